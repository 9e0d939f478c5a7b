"""Two texts laid side by side by the real stages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tests.factory import make_report

from headwater.align import align
from headwater.annotate import annotate
from headwater.model import Annotations, Comparison, Report
from headwater.settings import AlignSettings, AnnotateSettings


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with the reports and parses that it is of."""

    child: Report
    parent: Report
    child_annotations: Annotations
    parent_annotations: Annotations
    comparison: Comparison

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The aligned sentences as text, in order of the child's words."""
        return [(a.child.text, a.parent.text) for a in self.comparison.alignments]

    def parents_of(self, sentence: str) -> set[str]:
        """The parent sentences that a child sentence rests on, as text."""
        return {parent for child, parent in self.pairs if child == sentence}


@lru_cache(maxsize=512)
def parsed(text: str, id: str, *, headline: bool = False) -> tuple[Report, Annotations]:
    """A report of this id and text, and its parse."""
    report = make_report(text, id=id, headline=headline)
    return report, annotate(report, AnnotateSettings())


def compare(child_text: str, parent_text: str, *, headline: bool = False) -> Compared:
    """`child_text` laid beside `parent_text`; with `headline` both begin with their title."""
    child, child_annotations = parsed(child_text, "r1", headline=headline)
    parent, parent_annotations = parsed(parent_text, "r2", headline=headline)
    comparison = align(child, parent, child_annotations, parent_annotations, AlignSettings())
    return Compared(child, parent, child_annotations, parent_annotations, comparison)
