"""Anchors: shingles that stand in both texts of a pair, and the diagonals that they lie on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from headwater.corpus.kernel.alignment.sides import Sides
from headwater.corpus.kernel.hashes import Hashes, hash_together
from headwater.corpus.kernel.ranges import Flags, Ints, changes, group_sums, rank_within, spread
from headwater.corpus.kernel.shingles import shingles, uncovered

# A shingle that a parent holds more often than this is met at its first places only: a text that
# repeats itself must not cost the square of its length.
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Diagonals:
    """Ways to lay a pair's texts side by side: word `i` of the child by `i + shift` of the parent.

    Attributes:
        pairs: the pair of each diagonal, rising.
        shifts: how far the parent's words are ahead of the child's.
    """

    pairs: Ints
    shifts: Ints


def find_diagonals(sides: Sides, width: int, telling_bits: int, most: int) -> Diagonals:
    """The diagonals of each pair that hold the most anchors.

    Args:
        sides: the pairs.
        width: words in a shingle that is an anchor.
        telling_bits: a single word so surprising is one, too; in sixteenths of a bit.
        most: diagonals kept of each pair; of equally good ones those of the least shift.
    """
    pairs, shifts = _anchors(sides, width, telling_bits)
    order = np.lexsort((shifts, pairs))
    pairs, shifts = pairs[order], shifts[order]
    starts = np.flatnonzero(changes(pairs, shifts))
    held = group_sums(np.ones(len(pairs), dtype=np.int64), starts)
    pairs, shifts = pairs[starts], shifts[starts]
    best = np.lexsort((shifts, np.abs(shifts), -held, pairs))
    kept = np.sort(best[rank_within(changes(pairs[best])) < most])
    return Diagonals(pairs[kept], shifts[kept])


def _anchors(sides: Sides, width: int, telling_bits: int) -> tuple[Ints, Ints]:
    """Pair and shift of every anchor."""
    hashes, whole = shingles(sides.words, width)
    runs = _meetings(sides, hashes, whole & uncovered(sides.furniture, width))
    telling = (sides.alone >= telling_bits) & ~sides.furniture
    words = _meetings(sides, sides.words.hashes, telling)
    return np.concatenate([runs[0], words[0]]), np.concatenate([runs[1], words[1]])


def _meetings(sides: Sides, hashes: Hashes, usable: Flags) -> tuple[Ints, Ints]:
    """Pair and shift of all that stands in both texts of a pair."""
    child_pairs, child_places, child_keys = _keys(sides, sides.children, hashes, usable)
    _, parent_places, parent_keys = _keys(sides, sides.parents, hashes, usable)
    order = np.argsort(parent_keys, kind="stable")
    parent_places, parent_keys = parent_places[order], parent_keys[order]
    lefts = np.searchsorted(parent_keys, child_keys, "left")
    found = np.searchsorted(parent_keys, child_keys, "right") - lefts
    owner, place = spread(lefts, np.minimum(found, _MOST_PLACES))
    return child_pairs[owner], parent_places[place] - child_places[owner]


def _keys(sides: Sides, texts: Ints, hashes: Hashes, usable: Flags) -> tuple[Ints, Ints, Hashes]:
    """Pair, place in the text, and a key of pair and shingle, of every usable shingle."""
    pairs, places = spread(sides.firsts(texts), sides.counts(texts))
    kept = usable[places]
    pairs, places = pairs[kept], places[kept]
    keys = hash_together(hashes[places], pairs.astype(np.uint64))
    return pairs, places - sides.firsts(texts)[pairs], keys
