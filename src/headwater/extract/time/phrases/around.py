"""Units around the day of publication: "last week", "this year", "earlier this month"."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from headwater.extract.time.calendar import Interval, of_unit, shifted
from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.phrases.units import PART, narrowed
from headwater.extract.time.reading import Grain, Reading, dated
from headwater.extract.time.reference import Reference

_GRAINS: dict[str, Grain] = {grain: grain for grain in get_args(Grain)}
_STEPS = {"last": -1, "next": 1}


def unit_around(words: Words, reference: Reference) -> Reading | None:
    """Resolve "last week", "this year", "the current quarter", "early next month"."""
    return _moved(words, reference, words.text("unit"), _STEPS.get(words.text("dir"), 0))


def _moved(words: Words, reference: Reference, unit: str, steps: int = 0) -> Reading | None:
    today = reference.today
    grain = _GRAINS.get(unit) if unit != "day" else None
    moved = shifted(today, steps, unit)
    whole = of_unit(moved, unit) if moved is not None else None
    if whole is None or grain is None:
        return None
    if unit == "weekend" and not steps and not reference.ahead and whole.first > today:
        whole = Interval(whole.first - timedelta(days=7), whole.last - timedelta(days=7))
    return narrowed(words, dated(whole, grain))


def so_far(words: Words, reference: Reference) -> Reading | None:
    """Resolve "earlier this month" and "later this year": a unit up to publication, or from it."""
    reading = unit_around(words, reference)
    if reading is None or reading.interval is None:
        return None
    whole, today = reading.interval, reference.today
    if words.text("so_far") == "before":
        part = Interval(whole.first, max(whole.first, min(today, whole.last)))
    else:
        part = Interval(min(max(today, whole.first), whole.last), whole.last)
    return Reading(reading.type, reading.value, part, reading.grain)


def the_unit(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the end of the month": the unit that publication lies in."""
    return _moved(words, reference, words.text("unit"))


def this_unit(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the week", "the fiscal year": those that publication lies in."""
    unit = words.text("unit")
    return _moved(words, reference, unit) if unit in {"week", "month", "year"} else None


def the_weekend(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the weekend": the last one, or the next where the clause looks ahead."""
    return _moved(words, reference, "weekend")


def neighbour_unit(words: Words, reference: Reference) -> Reading | None:
    """Resolve "the following week", "the previous year", from what was dated before."""
    unit, base = words.text("unit"), reference.before
    grain = _GRAINS.get(unit)
    if grain is None:
        return None
    day = reference.today if base is None else base.first
    moved = shifted(day, _STEPS[words.text("dir")], unit)
    whole = of_unit(moved, unit) if moved is not None else None
    return dated(whole, grain) if whole is not None else None


def same_unit(words: Words, reference: Reference) -> Reading | None:
    """Resolve "that week", "the same month", from what was dated before."""
    unit, base = words.text("unit"), reference.before
    grain = _GRAINS.get(unit)
    if base is None or grain is None or (unit == "day" and base.first != base.last):
        return None
    whole = of_unit(base.first, unit)
    return dated(whole, grain) if whole is not None else None


RULES: tuple[Rule, ...] = (
    rule("the dir:neighbour unit:one_unit", neighbour_unit, "before"),
    rule(f"{PART} dir:direction unit:one_unit", unit_around),
    rule("the dir:direction unit:one_unit", unit_around),
    rule("so_far:so_far the? dir:direction unit:one_unit", so_far),
    rule("so_far:so_far the unit:one_unit", so_far),
    rule("the? part:part dash? the unit:one_unit", the_unit),
    rule("the weekend_unit", the_weekend),
    rule("the (full|fiscal)? unit:one_unit", this_unit),
    rule("that unit:one_unit", same_unit, "before"),
)
