"""Links and origins as people see them: what was rejected is withheld, and the rest drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import cast

import networkx as nx

from headwater.case.deciding.rulings import Ruling, Rulings
from headwater.case.deciding.settling import settle
from headwater.case.naming import Namer
from headwater.lexicon.naming import same_name
from headwater.model import Citation, Link, LinkKind
from headwater.pipeline import Findings, Run

Stage = Callable[[Findings, Run], Findings]

_SEEN_AGAIN = "the same page, seen again later with other words"


def pair_revisions(findings: Findings, rulings: Rulings) -> Findings:
    """Lay the versions of a page side by side, however little they still have in common."""
    held = {frozenset(pair) for pair in findings.pairs}
    new = [pair for pair in _revised(findings, rulings) if frozenset(pair) not in held]
    return replace(findings, pairs=(*findings.pairs, *new))


def draw_lineage(draw: Stage, rulings: Rulings, findings: Findings, run: Run) -> Findings:
    """The lineage without what people rejected, and with what they and the captures say of it."""
    made = draw(_withheld(findings, rulings), run)
    at_hand = [x for x in made.links if x.parent in made.annotations]
    made = _decide_links(_drawn(made, at_hand, rulings), rulings)
    return replace(made, comparisons=findings.comparisons, citations=findings.citations)


def _withheld(findings: Findings, rulings: Rulings) -> Findings:
    """The findings without what would lead to a rejected link or origin."""
    ids = {name: id for id, name in rulings.namer(findings).reports.items()}
    comparisons, citations = dict(findings.comparisons), dict(findings.citations)
    for ruling in rulings.on("link", "reject"):
        child, parent = ids.get(ruling.anchor["child"]), ids.get(ruling.anchor["parent"])
        if child is None:
            continue
        if parent is not None:
            comparisons.pop((child, parent), None)
            comparisons.pop((parent, child), None)
            rulings.meet(ruling, f"{child}:{parent}")
        elif ruling.anchor["label"]:
            citations[child] = _without(citations[child], ruling.anchor["label"])
            rulings.meet(ruling, child)
    for ruling in rulings.on("origin", "reject"):
        for report, made in findings.citations.items():
            if any(same_name(c.name, ruling.anchor["label"]) for c in made):
                citations[report] = _without(citations[report], ruling.anchor["label"])
                rulings.meet(ruling, report)
    return replace(findings, comparisons=comparisons, citations=citations)


def _without(citations: tuple[Citation, ...], label: str) -> tuple[Citation, ...]:
    return tuple(c for c in citations if not same_name(c.name, label))


def _drawn(findings: Findings, links: list[Link], rulings: Rulings) -> Findings:
    """The links that are told otherwise put in; where one is new or turned, origins anew."""
    told = {(x.child, x.parent): x for x in links}
    for child, parent in _revised(findings, rulings):
        _tell_revision(told, findings, child, parent)
    for ruling in rulings.on("link", "correct"):
        pair = _pair(ruling, rulings.namer(findings))
        if ruling.corrects("direction") and pair in told:
            _turn(told, findings, *pair)
    if set(told) != {(x.child, x.parent) for x in links}:
        return settle(findings, list(told.values()))
    every = tuple(told.get((x.child, x.parent), x) for x in findings.links)
    return replace(findings, links=every)


def _revised(findings: Findings, rulings: Rulings) -> list[tuple[str, str]]:
    """Ids of the later and the earlier version of every page that was seen again."""
    ids = {name: id for id, name in rulings.namer(findings).reports.items()}
    return [
        (ids[later], ids[earlier])
        for later, earlier in rulings.revisions.items()
        if later in ids and earlier in ids
    ]


def _tell_revision(
    told: dict[tuple[str, str], Link], findings: Findings, child: str, parent: str
) -> None:
    """The later version of a page was made from the earlier one, whatever their words tell."""
    if (parent, child) in told:
        _turn(told, findings, parent, child)
    comparison = findings.comparisons.get((child, parent))
    if comparison is None or not comparison.alignments:
        return
    held = told.get((child, parent))
    if held is None:
        nothing = Link(child, parent, "revision", False, comparison.share, False, 1.0, ())
        held = nothing if not _closes_a_circle(told, child, parent) else None
    if held is not None:
        told[child, parent] = replace(
            held,
            kind="revision",
            undirected=False,
            confidence=1.0,
            evidence=(_SEEN_AGAIN, *held.evidence),
        )


def _turn(told: dict[tuple[str, str], Link], findings: Findings, child: str, parent: str) -> None:
    """Take the parent for the child, unless that would close a circle."""
    link = told.pop((child, parent))
    if _closes_a_circle(told, parent, child):
        told[child, parent] = link
        return
    share = findings.comparisons[parent, child].share
    told[parent, child] = replace(
        link, child=parent, parent=child, cited=False, share=share, undirected=False
    )


def _closes_a_circle(told: Iterable[tuple[str, str]], child: str, parent: str) -> bool:
    graph: nx.DiGraph[str] = nx.DiGraph(list(told))
    return parent in graph and child in graph and nx.has_path(graph, parent, child)


def _pair(ruling: Ruling, namer: Namer) -> tuple[str, str]:
    """Ids of the child and the parent of a link between reports; empty where one is gone."""
    ids = {name: id for id, name in namer.reports.items()}
    return ids.get(ruling.anchor["child"], ""), ids.get(ruling.anchor["parent"], "")


def _decide_links(findings: Findings, rulings: Rulings) -> Findings:
    """What people say of the links that stand."""
    links = list(findings.links)
    namer = rulings.namer(findings)
    origins = {o.id: o for o in findings.origins}
    for ruling in rulings.on("link", "confirm", "correct", "note"):
        turned = tuple(reversed(_pair(ruling, namer))) if ruling.corrects("direction") else ()
        for place, link in enumerate(links):
            if namer.link(link, origins) == ruling.target or (link.child, link.parent) == turned:
                links[place] = _decided(link, ruling)
                rulings.meet(ruling, f"{link.child}:{link.parent}")
    return replace(findings, links=tuple(links))


def _decided(link: Link, ruling: Ruling) -> Link:
    if ruling.verb == "note":
        return link
    kind = cast(LinkKind, ruling.corrects("kind") or link.kind)
    confidence = 1.0 if ruling.verb == "confirm" else link.confidence
    evidence = (ruling.words, *link.evidence)
    return replace(link, kind=kind, confidence=confidence, evidence=evidence)
