"""number-changed: another figure for what is counted, or its bound lost.

A child's figure is held against the parent's figures for the same thing: the same unit, or a unit
that came from it. The same value in other words is silent ("14", "fourteen"), and so is a rounded
figure that says it is one ("about 20" for 19). Severity: high for people and for a change of half
or more, low for a lost "about", medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import likeness
from headwater.model import Number, Severity, Span, Telling, Token

_SAME_UNIT = 0.5
_ROUNDED = 0.12
_PEOPLE = frozenset(
    "people person man woman child civilian soldier fighter commander killed dead wounded injured "
    "death casualty victim resident worker inmate passenger militant member patient officer body "
    "villager migrant refugee arrested detained missing".split()
)


def check_numbers(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Figures of a child sentence that its parents give otherwise."""
    theirs = [
        (rest, number)
        for rest in scene.rests
        for number in rest.parent.numbers_in(rest.sentence.span)
    ]
    taken: set[Number] = set()
    unmatched: list[Number] = []
    for number in scene.child.numbers_in(scene.sentence.span):
        if _is_ratio(scene.child, number):
            continue  # "eight in nine": its complement says the same in other figures
        same = [
            (r, n)
            for r, n in theirs
            if n.value == number.value and _may_count_same(scene, r, number, n)
        ]
        if not same:
            unmatched.append(number)
            continue
        rest, source = next(((r, n) for r, n in same if n.bound == number.bound), same[0])
        taken.add(source)
        if _bound_lost(number, source) and scene.sentence.kind != "title":
            yield _finding(scene, rest, number, source, bound_only=True)
    for number in unmatched:
        candidates = [
            (r, n)
            for r, n in theirs
            if n not in taken and _counts_same(scene, r, number, n) and not _compatible(number, n)
        ]
        agreeing = any(
            _compatible(number, n) and _may_count_same(scene, r, number, n) for r, n in theirs
        )
        if candidates and not agreeing and not _said_elsewhere(number, vocabulary):
            rest, source = candidates[0]
            taken.add(source)
            yield _finding(scene, rest, number, source, bound_only=False)


def _is_ratio(telling: Telling, number: Number) -> bool:
    """Whether a figure is one side of "one in nine", "eight of ten households"."""
    inside = telling.parse.tokens_in(number.span)
    if not inside:
        return False
    after = telling.parse.tokens[inside[-1].index + 1 : inside[-1].index + 5]
    before = telling.parse.tokens[max(0, inside[0].index - 4) : inside[0].index]
    return any(
        a.text.lower() in {"in", "of"} and b.pos == "NUM" for a, b in pairwise(after)
    ) or any(a.pos == "NUM" and b.text.lower() in {"in", "of"} for a, b in pairwise([*before]))


def _finding(
    scene: Scene, rest: Rest, number: Number, source: Number, *, bound_only: bool
) -> Finding:
    before, after = quoted(source.span.text), quoted(number.span.text)
    what = number.unit or source.unit
    detail = f"{before} became {after}" + (f" ({what})" if what else "")
    if bound_only:
        detail += f": the source's bound ({source.bound.replace('-', ' ')}) is lost"
    return Finding(
        "number-changed",
        _severity(number, source, bound_only=bound_only),
        _with_unit(scene.child, number),
        _with_unit(rest.parent, source),
        detail,
        0.8 if bound_only else 0.72,
    )


def _with_unit(telling: Telling, number: Number) -> Span:
    last = telling.token_at(number.span.end - 1)
    if last is None:
        return number.span
    parse = telling.parse
    head = parse.tokens[last.head]
    if head.index > last.index and head.index - last.index <= 3 and head.sentence == last.sentence:
        return telling.report.span(number.span.start, head.end)
    return number.span


def _bound_lost(number: Number, source: Number) -> bool:
    return (
        (source.bound != "exact" and number.bound == "exact" and source.low != source.high)
        or (source.bound in {"at-least", "at-most"} and number.bound in {"exact", "about"})
        or (source.bound == "about" and number.bound == "exact")
    )


_SPANS_OF_TIME = frozenset(
    {"second", "minute", "hour", "day", "week", "fortnight", "month", "year"}
)


def _compatible(number: Number, source: Number) -> bool:
    """Whether two figures can both be true as they are bounded, or are in different units.

    "90 minutes" and "an hour and a half" are not compared: the parts of a converted figure say
    nothing one by one.
    """
    units = {number.unit, source.unit}
    if 0.5 in {number.value, source.value} and units & _SPANS_OF_TIME:
        return True
    if units <= _SPANS_OF_TIME and len(units) > 1:
        return True
    if number.bound == "exact" and source.low < source.high and source.bound == "about":
        return False  # one figure out of a range, or a round one made exact
    if source.low <= number.low and number.high <= source.high:
        return True
    if number.bound != "exact" and source.value:
        return abs(number.value - source.value) <= _ROUNDED * abs(source.value)
    return False


def _may_count_same(scene: Scene, rest: Rest, number: Number, source: Number) -> bool:
    """Whether two equal figures may count the same: no unit on a side, or no contradiction."""
    if not number.unit or not source.unit:
        return True
    return _counts_same(scene, rest, number, source) or number.value == source.value


def _counts_same(scene: Scene, rest: Rest, number: Number, source: Number) -> bool:
    """Whether two figures count the same thing."""
    if number.unit and number.unit == source.unit:
        return True
    mine, theirs = _unit_words(scene.child, number), _unit_words(rest.parent, source)
    if any((p := rest.parent_word(t)) is not None and p in theirs for t in mine):
        return True
    if not mine or not theirs:
        return False
    alike = likeness(mine, theirs, scene.child.parse.vectors, rest.parent.parse.vectors)
    return bool(alike.size) and float(alike.max()) >= _SAME_UNIT


def _unit_words(telling: Telling, number: Number) -> tuple[Token, ...]:
    """What a figure counts: the noun that it modifies, or the verb of which it is the subject."""
    tokens = telling.parse.tokens_in(number.span)
    if not tokens:
        return ()
    inside = {t.index for t in tokens}
    heads = [telling.parse.tokens[t.head] for t in tokens if t.head not in inside]
    return tuple(h for h in heads if h.is_content)


def _said_elsewhere(number: Number, vocabulary: Vocabulary) -> bool:
    """Whether some parent gives this very figure for this very unit in another sentence."""
    return any(
        n.value == number.value and (not number.unit or fold_word(n.unit) == fold_word(number.unit))
        for parent in vocabulary.parents
        for n in parent.numbers
    )


def _severity(number: Number, source: Number, *, bound_only: bool) -> Severity:
    if bound_only:
        return "low" if source.bound == "about" else "medium"
    people = number.unit in _PEOPLE or source.unit in _PEOPLE
    large = abs(number.value - source.value) >= 0.5 * max(abs(source.value), 1)
    return "high" if people or large else "medium"
