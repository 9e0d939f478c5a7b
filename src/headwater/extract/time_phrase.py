"""What phrases of time mean once the day of publication is known: one function a sort of phrase.

Each takes the named groups of its pattern, in lower case, and the reference; the patterns are in
`time_pattern`. None means that the words name no day, or none that can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from headwater.extract.calendar import (
    Interval,
    of_date,
    of_month,
    of_season,
    of_unit,
    of_years,
    part_of,
    shifted,
)
from headwater.lexicon.figure import figure_value
from headwater.lexicon.months import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Reference:
    """What a phrase is counted from.

    Attributes:
        today: the day of publication; for needs "nothing" it is of no account.
        before: the last interval that the text gave before the phrase.
        ahead: whether the clause looks to the future.
    """

    today: date
    before: Interval | None = None
    ahead: bool = False


Groups = dict[str, str]
# A day of a month lies this far ahead at most where news speaks of it without a year ...
_SOON = timedelta(days=31)
# ... and then the last such day is at least this long ago.
_LONG_AGO = timedelta(days=300)


# Reading the groups


def _month(groups: Groups, name: str = "month") -> int:
    return MONTHS[groups[name].rstrip(".")]


def _count(groups: Groups) -> float | None:
    text = re.sub(r"^(?:more than|at least|about|nearly|almost|over|some|around) ", "", groups["n"])
    if text in {"a", "an", "one"}:
        return 1.0
    if text == "a couple of":
        return 2.0
    return figure_value(text)


def _parted(groups: Groups, whole: Interval | None) -> Interval | None:
    words = groups.get("part", "")
    if whole is None or not words:
        return whole
    for part, marks in _PARTS.items():
        if any(mark in words for mark in marks):
            return part_of(whole, part)
    return whole


_PARTS = {
    "start": ("start", "beginning"),
    "end": ("end", "close"),
    "early": ("early",),
    "mid": ("mid",),
    "late": ("late",),
}


# Resolving


def full_date(groups: Groups, _: Reference) -> Interval | None:
    """Resolve "July 1, 2015", "1-3 July 2015"."""
    first = of_date(int(groups["year"]), _month(groups), int(groups["day"]))
    if first is None or "day2" not in groups:
        return first
    last = of_date(int(groups["year"]), _month(groups), int(groups["day2"]))
    return Interval(first.first, last.last) if last and last.last >= first.first else None


def iso_date(groups: Groups, _: Reference) -> Interval | None:
    """Resolve "2015-07-01"."""
    return of_date(int(groups["year"]), int(groups["mon"]), int(groups["day"]))


def slashed(groups: Groups, _: Reference) -> Interval | None:
    """Resolve "7/1/2015", month first or day first: both, where both can be."""
    year = int(groups["year"])
    year += (1900 if year > 50 else 2000) if year < 100 else 0
    a, b = int(groups["a"]), int(groups["b"])
    found = [d for d in (of_date(year, a, b), of_date(year, b, a)) if d is not None]
    return Interval(min(found).first, max(found).last) if found else None


def month_of_year(groups: Groups, _: Reference) -> Interval | None:
    """Resolve "July 2015", "early July 2015"."""
    return _parted(groups, of_month(int(groups["year"]), _month(groups)))


def season_of_year(groups: Groups, _: Reference) -> Interval | None:
    """Resolve "the summer of 2014"."""
    return _parted(groups, of_season(int(groups["year"]), groups["season"]))


def year(groups: Groups, _: Reference) -> Interval | None:
    """Resolve "2015", "late 2015", "2014-15"."""
    first = int(groups["year"])
    last = groups.get("year2", "")
    if last:
        last = groups["year"][: 4 - len(last)] + last
    return _parted(groups, of_years(first, int(last or first)))


def quarter(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "the third quarter", "third-quarter", "the third quarter of 1989"."""
    first_month = 3 * _QUARTERS.index(groups["nth"]) + 1
    year = int(groups.get("year", reference.today.year))
    whole = of_month(year, first_month)
    if whole is not None and "year" not in groups and whole.first > reference.today:
        whole = of_month(year - 1, first_month)
    last = of_month(whole.first.year, first_month + 2) if whole is not None else None
    return Interval(whole.first, last.last) if whole is not None and last is not None else None


_QUARTERS = ("first", "second", "third", "fourth")


def decade(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "the 1990s", "the early 80s"."""
    digits = groups["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return _parted(groups, of_years(first, first + 9))


def day_of_month(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "July 1", by publication."""
    month, day = _month(groups), int(groups["day"])
    year = reference.today.year
    found = [i for y in (year - 1, year, year + 1) if (i := of_date(y, month, day)) is not None]
    chosen = _nearest(found, reference, ahead_days=1)
    coming = next((i for i in found if i.first > reference.today), None)
    if chosen is not None and coming is not None:
        soon = coming.first - reference.today <= _SOON
        if soon and reference.today - chosen.first >= _LONG_AGO:
            chosen = coming
    if chosen is None or "day2" not in groups:
        return chosen
    last = of_date(chosen.first.year, month, int(groups["day2"]))
    return Interval(chosen.first, last.last) if last and last.last >= chosen.first else None


def _nearest(found: list[Interval], reference: Reference, ahead_days: int) -> Interval | None:
    """The last that has begun; the next one where the clause looks ahead."""
    today = reference.today
    if reference.ahead:
        coming = [i for i in found if i.last >= today]
        return coming[0] if coming else None
    begun = [i for i in found if i.first <= today + timedelta(days=ahead_days)]
    return begun[-1] if begun else None


def named_month(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "in May", "last May", "late May"."""
    month, year = _month(groups), reference.today.year
    found = [i for y in (year - 1, year, year + 1) if (i := of_month(y, month)) is not None]
    return _parted(groups, _by_direction(groups, reference, found))


def named_season(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "last winter", "in the spring"."""
    name, year = groups["season"], reference.today.year
    found = [i for y in (year - 2, year - 1, year, year + 1) if (i := of_season(y, name))]
    return _parted(groups, _by_direction(groups, reference, found))


def _by_direction(groups: Groups, reference: Reference, found: list[Interval]) -> Interval | None:
    """The last one is over, the next one has not begun, this one is of this year."""
    today, direction = reference.today, groups.get("dir", "")
    if direction in {"last", "past", "previous"}:
        over = [i for i in found if i.last < today]
        return over[-1] if over else None
    if direction in {"next", "coming"}:
        coming = [i for i in found if i.first > today]
        return coming[0] if coming else None
    if direction.endswith("this"):
        same = [i for i in found if i.first.year == today.year]
        return same[-1] if same else None
    return _nearest(found, reference, ahead_days=0)


def weekday(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "Tuesday", "next Friday": the last one, unless the clause looks ahead."""
    wanted, today = WEEKDAYS[groups["weekday"].rstrip(".")], reference.today
    back = (today.weekday() - wanted) % 7
    direction = groups.get("dir", "")
    if direction in {"next", "coming"} or (reference.ahead and direction not in {"last", "past"}):
        same_day = 0 if not direction else 7
        return Interval.of_day(today + timedelta(days=(7 - back) % 7 or same_day))
    if direction in {"last", "past", "previous"} and back == 0:
        back = 7
    return Interval.of_day(today - timedelta(days=back))


_DAY_WORDS = {
    "today": (0, 0),
    "tonight": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "overnight": (-1, 0),
    "last night": (-1, 0),
    "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
}


def day_word(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "today", "overnight", "this morning"."""
    words = " ".join(groups["word"].split())
    first, last = _DAY_WORDS.get(words, (0, 0))  # "this morning" and the like are today
    today = reference.today
    return Interval(today + timedelta(days=first), today + timedelta(days=last))


def unit_around(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "last week", "this year", "earlier this month"."""
    unit, direction, today = groups["unit"], groups["dir"], reference.today
    steps = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(direction, 0)
    moved = shifted(today, steps, unit)
    whole = of_unit(moved, unit) if moved is not None else None
    if whole is None:
        return None
    if unit == "weekend" and not steps and not reference.ahead and whole.first > today:
        whole = Interval(whole.first - timedelta(days=7), whole.last - timedelta(days=7))
    so_far = groups.get("part", "")
    if so_far == "earlier":
        return Interval(whole.first, max(whole.first, today))
    if so_far == "later":
        return Interval(min(today, whole.last), whole.last)
    return _parted(groups, whole)


def past_units(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "the past three weeks", "the next two days"."""
    count = _count(groups) if "n" in groups else 1.0
    if count is None:
        return None
    forward = groups["dir"] in {"next", "coming"}
    other = shifted(reference.today, count if forward else -count, groups["unit"])
    if other is None:
        return None
    return Interval(*sorted((reference.today, other)))


def ago(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "three weeks ago", known to the week that it is counted in."""
    count, unit = _count(groups), groups["unit"]
    if count is None:
        return None
    then = shifted(reference.today, -count, unit)
    if then is None:
        return None
    return of_unit(then, _grain(unit))


def _grain(unit: str) -> str:
    return "day" if unit in {"hour", "minute", "second", "day"} else unit


def anaphoric(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "the following day", "two years earlier", from what the text dated before."""
    before = reference.before
    if before is None:
        return None
    unit, direction = groups["unit"], groups["dir"]
    count = _count(groups) if "n" in groups else 1.0
    if count is None:
        return None
    if direction in {"same", "that"}:
        return of_unit(before.first, unit) if before.first.year == before.last.year else before
    forward = direction in {"following", "next", "later", "after"}
    base = before.last if forward else before.first
    then = shifted(base, count if forward else -count, unit)
    return of_unit(then, _grain(unit)) if then is not None else None


def holiday(groups: Groups, reference: Reference) -> Interval | None:
    """Resolve "Christmas Eve", "Easter Sunday"."""
    name, today = groups["holiday"], reference.today
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        day = _HOLIDAYS[name](year)
        found.append(Interval.of_day(day))
    if "year" in groups:
        return Interval.of_day(_HOLIDAYS[name](int(groups["year"])))
    return _by_direction(groups, reference, found)


def _fourth_thursday(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda y: date(y, 12, 25),
    "christmas day": lambda y: date(y, 12, 25),
    "christmas eve": lambda y: date(y, 12, 24),
    "new year's day": lambda y: date(y, 1, 1),
    "new year's eve": lambda y: date(y, 12, 31),
    "easter": easter,
    "easter sunday": easter,
    "thanksgiving": _fourth_thursday,
    "thanksgiving day": _fourth_thursday,
    "good friday": lambda y: easter(y) - timedelta(days=2),
}


def unknown(_: Groups, __: Reference) -> Interval | None:
    """Words of time that name no days: "recently"."""
    return None
