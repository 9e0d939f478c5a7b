"""Families of reports made from strings, with everything that the lineage stage is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations

from tests.factory import make_report

from headwater.align import align
from headwater.annotate import annotate
from headwater.echo import find_echoes, name_outlets
from headwater.lineage import Lineage, trace_lineage
from headwater.lineage.material import Material
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    CitationKind,
    Comparison,
    Echo,
    Link,
    Report,
)
from headwater.settings import AlignSettings, AnnotateSettings, LineageSettings

ORIGINAL = (
    "At least 14 miners were killed when a gallery collapsed at the Korvan coal mine near Dastan, "
    "the rescue chief, Arman Veliev, told Steppe Wire.\n\n"
    "Veliev said that another 23 men, most of them from the village of Orsk, had been brought up "
    "alive by Tuesday evening.\n\n"
    '"We hear knocking behind the second wall and we will not stop digging," he said.\n\n'
    "The owner, Tamir Coal, had apparently been warned in March about water in the eastern shaft, "
    "according to a letter seen by Steppe Wire.\n\n"
    "A spokeswoman for Tamir Coal, Aliya Sultan, denied that any warning had been received.\n\n"
    "Prosecutors in Dastan have questioned the shift manager, Pavel Groz, and seized 40 boxes of "
    "records."
)
REWRITE = (
    "Fourteen miners died in the collapse of a gallery at the Korvan coal mine outside Dastan.\n\n"
    "Some 23 men, mostly from the village of Orsk, were brought to the surface alive by Tuesday "
    "evening, rescue chief Arman Veliev said.\n\n"
    '"We will not stop digging," he added.\n\n'
    "Tamir Coal, which owns the mine, was warned in March about water in the eastern shaft. "
    "Prosecutors seized 40 boxes of records and questioned the shift manager, Pavel Groz."
)
INDEPENDENT = (
    "Women stood in the snow outside the gate at Korvan with photographs of their husbands.\n\n"
    "Nobody from the company came out to speak to them, said Raushan Bek, whose son works on the "
    "night shift.\n\n"
    "A nurse at the clinic in Dastan counted 12 bodies before she was sent home.\n\n"
    '"They told us to go and sleep, as if anyone could sleep," Bek said.'
)


# Outlets that the texts name, whether or not a test has them cited.
_NAMED = frozenset({"Steppe Wire", "Tundra Wire"})


@dataclass
class Family:
    """Reports with what is known of them, ready to be traced."""

    reports: list[Report] = field(default_factory=list)
    citations: dict[str, tuple[Citation, ...]] = field(default_factory=dict)
    attributions: dict[str, tuple[Attribution, ...]] = field(default_factory=dict)

    def add(
        self,
        text: str,
        *,
        outlet: str | None = None,
        published: str | None = None,
        cites: tuple[tuple[str, str, CitationKind], ...] = (),
    ) -> str:
        """Add a report; `cites` are (words, name, kind), the words as they stand in the text."""
        report = make_report(
            text, id=f"r{len(self.reports) + 1}", outlet=outlet, published=published
        )
        self.reports.append(report)
        self.citations[report.id] = tuple(cite(report, *c) for c in cites)
        return report.id

    @property
    def annotations(self) -> dict[str, Annotations]:
        return {r.id: _annotated(r.text, r.id) for r in self.reports}

    @property
    def comparisons(self) -> dict[tuple[str, str], Comparison]:
        parsed = self.annotations
        return {
            (a.id, b.id): align(a, b, parsed[a.id], parsed[b.id], AlignSettings())
            for a, b in permutations(self.reports, 2)
        }

    @property
    def echoes(self) -> dict[tuple[str, str], tuple[Echo, ...]]:
        outlets = _NAMED | name_outlets(self.reports, self.citations)
        parsed = self.annotations
        return {
            (child, parent): find_echoes(parsed[child], parsed[parent], comparison, outlets)
            for (child, parent), comparison in self.comparisons.items()
        }

    @property
    def material(self) -> Material:
        """What the rooms of the stage hand round."""
        return Material(
            {r.id: r for r in self.reports},
            self.annotations,
            self.attributions,
            self.citations,
            self.comparisons,
            self.echoes,
        )

    def trace(self, settings: LineageSettings | None = None) -> Lineage:
        return trace_lineage(
            self.reports,
            self.annotations,
            self.attributions,
            self.citations,
            self.comparisons,
            self.echoes,
            settings or LineageSettings(),
        )


def cite(report: Report, words: str, name: str, kind: CitationKind) -> Citation:
    """The citation that stands as `words`, crediting the sentence around it."""
    start = report.text.index(words)
    span = report.span(start, start + len(words))
    begin = max(report.text.rfind(mark, 0, start) for mark in (". ", "\n")) + 1
    ends = [e for e in (report.text.find(m, span.end) for m in (". ", ".\n", ".")) if e >= 0]
    content = report.span(begin, min(ends, default=len(report.text)))
    return Citation(span, name, kind, content, 0.9)


def edges(lineage: Lineage) -> set[tuple[str, str]]:
    """The links as (child, parent)."""
    return {(x.child, x.parent) for x in lineage.links}


def only_link(lineage: Lineage) -> Link:
    """The one link there is."""
    (link,) = lineage.links
    return link


@lru_cache(maxsize=512)
def _annotated(text: str, report_id: str) -> Annotations:
    return annotate(make_report(text, id=report_id), AnnotateSettings())


__all__ = ["INDEPENDENT", "ORIGINAL", "REWRITE", "Family", "cite", "edges", "only_link"]
