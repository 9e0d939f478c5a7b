"""Whether an event is asserted, denied, expected, supposed, or told as history, by the parse."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from headwater.extract.time.calendar import parse_day
from headwater.model import Annotations, Claim, Report, TimeExpression, Token

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
    time: TimeExpression | None,
) -> Modality:
    """PLOVER's auxiliary mode of what `trigger` reports; "asserted" where none applies."""
    words = _governing(annotations, trigger)
    above = {w.lemma.casefold() for w in words[1:]}
    auxiliaries = {
        c.text.casefold() for w in words for c in annotations.children(w.index) if c.dep == "aux"
    }
    denied = claim.certainty == "denied" or any(_is_negated(annotations, w) for w in words[:2])
    supposed = claim.certainty == "hypothetical" or _is_conditional(annotations, words)
    modality: Modality = "asserted"
    if denied or above & _NEGATING:
        modality = "negated"
    elif supposed or (auxiliaries & _POSSIBLE_AUX and not auxiliaries & _FUTURE_AUX):
        modality = "hypothetical"
    elif auxiliaries & _FUTURE_AUX or above & (_FUTURE_HEADS | _FUTURE_NOUNS):
        modality = "future"
    elif above & _POSSIBLE_HEADS:
        modality = "hypothetical"
    elif _is_history(report, time):
        modality = "historical"
    return modality


def _governing(annotations: Annotations, trigger: Token) -> list[Token]:
    """The trigger and the words that govern it as a complement, nearest first."""
    chain = [trigger]
    at = trigger
    for _ in range(_MOST_STEPS):
        head = annotations.tokens[at.head]
        if head.index == at.index or not _is_complement(annotations, at, head):
            break
        chain.append(head)
        at = head
    return chain


def _is_complement(annotations: Annotations, at: Token, head: Token) -> bool:
    if at.dep == "advcl":
        return all(c.dep != "mark" for c in annotations.children(at.index))
    if at.dep == "dobj":
        return at.pos == "NOUN"
    if at.dep == "prep":
        return head.pos != "VERB" or at.text.casefold() in {"for", "from"}
    return at.dep in {"xcomp", "pcomp", "acl", "pobj", "conj"}


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


def _is_history(report: Report, time: TimeExpression | None) -> bool:
    """Whether it ended more than a year before the report was published."""
    if time is None:
        return False
    published, ended = parse_day(report.published.earliest), parse_day(time.latest)
    return published is not None and ended is not None and published - ended > _HISTORY
