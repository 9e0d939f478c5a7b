"""Many short ranges and groups at once: the arithmetic that keeps loops out of the kernel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def spread(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """All positions of many ranges, one range behind the other.

    Args:
        starts: first position of each range.
        lengths: how many positions each has; none may be negative.

    Returns:
        For each position: which range it is of, and the position itself.
    """
    owner = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    before = np.cumsum(lengths) - lengths
    steps = np.arange(len(owner), dtype=np.int64) - np.repeat(before, lengths)
    return owner, starts[owner] + steps


def changes(*keys: NDArray[np.generic]) -> Flags:
    """Where a new group starts in rows that are sorted by `keys`; true for the first row."""
    new = np.zeros(len(keys[0]), dtype=np.bool_)
    new[:1] = True
    for key in keys:
        new[1:] |= key[1:] != key[:-1]
    return new


def group_numbers(new: Flags) -> Ints:
    """Group of each row, counted from 0, from the flags that `changes` gives."""
    return np.cumsum(new, dtype=np.int64) - 1


def group_sums(values: Ints, starts: Ints) -> Ints:
    """Sum of each group of rows; `starts` are the groups' first rows."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    return np.asarray(np.add.reduceat(values, starts), dtype=np.int64)


def ahead(flags: Flags, step: int) -> Flags:
    """The flag that stands `step` rows further on; false where there is no such row."""
    moved = np.zeros_like(flags)
    if step < len(flags):
        moved[: len(flags) - step] = flags[step:]
    return moved


def rank_within(new: Flags) -> Ints:
    """Place of each row within its group, from 0."""
    rows = np.arange(len(new), dtype=np.int64)
    starts = np.flatnonzero(new)
    return rows - starts[group_numbers(new)] if len(starts) else rows


def sorted_distinct(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The distinct values in order; faster than `numpy.unique`, which hashes."""
    ordered = np.sort(values)
    return ordered[changes(ordered)]
