"""Clues from days that the pages state without a year: "HORLEY, 11 July -", "Posted 12 July".

With a year they are dates of publication, and decide; without one they are no date, but of two
reports of one story the one that is headed by the later day is the later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.lexicon.months import MONTHS
from headwater.lineage.direction.clue import STATED_DAY, Clue
from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material

_MONTH = f"({'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DAY = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\b|{_MONTH}\b\.?\s+(\d{{1,2}}))\b", re.IGNORECASE
)
_HEADING = re.compile(r"^\W*(?:first )?(?:published|posted|updated|date)\b", re.IGNORECASE)
_DAYS_OF_A_MONTH = 31
# Two reports of one story lie no farther apart than this; across a year's end nothing is said.
_STORY_DAYS = 45


def by_stated_day(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """The child is headed by a later day than the parent."""
    child, parent = _stated(material, evidence.child), _stated(material, evidence.parent)
    if child is None or parent is None or not 0 < child[0] - parent[0] <= _STORY_DAYS:
        return
    words = f"the child is headed '{child[1]}', the parent '{parent[1]}'"
    yield Clue(STATED_DAY, 1.0, words)


def _stated(material: Material, report: str) -> tuple[int, str] | None:
    """A number that grows with the day that a report is headed by, and its words."""
    known = material.reports[report]
    if known.published.basis == "metadata":
        return None
    headings = [known.dateline.text] if known.dateline is not None else []
    headings += [b.span.text for b in known.blocks if _HEADING.match(b.span.text)]
    for heading in headings:
        for found in _DAY.finditer(heading):
            day, month = found[1] or found[4], found[2] or found[3]
            if 0 < int(day) <= _DAYS_OF_A_MONTH:
                number = MONTHS[month.casefold()] * _DAYS_OF_A_MONTH + int(day)
                return number, found[0]
    return None
