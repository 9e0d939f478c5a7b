"""Sketches: how alike two reports are, told from sixty-four numbers each.

One-permutation hashing (Li, Owen and Zhang 2012): a report's shingles fall into bins by the top
bits of their hashes, and each bin keeps its least. The share of bins in which two reports agree
estimates the share of shingles that they have in common (Broder's resemblance). Bands of bins find
candidates (Gionis, Indyk and Motwani 1999): two reports that agree in a whole band are compared.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headwater.corpus.kernel.hashes import Hashes, hash_together
from headwater.corpus.kernel.ranges import Flags, Ints

BINS = 64
BAND_BINS = 4
BANDS = BINS // BAND_BINS
EMPTY = np.uint32(0xFFFFFFFF)
# A band with fewer filled bins says too little: short texts would meet in it by chance.
_MIN_FILLED = 2

Sketches = NDArray[np.uint32]


def make_sketches(owners: Ints, hashes: Hashes, count: int) -> Sketches:
    """One row of bins for each owner, from its distinct hashes sorted by owner and hash."""
    bins = (hashes >> np.uint64(58)).astype(np.int64)
    slots = owners * BINS + bins
    least = np.ones(len(slots), dtype=np.bool_)
    least[1:] = slots[1:] != slots[:-1]
    sketches = np.full(count * BINS, EMPTY, dtype=np.uint32)
    values = (hashes[least] >> np.uint64(26)).astype(np.uint32)
    sketches[slots[least]] = np.minimum(values, EMPTY - np.uint32(1))
    return sketches.reshape(count, BINS)


def make_bands(sketches: Sketches) -> tuple[Hashes, Flags]:
    """Keys of each sketch's bands, one row a sketch, and which of them say enough."""
    grouped = sketches.reshape(len(sketches), BANDS, BAND_BINS)
    numbers = np.broadcast_to(np.arange(BANDS, dtype=np.uint64), grouped.shape[:2])
    columns = [grouped[:, :, place].astype(np.uint64) for place in range(BAND_BINS)]
    filled = (grouped != EMPTY).sum(axis=2) >= _MIN_FILLED
    return hash_together(numbers.copy(), *columns), filled


def resemblance(first: Sketches, second: Sketches) -> NDArray[np.float64]:
    """Estimated share of common shingles of each pair of rows; its error is about 0.06."""
    filled = (first != EMPTY) | (second != EMPTY)
    agree = filled & (first == second)
    return np.asarray(agree.sum(axis=1) / np.maximum(filled.sum(axis=1), 1))
