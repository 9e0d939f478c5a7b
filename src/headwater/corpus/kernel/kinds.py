"""What a pair is called, from how much of each side the other explains."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Shares = NDArray[np.float64]

# In the order in which they are tried; the last is what remains.
KINDS = ("rewrite", "copy", "near-copy", "excerpt", "quote")


def name_kinds(shares: Shares, parent_shares: Shares, identities: Shares) -> list[str]:
    """The kind of each pair.

    A rewrite says it in other words. The rest is verbatim: a copy is all of both sides, a near-copy
    most of both (another lead, a line left out), an excerpt is a part of the parent that makes a
    good part of the child, and a quote is a small part of the child.

    Args:
        shares: share of the child's words that stand in the parent.
        parent_shares: share of the parent's words that stand in the child.
        identities: share of the words within the passages that are equal.
    """
    smaller = np.minimum(shares, parent_shares)
    tests = (
        identities < 0.8,
        (smaller >= 0.97) & (identities >= 0.97),
        smaller >= 0.6,
        shares >= 0.35,
    )
    numbers = np.select(tests, range(len(tests)), default=len(tests))
    return [KINDS[number] for number in numbers]
