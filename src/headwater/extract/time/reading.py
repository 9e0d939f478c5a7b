"""What a time expression means: TIMEX3's type and value, and the days, where they are known.

Values are those of TIMEX3 (TimeML 1.2.1): "2015-07-10", "2015-W28", "2015-07", "2015-Q3",
"2015-SU", "2015", "201" (a decade), "2015-07-10T17:00", "2015-07-10TNI", "P3W", "PXD", "PAST_REF".
A range has both its ends, as ISO 8601 writes them: "2015-05/2015-07".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from headwater.extract.time.calendar import Interval
from headwater.model import TimexType

Grain = Literal[
    "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"
]
_SEASON_LETTERS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_FIELD = re.compile(r"[-T/:]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a phrase, given what it was resolved against.

    Attributes:
        type: TIMEX3's type.
        value: TIMEX3's value.
        interval: the days; None where the words name none ("for three days", "recently").
        grain: of a date, the unit that it names.
    """

    type: TimexType
    value: str
    interval: Interval | None = None
    grain: Grain | None = None


def dated(interval: Interval | None, grain: Grain, narrowed: Interval | None = None) -> Reading:
    """A date: a day, or a whole week, month, ...

    Args:
        interval: the whole unit.
        grain: which unit.
        narrowed: the part of it that is meant ("late May"), if not all.

    Raises:
        ValueError: there is no such day.
    """
    if interval is None:
        raise ValueError("no such day")
    return Reading("DATE", value_of(interval, grain), narrowed or interval, grain)


def lasting(value: str, interval: Interval | None = None) -> Reading:
    """A duration, with its days where it is one of days that are known ("the past two weeks")."""
    return Reading("DURATION", value, interval)


def value_of(interval: Interval, grain: Grain) -> str:
    """TIMEX3's value of a whole unit."""
    first = interval.first
    year, week, _ = first.isocalendar()
    values: dict[Grain, str] = {
        "day": first.isoformat(),
        "week": f"{year:04}-W{week:02}",
        "weekend": f"{year:04}-W{week:02}-WE",
        "month": f"{first.year:04}-{first.month:02}",
        "quarter": f"{first.year:04}-Q{(first.month + 2) // 3}",
        "half": f"{first.year:04}-H{1 if first.month < 7 else 2}",
        "season": f"{first.year:04}-{_SEASON_LETTERS.get(first.month, 'XX')}",
        "year": f"{first.year:04}",
        "decade": f"{first.year // 10:03}",
        "century": f"{first.year // 100:02}",
    }
    return values[grain]


def common_value(a: str, b: str) -> str:
    """What two values have in common, field by field; what differs is crossed out with X.

    So "in May", counted from days in two years, is "XXXX-05".
    """
    if a == b:
        return a
    mine, theirs = _FIELD.split(a), _FIELD.split(b)
    if len(mine) != len(theirs) or _FIELD.findall(a) != _FIELD.findall(b):
        return "XXXX"
    fields = [x if x == y else _crossed(x) for x, y in zip(mine, theirs, strict=True)]
    marks = [*_FIELD.findall(a), ""]
    return "".join(field + mark for field, mark in zip(fields, marks, strict=True))


def _crossed(field: str) -> str:
    """The digits of a field as X: "W28" is "WXX"."""
    return re.sub(r"\d", "X", field)
