"""Stretches of text, and how far they cover one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Extent = tuple[int, int]


def merged(extents: Iterable[Extent]) -> list[Extent]:
    """The same characters as stretches that neither touch nor overlap, in order."""
    joined: list[Extent] = []
    for start, end in sorted(extents):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif start < end:
            joined.append((start, end))
    return joined


def size(extents: Iterable[Extent]) -> int:
    """How many characters lie in any of the stretches."""
    return sum(end - start for start, end in merged(extents))


def shared(some: Sequence[Extent], others: Sequence[Extent]) -> int:
    """How many characters lie in stretches of both."""
    return size(some) + size(others) - size([*some, *others])
