"""Days and months with names of their own: "Christmas Eve", "Ramadan", "15 Shaban 1436".

Easter and what hangs from it by dateutil; the Islamic calendar by the Umm al-Qura tables of
hijridate (1343 to 1500 AH), which may differ by a day from what was seen in the sky somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Gregorian, Hijri

from headwater.extract.time.calendar import Interval, of_date, of_month
from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.phrases.units import PART, by_direction, narrowed
from headwater.extract.time.reading import Reading, dated
from headwater.extract.time.reference import Reference

_FEAST = re.compile(r"(easter|orthodox)([+-]\d+)")
_NTH_WEEKDAY = re.compile(r"(\d\d)/(\d)/(-?\d)")
_FIRST_HIJRI_YEAR, _LAST_HIJRI_YEAR = 1344, 1499


def holiday(words: Words, reference: Reference) -> Reading | None:
    """Resolve "Christmas Eve", "last Thanksgiving", "Eid al-Fitr"."""
    day_in, year = day_in_year(words.text("holiday")), reference.today.year
    found = [day for y in (year - 1, year, year + 1) if (day := day_in(y)) is not None]
    chosen = by_direction(words, reference, [Interval.of_day(day) for day in found])
    return dated(chosen, "day") if chosen is not None else None


def holiday_of_year(words: Words, _: Reference) -> Reading | None:
    """Resolve "Christmas Day 2014"."""
    day = day_in_year(words.text("holiday"))(words.number("year"))
    return dated(Interval.of_day(day), "day") if day is not None else None


def day_in_year(named: str) -> Callable[[int], date | None]:
    """When a holiday falls, by year; its rule is one of those that the word list explains."""
    if feast := _FEAST.fullmatch(named):
        method: Literal[1, 2, 3] = EASTER_WESTERN if feast[1] == "easter" else EASTER_ORTHODOX
        return lambda year: easter(year, method) + timedelta(days=int(feast[2]))
    if nth := _NTH_WEEKDAY.fullmatch(named):
        return lambda year: _nth_weekday(year, *(int(x) for x in nth.groups()))
    if named.startswith("hijri "):
        month, day = (int(x) for x in named.removeprefix("hijri ").split("-"))
        return lambda year: _hijri_day_in(year, month, day)
    if named.count("-") == 2:
        return lambda _: date.fromisoformat(named)
    month, day = (int(x) for x in named.split("-"))
    return lambda year: date(year, month, day)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    whole = of_month(year, month)
    if whole is None:
        return None
    if nth < 0:
        return whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    return whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (nth - 1))


def _hijri_day_in(year: int, month: int, day: int) -> date | None:
    """The last such day of the Islamic calendar that falls into a year of ours, if one does."""
    hijri_year = _hijri_year(date(year, 12, 31))
    for candidate in (hijri_year, hijri_year - 1):
        found = _hijri_date(candidate, month, day)
        if found is not None and found.year == year:
            return found
    return None


def _hijri_year(day: date) -> int:
    try:
        return int(Gregorian.fromdate(day).to_hijri().year)
    except (ValueError, OverflowError):
        return 0


def _hijri_date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_HIJRI_YEAR <= year <= _LAST_HIJRI_YEAR:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _hijri_month(year: int, month: int) -> Interval | None:
    first = _hijri_date(year, month, 1)
    following = _hijri_date(*((year + 1, 1) if month == 12 else (year, month + 1)), 1)
    if first is None or following is None:
        return None
    return Interval(first, following - timedelta(days=1))


def hijri_month(words: Words, reference: Reference) -> Reading | None:
    """Resolve "Ramadan", "last Ramadan", "the end of Ramadan"."""
    year = _hijri_year(reference.today)
    found = [_hijri_month(y, words.number("month")) for y in (year - 1, year, year + 1)]
    chosen = by_direction(words, reference, found)
    return narrowed(words, _span(chosen)) if chosen is not None else None


def hijri_month_of_year(words: Words, _: Reference) -> Reading | None:
    """Resolve "Ramadan 1436", "Ramadan 2015"."""
    year, month = words.number("year"), words.number("month")
    if year > 1600:
        first = _hijri_day_in(year, month, 1)
        year = _hijri_year(first) if first is not None else 0
    whole = _hijri_month(year, month)
    return narrowed(words, _span(whole)) if whole is not None else None


def hijri_day(words: Words, _: Reference) -> Reading | None:
    """Resolve "15 Shaban 1436"."""
    found = _hijri_date(words.number("year"), words.number("month"), words.number("day"))
    return dated(of_date(found.year, found.month, found.day), "day") if found else None


def _span(interval: Interval) -> Reading:
    """A month that is none of ours has its first and last day as value."""
    value = f"{interval.first.isoformat()}/{interval.last.isoformat()}"
    return Reading("DATE", value, interval, "month")


RULES: tuple[Rule, ...] = (
    rule("(dir:direction)? holiday:holiday", holiday),
    rule("holiday:holiday comma? year:year", holiday_of_year, "nothing"),
    rule(f"{PART} (dir:direction)? month:hijri_month", hijri_month),
    rule(f"{PART} month:hijri_month comma? year:year", hijri_month_of_year, "nothing"),
    rule("the? day:day of? month:hijri_month comma? year:year", hijri_day, "nothing"),
)
