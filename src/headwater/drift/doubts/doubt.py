"""Words that doubt a statement: hedges, what somebody believes, and where their doubt reaches.

A hedge belongs to the word that it doubts ("apparent" to "preparation", "may" to its verb), and
its doubt reaches everything in that word's clause and what the clause governs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.drift.language import is_passive, subject_of
from headwater.drift.scene import clause_head
from headwater.lexicon.caveats import caveats_in
from headwater.lexicon.hedges import find_hedges
from headwater.model import Sentence, Span, Telling, Token

_RAISING = frozenset({"appear", "seem", "believe", "think", "suspect", "say", "fear", "expect"})
_SEEMING = frozenset({"appear", "seem"})
_SEEMING_STRENGTH = 0.5
# What somebody holds to be so without knowing it. A fear is no belief.
_BELIEVING = frozenset("believe think suspect reckon presume assume suppose surmise guess".split())
_SPEAKING_OF_ONESELF = frozenset({"i", "we"})
# "Could not be verified": the hedge may be its first or its last word alone.
_MODAL_CHARS = 10
_VERB_CHARS = 30
# "Could see", "could tell": an ability, and no doubt that it was used.
_PERCEIVED = frozenset(
    "hear see feel smell find tell understand remember recognise recognize read".split()
)
_CLAUSES = frozenset({"ccomp", "csubj"})
# "It was unclear who": that one does not know is the statement. "May no longer" forbids.
_STATEMENTS = frozenset({"unclear", "not", "no", "without"})
_GOVERNED = frozenset({"xcomp", "ccomp", "oprd", "acomp"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of doubt and what it doubts.

    Attributes:
        span: the words of doubt.
        token: the first of them.
        strength: how far it lowers certainty, 0 to 1.
        doubted: the content word that it doubts.
        believed: whether it says what somebody believes, not what the reporter doubts.
    """

    span: Span
    token: Token
    strength: float
    doubted: Token
    believed: bool


def doubts_in(telling: Telling, sentence: Sentence) -> tuple[Doubt, ...]:
    """The words of doubt of a sentence, in order.

    Left out: a verb in the active with a subject of its own ("residents feared") unless it says
    what somebody holds to be so; what is a statement itself ("could not be verified", "it was
    unclear who"); a ban ("may no longer"); and an ability ("could not tell").
    """
    found = []
    for span, strength in _hedge_spans(telling, sentence):
        token, doubted = telling.token_at(span.start), doubted_word(telling, span)
        if token is None or doubted is None or _is_no_doubt(telling, span, token, doubted):
            continue
        believed = _says_what_somebody_felt(telling, token)
        if not believed or _is_belief(telling, token):
            found.append(Doubt(span, token, strength, doubted, believed))
    return tuple(found)


def _hedge_spans(telling: Telling, sentence: Sentence) -> Iterator[tuple[Span, float]]:
    tokens = telling.tokens(sentence)
    covered: set[int] = set()
    for first, last, strength in find_hedges(tokens):
        covered |= set(range(first, last))
        yield telling.report.span(tokens[first].start, tokens[last - 1].end), strength
    for place, token in enumerate(tokens):
        if place in covered or token.pos != "VERB":
            continue
        lemma = token.lemma.lower()
        governed = {c.dep for c in telling.parse.children(token.index)}
        if (lemma in _SEEMING and governed & _GOVERNED - {"ccomp"}) or (
            lemma in _BELIEVING and "ccomp" in governed
        ):  # "appears aimed at", but not "claims appeared that"
            yield telling.report.span(token.start, token.end), _SEEMING_STRENGTH


def _is_no_doubt(telling: Telling, span: Span, token: Token, doubted: Token) -> bool:
    around = telling.report.text[max(0, span.start - _MODAL_CHARS) : span.end + _VERB_CHARS]
    if caveats_in(around):
        return True
    word, after = token.text.lower(), telling.report.text[span.end : span.end + _VERB_CHARS]
    if word in _STATEMENTS or (word == "may" and after.lower().startswith(" no longer")):
        return True
    if word == "possible":  # "the shortest possible route"
        return any(
            t.tag == "JJS" for t in telling.parse.tokens[max(0, token.index - 1) : token.index]
        )
    if word != "could":
        return False
    return doubted.lemma.lower() in _PERCEIVED or any(
        c.dep == "neg" for c in telling.parse.children(doubted.index)
    )


def _says_what_somebody_felt(telling: Telling, token: Token) -> bool:
    if token.pos != "VERB" or token.lemma.lower() in _SEEMING:
        return False
    if token.tag == "VBG":
        return True
    if is_passive(telling.parse, token) or token.dep == "amod":
        return False
    children = telling.parse.children(token.index)
    shared = token.dep == "conj" and token.tag != "VBN"  # "saw it and thought of the police"
    return any(c.dep == "nsubj" for c in children) or (
        shared and subject_of(telling.parse, token) is not None
    )


def _is_belief(telling: Telling, token: Token) -> bool:
    subject = subject_of(telling.parse, token)
    return (
        token.lemma.lower() in _BELIEVING
        and any(c.dep == "ccomp" for c in telling.parse.children(token.index))
        and subject is not None
        and subject.text.lower() not in _SPEAKING_OF_ONESELF
    )


def is_plain(doubt: Doubt) -> bool:
    """Whether it doubts in the reporter's own voice, and reports nobody's belief or accusation."""
    return not doubt.believed and (
        doubt.token.pos != "VERB" or doubt.token.lemma.lower() in _RAISING
    )


def doubted_word(telling: Telling, hedge: Span) -> Token | None:
    """The content word that a hedge doubts."""
    token = telling.token_at(hedge.start)
    last = telling.token_at(hedge.end - 1)
    if token is None or last is None:
        return None
    parse = telling.parse
    for candidate in parse.tokens[token.index : last.index + 1]:
        if candidate.lemma.lower() in _RAISING or candidate.pos in {"VERB", "ADJ"}:
            governed = [c for c in parse.children(candidate.index) if c.dep in _GOVERNED]
            if governed:
                return governed[0]
    head = parse.tokens[token.head]
    while head.head != head.index and token.index <= head.index <= last.index:
        head = parse.tokens[head.head]
    if head.lemma.lower() == "be":  # "it is possible that the guard slept"
        return next((c for c in parse.children(head.index) if c.dep in _CLAUSES), head)
    return head


def reach_up(telling: Telling, token: Token) -> tuple[Token, ...]:
    """The clause of a word and the clauses that govern it, by their heads, innermost first.

    A clause joined to another with a subject of its own is governed by nothing in that other one.
    """
    parse = telling.parse
    heads = [clause_head(parse, token)]
    while True:
        head = heads[-1]
        if head.head == head.index or (head.dep == "conj" and _has_subject(telling, head)):
            return tuple(heads)
        heads.append(clause_head(parse, parse.tokens[head.head]))


def _has_subject(telling: Telling, verb: Token) -> bool:
    return any(c.dep in {"nsubj", "nsubjpass", "expl"} for c in telling.parse.children(verb.index))


def doubts_word(telling: Telling, doubt: Doubt, word: Token) -> bool:
    """Whether a doubt reaches a word: stands in its clause, or on a verb that governs it."""
    own, *above = reach_up(telling, word)
    if clause_head(telling.parse, doubt.token) == own:
        return True
    if own in {doubt.doubted, clause_head(telling.parse, doubt.doubted)}:
        return True
    return any(h.index in {doubt.token.index, doubt.token.head} for h in above)
