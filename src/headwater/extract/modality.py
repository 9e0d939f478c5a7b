"""Whether an event is asserted, denied, expected, supposed, or told as history, by the parse."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from headwater.extract.calendar import parse_day
from headwater.model import Annotations, Claim, Place, Report, TimeExpression, Token

Modality = Literal["asserted", "historical", "future", "hypothetical", "negated"]

_NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "neither", "nor"})
_NEGATING = frozenset(
    "deny refuse fail avoid prevent stop halt avert foil thwart refrain cancel abstain rule".split()
)
_FUTURE_AUX = frozenset({"will", "shall", "'ll", "wo"})
_FUTURE_HEADS = frozenset(
    "plan prepare intend vow pledge promise threaten expect schedule aim await order ask urge want "
    "seek hope decide agree".split()
)
_FUTURE_NOUNS = frozenset("preparation plan threat intention prospect bid effort attempt".split())
_POSSIBLE_AUX = frozenset({"may", "might", "could", "would", "can", "should", "must"})
_POSSIBLE_HEADS = frozenset("fear suspect suppose imagine speculate consider allow enable".split())
_CONDITIONS = frozenset({"if", "unless", "whether"})
# What ended this long before publication is background, not news (PLOVER: historical).
_HISTORY = timedelta(days=366)
_MOST_STEPS = 5


def modality_of(
    report: Report,
    annotations: Annotations,
    trigger: Token,
    claim: Claim,
    time: TimeExpression | Place | None,
) -> Modality:
    """PLOVER's auxiliary mode of the event that `trigger` reports; "asserted" where none applies."""
    words = _governing(annotations, trigger)
    if claim.certainty == "denied" or any(_is_negated(annotations, w) for w in words[:2]):
        return "negated"
    if any(w.lemma.casefold() in _NEGATING for w in words[1:]):
        return "negated"
    auxiliaries = {
        c.text.casefold() for w in words for c in annotations.children(w.index) if c.dep == "aux"
    }
    if _is_conditional(annotations, words) or claim.certainty == "hypothetical":
        return "hypothetical"
    if auxiliaries & _FUTURE_AUX:
        return "future"
    if auxiliaries & _POSSIBLE_AUX or any(w.lemma.casefold() in _POSSIBLE_HEADS for w in words[1:]):
        return "hypothetical"
    if any(w.lemma.casefold() in _FUTURE_HEADS | _FUTURE_NOUNS for w in words[1:]):
        return "future"
    return "historical" if _is_history(report, annotations, words, time) else "asserted"


def _governing(annotations: Annotations, trigger: Token) -> list[Token]:
    """The trigger and the words that govern it as a complement, nearest first."""
    chain = [trigger]
    at = trigger
    for _ in range(_MOST_STEPS):
        head = annotations.tokens[at.head]
        complement = at.dep in {"xcomp", "pcomp", "acl", "prep", "dobj", "pobj", "conj", "advcl"}
        if head.index == at.index or not complement:
            break
        if at.dep == "advcl" and any(c.dep == "mark" for c in annotations.children(at.index)):
            break
        if at.dep == "dobj" and at.pos != "NOUN":
            break
        if at.dep == "prep" and head.pos == "VERB" and at.text.casefold() not in {"for", "from"}:
            break
        chain.append(head)
        at = head
    return chain


def _is_negated(annotations: Annotations, word: Token) -> bool:
    return any(
        child.dep == "neg" or (child.dep == "det" and child.text.casefold() in _NEGATIONS)
        for child in annotations.children(word.index)
    )


def _is_conditional(annotations: Annotations, words: list[Token]) -> bool:
    return any(
        child.dep == "mark" and child.text.casefold() in _CONDITIONS
        for word in words
        for child in annotations.children(word.index)
    )


def _is_history(
    report: Report,
    annotations: Annotations,
    words: list[Token],
    time: TimeExpression | Place | None,
) -> bool:
    if not isinstance(time, TimeExpression) or time.latest is None:
        return False
    published, ended = parse_day(report.published.earliest), parse_day(time.latest)
    del annotations, words
    return published is not None and ended is not None and published - ended > _HISTORY
