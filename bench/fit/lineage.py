"""Fit the weights by which lineage is told: who is kin, and who has a further parent.

    python -m bench.fit.lineage GOLD [GOLD ...] [--write]

Each GOLD is a folder of labelled cases with `families` in it ("bench/quality/gold"). Prints how
right the two logistic functions are on families that they were not fitted on, each family left out
in turn, and with --write puts the weights fitted on all of them into
`src/headwater/lineage/fitted.toml`.

Two reports are kin where the labels link them, and not where they have no report at hand in common
from which both came down. What lies between (a grandparent, two children of one report) is left
out: such pairs have much in common, and whether one is the parent is decided after.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from pathlib import Path

import networkx as nx

from bench.fit.labelled import run_before
from bench.fit.logistic import Facts, chance, fit_logistic
from bench.quality.gold import Case, read_cases
from bench.quality.reading import Json
from headwater.lineage.cover import Cover
from headwater.lineage.kinship import weigh_kinship
from headwater.lineage.citing import names_another
from headwater.lineage.parents import further_facts, possible_parents
from headwater.lineage.specifics import Pile
from headwater.lineage.trace import lay_out
from headwater.pipeline import Findings
from headwater.settings import LineageSettings, Settings

FITTED = Path(__file__).parents[2] / "src/headwater/lineage/fitted.toml"
_BARS = (0.3, 0.4, 0.5, 0.6, 0.7)
# Candidates less likely than this are never a further parent.
_MIN_CANDIDATE = 0.15

Labelled = tuple[Facts, bool]


@dataclass(frozen=True, slots=True)
class Family:
    """One labelled family, laid out.

    Attributes:
        name: of its case.
        pile: its reports.
        parents: the labelled parents of each report.
        kinship: what is known of each pair that the labels speak of, and whether it is kin.
    """

    name: str
    pile: Pile
    parents: Mapping[str, frozenset[str]]
    kinship: tuple[Labelled, ...]


def make_family(case: Case, settings: Settings) -> Family:
    """One labelled family from its case."""
    return lay_family(case.name, run_before("lineage", case, settings), case.gold)


def lay_family(name: str, found: Findings, gold: Json) -> Family:
    """One labelled family from what the stages before lineage found."""
    pile = Pile(
        lay_out(
            found.reports,
            found.annotations,
            found.attributions,
            found.citations,
            found.comparisons,
        )
    )
    graph = _labelled_graph(gold, {r.path: r.id for r in found.reports})
    parents = {report: frozenset(graph.successors(report)) for report in graph}
    return Family(name, pile, parents, tuple(_kinship(pile, graph)))


def _labelled_graph(gold: Json, ids: Mapping[str, str]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(ids.values())
    graph.add_edges_from((ids[row["child"]], ids[row["parent"]]) for row in gold["links"])
    return graph


def _kinship(pile: Pile, graph: nx.DiGraph[str]) -> Iterator[Labelled]:
    line = {report: {report, *nx.descendants(graph, report)} for report in graph}
    for one, other in combinations(pile.material.reports, 2):
        linked = graph.has_edge(one, other) or graph.has_edge(other, one)
        if linked or line[one].isdisjoint(line[other]):
            yield weigh_kinship(pile, one, other).facts, linked


def further(family: Family, kinship: Mapping[str, float]) -> Iterator[Labelled]:
    """What is known of each possible parent beside the one that explains a child best.

    Args:
        family: the family.
        kinship: weights of who is kin, fitted without this family.
    """
    pile = family.pile
    low = LineageSettings(min_chance=_MIN_CANDIDATE, min_chance_further=_MIN_CANDIDATE)
    graph = possible_parents(pile, low)
    for child, parents in family.parents.items():
        if not parents:
            continue
        candidates = list(graph.successors(child))
        if not candidates:
            continue
        cover = Cover(pile, child, candidates)
        sure = {
            p: min(0.999, chance(kinship, weigh_kinship(pile, child, p).facts)) for p in candidates
        }
        first = max(candidates, key=lambda p: 10 * cover.share(p) + log(sure[p] / (1 - sure[p])))
        for parent in candidates:
            if parent == first:
                continue
            facts = further_facts(
                cover.gain(parent, [first]),
                sure[parent],
                named=names_another(pile.material, child, parent, [first]),
                kin=chance(kinship, weigh_kinship(pile, parent, first).facts),
            )
            yield facts, parent in parents


def left_out(families: Sequence[Family]) -> tuple[list[tuple[float, bool]], ...]:
    """For kinship and for further parents: chance and truth, each family by the other families."""
    kin: list[tuple[float, bool]] = []
    more: list[tuple[float, bool]] = []
    for family in families:
        others = [f for f in families if f is not family]
        kinship, further_weights = fit(others)
        kin += [(chance(kinship, facts), right) for facts, right in family.kinship]
        more += [
            (chance(further_weights, facts), right) for facts, right in further(family, kinship)
        ]
    return kin, more


def fit(families: Sequence[Family]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights of who is kin, and of who is a further parent."""
    kinship = fit_logistic([pair for family in families for pair in family.kinship])
    rows = [row for family in families for row in further(family, kinship)]
    return kinship, fit_logistic(rows)


def _print_figures(name: str, chances: Sequence[tuple[float, bool]]) -> None:
    truly = sum(right for _, right in chances)
    loss = -sum(log(max(1e-9, c if right else 1 - c)) for c, right in chances) / len(chances)
    print(f"{name}: {len(chances)} cases, {truly} of them so; log loss {loss:.3f}")
    for bar in _BARS:
        told = [right for c, right in chances if c >= bar]
        precision = sum(told) / max(1, len(told))
        print(f"  from {bar:.1f}: precision {precision:.3f} recall {sum(told) / truly:.3f}")


def as_toml(tables: Mapping[str, Mapping[str, float]], data: str) -> str:
    """The weights as the stage reads them."""
    lines = [f"# Written by bench.fit.lineage, on {data}.", "# Log odds by fact."]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f"{fact} = {weight:.4f}" for fact, weight in weights.items())]
    return "\n".join(lines) + "\n"


def main(arguments: Iterable[str] | None = None) -> None:
    """Fit, print, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(list(arguments) if arguments is not None else None)
    settings = Settings()
    families = [
        make_family(case, settings) for root in asked.gold for case in read_cases(root, "families")
    ]
    for name, chances in zip(("kin", "a further parent"), left_out(families), strict=True):
        _print_figures(name, chances)
    if asked.write:
        kinship, further_weights = fit(families)
        pairs = sum(len(f.kinship) for f in families)
        data = f"{len(families)} families ({', '.join(map(str, asked.gold))}), {pairs} pairs"
        tables = {"kinship": kinship, "further": further_weights}
        FITTED.write_text(as_toml(tables, data), encoding="utf-8")


if __name__ == "__main__":
    main()
