"""Made lineages have the tree that they say, and mentions are scored as the shared task does."""

from __future__ import annotations

import networkx as nx
import pytest
from bench.lineage.made import REWRITINGS, Rewriting, make_family
from bench.lineage.plot import recovery_svg
from bench.lineage.recovery import Recovery
from bench.quality.coreference import conll_f1


@pytest.mark.parametrize("rewriting", REWRITINGS)
def test_a_made_family_is_a_tree_of_reports_that_are_there(rewriting: Rewriting) -> None:
    made = make_family(8, rewriting, dated=True, seed=3)
    assert made == make_family(8, rewriting, dated=True, seed=3)
    graph = nx.DiGraph(list(made.links))
    assert nx.is_directed_acyclic_graph(graph)
    assert set(graph) <= set(made.texts)
    assert len({child for child, _ in made.links}) == len(made.texts) - made.roots


def test_a_made_family_without_dates_has_none() -> None:
    made = make_family(4, "light", dated=False, seed=1)
    assert all("Published: \n" in text for text in made.texts.values())


def test_the_plot_needs_nothing_from_outside() -> None:
    svg = recovery_svg([Recovery(4, "light", True, 3, 4, 4), Recovery(8, "light", True, 5, 8, 8)])
    assert svg.count("<circle") == 2
    assert "href" not in svg


def test_a_perfect_grouping_scores_one_and_a_wrong_one_less() -> None:
    gold = [frozenset("ab"), frozenset("cd")]
    assert conll_f1(gold, gold)["conll"] == pytest.approx(1.0)
    merged = conll_f1(gold, [frozenset("abcd")])
    assert merged["b3"] == pytest.approx(2 / 3)
    assert merged["muc"] == pytest.approx(0.8)
