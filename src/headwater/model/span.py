"""Exact words of one report, and intervals of time: the two things everything else points at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

_DAY_CHARS = len("2015-07-01")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into one report's text, and the words that stand there.

    Attributes:
        report: id of the report ("r1"); the report carries the digest of the text.
        start: first character, counted as Python counts (code points).
        end: one past the last character.
        text: the words; `report.text[start:end] == text` always holds.
    """

    report: str
    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of the same report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


def shared_length(a: Span, b: Span) -> int:
    """How many characters two spans share; 0 across reports."""
    if a.report != b.report:
        return 0
    return max(0, min(a.end, b.end) - max(a.start, b.start))


Basis = Literal["metadata", "text", "none"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: an interval of days with what it rests on.

    Attributes:
        earliest: ISO 8601 date ("2015-07-01") or instant in UTC ("2015-07-01T08:20:00Z"), or None.
        latest: the same; equal to `earliest` where the day (or instant) is known.
        basis: "metadata" (header, sidecar, page metadata, option), "text" (dateline, the text's
            own dated facts), or "none": the date is unknown and both ends are None.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "none"

    @property
    def known(self) -> bool:
        """Whether there is an interval at all."""
        return self.basis != "none"

    def days_apart(self, other: Published) -> int | None:
        """The least number of days that may lie between the two; None where either is unknown."""
        mine, theirs = self.days(), other.days()
        if mine is None or theirs is None:
            return None
        return max((theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days, 0)

    def days(self) -> tuple[date, date] | None:
        """First and last day, or None where an end is missing or no ISO date."""
        try:
            ends = [
                date.fromisoformat((end or "")[:_DAY_CHARS]) for end in (self.earliest, self.latest)
            ]
        except ValueError:
            return None
        return min(ends), max(ends)
