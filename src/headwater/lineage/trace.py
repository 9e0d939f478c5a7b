"""The stage: outlets, parents, unseen parents, origins, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.lineage.links import make_link
from headwater.lineage.material import Material, without_standing
from headwater.lineage.origins import find_origins
from headwater.lineage.outlets import infer_outlets, read_tags, retract_borrowed
from headwater.lineage.recall import Memory
from headwater.lineage.twins import derive
from headwater.lineage.unseen import cite_unseen, find_unseen
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    Comparison,
    Echo,
    Link,
    Origin,
    Report,
)
from headwater.settings import LineageSettings


@dataclass(frozen=True, slots=True)
class Lineage:
    """How the texts came down.

    Attributes:
        reports: as they were given, an outlet filled in where a report names its own
            (`outlet_basis` "self-reference").
        links: in the order of the children; of one child the best parent first, unseen parents
            last. Never a circle, never from a report to a later one.
        origins: where information entered: reports without a parent, then reports that add
            something of their own, then outlets and bodies that no report at hand stands for.
    """

    reports: tuple[Report, ...]
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]


def trace_lineage(  # noqa: PLR0913, PLR0917 -- every mapping is a stage's product
    reports: Sequence[Report],
    annotations: Mapping[str, Annotations],
    attributions: Mapping[str, tuple[Attribution, ...]],
    citations: Mapping[str, tuple[Citation, ...]],
    comparisons: Mapping[tuple[str, str], Comparison],
    echoes: Mapping[tuple[str, str], tuple[Echo, ...]],
    settings: LineageSettings,
    memory: Memory | None = None,
) -> Lineage:
    """Say which report was taken from which, and where each line of them begins.

    Args:
        reports: in any order; the answer does not depend on it.
        annotations: by report id.
        attributions: by report id.
        citations: by report id.
        comparisons: by (child, parent), both directions of every candidate pair.
        echoes: by (child, parent), the same; none where nothing was read.
        settings: when words in common are a derivation.
        memory: of what was weighed of two reports before, or None.

    Returns:
        The reports in the order given, and their links and origins in an order of their own.
    """
    material = lay_out(reports, annotations, attributions, citations, comparisons, echoes, memory)
    derivations = derive(material, settings)
    links = [make_link(material, derivation, settings) for derivation in derivations]
    material = replace(material, reports=retract_borrowed(material.reports, links))
    drawn, origins = settle(material, links)
    return Lineage(tuple(material.reports[r.id] for r in reports), drawn, origins)


def settle(
    material: Material, links: Sequence[Link]
) -> tuple[tuple[Link, ...], tuple[Origin, ...]]:
    """Given links between reports at hand with those to what is not at hand, and all origins."""
    unseen = find_unseen(material, links)
    place = {report: number for number, report in enumerate(material.reports)}
    every = sorted([*links, *cite_unseen(material, unseen)], key=lambda x: place[x.child])
    origins = find_origins(material, links, unseen)
    of_unseen = origins[len(origins) - len(unseen) :]
    names = {u.key: o.id for u, o in zip(unseen, of_unseen, strict=True)}
    return tuple(replace(x, parent=names.get(x.parent, x.parent)) for x in every), origins


def lay_out(  # noqa: PLR0913, PLR0917 -- as above
    reports: Sequence[Report],
    annotations: Mapping[str, Annotations],
    attributions: Mapping[str, tuple[Attribution, ...]],
    citations: Mapping[str, tuple[Citation, ...]],
    comparisons: Mapping[tuple[str, str], Comparison],
    echoes: Mapping[tuple[str, str], tuple[Echo, ...]],
    memory: Memory | None = None,
) -> Material:
    """The stage's material, each report with the outlet that it names as its own.

    What stands in reports of any matter is left out of the comparisons.
    """
    citations = read_tags(reports, citations)
    ordered = {r.id: r for r in sorted(infer_outlets(reports, citations), key=_place)}
    return without_standing(
        Material(
            ordered,
            annotations,
            attributions,
            citations,
            comparisons,
            echoes,
            memory=memory,
        )
    )


def _place(report: Report) -> tuple[str, str, str]:
    return report.path, report.sha256, report.id
