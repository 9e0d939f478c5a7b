"""Lines of descent: which of the reports that name one origin have it through one another."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from headwater.lineage.material import Material
from headwater.lineage.unseen.record import in_order
from headwater.model import Citation


def roots_of(graph: nx.DiGraph[str], report: str) -> set[str]:
    """The reports without a parent from which a report came down; itself where it has none."""
    line = {report, *nx.descendants(graph, report)}
    return {r for r in line if not graph.out_degree(r)}


def one_lineage(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> tuple[str, ...]:
    """The citing reports of the one line of descent that has most of them.

    Two reports that quote the same ministry once are not two reports of one origin: only the
    claims in question share it, and the groups say so.
    """
    lines: dict[str, set[str]] = {}
    for report, _ in members:
        for root in roots_of(graph, report):
            lines.setdefault(root, set()).add(report)
    if not lines:
        return ()
    order = list(material.reports)
    size = {root: len(nx.ancestors(graph, root)) for root in lines}
    best = max(lines, key=lambda root: (len(lines[root]), size[root], -order.index(root)))
    return in_order(material, lines[best])
