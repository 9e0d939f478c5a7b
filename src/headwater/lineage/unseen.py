"""What no report at hand stands for: outlets whose reports are cited, and bodies quoted.

A report that is cited is an unseen parent, and everything taken from it rests on it. A body that
is quoted (a monitor, a ministry) is the origin of that statement only. Nearly every report quotes
bodies; one is an origin of the story where independent reports credit it with the same statement,
or where a child adds to what its parent has a statement of that body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import (
    bare_name,
    is_named,
    is_specific,
    mentions,
    names_body,
    same_name,
)
from headwater.lineage.dates import order_of
from headwater.lineage.direction import say_citation
from headwater.lineage.evidence import find_citation
from headwater.lineage.material import Material
from headwater.model import Citation, Link

# A report rests on what it cites where the citation stands this near its beginning ...
_LEAD_SENTENCES = 3
# ... or where it comes back this often.
_MIN_RETURNS = 3
_LINK_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Unseen:
    """An outlet or body that reports rest on.

    Attributes:
        key: stands for its id until origins are numbered.
        name: as the reports name it, in its commonest form.
        is_body: whether it was quoted, and is no outlet whose report was cited.
        citing: for each report that names it itself, where it does so.
        resting: ids of the reports that rest on it.
        whole: ids of those among them that rest on it for all that they do not credit to others.
    """

    key: str
    name: str
    is_body: bool
    citing: tuple[tuple[str, Citation], ...]
    resting: tuple[str, ...]
    whole: tuple[str, ...] = ()


def find_unseen(material: Material, links: Sequence[Link]) -> tuple[Unseen, ...]:
    """Unseen outlets, then unseen bodies, each in the order in which they are first named."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(material.reports)
    graph.add_edges_from((x.child, x.parent) for x in links)
    outlets = _find_outlets(material, graph)
    bodies = _find_bodies(material, graph, [u.name for u in outlets])
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


def _find_outlets(material: Material, graph: nx.DiGraph[str]) -> list[Unseen]:
    named: list[tuple[str, Citation]] = [
        (report, citation)
        for report in material.reports
        for citation in material.cites(report)
        if _cites_unseen_report(material, graph, report, citation)
    ]
    found: list[Unseen] = []
    for number, first_members in enumerate(_by_name(named), start=1):
        members = _with_other_mentions(material, first_members)
        direct = [(r, c) for r, c in members if not _inherited(material, graph, r, c, members)]
        first = list({r: (r, c) for r, c in reversed(direct)}.values())[::-1]
        whole = [r for r, _ in first if _rests_on_it(material, graph, r, members)]
        below = {d for r in whole for d in (r, *nx.ancestors(graph, r))}
        resting = below | {r for r, _ in first}
        found.append(
            Unseen(
                key=f"unseen outlet {number}",
                name=_commonest(members),
                is_body=False,
                citing=tuple(first),
                resting=_ordered(material, resting),
                whole=_ordered(material, whole),
            )
        )
    return found


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
    if names_body(citation.name):
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


def _find_bodies(
    material: Material, graph: nx.DiGraph[str], outlets: Sequence[str]
) -> list[Unseen]:
    known = [*outlets, *(r.outlet for r in material.reports.values() if r.outlet)]
    quoted = [
        (report, citation)
        for report in material.reports
        for citation in material.cites(report)
        if (citation.kind == "body" or names_body(citation.name))
        and not any(same_name(citation.name, name) for name in known)
        and _is_body(material, report, citation)
    ]
    found: list[Unseen] = []
    for members in _by_name(quoted):
        added = [(r, c) for r, c in members if _adds(material, graph, r, c)]
        shared = _credited_by_independent(material, graph, members)
        if added or shared:
            found.append(
                Unseen(
                    key=f"unseen body {len(found) + 1}",
                    name=_commonest(members),
                    is_body=True,
                    citing=tuple(members),
                    resting=_one_lineage(material, graph, shared or added),
                )
            )
    return found


def _is_body(material: Material, report: str, citation: Citation) -> bool:
    """Whether the body is named on the spot, in a sentence, and is no named person.

    A pronoun that was resolved to a name far away is too weak a ground for an origin, and a
    headline repeats what the body of the report says better.
    """
    sentence = material.sentence_at(citation.span)
    if sentence is None or sentence.kind != "paragraph":
        return False
    if not is_named(citation.name) and not (
        names_body(citation.name) and is_specific(citation.name)
    ):
        return False
    if fold_name(citation.name) not in fold_name(sentence.span.text):
        return False
    return not any(
        a.source_kind == "person" and a.source is not None and a.source.overlaps(citation.span)
        for a in material.attributions.get(report, ())
    )


def _has_first_hand(material: Material, report: str, citation: Citation) -> bool:
    """Whether it spoke to this report's own outlet, so that the report is the origin."""
    own = material.reports[report].outlet
    where = citation.content or citation.span
    return own is not None and any(
        other.kind == "self"
        and same_name(other.name, own)
        and (other.content or other.span).overlaps(where)
        for other in material.cites(report)
    )


def _adds(material: Material, graph: nx.DiGraph[str], report: str, citation: Citation) -> bool:
    """Whether a child credits the body with something that none of its parents has."""
    parents = list(graph.successors(report))
    where = citation.content or citation.span
    return bool(parents) and not (
        _has_first_hand(material, report, citation)
        or material.rests_on(report, where, parents)
        or material.rests_on(report, citation.span, parents)
    )


def _credited_by_independent(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> list[tuple[str, Citation]]:
    """The citations by reports without a common root, if two of these credit the same statement."""
    for (one, mine), (other, theirs) in combinations(members, 2):
        if _roots(graph, one) & _roots(graph, other):
            continue
        if _same_statement(material, mine, theirs):
            return list(members)
    return []


def _roots(graph: nx.DiGraph[str], report: str) -> set[str]:
    line = {report, *nx.descendants(graph, report)}
    return {r for r in line if not graph.out_degree(r)}


def _same_statement(material: Material, mine: Citation, theirs: Citation) -> bool:
    here, there = mine.content or mine.span, theirs.content or theirs.span
    pairs = [(here, there), (there, here)]
    return any(
        alignment.child.overlaps(a) and alignment.parent.overlaps(b)
        for a, b in pairs
        for alignment in material.alignments(a.report, b.report)
    )


def _one_lineage(
    material: Material, graph: nx.DiGraph[str], members: Sequence[tuple[str, Citation]]
) -> tuple[str, ...]:
    """The citing reports of the one line of descent that has most of them.

    Two reports that quote the same ministry once are not two reports of one origin: only the
    claims in question share it, and the groups say so.
    """
    lines: dict[str, set[str]] = {}
    for report, _ in members:
        for root in _roots(graph, report):
            lines.setdefault(root, set()).add(report)
    order = list(material.reports)
    best = max(lines, key=lambda root: (len(lines[root]), -order.index(root)))
    return _ordered(material, lines[best])


def _by_name(
    named: Sequence[tuple[str, Citation]],
) -> list[list[tuple[str, Citation]]]:
    """Citations of the same outlet or body together, in order of first naming."""
    groups: list[list[tuple[str, Citation]]] = []
    for report, citation in named:
        # The first name of a group decides, so that no chain of half-alike names grows.
        group = next((g for g in groups if same_name(g[0][1].name, citation.name)), None)
        if group is None:
            groups.append([(report, citation)])
        else:
            group.append((report, citation))
    return groups


def _commonest(members: Sequence[tuple[str, Citation]]) -> str:
    names = [bare_name(c.name) for _, c in members]
    return max(sorted(set(names)), key=lambda name: (names.count(name), len(name)))


def _ordered(material: Material, ids: Iterable[str]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(i for i in material.reports if i in wanted)
