"""Which word of a child sentence comes from which word of a parent sentence."""

from __future__ import annotations

import numpy as np

from headwater.align.table import EXPLAINED, Table
from headwater.model import WordPair


def word_pairs(table: Table, row: int, column: int) -> tuple[WordPair, ...]:
    """Greedy one-to-one pairing: the likest pair first, near places first among equals."""
    mine = np.flatnonzero(table.my_owners == row)
    theirs = np.flatnonzero(table.their_owners == column)
    if not len(mine) or not len(theirs):
        return ()
    block = table.alike[np.ix_(mine, theirs)]
    cells = [
        (-float(block[i, j]), abs(i / len(mine) - j / len(theirs)), int(i), int(j))
        for i, j in zip(*np.nonzero(block >= EXPLAINED), strict=True)
    ]
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    pairs: list[WordPair] = []
    for negative, _, i, j in sorted(cells):
        if i in used_mine or j in used_theirs:
            continue
        used_mine.add(i)
        used_theirs.add(j)
        pairs.append(
            WordPair(
                table.mine.tokens[mine[i]].index,
                table.theirs.tokens[theirs[j]].index,
                round(-negative, 4),
            )
        )
    return tuple(sorted(pairs, key=lambda p: p.child))
