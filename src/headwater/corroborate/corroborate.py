"""The stage: groups + lineage -> how many independent origins stand behind each claim.

A claim's origin is found along its own words: up the links as long as its sentence rests on the
parent's, and then by whom the report credits it to. So a rewrite that adds an observation of its
own is an origin of that claim, and two reports that credit the same named body are one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.corroborate.conflicts import say_conflicts
from headwater.corroborate.entry import Entries, keys_of, origin_ids
from headwater.corroborate.evidence import say_origins
from headwater.corroborate.ground import Ground
from headwater.corroborate.resting import rest_on_credited
from headwater.corroborate.status import status_of
from headwater.corroborate.tracing import Tracer
from headwater.corroborate.when import said_between
from headwater.model import (
    Attribution,
    Citation,
    Claim,
    Comparison,
    Group,
    Link,
    Origin,
    Report,
    Value,
)


def corroborate(  # noqa: PLR0913, PLR0917 -- every mapping is a stage's product
    reports: Sequence[Report],
    groups: Sequence[Group],
    claims: Mapping[str, Sequence[Claim]],
    attributions: Mapping[str, Sequence[Attribution]],
    citations: Mapping[str, Sequence[Citation]],
    comparisons: Mapping[tuple[str, str], Comparison],
    links: Sequence[Link],
    origins: Sequence[Origin],
) -> tuple[Group, ...]:
    """Fill in origins, their number, status and evidence of every group.

    Args:
        reports: all of them; they give names and dates to the words of the evidence.
        groups: as matched.
        claims: by report id.
        attributions: by report id.
        citations: by report id.
        comparisons: by (child, parent).
        links: the lineage.
        origins: of the lineage.

    Returns:
        The groups, in the same order. `evidence` says first where answers differ and how (an
        update by one outlet, a change in retelling, a contradiction between origins), then which
        reports rest on which origin, and why they count as one or as several.
    """
    ground = Ground(reports, claims, attributions, citations, comparisons, links, origins)
    tracer = Tracer(ground)
    return tuple(_weigh(group, tracer) for group in groups)


def _weigh(group: Group, tracer: Tracer) -> Group:
    ground = tracer.ground
    traced = {c: tracer.trace(ground.claims[c], group) for c in group.claims}
    entries = rest_on_credited(traced, ground)
    values = tuple(_with_origins(value, entries, ground) for value in group.values)
    group = replace(
        group,
        origins=origin_ids(e for found in entries.values() for e in found),
        independent_origins=len(keys_of(entries.values())),
        values=values,
        status=status_of(group, entries, ground),
    )
    said = (*say_conflicts(group, entries, ground), *say_origins(entries, ground))
    return replace(group, evidence=said)


def _with_origins(value: Value, entries: Entries, ground: Ground) -> Value:
    earliest, latest = said_between(value, ground)
    return replace(
        value,
        origins=origin_ids(e for c in value.claims for e in entries[c]),
        independent_origins=len(keys_of(entries[c] for c in value.claims)),
        earliest=earliest,
        latest=latest,
    )
