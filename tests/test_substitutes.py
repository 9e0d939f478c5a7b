"""The list of substitutes is as its description says, and makes pairs that differ in one place."""

from __future__ import annotations

import random

import pytest
from corpora.reworded import RewordedSet
from corpora.substitutes import Substitutes, load, read
from fit.judge.example import FAITHFUL
from fit.together.replaced import Replacing
from hypothesis import given
from hypothesis import strategies as st

from headwater.networks.pieces import shipped_pieces

WORDS = load()
PIECES = shipped_pieces()
PASSAGE = "A lorry struck the gate at dawn, and the driver fled on foot."
SET = RewordedSet(PASSAGE, ("The man at the wheel of the lorry ran off.",), ())


def test_words_are_sorted_and_stand_once() -> None:
    assert [s.word for s in WORDS] == sorted({s.word for s in WORDS})
    assert len(WORDS) > 6000


def test_what_may_stand_for_a_word_is_not_what_may_not() -> None:
    for found in WORDS:
        assert found.same or found.other
        assert found.word not in {*found.same, *found.other}
        assert not set(found.same) & set(found.other)
        assert all(w and "|" not in w and "=" not in w for w in (*found.same, *found.other))


@pytest.mark.parametrize("line", ["driver", "driver = motorist", "= motorist | cyclist"])
def test_a_line_of_another_form_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="a line holds"):
        list(read([line]))


@given(st.randoms(use_true_random=False))
def test_twins_differ_in_the_replaced_word(rng: random.Random) -> None:
    replacing = Replacing([Substitutes("lorry", ("truck",), ("bus", "tram")),
                           Substitutes("fled", (), ("waited",))])  # fmt: skip
    found = replacing.twins(SET, PIECES, rng)
    assert found is not None
    true, false = found
    assert (true.verdict, false.verdict != FAITHFUL) == (FAITHFUL, True)
    parted = {w.lower() for w in true.statement.words} ^ {w.lower() for w in false.statement.words}
    assert parted in ({"lorry", "bus"}, {"lorry", "tram"}, {"truck", "bus"}, {"truck", "tram"},
                      {"fled", "waited"})  # fmt: skip
    (place,) = [n for n, w in enumerate(false.statement.words) if false.changes[n] != FAITHFUL]
    assert false.statement.words[place] in {"bus", "tram", "waited"}


@given(st.randoms(use_true_random=False))
def test_a_line_without_known_words_has_no_twins(rng: random.Random) -> None:
    assert Replacing([]).twins(SET, PIECES, rng) is None
