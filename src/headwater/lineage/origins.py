"""Where information entered: roots, reports that add their own, and what is not at hand."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from headwater.lexicon.naming import same_name
from headwater.lineage.links import outlet_or_path
from headwater.lineage.material import Material
from headwater.lineage.unseen import Unseen
from headwater.model import Link, Origin, Sentence

# A sentence of fewer content words is no statement that could start an origin.
_MIN_CONTENT_WORDS = 5


def find_origins(
    material: Material, links: Sequence[Link], unseen: Sequence[Unseen]
) -> tuple[Origin, ...]:
    """Numbered origins: roots, then children that add something, then unseen ones."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(material.reports)
    graph.add_edges_from((x.child, x.parent) for x in links if x.parent in material.reports)
    resting = {r for u in unseen if not u.is_body for r in u.whole}
    roots = [r for r in material.reports if not graph.out_degree(r) and r not in resting]
    adding = [
        r for r in material.reports if graph.out_degree(r) and _adds(material, graph, r, unseen)
    ]
    found: list[Origin] = []
    for report in (*roots, *adding):
        name = outlet_or_path(material.reports[report])
        found.append(_origin(len(found), name, report, _line(material, graph, report)))
    for origin in unseen:
        found.append(_origin(len(found), origin.name, None, origin.resting))
    return tuple(found)


def _origin(before: int, name: str, report: str | None, reports: tuple[str, ...]) -> Origin:
    return Origin(f"o{before + 1}", name, report, reports)


def _line(material: Material, graph: nx.DiGraph[str], report: str) -> tuple[str, ...]:
    """The report and all that was taken from it, at first or second hand."""
    line = {report, *nx.ancestors(graph, report)}
    return tuple(r for r in material.reports if r in line)


def _adds(
    material: Material, graph: nx.DiGraph[str], report: str, unseen: Sequence[Unseen]
) -> bool:
    """Whether a child states something that no parent has and that it credits to nobody unseen."""
    parents = list(graph.successors(report))
    return any(
        not material.rests_on(report, sentence.span, parents)
        and not _credits_unseen(material, report, sentence, unseen)
        for sentence in material.sentences(report)
        if sentence.kind == "paragraph" and _is_statement(material, report, sentence)
    )


def _is_statement(material: Material, report: str, sentence: Sentence) -> bool:
    tokens = material.annotations[report].tokens_of(sentence)
    return (
        sum(t.is_content for t in tokens) >= _MIN_CONTENT_WORDS
        and any(t.pos in {"VERB", "AUX"} for t in tokens)
        and not sentence.span.text.rstrip().endswith("?")
    )


def _credits_unseen(
    material: Material, report: str, sentence: Sentence, unseen: Sequence[Unseen]
) -> bool:
    return any(
        same_name(citation.name, origin.name)
        for citation in material.cites(report)
        if sentence.span.overlaps(citation.content or citation.span)
        for origin in unseen
    )
