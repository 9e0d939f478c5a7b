"""What the two checks of hedges share: words for a hedge as open, and the spans that they show."""

from __future__ import annotations

from headwater.drift.doubts.doubt import Doubt
from headwater.drift.language import noun_phrase
from headwater.drift.scene import clause_head
from headwater.lexicon.doubtwords import (
    ALLOWING_WORDS,
    CHARGE_WORDS,
    EXPECTING_WORDS,
    FREQUENCY_WORDS,
    LIKELY_WORDS,
    OPINION_NOUNS,
    PRELIMINARY_WORDS,
)
from headwater.model import Sentence, Span, Telling, Token

_WEAK = 0.25
_EXPECTED = 0.3
_LIKELY = 0.4
_NEAR_CHARS = 40
_ACCUSING = frozenset({"accuse", "suspect", "blame", "allege", "alleged", "suspected"})
_PROVISIONAL = frozenset({"preliminary", "provisional", "provisionally"})
# As in "in her view", "by his reckoning", "to their mind".
_HOLDING = frozenset({"in", "by", "to", "on"})
_COMPLEMENTS = frozenset({"attr", "acomp", "dobj", "agent"})


def says_any(tokens: tuple[Token, ...], words: frozenset[str]) -> bool:
    """Whether any of some words, or its lemma, is in a list."""
    return any(t.lemma.lower() in words or t.text.lower() in words for t in tokens)


def words_as_open(doubt: Doubt) -> frozenset[str]:
    """Other words for a hedge, by what kind of hedge it is."""
    if doubt.strength <= _WEAK:
        return FREQUENCY_WORDS
    if doubt.token.lemma.lower() in _ACCUSING:
        return CHARGE_WORDS
    if doubt.token.tag == "MD":
        return ALLOWING_WORDS
    if doubt.token.lemma.lower() in _PROVISIONAL:
        return PRELIMINARY_WORDS
    if doubt.strength <= _EXPECTED:
        return EXPECTING_WORDS
    return LIKELY_WORDS if doubt.strength <= _LIKELY else frozenset()


def is_opinion(telling: Telling, token: Token) -> bool:
    """As in "about seventy, I would say", "in the clinic's estimate"."""
    parse = telling.parse
    if token.lemma.lower() in OPINION_NOUNS and token.dep == "pobj":
        return parse.tokens[token.head].text.lower() in _HOLDING and any(
            c.dep == "poss" or c.text.lower() == "of" for c in parse.children(token.index)
        )
    return token.lemma.lower() in {"say", "guess"} and any(
        c.tag == "MD" for c in parse.children(token.index)
    )


def is_semblance(telling: Telling, token: Token) -> bool:
    """As in "what looked like card numbers", "it sounded as if"."""
    return token.lemma.lower() in {"look", "sound", "feel"} and any(
        c.text.lower() in {"like", "as"} for c in telling.parse.children(token.index)
    )


def is_rounded(telling: Telling, doubt: Doubt, other: Telling, sentence: Sentence) -> bool:
    """Whether another sentence rounds the figure that is doubted: "perhaps ten", "ten or so".

    Args:
        telling: what has the doubt.
        doubt: of a figure, or of anything else.
        other: the other text.
        sentence: of it.
    """
    doubted = [n for n in telling.numbers if n.span.overlaps(doubt.span)]
    rounded = [n for n in other.numbers_in(sentence.span) if n.bound != "exact"]
    return any(a.value == b.value for a in doubted for b in rounded)


def clause_words(telling: Telling, token: Token) -> Span:
    """The core of the clause around a word: its verb, the word, a subject that is near."""
    parse = telling.parse
    head = clause_head(parse, token)
    if abs(head.start - token.start) > _NEAR_CHARS:
        joint = parse.tokens[token.head]
        governed = [joint] if joint.pos == "ADP" else []
        return telling.span_of([*noun_phrase(parse, token), *governed])
    core = [token, head]
    for child in parse.children(head.index):
        near = abs(child.start - head.start) <= _NEAR_CHARS
        behind = child.index > head.index
        if (
            child.dep in {"aux", "auxpass", "neg"}
            or (near and child.dep in {"nsubj", "nsubjpass"})
            or (near and behind and child.dep in _COMPLEMENTS)
        ):
            core.append(child)
    if not any(c.dep in _COMPLEMENTS for c in core if c.head == head.index):
        core.extend(_first_prepositional(telling, head))
    return telling.span_of(core)


def _first_prepositional(telling: Telling, verb: Token) -> list[Token]:
    """The preposition next to a verb with its noun or verb: "aimed at cutting"."""
    for child in telling.parse.children(verb.index):
        if child.dep == "prep" and verb.index < child.index <= verb.index + 2:
            governed = telling.parse.children(child.index)
            near = (t for t in governed if t.dep in {"pobj", "pcomp"})
            return [child, *(t for t in near if abs(t.start - verb.start) <= _NEAR_CHARS)]
    return []


def hedged_words(telling: Telling, doubt: Doubt) -> Span:
    """A hedge with the word that it doubts."""
    start = min(doubt.span.start, doubt.doubted.start)
    end = max(doubt.span.end, doubt.doubted.end)
    return telling.report.span(start, end)
