"""Which words of two texts are the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.networks.relations import (
    OTHER,
    SAME_BEGINNING,
    SAME_WORD,
    best_relations,
    same_words,
)

_WORDS = st.lists(
    st.sampled_from(["fourteen", "14", "report", "Reported", "reporters", "the", "then", ".", "’"]),
    min_size=1,
    max_size=6,
)


def test_words_are_the_same_by_figure_by_fold_and_by_beginning() -> None:
    found = same_words(["fourteen", "Reported", "Ferry", "the"], ["14", "reports", "ferry", "then"])
    assert found[0].tolist() == [SAME_WORD, OTHER, OTHER, OTHER]
    assert found[1].tolist() == [OTHER, SAME_BEGINNING, OTHER, OTHER]
    assert found[2].tolist() == [OTHER, OTHER, SAME_WORD, OTHER]
    assert found[3].tolist() == [OTHER, OTHER, OTHER, OTHER]


def test_signs_alone_are_never_the_same() -> None:
    assert same_words([".", '"'], [".", '"']).tolist() == [[OTHER, OTHER], [OTHER, OTHER]]


@given(_WORDS, _WORDS)
def test_the_nearest_relation_of_a_word_is_the_best_of_all(
    mine: Sequence[str], theirs: Sequence[str]
) -> None:
    every = same_words(mine, theirs)
    my_best, their_best = best_relations(mine, theirs)
    assert np.array_equal(my_best, every.max(axis=1))
    assert np.array_equal(their_best, every.max(axis=0))
