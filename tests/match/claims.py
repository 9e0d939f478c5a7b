"""Claims made from strings, matched as the stage would match them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations

from tests.factory import make_report

from headwater.align import align
from headwater.annotate import annotate
from headwater.extract.number import extract_numbers
from headwater.extract.time import extract_times
from headwater.match import match
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    Claim,
    Comparison,
    Group,
    Link,
    Report,
    TimeExpression,
)
from headwater.settings import AlignSettings, AnnotateSettings, MatchSettings


@dataclass
class Desk:
    """Reports in which every sentence is a claim."""

    reports: list[Report] = field(default_factory=list)
    annotations: dict[str, Annotations] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    times: dict[str, tuple[TimeExpression, ...]] = field(default_factory=dict)
    attributions: dict[str, tuple[Attribution, ...]] = field(default_factory=dict)
    citations: dict[str, tuple[Citation, ...]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def add(self, text: str, *, parent: str | None = None) -> str:
        """Add a report, linked to its parent if there is one."""
        report = make_report(text, id=f"r{len(self.reports) + 1}")
        annotations = annotate(report, AnnotateSettings())
        numbers = extract_numbers(report, annotations)
        before = sum(len(made) for made in self.claims.values())
        self.claims[report.id] = tuple(
            Claim(
                id=f"c{before + place}",
                span=sentence.span,
                sentence=sentence.index,
                attributions=(),
                certainty="stated",
                hedges=(),
                numbers=tuple(n for n in numbers if sentence.span.covers(n.span)),
            )
            for place, sentence in enumerate(annotations.sentences, start=1)
        )
        self.reports.append(report)
        self.annotations[report.id] = annotations
        self.times[report.id] = extract_times(report, annotations)
        if parent is not None:
            self.links.append(Link(report.id, parent, "rewrite", False, 0.5, False, 0.9, ()))
        return report.id

    @property
    def comparisons(self) -> dict[tuple[str, str], Comparison]:
        return {
            (a.id, b.id): align(
                a, b, self.annotations[a.id], self.annotations[b.id], AlignSettings()
            )
            for a, b in permutations(self.reports, 2)
        }

    def match(self) -> tuple[Group, ...]:
        return match(
            self.reports,
            self.annotations,
            self.claims,
            self.times,
            self.comparisons,
            self.links,
            MatchSettings(),
        )


def together(groups: Sequence[Group], *claims: str) -> bool:
    """Whether all the claims stand in one group."""
    return any(set(claims) <= set(g.claims) for g in groups)


def group_of(groups: Sequence[Group], claim: str) -> Group:
    """The group in which a claim stands."""
    return next(g for g in groups if claim in g.claims)
