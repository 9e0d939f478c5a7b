"""When an answer was given: the dates of the reports that give it, in figures and in words."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.corroborate.ground import Ground
from headwater.model import Published, Value

Interval = tuple[str | None, str | None]
_MINUTES = len("2015-07-01T09:40")


def said_between(value: Value, ground: Ground) -> Interval:
    """The earliest and the latest that a dated report with this answer may have been published.

    None and None where none of them has a date.
    """
    reports = {ground.report_of(c) for c in value.claims}
    dates = [ground.reports[r].published for r in reports if r in ground.reports]
    return _earliest(dates), max((d.latest for d in dates if d.latest), default=None)


def _earliest(dates: Iterable[Published]) -> str | None:
    return min((d.earliest for d in dates if d.earliest), default=None)


def published_of(report: str, ground: Ground) -> Published:
    """When a report was published, as far as is known."""
    return ground.reports[report].published if report in ground.reports else Published()


def comes_before(one: str, other: str, ground: Ground) -> bool:
    """Whether a report was surely published before another, by their dates."""
    latest, earliest = published_of(one, ground).latest, published_of(other, ground).earliest
    return latest is not None and earliest is not None and latest < earliest


def say_date(published: Published) -> str:
    """A date in figures, "2024-05-17 09:40 UTC" or "2015-07-01 to 2015-07-31"; "" where unknown."""
    ends = [_plain(d) for d in (published.earliest, published.latest) if d]
    return " to ".join(dict.fromkeys(ends))


def _plain(date: str) -> str:
    return f"{date[:_MINUTES].replace('T', ' ')} UTC" if "T" in date else date
