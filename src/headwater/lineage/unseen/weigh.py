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
from headwater.model import Attribution, Citation, Sentence

Facts = Mapping[str, float]
Members = Sequence[tuple[str, Citation]]

# A body is spoken of at the head of a report in its first so many sentences.
_LEAD_SENTENCES = 3
# So unsure a citation is one by what the body did, and not by what it said.
_BY_DEED = 0.5
_MOST_REPORTS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be an origin.

    Attributes:
        name: as most citations have it.
        members: where reports of one story quote it, else where any does; without those to whose
            own outlet it spoke.
        together: whether several reports of one story quote it.
        first_hand: whether it spoke to a report's own outlet as well.
    """

    name: str
    members: Members
    together: bool
    first_hand: bool


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
    members = candidate.members
    reports = list(dict.fromkeys(report for report, _ in members))
    return {
        "always": 1.0,
        "several": float(candidate.together),
        "reports": min(len(reports), _MOST_REPORTS) / _MOST_REPORTS,
        "first_hand": float(candidate.first_hand),
        "roots": float(any(not graph.out_degree(r) for r in reports)),
        "retold": float(any(graph.in_degree(r) for r in reports)),
        "alone": float(not any(graph.degree(r) for r in reports)),
        **_saying(material, members),
        **_being(candidate.name),
    }


def _saying(material: Material, members: Members) -> dict[str, float]:
    """What the body is quoted for, and how."""
    sentences = {
        (report, sentence.index): sentence
        for report, citation in members
        if (sentence := material.sentence_at(citation.span)) is not None
    }
    most = max((sum(r == each for r, _ in sentences) for each, _ in sentences), default=0)
    lead = {
        (report, s.index)
        for report, _ in members
        for s in material.sentences(report)[:_LEAD_SENTENCES]
    }
    credits = [a for report, citation in members for a in _crediting(material, report, citation)]
    voices = [a.chain[0] for a in credits if a.chain]
    return {
        "statements": most / (most + 1),
        "lead": float(any(key in lead for key in sentences)),
        "put_out": float(any(voice.channel == "statement" for voice in voices)),
        "document": float(any(voice.kind == "document" for voice in voices)),
        "by_person": float(any(voice.kind == "person" for voice in voices)),
        "quoted": float(any(a.direct for a in credits)),
        "deed": float(all(citation.confidence <= _BY_DEED for _, citation in members)),
        "figures": float(any(_has_figure(material, s) for s in sentences.values())),
    }


def _crediting(material: Material, report: str, citation: Citation) -> list[Attribution]:
    """The attributions whose source the citation names."""
    return [
        a
        for a in material.attributions.get(report, ())
        if a.source is not None and a.source.overlaps(citation.span)
    ]


def _has_figure(material: Material, sentence: Sentence) -> bool:
    tokens = material.annotations[sentence.span.report].tokens_of(sentence)
    return any(t.pos == "NUM" and t.entity not in {"DATE", "TIME"} for t in tokens)


def _being(name: str) -> dict[str, float]:
    """What the name says of the body."""
    sort = body_sort(name)
    known = {"is_body": float(is_body_name(name) or is_single_service(name))}
    named = {"named": float(is_named(name)), "specific": float(is_specific(name))}
    return {**known, **named, **({sort: 1.0} if sort else {})}
