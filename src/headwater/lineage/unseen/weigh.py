"""How surely a body that reports quote is an origin of the story, and not quoted in passing.

A logistic function of what it says, where and for how many; its weights stand in `fitted.toml`,
which `bench.fit.origins` writes.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import networkx as nx

from headwater.lexicon.bodies import body_sort, is_body_name, is_single_service
from headwater.lexicon.naming import is_named, is_specific
from headwater.lineage.material import Material
from headwater.model import Citation

Facts = Mapping[str, float]
Members = Sequence[tuple[str, Citation]]

# More reports than these say no more.
_MOST_REPORTS = 4
# The sorts of bodies that weigh. An army and the police are in most stories as those who act; a
# ministry, a monitor and a firm are asked because they know.
_SORTS = {"armed": "force", "police": "force", "state": "state", "watch": "watch", "firm": "firm"}
# Sorts of bodies that go by what they do: "police", "the prefecture".
_DESCRIBED = frozenset({"armed", "court", "firm", "medical", "police", "state", "watch"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be an origin.

    Attributes:
        name: as most citations have it.
        members: where reports of one story quote it, else where one report does; those to whose
            own outlet it spoke are left out.
        together: whether several reports of one story quote it.
        first_hand: whether it spoke to a report's own outlet as well.
    """

    name: str
    members: Members
    together: bool
    first_hand: bool


def is_known_body(name: str) -> bool:
    """Whether a name tells a body: its own, or a description that says of what sort it is."""
    return is_named(name) or _is_one(name) or body_sort(name) in _DESCRIBED


def _is_one(name: str) -> bool:
    """Whether a description fits one body in a story ("the fisheries ministry")."""
    return is_single_service(name) or (is_body_name(name) and is_specific(name))


def chance_of_origin(facts: Facts) -> float:
    """How likely a body with these facts is an origin, 0 to 1."""
    odds = sum(weight * facts.get(fact, 0.0) for fact, weight in _weights().items())
    return 1 / (1 + math.exp(-odds))


@cache
def _weights() -> Mapping[str, float]:
    data = resources.files("headwater.lineage.unseen").joinpath("fitted.toml")
    held: Mapping[str, float] = tomllib.loads(data.read_text(encoding="utf-8"))["body"]
    return held


def body_facts(material: Material, graph: nx.DiGraph[str], candidate: Candidate) -> Facts:
    """What speaks for and against a body being an origin.

    Args:
        material: the reports and what is known of them.
        graph: child -> parent, of the reports at hand.
        candidate: the body.
    """
    reports = list(dict.fromkeys(report for report, _ in candidate.members))
    sort = body_sort(candidate.name)
    return {
        "always": 1.0,
        "reports": min(len(reports), _MOST_REPORTS) / _MOST_REPORTS,
        "roots": float(any(not graph.out_degree(r) for r in reports)),
        "alone": float(not any(graph.degree(r) for r in reports)),
        "first_hand": float(candidate.first_hand),
        "surest": max(citation.confidence for _, citation in candidate.members),
        **_manner(material, candidate.members),
        "described": float(not (is_named(candidate.name) or _is_one(candidate.name))),
        **({_SORTS[sort]: 1.0} if sort in _SORTS else {}),
    }


def _manner(material: Material, members: Members) -> dict[str, float]:
    """Whether the body put out a statement, or a document of its own is leant on."""
    voices = [
        attribution.chain[0]
        for report, citation in members
        for attribution in material.attributions.get(report, ())
        if attribution.chain
        and attribution.source is not None
        and attribution.source.overlaps(citation.span)
    ]
    return {
        "speaks": float(bool(voices)),
        "put_out": float(any(voice.channel == "statement" for voice in voices)),
        "document": float(any(voice.kind == "document" for voice in voices)),
    }
