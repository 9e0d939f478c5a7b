"""What two answers to one question are to each other: an update, a slip, or a contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from headwater.corroborate.entry import Entries, Entry
from headwater.corroborate.evidence import say_names
from headwater.corroborate.ground import Ground
from headwater.corroborate.when import comes_before, published_of, say_date
from headwater.lexicon.naming import same_name
from headwater.model import Group, Value

# Pairs of answers that are put into words, at the most: after that the values speak for themselves.
_MAX_LINES = 6


@dataclass(frozen=True, slots=True)
class _Telling:
    """One report that gives an answer, and where it has the answer from."""

    report: str
    answer: str
    ends: tuple[Entry, ...]


def say_conflicts(group: Group, entries: Entries, ground: Ground) -> tuple[str, ...]:
    """Where the answers of a group differ, who gives which, and what each is to the other.

    An outlet (or a body) that gives another answer later updates its own; a report that gives
    another answer than the report it was taken from changed it in retelling; origins that give an
    answer each contradict one another.

    Args:
        group: with its values.
        entries: where each claim of the group entered.
        ground: what the stage stands on.
    """
    if len(group.values) < 2:
        return ()
    told = [_tellings(value, entries, ground) for value in group.values]
    against = _contradiction(told, ground) if group.status == "conflicting" else ()
    lines = [line for one, other in combinations(told, 2) for line in _relate(one, other, ground)]
    said = list(dict.fromkeys(lines))[:_MAX_LINES]
    return (*against, *said, *_first_and_last(told, ground))


def _tellings(value: Value, entries: Entries, ground: Ground) -> list[_Telling]:
    ends: dict[str, dict[Entry, None]] = {}
    for claim in value.claims:
        ends.setdefault(ground.report_of(claim), {}).update(dict.fromkeys(entries[claim]))
    return [_Telling(report, value.value, tuple(found)) for report, found in ends.items()]


def _relate(one: list[_Telling], other: list[_Telling], ground: Ground) -> Iterator[str]:
    """How one answer became the other: for each way the first two reports that show it."""
    pairs = [(a, b) for a in one for b in other if a.report != b.report]
    for say in (_update, _retelling, _one_source):
        line = next((line for a, b in pairs if (line := say(a, b, ground))), None)
        if line is not None:
            yield line


def _contradiction(told: list[list[_Telling]], ground: Ground) -> Iterator[str]:
    """The answers of origins that contradict one another, each with whose it is."""
    sides = []
    for place, answer in enumerate(told):
        others = [t for at, rival in enumerate(told) if at != place for t in rival]
        against = [t for t in answer if any(_contradict(t, o, ground) for o in others)]
        if against:
            sides.append(f"{against[0].answer} ({_who(against, ground)})")
    if sides:
        yield f"contradiction between origins: {' against '.join(sides)}"


def _update(one: _Telling, other: _Telling, ground: Ground) -> str | None:
    """An outlet that says otherwise in a report of its own."""
    if not _same_outlet(one.report, other.report, ground):
        return None
    first, last = _in_order(one, other, ground)
    outlet = ground.reports[one.report].outlet
    return f"update by {outlet} itself: {_dated(first, ground)}, then {_dated(last, ground)}"


def _retelling(one: _Telling, other: _Telling, ground: Ground) -> str | None:
    """A report that says otherwise than the one it has the claim from."""
    if _same_outlet(one.report, other.report, ground):
        return None
    for child, parent in ((one, other), (other, one)):
        if parent.report in ground.ancestors(child.report) and _keys(child) & _keys(parent):
            name = ground.name_of(parent.report)
            return (
                f"changed in retelling: {ground.name_of(child.report)} has {child.answer} where "
                f"{name}, from which it was taken, has {parent.answer}"
            )
    return None


def _one_source(one: _Telling, other: _Telling, ground: Ground) -> str | None:
    """One body or person that two reports, neither taken from the other, give two answers of."""
    if _in_one_line(one.report, other.report, ground):
        return None
    names = {e.key: e.name for e in one.ends if e.credited and e.key in _keys(other)}
    for name in names.values():
        first, last = _in_order(one, other, ground)
        said = f"{_dated(first, ground, named=True)} and {_dated(last, ground, named=True)}"
        update = comes_before(first.report, last.report, ground)
        sort = "perhaps an update of its own" if update else "which it said last is not known"
        return f"two answers of one source, {name}: {said}; {sort}"
    return None


def _contradict(one: _Telling, other: _Telling, ground: Ground) -> bool:
    """Whether two reports have two answers from two origins, neither of which saw the other."""
    if _keys(one) & _keys(other) or _in_one_line(one.report, other.report, ground):
        return False
    ends = [(a.report, b.report) for a in one.ends for b in other.ends]
    return not any(a == b or _same_outlet(a, b, ground) for a, b in ends)


def _who(tellings: list[_Telling], ground: Ground) -> str:
    """The origins of an answer, or the reports where they are called alike."""
    credited = {e.name: e.name for t in tellings for e in t.ends if e.credited}
    ends = {e.report: None for t in tellings for e in t.ends if not e.credited}
    return ", ".join([*credited, *([say_names(list(ends), ground)] if ends else [])])


def _first_and_last(told: list[list[_Telling]], ground: Ground) -> Iterator[str]:
    """The earliest and the latest answer, where reports of two answers have a date."""
    dated = [t for answer in told for t in answer if published_of(t.report, ground).earliest]
    if len({t.answer for t in dated}) < 2:
        return
    first = min(dated, key=lambda t: (published_of(t.report, ground).earliest or "", t.report))
    last = max(dated, key=lambda t: (published_of(t.report, ground).latest or "", t.report))
    ends = (_dated(t, ground, named=True) for t in (first, last))
    yield "earliest: {}; latest: {}".format(*ends)


def _dated(telling: _Telling, ground: Ground, *, named: bool = False) -> str:
    date = say_date(published_of(telling.report, ground))
    said = [ground.name_of(telling.report) if named else "", date]
    where = ", ".join(part for part in said if part)
    return f"{telling.answer} ({where})" if where else telling.answer


def _in_order(one: _Telling, other: _Telling, ground: Ground) -> tuple[_Telling, _Telling]:
    """The earlier one first: by date, else by which was taken from which."""
    if comes_before(other.report, one.report, ground):
        return other, one
    dated = comes_before(one.report, other.report, ground)
    return (other, one) if not dated and _is_above(other, one, ground) else (one, other)


def _is_above(one: _Telling, other: _Telling, ground: Ground) -> bool:
    return one.report in ground.ancestors(other.report)


def _in_one_line(one: str, other: str, ground: Ground) -> bool:
    return one in ground.ancestors(other) or other in ground.ancestors(one)


def _same_outlet(one: str, other: str, ground: Ground) -> bool:
    mine, theirs = (ground.reports[r].outlet if r in ground.reports else None for r in (one, other))
    return mine is not None and theirs is not None and same_name(mine, theirs)


def _keys(telling: _Telling) -> set[str]:
    return {entry.key for entry in telling.ends}
