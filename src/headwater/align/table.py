"""Two reports side by side: how much each word of one is explained by each sentence of the other.

All that the evidence for an alignment is counted from. Matrices have one row for a sentence (or a
word) of mine and one column for a sentence of theirs, unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater.align.traits import Floats
from headwater.align.words import Ints, Wording, unit_rows, weights
from headwater.lexicon.likeness import Matrix, words_likeness

# A word is explained by another from this likeness on.
EXPLAINED = 0.3
# Where the words that count weigh less than this, their share says little.
_LEAST_WEIGHT = 0.3
# Words in context that have nothing to do with one another are about so near.
_NEAR_FLOOR = 0.4


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
        self.alike: Matrix = words_likeness(mine.words, theirs.words)[
            np.ix_(mine.words.places, theirs.words.places)
        ]
        self.my_weights: Floats = weights(mine, theirs)
        self.their_weights: Floats = weights(theirs, mine)
        self.my_owners: Ints = mine.owner_rows
        self.their_owners: Ints = theirs.owner_rows

    @property
    def in_context(self) -> bool:
        """Whether the words of both are also read in context."""
        return self.mine.in_context and self.theirs.in_context

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
    def near(self) -> Floats:
        """My words x their sentences: the word there whose work in its sentence is likest, 0 to 1.

        Of wordings that are read in context.
        """
        return best_of_each(self.nearness.T, self.their_owners, self.shape[1]).T

    @cached_property
    def near_back(self) -> Floats:
        """Their words x my sentences: the word there whose work in its sentence is likest."""
        return best_of_each(self.nearness, self.my_owners, self.shape[0]).T

    @cached_property
    def near_sentences(self) -> Floats:
        """My sentences x theirs: how near the weighted means of their words are."""
        mine = self.mine.contexts * self.my_weights[:, np.newaxis]
        theirs = self.theirs.contexts * self.their_weights[:, np.newaxis]
        my_means = unit_rows(sums_of_each(mine, self.my_owners, self.shape[0]))
        their_means = unit_rows(sums_of_each(theirs, self.their_owners, self.shape[1]))
        return np.asarray(my_means @ their_means.T, dtype=np.float64)

    @cached_property
    def nearness(self) -> Matrix:
        """My words x their words: how like the work is that they do, of wordings in context."""
        return np.asarray(np.maximum(self.mine.contexts @ self.theirs.contexts.T, 0.0))

    @cached_property
    def told(self) -> Floats:
        """My words x their sentences: `explained`, or told by a word near it in context."""
        if not self.in_context:
            return self.explained
        return np.maximum(self.explained, _likely_told(self.near))

    @cached_property
    def told_back(self) -> Floats:
        """Their words x my sentences: `explained_back`, or told by a word near it in context."""
        if not self.in_context:
            return self.explained_back
        return np.maximum(self.explained_back, _likely_told(self.near_back))

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

    def share(self, values: Floats, weights: Floats) -> Floats:
        """My sentences x columns: a value of each of my words, averaged by some weights."""
        return _averages(values, weights, self.my_owners, self.shape[0])

    def share_back(self, values: Floats, weights: Floats) -> Floats:
        """My sentences x theirs: each of their words' values, averaged by some weights."""
        return _averages(values, weights, self.their_owners, self.shape[1]).T

    @cached_property
    def runs(self) -> Floats:
        """My sentences x theirs: the longest run of equal words, in words."""
        return _longest_runs(self.mine.forms, self.theirs.forms)


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


def _likely_told(near: Floats) -> Floats:
    return np.asarray(np.clip((near - _NEAR_FLOOR) / (1 - _NEAR_FLOOR), 0.0, 1.0))


def _averages(values: Floats, weights: Floats, owners: Ints, count: int) -> Floats:
    weighed = weights[:, np.newaxis]
    total = np.maximum(sums_of_each(weighed, owners, count), _LEAST_WEIGHT)
    return np.asarray(sums_of_each(values * weighed, owners, count) / total)


def best_other(values: Floats, axis: int) -> Floats:
    """For each cell the greatest of the other cells along an axis; 0 where it is alone."""
    if values.shape[axis] < 2:
        return np.zeros_like(values)
    ranked = np.sort(values, axis=axis)
    best, second = np.take(ranked, [-1], axis), np.take(ranked, [-2], axis)
    return np.where(values == best, second, best)


def _longest_runs(mine: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> Floats:
    """Equal words lie on a diagonal; a run breaks where it skips a word or a sentence begins."""
    longest = np.zeros((len(mine), len(theirs)))
    numbers: dict[str, int] = {}
    their_words, their_owners, their_opens = _numbered(theirs, numbers)
    my_words, my_owners, my_opens = _numbered(mine, numbers)
    rows, columns = np.nonzero(my_words[:, np.newaxis] == their_words)
    if not len(rows):
        return longest
    order = np.lexsort((rows, columns - rows))
    rows, columns = rows[order], columns[order]
    breaks = my_opens[rows] | their_opens[columns]
    breaks[0] = True
    breaks[1:] |= (np.diff(rows) != 1) | (np.diff(columns) != 1)
    places = np.arange(len(rows))
    lengths = places - np.maximum.accumulate(np.where(breaks, places, 0)) + 1
    np.maximum.at(longest, (my_owners[rows], their_owners[columns]), lengths)
    return longest


def _numbered(
    sentences: Sequence[Sequence[str]], numbers: dict[str, int]
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Of all words in a row: each one's number, its sentence, and whether it opens that."""
    words = [numbers.setdefault(form, len(numbers)) for forms in sentences for form in forms]
    lengths = np.array([len(forms) for forms in sentences], dtype=np.intp)
    opens = np.zeros(len(words), dtype=bool)
    opens[np.cumsum(lengths)[:-1][lengths[1:] > 0]] = True
    opens[:1] = True
    return np.array(words, dtype=np.intp), np.repeat(np.arange(len(lengths)), lengths), opens
