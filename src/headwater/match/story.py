"""Which reports tell of the same events, by their lineage and the names at their heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from headwater.lexicon.fold import fold_name
from headwater.model import Annotations, Link, Token

_STATING = frozenset({"title", "standfirst", "paragraph"})
_LEAD_SENTENCES = 5
_MIN_SHARED_NAMES = 3
_MIN_LINES = 8
_TOPICAL_SHARE = 0.25
_CALENDAR = frozenset({"DATE", "TIME"})


class Stories:
    """Which reports of a pile tell of the same events.

    Reports of one line of descent do. Two lines do where a report of the one and a report of the
    other have names in common as independent reports of one event have. That is asked pair by
    pair and never carried on to a third line.
    """

    def __init__(
        self,
        reports: Sequence[str],
        annotations: Mapping[str, Annotations],
        links: Sequence[Link],
    ) -> None:
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(reports)
        graph.add_edges_from((x.child, x.parent) for x in links if x.parent in annotations)
        lines = [sorted(line) for line in nx.connected_components(graph)]
        self._line_of = {report: number for number, line in enumerate(lines) for report in line}
        heads = {r: _heads(annotations[r]) for r in reports}
        topical = _topical([[heads[r] for r in line] for line in lines])
        heads = {r: head.without(topical) for r, head in heads.items()}
        self._pairs = {
            frozenset((a, b))
            for a, one in enumerate(lines)
            for b, other in enumerate(lines[:a])
            if any(_is_same(heads[x], heads[y]) for x in one for y in other)
        }

    def same(self, one: str, other: str) -> bool:
        """Whether two reports tell the same story."""
        a, b = self._line_of[one], self._line_of[other]
        return a == b or frozenset((a, b)) in self._pairs


@dataclass(frozen=True, slots=True)
class _Heads:
    """The names of one report: those it leads with, and all."""

    lead: frozenset[str]
    names: frozenset[str]

    def without(self, topical: frozenset[str]) -> _Heads:
        return _Heads(self.lead - topical, self.names - topical)


def _heads(annotations: Annotations) -> _Heads:
    sentences = [s for s in annotations.sentences if s.kind in _STATING]
    lead = [t for s in sentences[:_LEAD_SENTENCES] for t in annotations.tokens_of(s)]
    every = [t for s in sentences for t in annotations.tokens_of(s)]
    return _Heads(frozenset(_name_runs(lead)), frozenset(_name_runs(every)))


def _topical(lines: Sequence[Sequence[_Heads]]) -> frozenset[str]:
    """Names that so many lines of descent hold that they tell no two of them apart.

    In a handful of lines every name may be of the one event that all are about.
    """
    if len(lines) < _MIN_LINES:
        return frozenset()
    held = Counter(name for line in lines for name in {n for head in line for n in head.names})
    return frozenset(n for n, count in held.items() if count > _TOPICAL_SHARE * len(lines))


def _is_same(one: _Heads, other: _Heads) -> bool:
    """Whether each leads with a name that the other holds, and they share several in all.

    Two fires in one country in one week share the country and the ministry, but neither leads
    with what the other is about.
    """
    return (
        not one.lead.isdisjoint(other.names)
        and not other.lead.isdisjoint(one.names)
        and len(one.names & other.names) >= _MIN_SHARED_NAMES
    )


def _name_runs(tokens: list[Token]) -> Iterator[str]:
    run: list[str] = []
    for token in [*tokens, None]:
        if token is not None and token.pos == "PROPN" and token.entity not in _CALENDAR:
            run.append(token.text)
        elif run:
            name = fold_name(" ".join(run))
            run = []
            if len(name) > 1:
                yield name
