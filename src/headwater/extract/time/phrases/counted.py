"""Counted from a day: "three weeks ago", "two days later", "the past three months"."""

from __future__ import annotations

from datetime import date, timedelta

from headwater.extract.time.calendar import Interval, of_quarter, of_unit, shifted
from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.phrases.amounts import COUNT, PERIOD, amount_of, period_value
from headwater.extract.time.reading import Grain, Reading, dated, lasting
from headwater.extract.time.reference import Reference

# What a day is known to when it is counted in these units.
_GRAINS: dict[str, Grain] = {
    "second": "day", "minute": "day", "hour": "day", "day": "day", "night": "day", "week": "week",
    "weekend": "weekend", "fortnight": "week", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "year", "century": "decade",
}  # fmt: skip
_HOURS = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}
_BACK = frozenset({"ago", "earlier"})
# "The past few weeks" reach back at most this many.
_FEW = 9


def away(words: Words, reference: Reference) -> Reading | None:
    """Resolve "three weeks ago", "two days later", known to the unit that it is counted in."""
    count, unit, direction = amount_of(words), words.text("unit"), words.text("away")
    if count is None:
        return Reading("DATE", "PAST_REF" if direction in _BACK else "FUTURE_REF")
    if unit in _HOURS:  # "half an hour later" is the same day
        count, unit = count * _HOURS[unit] // 24, "day"
    steps = -count if direction in _BACK else count
    if unit == "year" and reference.quarter is not None and direction in _BACK and count == 1:
        return _same_quarter(reference.quarter, int(steps))
    then = shifted(_base(reference, direction), steps, unit)
    grain = _GRAINS[unit]
    whole = of_unit(then, grain) if then is not None else None
    return dated(whole, grain) if whole is not None else None


def to_the_day(words: Words, reference: Reference) -> Reading | None:
    """Resolve "ten years ago today", "a week ago Tuesday"."""
    count = amount_of(words)
    if count is None:
        return None
    then = shifted(reference.today, -count, words.text("unit"))
    if then is None:
        return None
    if "weekday" in words:
        then += timedelta(days=words.number("weekday") - then.weekday())
    return dated(Interval.of_day(then), "day")


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


def neighbouring(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the previous three years", "the following two weeks", from what was dated before."""
    count, unit = amount_of(words), words.text("unit")
    if count is None or reference.before is None:
        return lasting(period_value(count, unit))
    forward = words.text("dir") == "next"
    base = reference.before.last if forward else reference.before.first
    other = shifted(base, count if forward else -count, unit)
    days = Interval(*sorted((base, other))) if other is not None else None
    return lasting(period_value(count, unit), days)


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
    rule(f"{PERIOD} (or so)? away:told", away),
    rule(f"{PERIOD} (or so)? away:away (?=stop|$)", away),
    rule("one:a unit:one_unit and a half:half_word away:told", away),
    rule(f"{PERIOD} ago_word (day_word|on? weekday:weekday)", to_the_day),
    rule("unit:units ago_word", long_ago),
    rule("the? neighbour unit:units", some_away),
    rule("unit:units away:told", some_away),
    rule("the unit:one_unit away:away (?=stop|$)", beside, "before"),
    rule(f"the dir:neighbour {COUNT} unit:unit", neighbouring, "before"),
    rule(f"the? dir:direction {COUNT} unit:unit (or so)?", past_units),
    rule("the? dir:stretch unit:one_unit", past_unit),
    rule("the? dir:stretches unit:units (and units)?", past_several),
)
