"""Rows of unequal length in one flat array, so that a block of reports is written at one stroke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of numbers: row `i` is `values[starts[i] : starts[i + 1]]`."""

    values: Numbers
    starts: Places

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Ragged:
        """From rows of unequal length."""
        flat = np.fromiter((n for row in rows for n in row), np.int32)
        return cls(flat, starts_of(np.array([len(row) for row in rows], np.int64)))

    def row(self, place: int) -> Numbers:
        """One row."""
        return self.values[self.starts[place] : self.starts[place + 1]]

    def lengths(self, rows: Numbers | Places) -> Places:
        """How long the named rows are."""
        lengths: Places = self.starts[rows + 1] - self.starts[rows]
        return lengths

    def take(self, rows: Numbers | Places) -> Ragged:
        """The named rows, in that order; a row may be named twice."""
        lengths = self.lengths(rows)
        starts = starts_of(lengths)
        shifts = np.repeat(self.starts[rows] - starts[:-1], lengths)
        return Ragged(self.values[np.arange(starts[-1]) + shifts], starts)

    def extended(self, more: Ragged) -> Ragged:
        """These rows and more behind them."""
        return Ragged(
            np.concatenate([self.values, more.values]),
            np.concatenate([self.starts, more.starts[1:] + self.starts[-1]]),
        )


def starts_of(lengths: Places) -> Places:
    """Where each row starts, and where the last one ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])
