"""Days: "3 July 2015", "July 3", "Tuesday", "next Friday", "yesterday", "the following day".

`DAYS` are the ways to name one day; the clock puts its times before and after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from headwater.extract.time.calendar import Interval, of_date, of_week
from headwater.extract.time.grammar import Needs, Resolver, Words, rule
from headwater.extract.time.reading import Reading, dated
from headwater.extract.time.reference import Reference

# A day of a month lies this far ahead at most (twice this, if the verb is not of the past) where
# news speaks of it without a year ...
_SOON = timedelta(days=31)
# ... and then the last such day is at least this long ago.
_LONG_AGO = timedelta(days=300)
# A year of two digits is of this century up to here.
_LAST_SHORT_YEAR = 50


def iso_day(words: Words, _: Reference) -> Reading | None:
    """Resolve "2015-07-01" and "2015-07-01T10:20Z"."""
    day, _mark, clock = words.text("iso").upper().partition("T")
    reading = dated(of_date(*(int(x) for x in day.split("-"))), "day")
    if not clock:
        return reading
    return Reading("TIME", f"{day}T{clock}", reading.interval, "day")


def slashed(words: Words, _: Reference) -> Reading | None:
    """Resolve "7/1/2015", month first or day first: both, where both can be."""
    a, b, year = (int(x) for x in words.text("slashed").replace("/", ".").split("."))
    year = full_year(year) if year < 100 else year
    found = [d for d in (of_date(year, a, b), of_date(year, b, a)) if d is not None]
    if not found:
        return None
    interval = Interval(min(found).first, max(found).last)
    if interval.first == interval.last:
        return dated(interval, "day")
    return Reading("DATE", f"{year:04}-XX-XX", interval, "day")


def full_year(short: int) -> int:
    """The year that two digits stand for."""
    return short + (1900 if short > _LAST_SHORT_YEAR else 2000)


def full_date(words: Words, _: Reference) -> Reading | None:
    """Resolve "July 1, 2015", "1-3 July 2015", "3 Jan '90"."""
    year = words.number("year") if "year" in words else full_year(words.number("short"))
    return _days(words, year)


def day_of_month(words: Words, reference: Reference) -> Reading | None:
    """Resolve "July 1", by publication."""
    year = reference.today.year
    found = {
        i.first: y
        for y in (year - 1, year, year + 1)
        if (i := of_date(y, words.number("month"), words.number("day"))) is not None
    }
    days = sorted(found)
    begun = [d for d in days if d <= reference.today + timedelta(days=1)]
    coming = [d for d in days if d > reference.today]
    if not begun and not coming:
        return None
    reach = _SOON if reference.past else 2 * _SOON
    soon = bool(coming) and coming[0] - reference.today <= reach
    stale = not begun or reference.today - begun[-1] >= _LONG_AGO
    if reference.ahead:
        return _days(words, found[next(d for d in days if d >= reference.today or d == days[-1])])
    return _days(words, found[coming[0] if (soon and stale) or not begun else begun[-1]])


def _days(words: Words, year: int) -> Reading | None:
    """One day of a month, or a run of days in it."""
    month = words.number("month")
    first = of_date(year, month, words.number("day"))
    if first is None or "day2" not in words:
        return dated(first, "day")
    last = of_date(year, month, words.number("day2"))
    if last is None or last.first <= first.first:
        return dated(first, "day")
    value = f"{first.first.isoformat()}/{last.first.isoformat()}"
    return Reading("DATE", value, Interval(first.first, last.last), "day")


def weekday(words: Words, reference: Reference) -> Reading | None:
    """Resolve "Tuesday", "next Friday": the last one, unless the clause looks ahead."""
    wanted, today = words.number("weekday"), reference.today
    back = (today.weekday() - wanted) % 7
    direction = words.text("dir")
    if direction == "next":
        return _day(today + timedelta(days=(7 - back) % 7 or 7))
    if direction == "this":
        week = of_week(today)
        return _day(week.first + timedelta(days=wanted))
    if reference.ahead and direction != "last":
        return _day(today + timedelta(days=(7 - back) % 7))
    return _day(today - timedelta(days=7 if direction == "last" and back == 0 else back))


def weekday_of_week(words: Words, reference: Reference) -> Reading | None:
    """Resolve "Tuesday of last week", "Friday next week"."""
    steps = {"last": -7, "next": 7}.get(words.text("dir"), 0)
    monday = of_week(reference.today).first + timedelta(days=steps)
    return _day(monday + timedelta(days=words.number("weekday")))


def week_from(words: Words, reference: Reference) -> Reading | None:
    """Resolve "a week from Tuesday", "a week on Friday"."""
    ahead = (words.number("weekday") - reference.today.weekday()) % 7
    return _day(reference.today + timedelta(days=ahead + 7))


def day_word(words: Words, reference: Reference) -> Reading | None:
    """Resolve "today", "overnight", "this morning"."""
    first, last, part = words.text("day_word").split(" ")
    begin = reference.today + timedelta(days=int(first))
    interval = Interval(begin, reference.today + timedelta(days=int(last)))
    if part == "NI" and first != last:  # "overnight": the night that begins on the first day
        return Reading("TIME", f"{begin.isoformat()}TNI", interval, "day")
    if part:
        return Reading("TIME", f"{begin.isoformat()}T{part}", interval, "day")
    return dated(Interval.of_day(interval.last if int(first) > 0 else begin), "day")


def neighbour(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the following day", "the previous day", "the next day"."""
    base = reference.before or Interval.of_day(reference.today)
    if words.text("dir") == "next":
        return _day(base.last + timedelta(days=1))
    return _day(base.first - timedelta(days=1))


def neighbour_weekday(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the previous Friday", "the following Monday", from what was dated before."""
    wanted, base = words.number("weekday"), reference.before or Interval.of_day(reference.today)
    if words.text("dir") == "next":
        return _day(base.last + timedelta(days=(wanted - base.last.weekday()) % 7 or 7))
    return _day(base.first - timedelta(days=(base.first.weekday() - wanted) % 7 or 7))


def same_day(_: Words, reference: Reference) -> Reading | None:
    """Resolve "that day", "the same day"."""
    if reference.before is None or reference.before.first != reference.before.last:
        return None
    return _day(reference.before.first)


def _day(day: date) -> Reading:
    return dated(Interval.of_day(day), "day")


@dataclass(frozen=True, slots=True)
class DayForm:
    """A way to name one day: its pattern and meaning, what must be known, what is in doubt."""

    pattern: str
    resolve: Resolver
    needs: Needs = "published"
    doubt: str = ""


_MONTH_DAY = "month:month day:day"
_DAY_MONTH = "the? day:day of? month:month"
_TO_DAY = "(dash|to|and) day2:day"
DAYS = (
    DayForm("iso:iso", iso_day, "nothing"),
    DayForm("slashed:slashed", slashed, "nothing"),
    DayForm(f"(weekday comma?)? {_MONTH_DAY} comma? year:year", full_date, "nothing"),
    DayForm(f"(weekday comma?)? {_DAY_MONTH} comma? of? year:year", full_date, "nothing"),
    DayForm(f"{_DAY_MONTH} short:short_year", full_date, "nothing"),
    DayForm("day:day month:month short:two_digits", full_date, "nothing", "short year"),
    DayForm(f"(weekday comma?)? {_MONTH_DAY}", day_of_month),
    DayForm(f"(weekday comma?)? {_DAY_MONTH}", day_of_month),
    DayForm("the? (dir:direction)? weekday:weekday", weekday, doubt="weekday"),
    DayForm("day_word:day_word", day_word),
    DayForm("the? dir:neighbour weekday:weekday", neighbour_weekday, "before"),
    DayForm("the? dir:neighbour day_unit", neighbour, "before"),
    DayForm("that day_unit", same_day, "before"),
)
RULES = (
    *(rule(form.pattern, form.resolve, form.needs, form.doubt) for form in DAYS),
    rule(f"{_MONTH_DAY} {_TO_DAY} comma? year:year", full_date, "nothing"),
    rule(f"the? day:day {_TO_DAY} of? month:month comma? year:year", full_date, "nothing"),
    rule(f"{_MONTH_DAY} {_TO_DAY}", day_of_month),
    rule(f"the? day:day {_TO_DAY} of? month:month", day_of_month),
    rule("the? day:nth of month:month comma? year:year", full_date, "nothing"),
    rule("the? day:nth of month:month", day_of_month),
    rule("weekday:weekday (of|comma)? the? dir:direction week_unit", weekday_of_week),
    rule("a week_unit (from|on) weekday:weekday", week_from),
)
