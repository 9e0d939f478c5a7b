"""How much each two of many claims say of each other, where any two may be asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.lexicon.likeness import Words, words_likeness
from headwater.match.statement import EXPLAINED, Statement

Floats = NDArray[np.float64]


class Overlap:
    """Claims laid side by side by their words alone: each two words are compared only once.

    `compare` of two claims is the same; this is for hundreds of claims that share their words.

    Args:
        statements: the claims.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        tokens = [t for s in statements for t in s.tokens]
        vectors = {w: v for s in statements for w, v in s.annotations.vectors.items()}
        words = Words(tokens, vectors)
        ends = np.cumsum([len(s.tokens) for s in statements])
        self._places = np.split(np.array(words.places, dtype=np.intp), ends[:-1])
        self._weights = [np.array(s.weights) for s in statements]
        self._totals = [float(weights.sum()) for weights in self._weights]
        self._alike = words_likeness(words, words).astype(np.float64)
        self._alike[self._alike < EXPLAINED] = 0.0
        self._best: dict[int, Floats] = {}

    def score(self, one: int, other: int) -> float:
        """How alike two are, by their places: the geometric mean of what each says of the other."""
        return math.sqrt(self._covered(one, other) * self._covered(other, one))

    def _covered(self, one: int, other: int) -> float:
        """The share of the one's weight that the other says."""
        if not self._totals[one] or not self._places[other].size:
            return 0.0
        said = self._best_for(other)[self._places[one]] @ self._weights[one]
        return float(said) / self._totals[one]

    def _best_for(self, claim: int) -> Floats:
        """For each word of all claims, how much of it the words of one claim say."""
        if claim not in self._best:
            self._best[claim] = self._alike[:, self._places[claim]].max(axis=1)
        return self._best[claim]
