"""A growing case: what a new report does not touch is taken from what is kept, and stays so."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.pipeline.piles import PILE, pile

from headwater import Capture, Dossier, trace
from headwater.pipeline.work import Shop


class Drawer(dict[str, bytes]):
    """What is kept, in memory; it counts what is put."""

    def __init__(self) -> None:
        super().__init__()
        self.new: Counter[str] = Counter()

    def put(self, key: str, value: bytes) -> None:
        self[key] = value
        self.new[key.partition(":")[0]] += 1


def traced(captures: list[Capture], drawer: Drawer | None = None) -> Dossier:
    return trace(captures, settings=PILE, shop=Shop(drawer) if drawer is not None else None)


@cache
def at_once() -> str:
    """The dossier of all reports, made without anything kept."""
    return traced(pile()).to_json(with_text=True)


@pytest.fixture(scope="module")
def drawer() -> Drawer:
    """Kept over all examples: whatever was asked before may stand in it."""
    return Drawer()


@given(
    order=st.permutations(range(len(pile()))),
    steps=st.lists(st.integers(min_value=1, max_value=len(pile()) - 1), max_size=3),
)
@hypothesis_settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_in_whatever_order_and_pieces_reports_come_the_dossier_is_one(
    drawer: Drawer, order: list[int], steps: list[int]
) -> None:
    held = [pile()[n] for n in order]
    for size in sorted(steps):
        traced(held[:size], drawer)
    assert traced(held, drawer).to_json(with_text=True) == at_once()


@given(
    left_out=st.sets(st.integers(min_value=0, max_value=len(pile()) - 1), min_size=1, max_size=4)
)
@hypothesis_settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_reports_that_are_taken_away_leave_no_trace(drawer: Drawer, left_out: set[int]) -> None:
    traced(pile(), drawer)
    held = [capture for n, capture in enumerate(pile()) if n not in left_out]
    assert traced(held, drawer) == traced(held)


def test_a_report_of_another_story_has_only_itself_looked_at() -> None:
    drawer = Drawer()
    traced(pile()[:6], drawer)
    drawer.new.clear()
    dossier = traced(pile()[:7], drawer)
    assert len(dossier.reports) == 7
    once = ("read", "annotate", "attributions", "statements", "place", "event", "clause", "words")
    assert {stage: drawer.new[stage] for stage in once} == dict.fromkeys(once, 1)
    assert not {"align", "pair", "match", "group", "judge", "drift"} & drawer.new.keys()


def test_a_report_of_a_story_has_the_pairs_of_that_story_looked_at() -> None:
    drawer = Drawer()
    others = [c for c in pile() if not c.path.startswith("dam-3")]
    traced(others, drawer)
    drawer.new.clear()
    dossier = traced(pile(), drawer)
    assert any(link.child == dossier.reports[2].id for link in dossier.links)
    assert drawer.new["annotate"] == 1
    # Two pairs that it is in, both ways; and the three pairs of its story, weighed once.
    assert drawer.new["align"] == 4
    assert drawer.new["match"] <= 3
    assert drawer.new["group"] <= 6
    assert drawer.new["drift"] <= 2


def test_a_case_that_was_all_seen_has_nothing_looked_at() -> None:
    drawer = Drawer()
    traced(pile()[:5], drawer)
    traced(pile()[:4], drawer)
    drawer.new.clear()
    del_dossiers = [key for key in drawer if key.startswith("dossier:")]
    for key in del_dossiers:
        del drawer[key]
    traced(pile()[:5], drawer)
    assert drawer.new == Counter({"dossier": 1})
