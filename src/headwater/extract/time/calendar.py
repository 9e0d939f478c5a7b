"""Intervals of days: months, weeks, seasons, and the parts of them that news speaks of."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from headwater.lexicon.months import SEASONS

_FIRST_YEAR, _LAST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @staticmethod
    def of_day(when: date) -> Interval:
        """One day."""
        return Interval(when, when)


def parse_day(text: str | None) -> date | None:
    """The day of an ISO date or instant, or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def of_date(year: int, month: int, day: int) -> Interval | None:
    """One day, or None where there is no such day."""
    try:
        return Interval.of_day(date(year, month, day))
    except ValueError:
        return None


def of_month(year: int, month: int) -> Interval | None:
    """A whole month, or None for a year out of range."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12:
        return None
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def of_years(first: int, last: int) -> Interval | None:
    """Whole years, or None where they are out of range."""
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31))


def of_season(year: int, name: str) -> Interval | None:
    """A season of the northern half of the earth; a winter is named after the year it begins in."""
    if not _FIRST_YEAR <= year < _LAST_YEAR:
        return None
    first = date(year, SEASONS[name], 1)
    return Interval(first, first + relativedelta(months=3) - timedelta(days=1))


def of_quarter(year: int, number: int) -> Interval | None:
    """A quarter of a year, 1 to 4, or None for a year out of range."""
    return _months(year, 3 * number - 2, 3)


def of_half(year: int, number: int) -> Interval | None:
    """The first or the second half of a year."""
    return _months(year, 6 * number - 5, 6)


def _months(year: int, first: int, count: int) -> Interval | None:
    whole, last = of_month(year, first), of_month(year, first + count - 1)
    return Interval(whole.first, last.last) if whole is not None and last is not None else None


def of_week(when: date) -> Interval:
    """Monday to Sunday of the week that a day lies in."""
    monday = when - timedelta(days=when.weekday())
    return Interval(monday, monday + timedelta(days=6))


def of_unit(when: date, unit: str) -> Interval | None:
    """The day, week, weekend, month, quarter, year, decade or century that a day lies in."""
    if unit in {"week", "weekend"}:
        week = of_week(when)
        return week if unit == "week" else Interval(week.last - timedelta(days=1), week.last)
    if unit == "quarter":
        return of_quarter(when.year, (when.month + 2) // 3)
    if unit in {"month", "day"}:
        return of_month(when.year, when.month) if unit == "month" else Interval.of_day(when)
    years = {"decade": 10, "century": 100}.get(unit, 1)
    first_year = when.year // years * years
    return of_years(first_year, first_year + years - 1)


# Parts of a unit are counted in the one below it.
_BELOW = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12),
          "month": ("day", 30), "week": ("day", 7)}  # fmt: skip


def shifted(when: date, count: float, unit: str) -> date | None:
    """A day so many days, weeks, ... later (earlier if negative); None beyond the calendar."""
    factors = {"decade": ("years", 10), "century": ("years", 100), "quarter": ("months", 3)}
    name, factor = factors.get(unit, (f"{unit}s", 1))
    if unit in {"weekend", "fortnight"}:
        name, factor = "weeks", 2 if unit == "fortnight" else 1
    if unit == "night":
        name = "days"
    if count != int(count) and unit in _BELOW:
        below, size = _BELOW[unit]
        return shifted(when, round(count * size), below)
    if unit in {"hour", "minute", "second"}:
        seconds = {"hour": 3600, "minute": 60, "second": 1}[unit]
        name, factor = "days", 1
        count = -(-count * seconds // 86400) if count > 0 else -(-(-count * seconds) // 86400) * -1
    try:
        moved: date = when + relativedelta(**{name: int(count * factor)})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
    return moved


def part_of(whole: Interval, part: str) -> Interval:
    """The "start", "early", "mid", "late" or "end" part of an interval.

    The start and the end are a twelfth of a year, ten days of a month, a day of a week; early,
    middle and late are thirds.
    """
    days = (whole.last - whole.first).days + 1
    if part in {"start", "end"}:
        size = 31 if days > 300 else 10 if days > 20 else 1
        if part == "start":
            return Interval(whole.first, whole.first + timedelta(days=min(size, days) - 1))
        return Interval(whole.last - timedelta(days=min(size, days) - 1), whole.last)
    third = max(1, days // 3)
    if part == "early":
        return Interval(whole.first, whole.first + timedelta(days=third - 1))
    if part == "late":
        return Interval(whole.last - timedelta(days=third - 1), whole.last)
    return Interval(whole.first + timedelta(days=third), whole.last - timedelta(days=third))
