"""A retelling beside its source, as the real stages see them: what drifted between two texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from headwater.align import align
from headwater.annotate import annotate
from headwater.drift import find_drift
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.extract.claim import extract_claims
from headwater.extract.number import extract_numbers
from headwater.extract.time import extract_times
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    Claim,
    Drift,
    Number,
    Report,
    TimeExpression,
)
from headwater.settings import Settings
from tests.factory import make_report

SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Told:
    """One text with all that the stages before drift say of it."""

    report: Report
    annotations: Annotations
    attributions: tuple[Attribution, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    numbers: tuple[Number, ...]
    times: tuple[TimeExpression, ...]


@lru_cache(maxsize=512)
def tell(text: str, id: str, *, headline: bool = False, outlet: str | None = None) -> Told:
    """What the stages before drift say of a text."""
    report = make_report(text, id=id, headline=headline, outlet=outlet)
    annotations = annotate(report, SETTINGS.annotate)
    attributions = extract_attributions(report, annotations, SETTINGS.attribution)
    numbers = extract_numbers(report, annotations)
    return Told(
        report,
        annotations,
        attributions,
        extract_citations(report, annotations, attributions),
        extract_claims(report, annotations, attributions, numbers),
        numbers,
        extract_times(report, annotations),
    )


def retell(
    parent_text: str, child_text: str, *, headline: bool = False, outlet: str | None = None
) -> tuple[Drift, ...]:
    """What `child_text` says otherwise than `parent_text`, which it was taken from.

    Args:
        parent_text: paragraphs, parted by blank lines.
        child_text: the same.
        headline: whether both begin with their title.
        outlet: who published the parent.
    """
    parent = tell(parent_text, "r1", headline=headline, outlet=outlet)
    child = tell(child_text, "r2", headline=headline)
    comparison = align(
        child.report, parent.report, child.annotations, parent.annotations, SETTINGS.align
    )
    both = (parent, child)
    return find_drift(
        child.report,
        (parent.report,),
        {t.report.id: t.annotations for t in both},
        {t.report.id: t.attributions for t in both},
        {t.report.id: t.citations for t in both},
        {t.report.id: t.claims for t in both},
        {t.report.id: t.numbers for t in both},
        {t.report.id: t.times for t in both},
        (comparison,),
        SETTINGS.drift,
    )


def kinds(drift: tuple[Drift, ...]) -> set[str]:
    """The kinds among some drift."""
    return {d.kind for d in drift}
