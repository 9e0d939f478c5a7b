"""number-changed, by another bound: "nearly 60,000" became "more than 60,000".

A figure that came down with its value may be bounded otherwise than in the source: an upper bound
where the source has a lower one, "more than" where it has "nearly", "exactly" where it has "about".
A bound on what the source gives without one is silent ("60 so far", "at least 60"); that one is
lost is told in `number.py`. Severity: medium.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.figures.counted import same_noun
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.measures import measure_of
from headwater.model import Number, Telling

_OPEN = frozenset({"at-least", "at-most"})
_EXACT = frozenset({"exactly", "precisely"})
# Bounds that are prepositions or particles as often: "handed over 14", "talks over 14 men".
_AMBIGUOUS = frozenset("over under above below".split())
_QUANTIFYING = frozenset({"quantmod", "advmod", "amod", "nummod"})
_CONFIDENCE = 0.6


def check_bounds(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Figures of a child sentence whose bound contradicts every mention in the parents."""
    for number in scene.child.numbers_in(scene.sentence.span):
        found = _rebounded(scene, number, vocabulary)
        if found is not None:
            before, after = quoted(found.span.text), quoted(number.span.text)
            detail = f"{before} became {after}: another bound"
            yield Finding("number-changed", "medium", number.span, found.span, detail, _CONFIDENCE)


def _rebounded(scene: Scene, number: Number, vocabulary: Vocabulary) -> Number | None:
    """The parent's figure of which the child's is the same value with a bound against it."""
    exact = _says_exactly(scene.child, number)
    if not exact and (number.bound not in _OPEN or not _is_bound(scene.child, number)):
        return None
    same = [n for p in vocabulary.parents for n in p.numbers if _one_value(n, number)]
    if not same or any(_allows(n, number, exact=exact) for n in same):
        return None
    if any(_may_be_bounded(p, n) for p in vocabulary.parents for n in p.numbers if n in same):
        return None
    beside = [
        source
        for rest in scene.rests
        for source in rest.parent.numbers_in(rest.sentence.span)
        if source in same and _may_be_one(scene, rest, number, source)
    ]
    return beside[0] if beside else None


def _is_bound(telling: Telling, number: Number) -> bool:
    """Whether the words that read like a bound are one, and not a preposition or a particle."""
    inside = telling.parse.tokens_in(number.span)
    if not inside or any(t.text.lower() == "of" for t in inside[1:-1]):
        return False
    if inside[0].text.lower() not in _AMBIGUOUS:
        return True
    before = telling.parse.tokens[max(0, inside[0].index - 1)]
    governed = before.index < inside[0].index and before.pos in {"VERB", "NOUN"}
    spans = (measure_of(number.unit) or ("",))[0] == "time"  # "over 12 years" says how long
    return inside[0].dep in _QUANTIFYING and not governed and not spans


def _may_be_bounded(telling: Telling, number: Number) -> bool:
    """Whether a word before a figure may bound it, or a modal leaves it open ("may rise to 20")."""
    inside = telling.parse.tokens_in(number.span)
    if not inside or number.bound != "exact":
        return False
    before = telling.parse.tokens[max(0, inside[0].index - 1) : inside[0].index]
    at = inside[-1]
    modal = False
    for _ in range(4):
        at = telling.parse.tokens[at.head]
        modal = modal or any(c.tag == "MD" for c in telling.parse.children(at.index))
    return modal or any(t.text.lower() in _AMBIGUOUS for t in before)


def _one_value(a: Number, b: Number) -> bool:
    return b.value in {a.value, a.low, a.high} or a.value in {b.low, b.high}


def _allows(source: Number, number: Number, *, exact: bool) -> bool:
    """Whether what a source says of a figure may be told with the child's bound."""
    if exact:
        return source.bound == "exact"
    if source.bound in {number.bound, "exact"}:
        return True  # "60 confirmed so far" are "at least 60", "only 60" "no more than 60"
    # "Nearly 60,000" is "up to 60,000"; a range has both its ends.
    if number.bound == "at-most":
        return source.bound == "about" and source.high <= number.value
    return source.bound == "about" and source.low >= number.value


def _says_exactly(telling: Telling, number: Number) -> bool:
    inside = telling.parse.tokens_in(number.span)
    before = telling.parse.tokens[max(0, inside[0].index - 1) : inside[0].index] if inside else ()
    return any(t.text.lower() in _EXACT for t in (*before, *inside))


def _may_be_one(scene: Scene, rest: Rest, number: Number, source: Number) -> bool:
    return same_noun(scene, rest, number, source) is not False
