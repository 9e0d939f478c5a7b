"""Runs of words, hashed: what two reports share when one of them took words from the other."""

from __future__ import annotations

import numpy as np

from headwater.corpus.kernel.hashes import Hashes, hash_together
from headwater.corpus.kernel.ranges import Flags, Ints, ahead, changes
from headwater.corpus.kernel.words import Words

MOST_OWNERS = 1024
"""Rows that a batch may have, since an owner and a hash share one number while they are sorted."""
_OWNER_BITS, _HASH_BITS = np.uint64(10), np.uint64(54)


def shingles(words: Words, width: int) -> tuple[Hashes, Flags]:
    """The shingle that starts at each word, and whether there is one.

    Args:
        words: of any number of texts; no shingle reaches from one into the next.
        width: words in a shingle.

    Returns:
        Two arrays as long as `words.hashes`; where the second is false the first means nothing.
    """
    count = len(words.hashes)
    columns = [np.roll(words.hashes, -step) for step in range(width)]
    whole = np.zeros(count, dtype=np.bool_)
    last = words.firsts[1:][words.owners] - width
    whole[:] = np.arange(count) <= last
    return hash_together(np.full(count, width, dtype=np.uint64), *columns), whole


def cover(flags: Flags, width: int) -> Flags:
    """Words that lie in a flagged shingle, from flags at the shingles' first words."""
    depth = np.zeros(len(flags) + width, dtype=np.int32)
    starts = np.flatnonzero(flags)
    np.add.at(depth, starts, 1)
    np.add.at(depth, starts + width, -1)
    return np.cumsum(depth)[: len(flags)] > 0


def uncovered(words_flagged: Flags, width: int) -> Flags:
    """Shingles none of whose words is flagged, from flags at words."""
    clear = ~words_flagged
    for step in range(1, width):
        clear &= ~ahead(words_flagged, step)
    return clear


def distinct(owners: Ints, hashes: Hashes) -> tuple[Ints, Hashes, Ints]:
    """Each owner's distinct hashes, sorted by owner and hash, and a row where each stood."""
    order = np.lexsort((hashes, owners))
    owners, hashes = owners[order], hashes[order]
    new = changes(owners, hashes)
    return owners[new], hashes[new], order[new]


def distinct_short(owners: Ints, hashes: Hashes) -> tuple[Ints, Hashes]:
    """As `distinct`, in one fast sort: owner and the top 54 bits of the hash share a number.

    The low ten bits of the hashes are lost, which leaves enough to tell the shingles of a thousand
    million reports apart; owners must be below 1,024, as the rows of one batch are.
    """
    packed = (owners.astype(np.uint64) << _HASH_BITS) | (hashes >> _OWNER_BITS)
    packed.sort()
    packed = packed[changes(packed)]
    return (packed >> _HASH_BITS).astype(np.int64), packed << _OWNER_BITS
