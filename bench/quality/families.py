"""Scoring the dossier of a lineage family against its labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.quality.claims import ClaimCounts, compare_claims
from bench.quality.counts import Figures, add_counts
from bench.quality.lineage import LineageCounts, compare_lineage
from bench.quality.reading import Finding, Json, Reading
from bench.quality.reliability import Judgement


@dataclass(frozen=True, slots=True)
class FamilyCounts:
    """What was counted over one or more families."""

    families: int = 0
    lineage: LineageCounts = field(default_factory=LineageCounts)
    claims: ClaimCounts = field(default_factory=ClaimCounts)
    bad_spans: int = 0

    def __add__(self, other: FamilyCounts) -> FamilyCounts:
        return add_counts(self, other)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """None: attributions are not labelled in families."""
        return ()

    def figures(self) -> Figures:
        """Every figure of the families."""
        return {
            **self.lineage.figures(),
            **self.claims.figures(),
            "bad_spans": self.bad_spans,
        }


def score_family(dossier: Json, texts: Mapping[str, str], gold: Json) -> FamilyCounts:
    """Counts of one family.

    Args:
        dossier: the JSON of the dossier of all its files.
        texts: the text of each file by its name.
        gold: its labels.
    """
    return compare_family(dossier, texts, gold)[0]


def compare_family(
    dossier: Json, texts: Mapping[str, str], gold: Json
) -> tuple[FamilyCounts, list[Finding]]:
    """Counts of one family, and every item on which dossier and gold do not agree."""
    reading = Reading(dossier, texts)
    lineage, findings = compare_lineage(reading, gold)
    claims, claim_findings = compare_claims(reading, gold)
    counts = FamilyCounts(1, lineage, claims, reading.bad_spans)
    return counts, findings + claim_findings
