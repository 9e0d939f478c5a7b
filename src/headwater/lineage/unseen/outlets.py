"""Outlets whose reports are cited and are not at hand: unseen parents."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from headwater.lexicon.bodies import is_body_name
from headwater.lexicon.naming import is_named, mentions, same_name
from headwater.lineage.citing import find_citation
from headwater.lineage.dates import order_of
from headwater.lineage.firsthand import is_first_hand
from headwater.lineage.material import Material
from headwater.lineage.unseen.lines import one_lineage
from headwater.lineage.unseen.record import Unseen, by_name, commonest_name, in_order
from headwater.model import Citation

# A report rests on what it cites where the citation stands this near its beginning ...
_LEAD_SENTENCES = 3
# ... or where it comes back this often.
_MIN_RETURNS = 3


def find_outlets(material: Material, graph: nx.DiGraph[str]) -> list[Unseen]:
    """Outlets that are not at hand and whose reports are cited, in order of first naming.

    Args:
        material: the reports and what is known of them.
        graph: child -> parent, of the reports at hand.
    """
    named: list[tuple[str, Citation]] = [
        (report, citation)
        for report in material.reports
        for citation in material.cites(report)
        if _cites_unseen_report(material, graph, report, citation)
    ]
    found: list[Unseen] = []
    for number, first_members in enumerate(by_name(named), start=1):
        members = _with_other_mentions(material, first_members)
        direct = [(r, c) for r, c in members if not _inherited(material, graph, r, c, members)]
        first = list({r: (r, c) for r, c in reversed(direct)}.values())[::-1]
        whole = [r for r, _ in first if _rests_on_it(material, graph, r, members)]
        resting = _resting(material, graph, first, whole)
        found.append(
            Unseen(
                key=f"unseen outlet {number}",
                name=commonest_name(members),
                is_body=False,
                citing=tuple(first),
                resting=resting,
                whole=in_order(material, whole),
            )
        )
    return found


def _resting(
    material: Material,
    graph: nx.DiGraph[str],
    citing: Sequence[tuple[str, Citation]],
    whole: Sequence[str],
) -> tuple[str, ...]:
    """The reports that have the outlet as their origin.

    Those that rest on it as a whole, what was taken from them, and what else has it from there and
    no people of its own. Where none rests on it as a whole, they share a statement and no more.
    """
    if not whole:
        return one_lineage(material, graph, citing)
    below = {d for r in whole for d in (r, *nx.ancestors(graph, r))}
    return in_order(material, below | {r for r, _ in citing if not is_first_hand(material, r)})


def _with_other_mentions(
    material: Material, members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """The citations of an outlet, and where further reports credit words to it by that name.

    What one report shows to be a newspaper is one in the others, even where they only say its name.
    """
    name = members[0][1].name
    citing = {report for report, _ in members}
    found = list(members)
    for report, made in material.attributions.items():
        for attribution in made if report not in citing else ():
            source = attribution.source
            if source is not None and mentions(source.text, name):
                content, confidence = attribution.content, attribution.confidence
                found.append((report, Citation(source, name, "report", content, confidence)))
    order = list(material.reports)
    return sorted(found, key=lambda member: (order.index(member[0]), member[1].span))


def _cites_unseen_report(
    material: Material, graph: nx.DiGraph[str], report: str, citation: Citation
) -> bool:
    if citation.kind not in {"report", "tag", "self"} or not is_named(citation.name):
        return False
    if is_body_name(citation.name):
        return False
    own = material.reports[report].outlet
    if own is not None and same_name(citation.name, own):
        return False
    for other in material.reports.values():
        if other.id == report or other.outlet is None or not same_name(citation.name, other.outlet):
            continue
        # An outlet's later report is not the one that was cited.
        if order_of(material.reports[report].published, other.published) != "before":
            return False
    return not any(
        material.reports[parent].outlet is None
        and (used := find_citation(material, report, parent)) is not None
        and same_name(used.name, citation.name)
        for parent in nx.descendants(graph, report)
    )


def _inherited(
    material: Material,
    graph: nx.DiGraph[str],
    report: str,
    citation: Citation,
    members: Sequence[tuple[str, Citation]],
) -> bool:
    """Whether the child names it because its parent does."""
    citing_parents = [p for p in graph.successors(report) if any(r == p for r, _ in members)]
    if not citing_parents:
        return False
    where = citation.content or citation.span
    return citation.kind == "tag" or material.rests_on(report, where, citing_parents)


def _rests_on_it(
    material: Material,
    graph: nx.DiGraph[str],
    report: str,
    members: Sequence[tuple[str, Citation]],
) -> bool:
    """Whether the report as a whole rests on the outlet.

    It does where it has no parent at hand and names the outlet at its head, as a tag, or again and
    again.
    """
    if graph.out_degree(report):
        return False
    citations = [citation for citing, citation in members if citing == report]
    if len(citations) >= _MIN_RETURNS or any(c.kind == "tag" for c in citations):
        return True
    lead = {s.index for s in material.sentences(report)[:_LEAD_SENTENCES]}
    return any(
        (sentence := material.sentence_at(c.span)) is not None and sentence.index in lead
        for c in citations
    )
