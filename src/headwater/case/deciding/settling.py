"""Origins anew where links are other than the lineage stage drew them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.lineage.material import Material, without_standing
from headwater.lineage.origins import find_origins
from headwater.lineage.unseen import cite_unseen, find_unseen
from headwater.model import Link
from headwater.pipeline import Findings


def settle(findings: Findings, links: Sequence[Link]) -> Findings:
    """The findings with given links between reports, and with the origins that follow from them.

    Args:
        findings: after the lineage stage.
        links: between reports at hand; those to what is not at hand follow from the citations.
    """
    material = without_standing(
        Material(
            {r.id: r for r in findings.reports},
            findings.annotations,
            findings.attributions,
            findings.citations,
            findings.comparisons,
        )
    )
    unseen = find_unseen(material, links)
    place = {report: number for number, report in enumerate(material.reports)}
    every = sorted([*links, *cite_unseen(material, unseen)], key=lambda x: place[x.child])
    origins = find_origins(material, links, unseen)
    of_unseen = origins[len(origins) - len(unseen) :]
    ids = {u.key: o.id for u, o in zip(unseen, of_unseen, strict=True)}
    drawn = tuple(replace(x, parent=ids.get(x.parent, x.parent)) for x in every)
    return replace(findings, links=drawn, origins=origins)
