from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.match.claims import Desk, group_of, together

from headwater.match.grouping import group_pairs


def test_the_same_claim_in_other_words_is_one_group() -> None:
    desk = Desk()
    desk.add("The ferry Amaru sank off the port of Callpa with 41 passengers on board. Rain fell.")
    desk.add("With 41 people aboard, the ferry Amaru sank near the port of Callpa. Shops closed.")
    group = group_of(desk.match(), "c1")
    assert group.claims == ("c1", "c3")
    assert group.reports == ("r1", "r2")
    assert len(group.values) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The government negotiates with Uruguay about the price of gas.",
            "The government negotiates with Canada about the price of gas.",
        ),
        (
            "Minister Oduya visited the flooded district of Kanda on Friday.",
            "Minister Oduya visited the flooded district of Lomas on Friday.",
        ),
    ],
)
def test_another_name_in_the_same_place_is_another_claim(one: str, other: str) -> None:
    desk = Desk()
    desk.add(one)
    desk.add(other)
    assert not together(desk.match(), "c1", "c2")


def test_another_figure_is_another_answer_to_the_same_question() -> None:
    desk = Desk()
    desk.add("The ferry Amaru sank off the port of Callpa and 9 passengers drowned.")
    desk.add("The ferry Amaru sank off the port of Callpa and 11 passengers drowned.")
    (group,) = desk.match()
    assert [v.value for v in group.values] == ["9 dead", "11 dead"]


def test_a_bound_lost_is_the_same_answer() -> None:
    desk = Desk()
    desk.add("At least 9 passengers drowned when the ferry Amaru sank off Callpa.")
    desk.add("Nine passengers drowned when the ferry Amaru sank off Callpa.")
    (group,) = desk.match()
    assert len(group.values) == 1


def test_a_denial_is_another_answer() -> None:
    desk = Desk()
    desk.add("The ferry Amaru was carrying cement in its hold, dock workers in Callpa say.")
    desk.add("The ferry Amaru was not carrying cement in its hold, the port of Callpa says.")
    group = group_of(desk.match(), "c1")
    assert [v.value for v in group.values] == ["asserted", "denied"]


def test_another_doer_of_the_same_deed_is_another_answer() -> None:
    desk = Desk()
    desk.add("The Brown Column planted the bomb under the bridge at Callpa on Sunday.")
    desk.add("The bomb under the bridge at Callpa was planted by the Free Front on Sunday.")
    group = group_of(desk.match(), "c1")
    assert {v.value for v in group.values} == {"Brown Column", "the Free Front"}


def test_every_claim_stands_in_exactly_one_group() -> None:
    desk = Desk()
    desk.add("The ferry Amaru sank off Callpa. Divers found the wreck. The captain was arrested.")
    desk.add("Divers found the wreck of the ferry Amaru. Rice is cheaper in Callpa this year.")
    claims = [c for g in desk.match() for c in g.claims]
    assert sorted(claims) == ["c1", "c2", "c3", "c4", "c5"]


def test_claims_of_one_report_do_not_meet_in_a_sentence_that_joins_them() -> None:
    desk = Desk()
    desk.add(
        "Divers found the wreck of the ferry Amaru at noon. Police arrested its owner, Ines Poma."
    )
    desk.add(
        "Divers found the wreck of the ferry Amaru and police arrested its owner, Ines Poma.",
        parent="r1",
    )
    assert not together(desk.match(), "c1", "c2")


def test_fires_in_two_towns_do_not_share_a_count() -> None:
    desk = Desk()
    desk.add("Fire destroyed the market of Callpa. Seven people died, said Mayor Rosa Quispe.")
    desk.add("Fire destroyed the school of Lomas. Three people died, said Judge Ivo Tanta.")
    assert not together(desk.match(), "c2", "c4")


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]),
        st.floats(0.3, 1.0),
        max_size=25,
    )
)
def test_groups_hold_together_on_the_average(edges: dict[tuple[int, int], float]) -> None:
    claims = [f"c{n}" for n in range(10)]
    scores = {(f"c{a}", f"c{b}"): score for (a, b), score in edges.items()}
    groups = group_pairs(claims, scores, lambda a, b: 0.0, (0.6, 0.5))
    assert sorted(c for g in groups for c in g) == claims
    for group in groups:
        pairs = [(a, b) for i, a in enumerate(group) for b in group[i + 1 :]]
        if pairs:
            # A merge asks for the mean across its two halves, so the mean over all is as good.
            assert sum(scores.get(p, 0.0) for p in pairs) / len(pairs) >= 0.5 - 1e-9


def test_the_only_count_of_a_thing_in_each_report_answers_one_question() -> None:
    desk = Desk()
    desk.add("Customs officer Ines Poma was jailed in Callpa. The court found 61 sealed crates.")
    desk.add("Callpa sent Ines Poma to prison. Under her eyes 58 crates had left the harbour.")
    group = group_of(desk.match(), "c2")
    assert group.claims == ("c2", "c4")
    assert len(group.values) == 2


def test_a_figure_in_common_brings_two_wordings_together() -> None:
    desk = Desk()
    desk.add("The dam above Callpa burst. Some 140 houses in Callpa were under water or mud.")
    desk.add("A wall of water hit Callpa. Around 140 homes of the town were wrecked.")
    assert together(desk.match(), "c2", "c4")


def test_reports_of_two_events_make_no_claim_together() -> None:
    desk = Desk()
    desk.add("A fire in Callpa destroyed the covered market. Nobody was hurt in the fire.")
    desk.add("A fire in Brunmar destroyed the covered market. Nobody was hurt in the fire.")
    assert not any(len(group.reports) > 1 for group in desk.match())


def test_a_name_alone_makes_no_claim_the_same() -> None:
    desk = Desk()
    desk.add("Divers found the wreck of the Amaru. The mayor of Callpa opened a school for girls.")
    desk.add("The wreck of the Amaru was found. Farmers from Callpa sold their rice too cheaply.")
    assert not together(desk.match(), "c2", "c4")
