"""number-changed, by value: a figure that no parent has, where a figure of its parents is gone.

`number.py` asks whether two figures fill one slot; a reworded sentence often hides it ("nine of
them children", "among them nineteen children"). But a figure that stands nowhere in the source, and
follows from nothing there, is wrong wherever it stands: it is held against the one figure of the
aligned sentences that the child lost. Ages, days of a month, scores and clock times, which count
nothing, are compared as well; a day that changed is an entity-changed. Severity as in `number.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from headwater.drift.figures.counted import PEOPLE_AT_LARGE, same_noun
from headwater.drift.figures.number import (
    are_compatible,
    ends_a_span,
    is_ratio,
    is_remainder,
    is_run,
    severity_of,
    with_unit,
)
from headwater.drift.figures.units import is_rate
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.clock import is_time_in_words
from headwater.lexicon.measures import measure_of
from headwater.lexicon.numerals import SCALES, numeral_value
from headwater.model import DriftKind, Number, Span, Telling, Token
from headwater.model.same import Same

_ALONE = 0.65
_ONE_OF_MANY = 0.55
_ROUNDED = 0.12
_TIMES = frozenset({"DATE", "TIME"})
_CLOCK = frozenset("am pm a.m. p.m. gmt utc".split())
_HALF_A_DAY = 12
_TELLING = 4
_FAR_APART = 10
_SMALL = 12
# With one of these a source gives a figure that it does not write out: "twice that sum".
_TIMES_AS_MUCH = frozenset("twice double triple treble half third quarter fold times".split())


_PLACES = {
    word: float(place)
    for place, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is written out, whether it counts anything or not.

    Attributes:
        span: its words.
        value: its value.
        unit: what it counts, as `Number.unit`; of one that counts nothing its label or its noun.
        number: the figure as it was extracted, where it counts something.
        when: whether it is part of a date or a time.
    """

    span: Span
    value: float
    unit: str
    number: Number | None
    when: bool


def figures_in(telling: Telling, span: Span) -> tuple[Figure, ...]:
    """All figures of a span, those that count something first."""
    counted = telling.numbers_in(span)
    found = [
        Figure(n.span, n.value, n.unit, n, when=False)
        for n in counted
        if not (is_ratio(telling, n) or ends_a_span(telling, n) or _is_scale(n))
    ]
    for token in telling.parse.tokens_in(span):
        value = numeral_value(token.text) if token.pos == "NUM" else None
        if (
            value is None
            or token.text.lower() in SCALES
            or any(n.span.start <= token.start < n.span.end for n in counted)
            or _is_of_a_clock(telling, token)
        ):
            continue
        when = token.entity in _TIMES
        unit = token.entity or telling.parse.tokens[token.head].lemma.lower()
        found.append(Figure(telling.span_of([token]), value, unit, None, when))
    return tuple(found)


def _is_of_a_clock(telling: Telling, token: Token) -> bool:
    """Whether a figure is either of "ten past six"."""
    words = [
        t.text.lower() for t in telling.parse.tokens[max(0, token.index - 2) : token.index + 3]
    ]
    return any(is_time_in_words(*three) for three in zip(words, words[1:], words[2:], strict=False))


def _is_scale(number: Number) -> bool:
    """Whether a figure is only a round word ("a hundred")."""
    return number.span.text.lower().removeprefix("a ") in SCALES


def check_values(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Figures of a child sentence that its parents neither have nor lead to."""
    known, units = _values(vocabulary), _units(vocabulary)
    mine = figures_in(scene.child, scene.sentence.span)
    new = [f for f in mine if f.value not in known and not _says_little(f)]
    new += [f for f in mine if f not in new and _is_of_other_things(f, units)]
    if not new:
        return
    # What this sentence lost may stand in another one of the child.
    kept = _figure_values(Same(scene.child))
    for figure in new:
        lost = [(r, f) for r in scene.rests for f in _lost(scene, r, kept, figure)]
        if not lost or _follows(figure, scene.rests):
            continue
        rest, source = lost[0]
        alone = len({f.value for _, f in lost}) == 1 and len(new) == 1
        yield _finding(scene.child, figure, rest.parent, source, alone=alone)


@lru_cache(maxsize=16)
def _figure_values(key: Same[Telling]) -> frozenset[float]:
    """Every value that a telling's figures have."""
    return frozenset(
        value
        for sentence in key.thing.parse.sentences
        for figure in figures_in(key.thing, sentence.span)
        for value in _readings(figure)
    )


@lru_cache(maxsize=16)
def _word_values(key: Same[Telling]) -> frozenset[float]:
    """Every value that a single word of a telling has."""
    values = (_read_alone(token) for token in key.thing.parse.tokens)
    return frozenset(value for value in values if value is not None)


def _units(vocabulary: Vocabulary) -> dict[str, set[float]]:
    """The values that the parents give for each unit."""
    units: dict[str, set[float]] = {}
    for number in (n for parent in vocabulary.parents for n in parent.numbers):
        units.setdefault(number.unit, set()).update({number.value, number.low, number.high})
    return units


def _is_of_other_things(figure: Figure, units: dict[str, set[float]]) -> bool:
    """Whether the parents count the same thing, but have the figure for other things alone."""
    if figure.number is None or figure.unit in {"", "percent"} or "" in units:
        return False
    if figure.value < _TELLING or figure.unit in PEOPLE_AT_LARGE:
        return False
    return figure.unit in units and figure.value not in units[figure.unit]


def _values(vocabulary: Vocabulary) -> set[float]:
    """Every value that any parent gives."""
    keys = [Same(parent) for parent in vocabulary.parents]
    return {v for key in keys for v in _figure_values(key) | _word_values(key)}


def _read_alone(token: Token) -> float | None:
    """The value of one word, an ordinal's too: a third soldier makes three."""
    place = _PLACES.get(token.text.lower())
    return numeral_value(token.text) if place is None else place


def _readings(figure: Figure) -> set[float]:
    if figure.number is None:
        # Three in the afternoon is 15 o'clock.
        clock = {figure.value + _HALF_A_DAY, figure.value - _HALF_A_DAY} if figure.when else set()
        return {figure.value, *clock}
    return {figure.value, figure.number.low, figure.number.high}


def _says_little(figure: Figure, theirs: Figure | None = None) -> bool:
    """Whether a figure may be said of anything: one, a share, "the two", "a pair"."""
    rough = figure.number is not None and figure.number.high >= 2 * figure.number.low
    return (
        figure.value <= 1
        or rough
        or (figure.value < _TELLING and theirs is not None and figure.unit != theirs.unit)
    )


def _lost(scene: Scene, rest: Rest, kept: Set[float], figure: Figure) -> Iterator[Figure]:
    """Figures of a parent sentence that the child lost, of the same sort as `figure`."""
    for source in figures_in(rest.parent, rest.sentence.span):
        if source.value in kept or not _one_sort(figure, source) or _says_little(figure, source):
            continue
        if figure.number and source.number:
            if are_compatible(figure.number, source.number):
                continue
            if is_run(rest.parent, figure.number, source.number):
                continue
            if is_remainder(rest, figure.number, source.number):
                continue
            if not _one_thing(scene, rest, figure.number, source.number):
                continue
        if is_rate(rest.parent, source.span) and figure.unit != source.unit:
            continue  # "32 metres a second" is "115 kilometres an hour"
        yield source


def _one_sort(mine: Figure, theirs: Figure) -> bool:
    """Whether two figures may count one sort of thing."""
    if (mine.number is None) != (theirs.number is None) or mine.when != theirs.when:
        return False
    if mine.unit == theirs.unit:
        return True
    if mine.number is None:
        return False
    measures = [measure_of(f.unit) for f in (mine, theirs)]
    if any(measures):
        return all(measures) and len({m[0] for m in measures if m}) == 1
    return "percent" not in {mine.unit, theirs.unit}


def _one_thing(scene: Scene, rest: Rest, number: Number, source: Number) -> bool:
    """Whether two figures count one thing, or at least nothing far apart in size."""
    noun = same_noun(scene, rest, number, source)
    if noun is not None or number.unit == source.unit:
        return bool(noun) or number.unit == source.unit
    if number.value <= _SMALL:
        return False
    greater, lesser = max(number.value, source.value), min(number.value, source.value)
    return greater <= _FAR_APART * lesser


def _follows(figure: Figure, rests: Sequence[Rest]) -> bool:
    """Whether a figure is the sum, difference, ratio or rounding of figures that the source has."""
    told = {t.lemma.lower() for r in rests for t in r.parent.tokens(r.sentence)}
    if told & _TIMES_AS_MUCH and figure.number is not None:
        return True
    values = [value for rest in rests for value in _written(rest)]
    reckoned = [
        v for a, b in permutations(values, 2) for v in (a + b, a - b, a * b, a / b if b else a)
    ]
    return any(
        figure.value == value or _rounds(figure, value)
        for value in (*values, *reckoned, sum(values))
    )


def _written(rest: Rest) -> set[float]:
    """Every value that a parent sentence has, parts of a ratio too."""
    counted = rest.parent.numbers_in(rest.sentence.span)
    alone = (_read_alone(t) for t in rest.parent.tokens(rest.sentence))
    return {v for n in counted for v in (n.value, n.low, n.high)} | {v for v in alone if v}


def _rounds(figure: Figure, value: float) -> bool:
    """Whether a figure is about a value and says so."""
    bounded = figure.number is not None and figure.number.bound != "exact"
    return bounded and abs(figure.value - value) <= _ROUNDED * abs(value)


def _finding(
    child: Telling, figure: Figure, parent: Telling, source: Figure, *, alone: bool
) -> Finding:
    before, after = quoted(source.span.text), quoted(figure.span.text)
    detail = f"{before} became {after}, which the source gives nowhere"
    confidence = _ALONE if alone else _ONE_OF_MANY
    if figure.number is None or source.number is None:
        kind: DriftKind = "entity-changed" if figure.when else "number-changed"
        return Finding(kind, "medium", figure.span, source.span, detail, confidence)
    return Finding(
        "number-changed",
        severity_of(figure.number, source.number, bound_only=False),
        with_unit(child, figure.number),
        with_unit(parent, source.number),
        detail,
        confidence,
    )
