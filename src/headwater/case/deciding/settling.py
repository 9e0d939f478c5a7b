"""Origins anew where links are other than the lineage stage drew them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.lineage.material import Material, without_standing
from headwater.lineage.trace import settle as settle_links
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
    drawn, origins = settle_links(material, links)
    return replace(findings, links=drawn, origins=origins)
