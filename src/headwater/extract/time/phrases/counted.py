"""Counted from a day: "three weeks ago", "two days later", "the past three months"."""

from __future__ import annotations

from datetime import date

from headwater.extract.time.calendar import Interval, of_quarter, of_unit, shifted
from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.phrases.amounts import AMOUNT, COUNT, amount_of, period_value
from headwater.extract.time.reading import Grain, Reading, dated, lasting
from headwater.extract.time.reference import Reference

# What a day is known to when it is counted in these units.
_GRAINS: dict[str, Grain] = {
    "second": "day", "minute": "day", "hour": "day", "day": "day", "night": "day", "week": "week",
    "weekend": "weekend", "fortnight": "week", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "year", "century": "decade",
}  # fmt: skip
_BACK = frozenset({"ago", "earlier"})
# "The past few weeks" reach back at most this many.
_FEW = 9


def away(words: Words, reference: Reference) -> Reading | None:
    """Resolve "three weeks ago", "two days later", known to the unit that it is counted in."""
    count, unit, direction = amount_of(words), words.text("unit"), words.text("away")
    if count is None:
        return Reading("DATE", "PAST_REF" if direction in _BACK else "FUTURE_REF")
    steps = -count if direction in _BACK else count
    if unit == "year" and reference.quarter is not None and direction in _BACK and count == 1:
        return _same_quarter(reference.quarter, int(steps))
    then = shifted(_base(reference, direction), steps, unit)
    grain = _GRAINS[unit]
    whole = of_unit(then, grain) if then is not None else None
    return dated(whole, grain) if whole is not None else None


def _same_quarter(quarter: Interval, years: int) -> Reading | None:
    """Figures of a quarter are held against those of the same quarter a year before."""
    moved = of_quarter(quarter.first.year + years, (quarter.first.month + 2) // 3)
    return dated(moved, "quarter")


def _base(reference: Reference, direction: str) -> date:
    """The day to count from: of "ago" and "from now" publication, else what was dated before."""
    if direction in {"ago", "hence"} or reference.before is None:
        return reference.today
    return reference.before.first if direction in _BACK else reference.before.last


def beside(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the day before", "the year after", from what was dated before."""
    unit, direction = words.text("unit"), words.text("away")
    if reference.before is None or direction in {"ago", "hence"}:
        return None
    then = shifted(_base(reference, direction), -1 if direction in _BACK else 1, unit)
    grain = _GRAINS[unit]
    whole = of_unit(then, grain) if then is not None else None
    return dated(whole, grain) if whole is not None else None


def past_units(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the past three weeks", "the next two days", "the last few months"."""
    unit, direction = words.text("unit"), words.text("dir")
    count = amount_of(words)
    if direction == "this":
        return lasting(period_value(count, unit))
    return _reach(words, reference, count, count if count is not None else _FEW)


def past_units(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the past three weeks", "the next two days", "the last few months"."""
    unit, direction = words.text("unit"), words.text("dir")
    count = amount_of(words)
    value = period_value(count, unit)
    if direction == "this":
        return lasting(value)
    reach = count if count is not None else _FEW
    other = shifted(reference.today, reach if direction == "next" else -reach, unit)
    if other is None:
        return lasting(value)
    return lasting(value, Interval(*sorted((reference.today, other))))


def past_unit(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the past decade", "the coming week"."""
    return _reach(words, reference, 1, 1)


def past_several(words: Words, reference: Reference) -> Reading | None:
    """Resolve "recent months", "the coming weeks"."""
    return _reach(words, reference, None, _FEW)


def _reach(words: Words, reference: Reference, count: float | None, reach: float) -> Reading:
    unit, forward = words.text("unit"), words.text("dir") == "next"
    value = period_value(count, unit)
    other = shifted(reference.today, reach if forward else -reach, unit)
    if other is None:
        return lasting(value)
    return lasting(value, Interval(*sorted((reference.today, other))))


def some_away(words: Words, _: Reference) -> Reading | None:
    """Resolve "hours later", "weeks before"."""
    return lasting(period_value(None, words.text("unit")))


def long_ago(_: Words, __: Reference) -> Reading | None:
    """Resolve "years ago", "decades ago"."""
    return Reading("DATE", "PAST_REF")


RULES: tuple[Rule, ...] = (
    rule(f"{AMOUNT} dash? unit:unit (or so)? away:told", away),
    rule(f"{AMOUNT} dash? unit:unit (or so)? away:away (?=stop|$)", away),
    rule("unit:units ago_word", long_ago),
    rule("unit:units away:told", some_away),
    rule("the unit:one_unit away:away (?=stop|$)", beside, "before"),
    rule(f"bound? the? dir:direction {COUNT} unit:unit (or so)?", past_units),
    rule("the? dir:stretch unit:one_unit", past_unit),
    rule("the? dir:stretches unit:units (and units)?", past_several),
)
