"""Every outlet and body that reports rest on and that is not at hand, and the links to outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

from headwater.lexicon.naming import same_name
from headwater.lineage.direction import say_citation
from headwater.lineage.material import Material
from headwater.lineage.unseen.bodies import find_bodies
from headwater.lineage.unseen.outlets import find_outlets
from headwater.lineage.unseen.record import Unseen
from headwater.model import Link

_LINK_CONFIDENCE = 0.8


def find_unseen(material: Material, links: Sequence[Link]) -> tuple[Unseen, ...]:
    """Unseen outlets, then unseen bodies, each in the order in which they are first named."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(material.reports)
    graph.add_edges_from((x.child, x.parent) for x in links)
    outlets = find_outlets(material, graph)
    bodies = find_bodies(material, graph, [u.name for u in outlets])
    return (*outlets, *bodies)


def cite_unseen(material: Material, unseen: Iterable[Unseen]) -> list[Link]:
    """A link from every report that cites an unseen report to that report's origin."""
    links: list[Link] = []
    for origin in unseen:
        if origin.is_body:
            continue
        for report, citation in origin.citing:
            share = _credited_share(material, report, origin.name)
            links.append(
                Link(
                    child=report,
                    parent=origin.key,
                    kind="cites",
                    cited=True,
                    share=share,
                    undirected=False,
                    confidence=round(_LINK_CONFIDENCE * citation.confidence, 4),
                    evidence=(
                        say_citation(material, citation),
                        f"no report of {origin.name} is at hand",
                    ),
                )
            )
    return links


def _credited_share(material: Material, report: str, name: str) -> float:
    """Share of the report's words that stand in sentences crediting the outlet."""
    sentences = material.sentences(report)
    total = sum(s.last - s.first for s in sentences)
    credited = {
        s.index
        for c in material.cites(report)
        if same_name(c.name, name)
        for s in sentences
        if s.span.overlaps(c.content or c.span) or s.span.overlaps(c.span)
    }
    words = sum(s.last - s.first for s in sentences if s.index in credited)
    return round(words / total, 4) if total else 0.0
