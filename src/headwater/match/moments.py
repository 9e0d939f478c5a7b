"""The question "when?": clock times and dates of a claim, and whether two claims agree on them."""

from __future__ import annotations

import re

from headwater.match.statement import Statement
from headwater.model import TimeExpression

# "About 3:20" and "shortly before half past three" are one moment. Minutes.
_ROUGHLY = 20
_DAY = 24 * 60
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_DATE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
# A weekday is resolved against a dateline, and more often than a date is that of another thing.
_WRITTEN = re.compile(r"\d")


def clocks_of(statement: Statement) -> dict[int, str]:
    """The times of day that a claim gives, in minutes after midnight, with their words."""
    found = {}
    for time in statement.times:
        if clock := _CLOCK.search(time.value):
            hours, minutes = int(clock[1]), int(clock[2])
            found[(60 * hours + minutes) % _DAY] = time.span.text
    return found


def dates_of(statement: Statement) -> dict[str, str]:
    """The days that a claim gives as dates in figures, month and day, with their words."""
    return {
        date[0][5:]: time.span.text
        for time in statement.times
        if (date := _DATE.match(time.value)) and _is_written(time)
    }


def same_moment(mine: Statement, theirs: Statement) -> bool:
    """Whether two claims give the same time of day, or the same date."""
    ours, others = clocks_of(mine), clocks_of(theirs)
    if any(_near(one, other) for one in ours for other in others):
        return True
    return not dates_of(mine).keys().isdisjoint(dates_of(theirs))


def other_moment(mine: Statement, theirs: Statement) -> tuple[str, str] | None:
    """The words of two times of day, or of two dates, that cannot be one; None where none do.

    Claims that give the same clock time agree, whatever else they say of when; and a claim that
    gives several is no answer to "when?".
    """
    ours, others = clocks_of(mine), clocks_of(theirs)
    if len(ours) == len(others) == 1:
        one, other = next(iter(ours)), next(iter(others))
        return None if _near(one, other) else (ours[one], others[other])
    days, others_days = dates_of(mine), dates_of(theirs)
    if len(days) == len(others_days) == 1 and days.keys() != others_days.keys():
        return next(iter(days.values())), next(iter(others_days.values()))
    return None


def _near(one: int, other: int) -> bool:
    apart = abs(one - other)
    return min(apart, _DAY - apart) <= _ROUGHLY


def _is_written(time: TimeExpression) -> bool:
    return time.type == "DATE" and bool(_WRITTEN.search(time.span.text))
