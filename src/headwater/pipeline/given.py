"""The stages that only a comparison has: the pair and its link are given, not found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from headwater.lineage.direction import Clue, Direction
from headwater.lineage.direction.clue import GIVEN
from headwater.lineage.evidence import weigh_pair
from headwater.lineage.links import make_link
from headwater.lineage.material import Material
from headwater.lineage.outlets import infer_outlets, retract_borrowed
from headwater.lineage.parents import Derivation
from headwater.lineage.specifics import Pile
from headwater.model import Link
from headwater.pipeline.findings import Findings, Guard, Run


def run_pair(findings: Findings, run: Run) -> Findings:
    """The two reports of a comparison, the child first; no pair where one was not read."""
    ids = [report.id for report in findings.reports]
    return replace(findings, pairs=((ids[1], ids[0]),) if len(ids) == 2 else ())


def run_link(findings: Findings, run: Run) -> Findings:
    """The link that the caller gave; none where the two have nothing in common.

    A report may learn the outlet that it names as its own, as in the lineage of a trace.
    """
    material = Material(
        {r.id: r for r in infer_outlets(findings.reports, findings.citations)},
        findings.annotations,
        findings.attributions,
        findings.citations,
        findings.comparisons,
    )
    guard = Guard("link")
    links: list[Link] = []
    for child, parent in findings.pairs:
        if findings.comparisons[child, parent].alignments:
            found = partial(_make_link, material, child, parent, run)
            links.extend(guard.records(material.reports[child], found))
    reports = retract_borrowed(material.reports, links)
    return replace(
        findings,
        reports=tuple(reports.values()),
        links=tuple(links),
        degraded=(*findings.degraded, *guard.notes),
    )


def _make_link(material: Material, child: str, parent: str, run: Run) -> tuple[Link, ...]:
    pile = Pile(material)
    evidence = weigh_pair(pile, child, parent)
    given = Clue(GIVEN, 1.0, "given as parent and child")
    derivation = Derivation(
        evidence,
        weigh_pair(pile, parent, child),
        Direction(child, parent, given.weight, (given,), ()),
        evidence.chance,
    )
    return (make_link(material, derivation, run.settings.lineage),)
