"""Runs every check on every sentence of a child that rests on a parent, and keeps one item a change.

`CHECKS` is the list of what is looked for. A check sees one `Scene` (or, for what was left out,
the whole child) and proposes `Finding`s; `settle` keeps the most specific of those that speak of
the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from headwater.drift.attribution import check_attribution
from headwater.drift.denial import check_denials
from headwater.drift.detail import check_detail
from headwater.drift.entity import check_entities
from headwater.drift.finding import Finding, settle
from headwater.drift.hedge import check_hedges
from headwater.drift.intention import check_intentions
from headwater.drift.merged import check_merged
from headwater.drift.negation import check_negation
from headwater.drift.number import check_numbers
from headwater.drift.quotation import check_quotations
from headwater.drift.role import check_roles
from headwater.drift.scene import Scene, Telling, Vocabulary, scenes
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    Claim,
    Comparison,
    Drift,
    Number,
    Report,
    TimeExpression,
)
from headwater.settings import DriftSettings

Check = Callable[[Scene, Vocabulary], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_attribution,
    check_intentions,
    check_hedges,
    check_numbers,
    check_entities,
    check_roles,
    check_negation,
    check_merged,
    check_detail,
)


def find_drift(
    child: Report,
    parents: Sequence[Report],
    annotations: Mapping[str, Annotations],
    attributions: Mapping[str, tuple[Attribution, ...]],
    citations: Mapping[str, tuple[Citation, ...]],
    claims: Mapping[str, tuple[Claim, ...]],
    numbers: Mapping[str, tuple[Number, ...]],
    times: Mapping[str, tuple[TimeExpression, ...]],
    comparisons: Sequence[Comparison],
    settings: DriftSettings,
) -> tuple[Drift, ...]:
    """What `child` says otherwise than the `parents` it was taken from.

    Args:
        child: the retelling.
        parents: the reports at hand that it derives from.
        annotations, attributions, citations, claims, numbers, times: by report id.
        comparisons: of the child with each parent.
        settings: the confidence below which nothing is reported.

    Returns:
        Drift in order of the child's words; ids are left empty.
    """

    def telling(report: Report) -> Telling:
        key = report.id
        return Telling(
            report, annotations[key], attributions[key], claims[key], numbers[key], times[key]
        )

    mine = telling(child)
    theirs = {parent.id: telling(parent) for parent in parents}
    outlets = {
        parent.id: frozenset(
            name
            for name in (parent.outlet, *(c.name for c in citations[child.id] if c.kind != "body"))
            if name
        )
        for parent in parents
    }
    vocabulary = Vocabulary(list(theirs.values()), outlets)
    staged = scenes(mine, theirs, comparisons)
    found = [f for scene in staged for check in CHECKS for f in check(scene, vocabulary)]
    found.extend(check_quotations(mine, staged, vocabulary))
    found.extend(check_denials(mine, tuple(theirs.values()), staged))
    kept = settle([f for f in found if f.confidence >= settings.min_confidence])
    return tuple(
        Drift("", f.kind, f.severity, f.child, f.parent, f.detail, round(f.confidence, 2))
        for f in kept
    )
