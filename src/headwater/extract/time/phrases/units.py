"""Months, seasons, years, decades and centuries by name: "late May", "last winter", "the 1990s"."""

from __future__ import annotations

from dataclasses import replace

from headwater.extract.time.calendar import (
    Interval,
    of_month,
    of_season,
    of_unit,
    of_years,
    part_of,
    shifted,
)
from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.phrases.days import full_year
from headwater.extract.time.reading import Reading, dated
from headwater.extract.time.reference import Reference

# A part of what follows: "early", "the start of", "mid-".
PART = "(the? part:part dash? the?)?"


def narrowed(words: Words, reading: Reading) -> Reading:
    """The same date, its days only those of the part that is named ("late May")."""
    part = words.text("part")
    if not part or reading.interval is None:
        return reading
    return Reading(reading.type, reading.value, part_of(reading.interval, part), reading.grain)


def month_of_year(words: Words, _: Reference) -> Reading | None:
    """Resolve "July 2015", "early July 2015"."""
    whole = of_month(words.number("year"), words.number("month"))
    return narrowed(words, dated(whole, "month"))


def month_of_other_year(words: Words, reference: Reference) -> Reading | None:
    """Resolve "June last year", "May of next year"."""
    year = reference.today.year + {"last": -1, "next": 1}.get(words.text("dir"), 0)
    return narrowed(words, dated(of_month(year, words.number("month")), "month"))


def named_month(words: Words, reference: Reference) -> Reading | None:
    """Resolve "in May", "last May", "late May"."""
    year = reference.today.year
    found = [of_month(y, words.number("month")) for y in (year - 1, year, year + 1)]
    if "dir" not in words and not reference.past:
        following = shifted(reference.today, 1, "month")
        if following is not None and following.month == words.number("month"):
            reference = replace(reference, ahead=True)  # eleven months ago is "last November"
    return _with_grain(words, "month", by_direction(words, reference, found))


def season_of_year(words: Words, _: Reference) -> Reading | None:
    """Resolve "the summer of 2014"."""
    whole = of_season(words.number("year"), words.text("season"))
    return narrowed(words, dated(whole, "season"))


def named_season(words: Words, reference: Reference) -> Reading | None:
    """Resolve "last winter", "in the spring"."""
    year = reference.today.year
    found = [of_season(y, words.text("season")) for y in range(year - 2, year + 2)]
    return _with_grain(words, "season", by_direction(words, reference, found))


def _with_grain(words: Words, grain: str, whole: Interval | None) -> Reading | None:
    if whole is None:
        return None
    return narrowed(words, dated(whole, "month" if grain == "month" else "season"))


def by_direction(
    words: Words, reference: Reference, named: list[Interval | None]
) -> Interval | None:
    """Of some intervals of one name the one that is meant.

    The last one is over, the next one has not begun, this one is of this year; a bare name is the
    last that has begun, or the next where the clause looks ahead.
    """
    found = [i for i in named if i is not None]
    today, direction = reference.today, words.text("dir")
    if direction == "last":
        chosen = [i for i in found if i.last < today][-1:]
    elif direction == "next":
        chosen = [i for i in found if i.first > today][:1]
    elif direction == "this":
        chosen = [i for i in found if i.first.year == today.year][-1:]
    elif reference.ahead:
        chosen = [i for i in found if i.last >= today][:1]
    else:
        chosen = [i for i in found if i.first <= today][-1:]
    return chosen[0] if chosen else None


def year(words: Words, _: Reference) -> Reading | None:
    """Resolve "2015", "late 2015", "the year 2000"."""
    number = words.number("year")
    return narrowed(words, dated(of_years(number, number), "year"))


def years(words: Words, _: Reference) -> Reading | None:
    """Resolve "2014-15", "2011-2014"."""
    first = words.number("year")
    last = words.number("last")
    if last < 100:
        last += first // 100 * 100
    interval = of_years(first, last)
    if interval is None or last <= first:
        return None
    return Reading("DATE", f"{first:04}/{last:04}", interval, "year")


def decade(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the 1990s", "the early '80s", "the nineties"."""
    digits = words.number("decade")
    first = digits if digits > 99 else full_year(digits)
    return narrowed(words, dated(of_years(first, first + 9), "decade"))


def century(words: Words, _: Reference) -> Reading | None:
    """Resolve "the 19th century" as people count in practice: 1800 to 1899."""
    first = 100 * (words.number("nth") - 1)
    return narrowed(words, dated(of_years(max(1, first), first + 99), "century"))


def year_end(words: Words, reference: Reference) -> Reading | None:
    """Resolve "year-end", "month's end": the last day of the unit."""
    unit = words.text("year_end")
    steps = 0 if reference.ahead else -1
    day = shifted(reference.today, steps, unit)
    whole = of_unit(day, unit) if day is not None else None
    return dated(Interval.of_day(whole.last), "day") if whole is not None else None


RULES: tuple[Rule, ...] = (
    rule(f"{PART} month:month comma? of? year:year", month_of_year, "nothing"),
    rule(f"{PART} month:month comma? of? dir:direction year_unit", month_of_other_year),
    rule(f"{PART} (dir:direction)? month:month", named_month, doubt="month"),
    rule(f"{PART} the? season:season of? year:year", season_of_year, "nothing"),
    rule(f"{PART} the? dir:direction season:season", named_season),
    rule(f"{PART} (the? season:season)", named_season, doubt="season"),
    rule(f"{PART} (the year_unit)? year:year", year, "nothing", "year"),
    rule("fiscal year_unit? year:year", year, "nothing"),
    rule(
        "(fiscal year_unit?)? year:year dash (last:year|last:two_digits)", years, "nothing", "year"
    ),
    rule(f"{PART} the? decade:decade", decade, "nothing"),
    rule("the (part:part dash?)? decade:tens", decade, "nothing"),
    rule(f"{PART} the? nth:nth dash? century_unit", century, "nothing"),
    rule("year_end:year_end", year_end),
)
