"""Quarters and halves of a year, as companies and governments count them."""

from __future__ import annotations

from datetime import timedelta

from headwater.extract.time.calendar import of_half, of_quarter, of_years, shifted
from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.reading import Reading, dated
from headwater.extract.time.reference import Reference

# Results of a quarter are still expected this long after its end.
_REPORTED_WITHIN = timedelta(days=120)


def quarter_of_year(words: Words, _: Reference) -> Reading | None:
    """Resolve "the third quarter of 1989", "the 1988 second quarter", "Q3 2015"."""
    number = words.number("nth" if "nth" in words else "sign")
    return dated(of_quarter(words.number("year"), number), "quarter")


def quarter(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the third quarter", "third-quarter": the last that has begun, or the next."""
    number, year = words.number("nth" if "nth" in words else "sign"), reference.today.year
    whole = of_quarter(year, number)
    if whole is None or number > 4:
        return None
    if whole.first > reference.today and not reference.ahead:
        whole = of_quarter(year - 1, number)
    elif reference.ahead and reference.today - whole.last > _REPORTED_WITHIN:
        whole = of_quarter(year + 1, number)
    return dated(whole, "quarter")


def quarter_of_other_year(words: Words, reference: Reference) -> Reading | None:
    """Resolve "next year's first quarter", "the first quarter of last year"."""
    return dated(of_quarter(_other_year(words, reference), words.number("nth")), "quarter")


def half_of_year(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the first half of 1989", "the second half of last year"."""
    year = words.number("year") if "year" in words else _other_year(words, reference)
    return dated(of_half(year, words.number("half")), "half")


def _other_year(words: Words, reference: Reference) -> int:
    return reference.today.year + {"last": -1, "next": 1}.get(words.text("dir"), 0)


def the_quarter(_: Words, reference: Reference) -> Reading | None:
    """Resolve "the quarter", "the latest period": the quarter that the text speaks of."""
    return dated(reference.quarter, "quarter") if reference.quarter is not None else None


def quarter_in_year(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the 1988 quarter": that quarter of 1988 that the text speaks of; else the year."""
    year = words.number("year")
    if reference.quarter is None:
        return dated(of_years(year, year), "year")
    return dated(of_quarter(year, (reference.quarter.first.month + 2) // 3), "quarter")


def year_ago_quarter(_: Words, reference: Reference) -> Reading | None:
    """Resolve "the year-earlier quarter", "year-ago", "the comparable period last year"."""
    if reference.quarter is not None:
        earlier = shifted(reference.quarter.first, -1, "year")
        if earlier is not None:
            return dated(of_quarter(earlier.year, (earlier.month + 2) // 3), "quarter")
    return None


RULES: tuple[Rule, ...] = (
    rule("the? fiscal? dash? nth:nth dash? quarter_unit of fiscal? year:year", quarter_of_year,
         "nothing"),
    rule("the? year:year nth:nth dash? quarter_unit", quarter_of_year, "nothing"),
    rule("the? year:year (quarter_unit|period)", quarter_in_year, "nothing"),
    rule("sign:quarter_sign of? year:year", quarter_of_year, "nothing"),
    rule("year:year sign:quarter_sign", quarter_of_year, "nothing"),
    rule("the? fiscal? dash? nth:nth dash? quarter_unit", quarter),
    rule("sign:quarter_sign", quarter),
    rule("dir:direction year_unit possessive? fiscal? nth:nth dash? quarter_unit",
         quarter_of_other_year),
    rule("the? nth:nth dash? quarter_unit of? dir:direction year_unit", quarter_of_other_year),
    rule("the? half:half of year:year", half_of_year, "nothing"),
    rule("the? half:half of dir:direction year_unit", half_of_year),
    rule("the latest? (period|quarter_unit)", the_quarter),
    rule("the? year_ago (period|quarter_unit)?", year_ago_quarter),
    rule("the? year_ago (period|quarter_unit) (direction year_unit)", year_ago_quarter),
)  # fmt: skip
