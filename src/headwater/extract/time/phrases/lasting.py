"""Durations: "three days", "a 10-hour siege", "for years", "the first nine months"."""

from __future__ import annotations

from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.phrases.amounts import COUNT, PERIOD, amount_of, period_value
from headwater.extract.time.reading import Reading, lasting
from headwater.extract.time.reference import Reference

_YEARS = range(1900, 2100)


def amount(words: Words, _: Reference) -> Reading | None:
    """Resolve "three days", "half an hour", "several weeks"."""
    unit, count = words.text("unit"), amount_of(words)
    if unit in {"second", "quarter"} and "one" in words:
        return None  # "a second attack", "a quarter of the town"
    if count is not None and count in _YEARS and unit == "quarter":
        return None  # "the 1988 quarter"
    return lasting(period_value(count, unit))


def one_and_half(words: Words, _: Reference) -> Reading | None:
    """Resolve "a year and a half"."""
    return lasting(period_value(1.5, words.text("unit")))


def several(words: Words, _: Reference) -> Reading | None:
    """Resolve "for years", "decades-long"."""
    return lasting(period_value(None, words.text("unit")))


def one_long(words: Words, _: Reference) -> Reading | None:
    """Resolve "a year-long siege", "a week or two"."""
    return lasting(period_value(1, words.text("unit")))


def age(words: Words, _: Reference) -> Reading | None:
    """Pass over "a 44-year-old" and "37 years old": how old somebody is tells no time.

    What is so many days or weeks old is a truce or a siege more often than a child.
    """
    unit = words.text("unit")
    return lasting(period_value(amount_of(words), unit)) if unit in {"day", "week"} else None


RULES: tuple[Rule, ...] = (
    rule(f"{PERIOD} (or so)?", amount),
    rule(f"the? nth? {COUNT} unit:unit (or so)?", amount),
    rule(f"(the|a)? {COUNT} dash? unit:unit dash? old", age),
    rule("one:a unit:one_unit dash? old", age),
    rule("a unit:one_unit and a half_word", one_and_half),
    rule("unit:one_unit dash long", one_long),
    rule("a unit:one_unit or (vague|number)", one_long),
    rule("unit:units dash (long|old)", several),
    rule("unit:units (?=of)", several),
    rule("unit:units (and units)?", several, doubt="units"),
)
