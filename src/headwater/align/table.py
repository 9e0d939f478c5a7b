"""Two reports side by side: how much each word of one is explained by each sentence of the other.

All that the evidence for an alignment is counted from. Matrices have one row for a sentence (or a
word) of mine and one column for a sentence of theirs, unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater.align.words import Wording, weights
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import Matrix, likeness
from headwater.model import Sentence

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

# A word is explained by another from this likeness on.
EXPLAINED = 0.3


class Table:
    """Likenesses and weights of the words of two reports.

    Attributes:
        mine, theirs: the two wordings.
        alike: my words x their words, the likeness of the two.
        my_weights, their_weights: what each word counts.
        my_owners, their_owners: for each word the position of its sentence.
    """

    def __init__(self, mine: Wording, theirs: Wording) -> None:
        self.mine, self.theirs = mine, theirs
        self.alike: Matrix = likeness(
            mine.tokens, theirs.tokens, mine.annotations.vectors, theirs.annotations.vectors
        )
        self.my_weights: Floats = weights(mine, theirs)
        self.their_weights: Floats = weights(theirs, mine)
        self.my_owners: Ints = np.array(mine.owners, dtype=np.intp)
        self.their_owners: Ints = np.array(theirs.owners, dtype=np.intp)

    @property
    def shape(self) -> tuple[int, int]:
        """How many sentences of mine and of theirs there are."""
        return len(self.mine.sentences), len(self.theirs.sentences)

    @cached_property
    def hinted(self) -> Floats:
        """My words x their sentences: the likest word there, however little like it is."""
        return best_of_each(self.alike.T, self.their_owners, self.shape[1]).T

    @cached_property
    def hinted_back(self) -> Floats:
        """Their words x my sentences: the likest word there, however little like it is."""
        return best_of_each(self.alike, self.my_owners, self.shape[0]).T

    @cached_property
    def explained(self) -> Floats:
        """My words x their sentences: how well each word is explained, 0 for hardly at all."""
        return np.where(self.hinted >= EXPLAINED, self.hinted, 0.0)

    @cached_property
    def explained_back(self) -> Floats:
        """Their words x my sentences: how well each word is explained, 0 for hardly at all."""
        return np.where(self.hinted_back >= EXPLAINED, self.hinted_back, 0.0)

    def mass(self, values: Floats) -> Floats:
        """My sentences x columns: a value of each of my words, by weight, summed by sentence."""
        return sums_of_each(values * self.my_weights[:, np.newaxis], self.my_owners, self.shape[0])

    def mass_back(self, values: Floats) -> Floats:
        """My sentences x theirs: each of their words' values, by weight, summed."""
        weighted = values * self.their_weights[:, np.newaxis]
        return sums_of_each(weighted, self.their_owners, self.shape[1]).T

    @cached_property
    def runs(self) -> Floats:
        """My sentences x theirs: the longest run of equal words, in words."""
        return _longest_runs(self.my_forms, self.their_forms)

    @cached_property
    def my_forms(self) -> tuple[tuple[str, ...], ...]:
        """Every word of each of my sentences, small words too, folded."""
        return tuple(_forms(self.mine, s) for s in self.mine.sentences)

    @cached_property
    def their_forms(self) -> tuple[tuple[str, ...], ...]:
        """Every word of each of their sentences, small words too, folded."""
        return tuple(_forms(self.theirs, s) for s in self.theirs.sentences)


def best_of_each(values: NDArray[np.floating], owners: Ints, count: int) -> Floats:
    """The greatest row of each owner (owners ascend); zeros for an owner without rows."""
    best = np.zeros((count, values.shape[1]))
    if len(owners):
        present, starts = np.unique(owners, return_index=True)
        best[present] = np.maximum.reduceat(values, starts, axis=0)
    return best


def sums_of_each(values: Floats, owners: Ints, count: int) -> Floats:
    """The sum of the rows of each owner (owners ascend)."""
    sums = np.zeros((count, *values.shape[1:]))
    if len(owners):
        present, starts = np.unique(owners, return_index=True)
        sums[present] = np.add.reduceat(values, starts, axis=0)
    return sums


def best_other(values: Floats, axis: int) -> Floats:
    """For each cell the greatest of the other cells along an axis; 0 where it is alone."""
    if values.shape[axis] < 2:
        return np.zeros_like(values)
    ranked = np.sort(values, axis=axis)
    best, second = np.take(ranked, [-1], axis), np.take(ranked, [-2], axis)
    return np.where(values == best, second, best)


def _forms(side: Wording, sentence: Sentence) -> tuple[str, ...]:
    folded = (fold_word(t.text) for t in side.annotations.tokens_of(sentence))
    return tuple(f for f in folded if f)


def _longest_runs(mine: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> Floats:
    """One of my words after another: where the run that ends in it stands in theirs."""
    longest = np.zeros((len(mine), len(theirs)))
    places: dict[str, list[int]] = {}
    # Where a run may not come from the word before, as that is the end of another sentence.
    opens: set[int] = set()
    owners: list[int] = []
    for column, forms in enumerate(theirs):
        opens.add(len(owners))
        for form in forms:
            places.setdefault(form, []).append(len(owners))
            owners.append(column)
    for row, forms in enumerate(mine):
        before: dict[int, int] = {}
        for form in forms:
            run = {
                at: 1 if at in opens else before.get(at - 1, 0) + 1 for at in places.get(form, ())
            }
            for at, length in run.items():
                longest[row, owners[at]] = max(longest[row, owners[at]], length)
            before = run
    return longest
