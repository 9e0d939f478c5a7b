"""Which word of a child sentence comes from which word of a parent sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from headwater.align.table import EXPLAINED, Table
from headwater.align.words import Wording
from headwater.model import WordPair

# Words that no spelling or plain word vector pairs do the same work from this nearness in context
# on ("disappeared", "gone"); four in five of such pairs are right, or what the one was changed to.
_SAME_WORK = 0.6
# Nearness in context runs higher than likeness: it is told as so much less.
_HIGHER = 0.15

Pair = tuple[int, int, float]


def word_pairs(table: Table, row: int, column: int) -> tuple[WordPair, ...]:
    """The words of a child sentence, each with the parent's word that it most likely comes from.

    One to one: first by likeness, the likest pair first and near places first among equals; then,
    of the words that are left, those that are nearest to one another in context.
    """
    mine = [int(i) for i in np.flatnonzero(table.my_owners == row)]
    theirs = [int(j) for j in np.flatnonzero(table.their_owners == column)]
    found = list(_by_likeness(table, mine, theirs))
    if table.in_context:
        taken = {i for i, _, _ in found}, {j for _, j, _ in found}
        left = [i for i in mine if i not in taken[0] and _may_be_reworded(table.mine, i)]
        open_ = [j for j in theirs if j not in taken[1] and _may_be_reworded(table.theirs, j)]
        found += _by_context(table, left, open_)
    pairs = (
        WordPair(table.mine.tokens[i].index, table.theirs.tokens[j].index, round(likeness, 4))
        for i, j, likeness in found
    )
    return tuple(sorted(pairs, key=lambda p: p.child))


def _by_likeness(table: Table, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[Pair]:
    if not mine or not theirs:
        return
    block = table.alike[np.ix_(mine, theirs)]
    cells = [
        (-float(block[i, j]), abs(i / len(mine) - j / len(theirs)), int(i), int(j))
        for i, j in zip(*np.nonzero(block >= EXPLAINED), strict=True)
    ]
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    for negative, _, i, j in sorted(cells):
        if i in used_mine or j in used_theirs:
            continue
        used_mine.add(i)
        used_theirs.add(j)
        yield mine[i], theirs[j], -negative


def _may_be_reworded(side: Wording, word: int) -> bool:
    """Names and figures are not put in other words: two that do the same work are two."""
    return side.tokens[word].pos not in {"PROPN", "NUM"}


def _by_context(table: Table, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[Pair]:
    """Words that are each the other's nearest."""
    if not mine or not theirs:
        return
    near = table.nearness[np.ix_(mine, theirs)]
    back = near.argmax(axis=0)
    for i, j in enumerate(near.argmax(axis=1)):
        if back[j] == i and near[i, j] >= _SAME_WORK:
            yield mine[i], theirs[int(j)], float(near[i, j]) - _HIGHER
