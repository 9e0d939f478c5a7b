"""Which of two reports was published first, as far as their dates say."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Literal

from headwater.model import Published

Order = Literal["before", "after", "unclear", "unknown"]

_DAY_CHARS = len("2015-07-01")


def order_of(first: Published, second: Published) -> Order:
    """Whether the first was published before or after the second.

    "unclear" where the intervals overlap, "unknown" where either has no date. A day without a
    clock time is the interval of its 24 hours.
    """
    mine, theirs = interval_of(first), interval_of(second)
    if mine is None or theirs is None:
        return "unknown"
    if mine[1] < theirs[0]:
        return "before"
    if theirs[1] < mine[0]:
        return "after"
    return "unclear"


def interval_of(published: Published) -> tuple[datetime, datetime] | None:
    """First and last instant that the publication date leaves open, or None.

    An end that is missing or no ISO date leaves the whole unknown.
    """
    if not published.known or published.earliest is None or published.latest is None:
        return None
    start, end = _instant(published.earliest), _instant(published.latest)
    if start is None or end is None:
        return None
    if len(published.latest) <= _DAY_CHARS:
        end += timedelta(days=1, microseconds=-1)
    return start, end


def say_gap(earlier: Published, later: Published) -> str:
    """How much later, in words ("2 hours later"; dates where the hours are not known)."""
    first, second = interval_of(earlier), interval_of(later)
    if first is None or second is None:
        return "at an unknown time"
    if first[0] != first[1] or second[0] != second[1]:
        return f"published {later.earliest}, the other {earlier.earliest}"
    minutes = int((second[0] - first[0]).total_seconds() // 60)
    for size, unit in ((60 * 24, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"published {count} {unit}{'s' if count > 1 else ''} later"
    return "published within the same minute, later"


def _instant(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= _DAY_CHARS:
        return datetime.combine(instant.date(), time.min, UTC)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
