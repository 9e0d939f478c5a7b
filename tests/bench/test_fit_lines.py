"""Claims beside lines of another telling: what these tell, answer otherwise, or do not speak of."""

from __future__ import annotations

import random

import pytest
from bench.quality.tellings import Telling, read_stories
from fit.together.beside import Beside
from hypothesis import given
from hypothesis import strategies as st

from headwater.networks.pieces import shipped_pieces
from headwater.networks.together import APART, OTHERWISE, SAME, SHADED

STORY = """== Quay Post | 2031-04-02T06:10:00Z
{a=9 Nine dockers were hurt} when {b a crane fell on the quay}.
{c The port was shut}, its master said.

== Radio Salt | 2031-04-02T07:10:00Z
{a=7 Seven men are in hospital}.
Rain fell all morning.
{b A crane came down at the docks}.
"""
_ANY = st.randoms(use_true_random=False)


@pytest.fixture(scope="module")
def tellings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Telling, ...]:
    folder = tmp_path_factory.mktemp("stories")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    ((_, found),) = read_stories(folder)
    return found


@given(rng=_ANY)
def test_each_claim_has_the_answer_that_the_other_telling_gives(
    tellings: tuple[Telling, ...], rng: random.Random
) -> None:
    rows = Beside(tellings).drawn((9, 9, 9), shipped_pieces(), rng)
    assert sorted(sorted(row.relations) for row in rows) == sorted(
        [[SAME, SHADED]] * 2  # the crane, in either telling
        + [[OTHERWISE]] * 2  # nine or seven
        + [[APART]]  # only the Post has the port shut
    )


@given(rng=_ANY)
def test_a_claim_is_asked_about_and_the_words_round_it_are_not(
    tellings: tuple[Telling, ...], rng: random.Random
) -> None:
    for row in Beside(tellings).drawn((9, 9, 9), shipped_pieces(), rng):
        mine = row.laid.own[row.laid.sides == 0]
        assert 0 < mine.sum() < len(mine)


@given(rng=_ANY)
def test_no_more_are_drawn_than_asked_for(
    tellings: tuple[Telling, ...], rng: random.Random
) -> None:
    rows = Beside(tellings).drawn((1, 0, 1), shipped_pieces(), rng)
    assert sorted(len(row.relations) for row in rows) == [1, 2]
