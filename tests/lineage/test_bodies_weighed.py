"""Which bodies are candidates for an origin, and what speaks for one."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineage.family import ORIGINAL, REWRITE, Family

from headwater.lineage.unseen.bodies import find_candidates
from headwater.lineage.unseen.weigh import Candidate, body_facts, chance_of_origin

NAME = "Dastan Rights Observatory"


def graph_of(family: Family, *links: tuple[str, str]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(r.id for r in family.reports)
    graph.add_edges_from(links)
    return graph


def candidates(family: Family, *links: tuple[str, str]) -> list[Candidate]:
    return find_candidates(family.material, graph_of(family, *links), [])


def quoting(words: str, name: str, *, outlet: str = "Steppe Wire") -> Family:
    family = Family()
    family.add(f"{ORIGINAL}\n\n{words}", outlet=outlet, cites=((words[:-1], name, "body"),))
    family.add(REWRITE, outlet="Orsk Today")
    return family


@pytest.mark.parametrize(
    ("words", "name"),
    [
        # Somebody, and nobody in particular.
        ("A rescue centre was told at nine.", "rescue centre"),
        # The report is its own.
        ("Our rescue centre has counted nine.", "rescue centre"),
        # Named nowhere near.
        ("It has counted nine.", NAME),
    ],
)
def test_who_is_no_candidate(words: str, name: str) -> None:
    assert candidates(quoting(words, name)) == []


def test_the_publisher_of_a_report_at_hand_is_no_candidate_by_any_name() -> None:
    family = quoting("The rescue centre has counted nine.", "rescue centre", outlet="Steppe Wire")
    family.add(ORIGINAL, outlet="Dastan Rescue Centre Agency")
    family.add("The Rescue Centre of Dastan counted nine.", outlet="Rescue Centre")
    assert candidates(family) == []


def test_the_company_is_a_candidate_where_the_firm_is_named_elsewhere() -> None:
    family = Family()
    family.add(
        f"{ORIGINAL}\n\nThe company denied it.",
        outlet="Steppe Wire",
        cites=(("The company", "Tamir Coal", "body"),),
    )
    assert [c.name for c in candidates(family)] == ["Tamir Coal"]


def test_of_reports_of_different_matters_only_one_counts() -> None:
    family = Family()
    for text in ("A march was held in the capital. ", "The price of coal rose in Orsk. "):
        words = f"{text}The {NAME} said that nobody was asked."
        family.add(words, outlet=text[:9], cites=((NAME, NAME, "body"),))
    (found,) = candidates(family)
    assert (len(found.members), found.together) == (1, False)


def facts_of(family: Family, *links: tuple[str, str]) -> dict[str, float]:
    (found,) = candidates(family, *links)
    return dict(body_facts(family.material, graph_of(family, *links), found))


def test_what_is_known_of_a_body() -> None:
    family = quoting(f"The {NAME} has counted nine.", NAME)
    assert facts_of(family, ("r2", "r1")) == {
        "always": 1.0,
        "reports": 0.25,
        "roots": 1.0,
        "alone": 0.0,
        "first_hand": 0.0,
        "surest": 0.9,
        "speaks": 0.0,
        "put_out": 0.0,
        "document": 0.0,
        "described": 0.0,
        "watch": 1.0,
    }
    assert facts_of(family)["alone"] == 1.0
    assert facts_of(family, ("r1", "r2"))["roots"] == 0.0


@given(st.floats(0, 1), st.sampled_from(["reports", "roots", "put_out", "document", "watch"]))
def test_more_that_speaks_for_an_origin_makes_none_less_likely(amount: float, fact: str) -> None:
    base = {"always": 1.0, fact: amount}
    assert chance_of_origin(base) <= chance_of_origin({**base, fact: 1.0})
    assert 0 < chance_of_origin(base) < 1
