"""Amounts of time: "three weeks", "a year and a half", "several days", "two to three months"."""

from __future__ import annotations

from headwater.extract.time.grammar import Words

# How many of a unit.
COUNT = (
    "(n:number half:fraction|n:number dash? and dash? a dash? half:half_word"
    "|n:number (to|dash|and) number|n:number|vague:vague|couple:couple|half:half_of) more?"
)
# How long: "three weeks", "at least 72 hours", "a year".
PERIOD = f"bound? ({COUNT} dash? unit:unit|one:a unit:one_unit)"
# Units that TIMEX3 writes in others.
_IN_OTHERS = {"fortnight": (2, "week"), "quarter": (3, "month"), "decade": (10, "year"),
              "century": (100, "year"), "night": (1, "day")}  # fmt: skip
_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W",
            "weekend": "WE", "month": "M", "year": "Y"}  # fmt: skip
# What half of a unit is, in the unit below it.
_HALVES = {"year": (6, "month"), "day": (12, "hour"), "hour": (30, "minute"),
           "minute": (30, "second"), "month": (15, "day")}  # fmt: skip


def amount_of(words: Words) -> float | None:
    """How many units; the least of a range. None where the words do not say ("several")."""
    half = 0.5 if "half" in words else 0.0
    if "n" in words:
        return float(words["n"] or 0) + half
    if "one" in words:
        return 1.0 + half
    if "couple" in words:
        return 2.0
    return half or None


def period_value(count: float | None, unit: str) -> str:
    """TIMEX3's value of an amount: "P3W", "PT5H30M", "P2Y6M"; "PXD" where it is not said."""
    factor, unit = _IN_OTHERS.get(unit, (1, unit))
    letter = _LETTERS[unit]
    time, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if count is None:
        return f"P{time}X{letter}"
    count *= factor
    whole, rest = int(count), count - int(count)
    if not rest:
        return f"P{time}{whole}{letter}"
    if rest == 0.5 and unit in _HALVES:
        return _with_half(whole, unit)
    return f"P{time}{count:g}{letter}"


def _with_half(whole: int, unit: str) -> str:
    """Write "5 1/2 hours" as PT5H30M, "half a year" as P6M."""
    count, below = _HALVES[unit]
    first = period_value(whole, unit) if whole else "P"
    second = period_value(count, below).removeprefix("P")
    return first + (second.removeprefix("T") if "T" in first else second)
