"""Facts of kinship out of who tells which sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineage.family import INDEPENDENT, ORIGINAL, REWRITE, Family

from headwater.lineage.echoed import NOTHING_READ, told_beyond, weigh_echoes
from headwater.lineage.kinship import echo_facts, weigh_kinship
from headwater.lineage.material import Material
from headwater.lineage.parents import possible_parents
from headwater.lineage.specifics import Pile
from headwater.model import Echo
from headwater.settings import LineageSettings


def _material(told: dict[tuple[str, str], tuple[float, ...]]) -> Material:
    """Three reports of two sentences of equal length, and how surely each is told."""
    family = Family()
    for _ in range(3):
        family.add("The old mill burned down. The new bridge fell in.")
    echoes = {
        way: tuple(Echo(n, chance, 0.0) for n, chance in enumerate(chances))
        for way, chances in told.items()
    }
    return Material(
        {r.id: r for r in family.reports}, family.annotations, {}, {}, family.comparisons, echoes
    )


def test_what_one_alone_tells_puts_it_ahead() -> None:
    material = _material({("r1", "r2"): (1.0, 0.8), ("r1", "r3"): (1.0, 0.2)})
    facts = weigh_echoes(material, [("r1", "r2", ["r3"])])
    assert facts["told_ahead"] == pytest.approx(0.3)
    assert facts["told_more"] == pytest.approx(0.3)
    assert facts["told_by_few"] == pytest.approx((0.5 + 0.8 / 1.2) / 2)
    behind = weigh_echoes(material, [("r1", "r3", ["r2"])])
    assert behind["told_ahead"] == 0
    assert behind["told_more"] == pytest.approx(-0.3)


def test_a_further_report_tells_what_those_before_it_do_not() -> None:
    material = _material({("r1", "r2"): (1.0, 0.1), ("r1", "r3"): (0.9, 0.9)})
    beyond = told_beyond(material, "r1", "r3", ["r2"])
    assert beyond.sentences == 1
    assert beyond.share == pytest.approx(0.4)


@given(st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_facts_are_shares(chances: list[float]) -> None:
    a, b, c, d, e, f = chances
    material = _material({("r1", "r2"): (a, b), ("r2", "r1"): (c, d), ("r1", "r3"): (e, f)})
    facts = weigh_echoes(material, [("r1", "r2", ["r3"]), ("r2", "r1", ["r3"])])
    assert facts.keys() == NOTHING_READ.keys()
    assert all(-1e-9 <= facts[name] <= 1 + 1e-9 for name in ("told_ahead", "told_by_few"))
    assert -1 - 1e-9 <= facts["told_more"] <= facts["told_ahead"] + 1e-9


def test_a_rewrite_echoes_its_source_and_not_a_third_report() -> None:
    family = Family()
    for text in (ORIGINAL, REWRITE, INDEPENDENT):
        family.add(text)
    pile = Pile(family.material)
    assert echo_facts(pile, "r1", "r2")["told_ahead"] > echo_facts(pile, "r1", "r3")["told_ahead"]
    assert weigh_kinship(pile, "r1", "r2").chance > 0.9 > weigh_kinship(pile, "r1", "r3").chance


def test_where_nothing_was_read_nothing_is_told() -> None:
    family = Family()
    for text in (ORIGINAL, REWRITE):
        family.add(text)
    material = family.material
    unread = Material(
        material.reports, material.annotations, {}, material.citations, material.comparisons
    )
    assert echo_facts(Pile(unread), "r1", "r2") == NOTHING_READ
    assert weigh_kinship(Pile(unread), "r1", "r2").chance > 0.9


def test_unlikely_kin_are_looked_at_only_where_sentences_were_read() -> None:
    family = Family()
    for text in (ORIGINAL, REWRITE, INDEPENDENT):
        family.add(text)
    material, settings = family.material, LineageSettings(min_chance=0.999)
    unread = Material(
        material.reports, material.annotations, {}, material.citations, material.comparisons
    )
    graphs = [possible_parents(Pile(known), settings) for known in (unread, material)]
    for graph, least in zip(graphs, (settings.min_chance_further + 0.05, 0.15), strict=True):
        assert all(held["derivation"].chance >= least for *_, held in graph.edges(data=True))
    assert graphs[1].number_of_edges() > 0
