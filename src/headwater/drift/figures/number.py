"""number-changed: another figure for what is counted, or its bound lost.

A child's figure is held against the parent's figures in the same slot (see `counted`): what is
counted, and what is said of it. The same value in other words is silent ("14", "fourteen"), and so
are a rounded figure that says it is one ("about 20" for 19), a converted unit with fair rounding,
the parts of a sum, and a share of a whole. Severity: high for people and for a change of half or
more, low for a lost "about", medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from headwater.drift.figures.counted import same_noun, told_alike
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.doubtwords import MODALS_OF_DOUBT
from headwater.lexicon.fold import fold_word
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.measures import measure_of
from headwater.model import Number, Severity, Span, Telling

_ROUNDED = 0.12
# So many words of what is said of a figure must come down for its slot to be beyond doubt.
_SURE_SLOT = 2
# Small figures recur; a greater one with its unit is the same figure wherever it stands.
_TELLING_VALUE = 5
_WHOLE = 100
# A figure this great that stands once in each text is one figure, whatever it is called there.
_ITSELF = 10
_NEAR_WORDS = 4
_PEOPLE = frozenset(
    "people person man woman child civilian soldier fighter commander killed dead wounded injured "
    "death casualty victim resident worker inmate passenger militant member patient officer body "
    "villager migrant refugee arrested detained missing".split()
)
# Verbs that bound the figure that they govern: "can exceed 50 km".
_BOUNDING_VERBS = frozenset("exceed surpass top pass overtake outnumber reach approach".split())

_BOUNDING_WORDS = frozenset(
    "least most more fewer less over under above below exceeding upwards minimum maximum nearly "
    "almost plus beyond within limit cap ceiling threshold past".split()
)

_Source = tuple[Rest, Number]


def check_numbers(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Figures of a child sentence that its parents give otherwise."""
    theirs = [
        (rest, number)
        for rest in scene.rests
        for number in rest.parent.numbers_in(rest.sentence.span)
    ]
    taken: set[Number] = set()
    unmatched: list[Number] = []
    moved: list[Number] = []
    for number in scene.child.numbers_in(scene.sentence.span):
        if is_ratio(scene.child, number) or ends_a_span(scene.child, number):
            continue  # "eight in nine": its complement says the same in other figures
        same = [
            (r, n) for r, n in theirs if n.value == number.value and _may_be(scene, r, number, n)
        ]
        if _fills_another_slot(scene, same, theirs, number):
            moved.append(number)
            continue
        if not same:
            unmatched.append(number)
            continue
        rest, source = next(((r, n) for r, n in same if n.bound == number.bound), same[0])
        taken.add(source)
        if _loses_bound(scene, rest, number, source):
            yield _finding(scene, rest.parent, number, source, bound_only=True)
    sums = _sums(scene, theirs)
    for number in (*moved, *unmatched):
        reckoned = any(is_remainder(rest, number, source) for rest, source in theirs)
        if reckoned or number.value in sums or _is_year(number):
            continue
        found = _changed_from(scene, [t for t in theirs if t[1] not in taken], number, vocabulary)
        if found is not None and (number in moved or not _agreeing(scene, theirs, number)):
            taken.add(found[1])
            yield _finding(scene, found[0].parent, number, found[1], bound_only=False)
            continue
        bounded = _bounded_in_source(number, vocabulary)
        if bounded is not None and not _bounded_otherwise(scene, number, bounded[1]):
            yield _finding(scene, bounded[0], number, bounded[1], bound_only=True)


def _fills_another_slot(
    scene: Scene, same: Sequence[_Source], theirs: Sequence[_Source], number: Number
) -> bool:
    """Whether a figure of the source stands where the source has another one.

    "23 were treated; four remain in hospital" -> "23 remain in hospital".
    """
    if not same or any(told_alike(scene, r, number, n) > 0 for r, n in same):
        return False
    mine = {n.value for n in scene.child.numbers_in(scene.sentence.span)}
    return any(
        n.value not in mine
        and n.bound == number.bound
        and same_noun(scene, r, number, n) is not False
        and told_alike(scene, r, number, n) >= _SURE_SLOT
        and not are_compatible(number, n)
        for r, n in theirs
    )


def _bounded_in_source(number: Number, vocabulary: Vocabulary) -> tuple[Telling, Number] | None:
    """The figure that the parents give only with a bound, in sentences not aligned with this."""
    if not number.unit or number.bound != "exact" or number.value < _TELLING_VALUE:
        return None
    same = [
        (parent, n)
        for parent in vocabulary.parents
        for n in parent.numbers
        if n.value == number.value and fold_word(n.unit) == fold_word(number.unit)
    ]
    if not same or any(n.bound not in {"at-least", "at-most"} for _, n in same):
        return None
    return same[0]


def _is_year(number: Number) -> bool:
    return not number.unit and number.value.is_integer() and 1900 <= number.value <= 2100


def _changed_from(
    scene: Scene, theirs: Sequence[_Source], number: Number, vocabulary: Vocabulary
) -> _Source | None:
    """The parent's figure whose slot the child's figure has taken with another value."""
    ranked = [
        (_slot(scene, rest, number, source), rest, source)
        for rest, source in theirs
        if not are_compatible(number, source)
        and not is_run(rest.parent, number, source)
        and not _is_year(source)
        and not is_ratio(rest.parent, source)
    ]
    best = max(ranked, key=lambda row: row[0], default=None)
    if best is None or best[0] < 1:
        return None
    if best[0] < _SURE_SLOT and _said_elsewhere(number, vocabulary):
        return None
    return best[1], best[2]


def _slot(scene: Scene, rest: Rest, number: Number, source: Number) -> int:
    """How surely two figures fill one slot: 0 not, 1 by the noun, more by what is said of it."""
    noun = same_noun(scene, rest, number, source)
    told = told_alike(scene, rest, number, source)
    if noun is False or told < 0:
        return 0
    if noun is True and number.unit != source.unit and not told:
        return 0  # "two passengers" and "four people" may be other people of one accident
    if noun is None and number.unit and told < _SURE_SLOT:
        return 0
    return told + (noun is True)


def is_remainder(rest: Rest, number: Number, source: Number) -> bool:
    """Whether two figures are the two parts of a whole: "92% counted", "8% still to be counted"."""
    if number.unit == source.unit == "percent":
        return number.value + source.value == _WHOLE
    wholes = {n.value for n in rest.parent.numbers_in(rest.sentence.span) if n != source}
    return number.value + source.value in wholes


def is_run(parent: Telling, number: Number, source: Number) -> bool:
    """Whether one counts the end of a run in: "the first defeat in 23", "22 without defeat"."""
    inside = parent.parse.tokens_in(source.span)
    if not inside or source.value - number.value != 1:
        return False
    before = parent.parse.tokens[max(0, inside[0].index - _NEAR_WORDS) : inside[0].index]
    return any(t.text.lower() == "first" for t in before)


def ends_a_span(telling: Telling, number: Number) -> bool:
    """Whether a figure is the smaller part of one measure: "an hour and ten minutes"."""
    inside = telling.parse.tokens_in(number.span)
    own = measure_of(number.unit)
    if not inside or own is None or inside[0].index < 2:
        return False
    greater, joint = telling.parse.tokens[inside[0].index - 2 : inside[0].index]
    unit = measure_of(greater.lemma.lower())
    return joint.text.lower() == "and" and unit is not None and unit[0] == own[0]


def _agreeing(scene: Scene, theirs: Sequence[_Source], number: Number) -> bool:
    return any(are_compatible(number, n) and _may_be(scene, r, number, n) for r, n in theirs)


def _may_be(scene: Scene, rest: Rest, number: Number, source: Number) -> bool:
    """Whether two figures that agree may be one: nothing says that they count two things."""
    if number.value == source.value:
        return True
    return same_noun(scene, rest, number, source) is not False


def _sums(scene: Scene, theirs: Sequence[_Source]) -> set[float]:
    """Values that are parts or wholes of the other side's: "two players and three others", five."""
    mine = [n.value for n in scene.child.numbers_in(scene.sentence.span)]
    source = {n.value for _, n in theirs}
    sums = {a + b for a, b in combinations(sorted(n.value for _, n in theirs), 2)}
    parts = {v for a, b in combinations(mine, 2) if a + b in source for v in (a, b)}
    return sums | parts


def is_ratio(telling: Telling, number: Number) -> bool:
    """Whether a figure is one side of "one in nine", "one tap for every 400", "a week to ten"."""
    inside = telling.parse.tokens_in(number.span)
    if not inside:
        return False
    after = telling.parse.tokens[inside[-1].index + 1 : inside[-1].index + 6]
    before = telling.parse.tokens[max(0, inside[0].index - 4) : inside[0].index]
    if any(t.text.lower() in {"every", "per", "each"} for t in (*after, *before, *inside)):
        return True
    if before and before[-1].text.lower() in {"to", "-", "\u2013"} and number.unit:
        return True  # the end of a range that was not read as one: "a week to ten days"
    return any(
        a.text.lower() in {"in", "of"} and b.pos == "NUM" for a, b in pairwise(after[:4])
    ) or any(a.pos == "NUM" and b.text.lower() in {"in", "of"} for a, b in pairwise([*before]))


def _finding(
    scene: Scene, parent: Telling, number: Number, source: Number, *, bound_only: bool
) -> Finding:
    before, after = quoted(source.span.text), quoted(number.span.text)
    what = number.unit or source.unit
    detail = f"{before} became {after}" + (f" ({what})" if what else "")
    if bound_only:
        detail += f": the source's bound ({source.bound.replace('-', ' ')}) is lost"
    return Finding(
        "number-changed",
        severity_of(number, source, bound_only=bound_only),
        with_unit(scene.child, number),
        with_unit(parent, source),
        detail,
        0.8 if bound_only else 0.72,
    )


def with_unit(telling: Telling, number: Number) -> Span:
    """The words of a figure, with those up to what it counts."""
    last = telling.token_at(number.span.end - 1)
    if last is None:
        return number.span
    parse = telling.parse
    head = parse.tokens[last.head]
    if head.index > last.index and head.index - last.index <= 3 and head.sentence == last.sentence:
        return telling.report.span(number.span.start, head.end)
    return number.span


def _bound_lost(number: Number, source: Number) -> bool:
    return source.bound in {"at-least", "at-most"} and number.bound in {"exact", "about"}


def _loses_bound(scene: Scene, rest: Rest, number: Number, source: Number) -> bool:
    """Whether the bound of what is surely the same figure is gone from all of the child."""
    if not _bound_lost(number, source) or _bounded_otherwise(scene, number, source):
        return False
    if _particle(rest.parent, source):
        return False
    if any(
        (n.value, n.unit, n.bound) == (source.value, source.unit, number.bound)
        for n in rest.parent.numbers
    ):
        return False  # the source gives the figure without its bound too
    if number.value >= _TELLING_VALUE and {number.unit, source.unit} <= _PEOPLE | human_nouns():
        return True
    if (
        number.value >= _ITSELF
        and _stands_once(scene.child, number)
        and _stands_once(rest.parent, source)
    ):
        return True
    noun = same_noun(scene, rest, number, source)
    return noun is True or (noun is None and told_alike(scene, rest, number, source) > 0)


def _stands_once(telling: Telling, number: Number) -> bool:
    """Whether no other figure of a text has the value."""
    return sum(n.value == number.value for n in telling.numbers) == 1


def _particle(telling: Telling, number: Number) -> bool:
    """Whether what reads like a bound belongs to the verb ("handed over 14 prisoners")."""
    inside = telling.parse.tokens_in(number.span)
    if not inside or inside[0].text.lower() not in {"over", "under", "above", "below"}:
        return False
    before = telling.parse.tokens[max(0, inside[0].index - 1)]
    return before.pos == "VERB" and before.index < inside[0].index


def _bounded_otherwise(scene: Scene, number: Number, source: Number) -> bool:
    """Whether the child bounds a figure by its verb, by words near by, elsewhere, or need not.

    A headline has no room for bounds, and one mention with the bound is enough.
    """
    if scene.sentence.kind in {"title", "standfirst"}:
        return True
    if any(n.value == number.value and n.bound == source.bound for n in scene.child.numbers):
        return True
    parse = scene.child.parse
    inside = parse.tokens_in(number.span)
    if not inside:
        return True
    near = parse.tokens[max(0, inside[0].index - 3) : inside[-1].index + 6]
    if {t.text.lower() for t in near if t.sentence == scene.sentence.index} & _BOUNDING_WORDS:
        return True
    heads = [parse.tokens[t.head] for t in inside]
    above = [*heads, *(parse.tokens[h.head] for h in heads)]
    above += [parse.tokens[t.head] for t in above]
    if any(t.lemma.lower() in _BOUNDING_VERBS for t in above):
        return True
    # "Faces up to three years" is "could be jailed for three years".
    return source.bound == "at-most" and any(
        c.tag == "MD" and c.text.lower() in MODALS_OF_DOUBT
        for t in above
        for c in parse.children(t.index)
    )


def are_compatible(number: Number, source: Number) -> bool:
    """Whether two figures can both be true as they are bounded, or cannot be compared.

    "90 minutes" and "an hour and a half" are not compared: the parts of a converted figure say
    nothing one by one. Nor is a share ("a third", "34%") held against a count.
    """
    mine, theirs = measure_of(number.unit), measure_of(source.unit)
    if mine and theirs and mine[0] == theirs[0] and mine[1] != theirs[1]:
        here, there = number.value * mine[1], source.value * theirs[1]
        return mine[0] == "time" or abs(here - there) <= _ROUNDED * max(here, there)
    if _is_share(number) and _is_share(source):
        return abs(_share(number) - _share(source)) <= _ROUNDED * _share(source) and (
            number.unit != source.unit or _within(number, source)
        )
    half = 0.5 in {number.value, source.value} and bool(mine or theirs)
    return half or _is_share(number) != _is_share(source) or _within(number, source)


def _within(number: Number, source: Number) -> bool:
    """Whether a figure keeps to what the source's bounds allow, or says that it is rounded."""
    if number.bound == "exact" and source.low < source.high and source.bound == "about":
        return source.value == number.value  # else one figure out of a range
    if source.low <= number.low and number.high <= source.high:
        return True
    rounded = number.bound != "exact" and bool(source.value)
    return rounded and abs(number.value - source.value) <= _ROUNDED * abs(source.value)


def _share(number: Number) -> float:
    return number.value / _WHOLE if number.unit == "percent" else number.value


def _is_share(number: Number) -> bool:
    return number.unit == "percent" or 0 < number.value < 1


def _said_elsewhere(number: Number, vocabulary: Vocabulary) -> bool:
    """Whether some parent gives this very figure for this very unit in another sentence."""
    return any(
        n.value == number.value and (not number.unit or fold_word(n.unit) == fold_word(number.unit))
        for parent in vocabulary.parents
        for n in parent.numbers
    )


def severity_of(number: Number, source: Number, *, bound_only: bool) -> Severity:
    """How severe a changed figure is: by whom it counts, and by how much it changed."""
    if bound_only:
        return "medium"
    people = number.unit in _PEOPLE or source.unit in _PEOPLE
    large = abs(number.value - source.value) >= 0.5 * max(abs(source.value), 1)
    return "high" if people or large else "medium"
