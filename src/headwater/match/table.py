"""All claims of two reports laid side by side: how much of each is said by each of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.lexicon.likeness import likeness, vector_rows
from headwater.match.statement import EXPLAINED, Statement
from headwater.model import Token

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """The claims of one report beside those of another; rows are mine, columns theirs.

    Attributes:
        mine: claims of the one report.
        theirs: claims of the other.
        covered: share of my claim's weight that their claim says, 0 to 1.
        covering: share of their claim's weight that my claim says, 0 to 1.
        mass: weight that the two have in common, the mean of both sides.
        names: the part of it that lies in names.
        meaning: cosine of the mean vectors of their words, names and figures left out, 0 to 1.
    """

    mine: tuple[Statement, ...]
    theirs: tuple[Statement, ...]
    covered: Floats
    covering: Floats
    mass: Floats
    names: Floats
    meaning: Floats

    @property
    def score(self) -> Floats:
        """How alike each two are: the geometric mean of both shares."""
        return np.asarray(np.sqrt(self.covered * self.covering))


def lay_side_by_side(mine: Sequence[Statement], theirs: Sequence[Statement]) -> Table:
    """Compare all claims of two reports; every word of the two is compared only once."""
    my_tokens, my_starts, my_weights = _joined(mine)
    their_tokens, their_starts, their_weights = _joined(theirs)
    empty = np.zeros((len(mine), len(theirs)))
    if not my_tokens or not their_tokens:
        return Table(tuple(mine), tuple(theirs), *[empty] * 5)
    vectors = mine[0].annotations.vectors, theirs[0].annotations.vectors
    alike = likeness(my_tokens, their_tokens, *vectors).astype(np.float64)
    alike[alike < EXPLAINED] = 0.0
    # The best of their claim for each of my words, and the other way round.
    best_theirs = np.maximum.reduceat(alike, their_starts, axis=1)
    best_mine = np.maximum.reduceat(alike, my_starts, axis=0)
    my_mass = np.add.reduceat(best_theirs * my_weights[:, None], my_starts, axis=0)
    their_mass = np.add.reduceat(best_mine * their_weights[None, :], their_starts, axis=1)
    named = np.array([t.pos == "PROPN" for t in my_tokens])
    names = np.add.reduceat(best_theirs * (my_weights * named)[:, None], my_starts, axis=0)
    my_total = np.add.reduceat(my_weights, my_starts)[:, None]
    their_total = np.add.reduceat(their_weights, their_starts)[None, :]
    return Table(
        tuple(mine),
        tuple(theirs),
        my_mass / my_total,
        their_mass / their_total,
        (my_mass + their_mass) / 2,
        names,
        np.clip(_mean_vectors(mine) @ _mean_vectors(theirs).T, 0.0, 1.0),
    )


def _mean_vectors(statements: Sequence[Statement]) -> Floats:
    """One unit row a claim: the mean of its words' vectors by weight; zeros where none has one."""
    rows = [
        np.array(s.weights) @ vector_rows(s.annotations.vectors, s.tokens).astype(np.float64)
        for s in statements
    ]
    means = np.array(rows)
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return np.asarray(means / np.where(lengths > 0, lengths, 1.0))


def _joined(
    statements: Sequence[Statement],
) -> tuple[list[Token], NDArray[np.intp], Floats]:
    """The content words of all claims in a row, where each claim begins, and what each weighs."""
    tokens = [t for s in statements for t in s.tokens]
    starts = np.cumsum([0, *(len(s.tokens) for s in statements)][:-1])
    weights = np.array([w for s in statements for w in s.weights])
    return tokens, starts.astype(np.intp), weights
