"""Segments: stretches of a diagonal where the words of both texts agree more than by chance.

Along a diagonal an equal word earns its surprise if it is telling or follows an equal one, an
unequal word costs a little, and the stretch with the greatest sum is kept, as ungapped local
alignment does (Smith and Waterman 1981; Altschul et al. 1990). Since only diagonals with an anchor
are looked at, this is fast.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from headwater.corpus.kernel.alignment.anchors import Diagonals
from headwater.corpus.kernel.alignment.sides import Sides
from headwater.corpus.kernel.language import BIT
from headwater.corpus.kernel.ranges import Ints, changes, group_numbers, spread

# Equal words further apart than this are two segments.
_MAX_GAP_WORDS = 12
# Of two texts of which one rewords the other some 40 % of the words are equal at their places: the
# log-odds of an unequal word is log2(0.6), and of an equal one its surprise less log2(1/0.4).
_UNEQUAL = round(-0.74 * BIT)
_EQUAL = round(-1.32 * BIT)


@dataclass(frozen=True, slots=True)
class Segments:
    """Stretches of equal words, sorted by pair and place in the child.

    Attributes:
        pairs: the pair of each.
        starts: its first word in the child.
        ends: one past its last.
        shifts: how far the parent's words are ahead of the child's.
        equal: how many of its words are equal.
        named: how many of those are names and figures.
        scores: its surprise, in sixteenths of a bit.
    """

    pairs: Ints
    starts: Ints
    ends: Ints
    shifts: Ints
    equal: Ints
    named: Ints
    scores: Ints

    def take(self, rows: np.ndarray) -> Segments:
        """Some of them, by number or by flag."""
        return Segments(
            self.pairs[rows],
            self.starts[rows],
            self.ends[rows],
            self.shifts[rows],
            self.equal[rows],
            self.named[rows],
            self.scores[rows],
        )


def find_segments(sides: Sides, diagonals: Diagonals, telling_bits: int) -> Segments:
    """The best stretch of each cluster of equal words on each diagonal.

    Args:
        sides: the pairs.
        diagonals: how they are laid side by side.
        telling_bits: a word that stands alone between unequal ones counts only if it is so
            surprising: else two sentences of one pattern ("the ... of ... said on ...") would do.
    """
    rows, places = _equal_words(sides, diagonals)
    gaps = np.diff(places, prepend=0)
    same_row = ~changes(rows)
    new = ~same_row | (gaps > _MAX_GAP_WORDS)
    words = sides.firsts(sides.children)[diagonals.pairs[rows]] + places
    follows = same_row & (gaps == 1)
    alone = sides.alone[words]
    standing_alone = np.where(alone >= telling_bits, alone + _EQUAL, 0)
    gains = np.where(follows, sides.after[words], standing_alone)
    sums = np.cumsum(gains + np.where(new, 0, (gaps - 1) * _UNEQUAL))
    first, last = _best_stretches(sums, gains, new)
    named = sides.named[words].astype(np.int64)
    named_before = np.cumsum(named) - named
    return _sorted(
        Segments(
            diagonals.pairs[rows[first]],
            places[first],
            places[last] + 1,
            diagonals.shifts[rows[first]],
            last - first + 1,
            (named_before + named)[last] - named_before[first],
            sums[last] - sums[first] + gains[first],
        )
    )


def _equal_words(sides: Sides, diagonals: Diagonals) -> tuple[Ints, Ints]:
    """Diagonal and place in the child of every word that the parent has at the same place."""
    children, parents = sides.children[diagonals.pairs], sides.parents[diagonals.pairs]
    start = np.maximum(-diagonals.shifts, 0)
    end = np.minimum(sides.counts(children), sides.counts(parents) - diagonals.shifts)
    rows, places = spread(start, np.maximum(end - start, 0))
    child = sides.firsts(children)[rows] + places
    parent = sides.firsts(parents)[rows] + places + diagonals.shifts[rows]
    equal = sides.words.hashes[child] == sides.words.hashes[parent]
    equal &= ~(sides.furniture[child] | sides.furniture[parent])
    return rows[equal], places[equal]


def _best_stretches(sums: Ints, gains: Ints, new: np.ndarray) -> tuple[Ints, Ints]:
    """First and last row of the stretch of greatest sum in each group of rows."""
    if not len(sums):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(new)
    groups = group_numbers(new)
    last = _first_where(sums == np.maximum.reduceat(sums, starts)[groups], groups, len(starts))
    before = np.where(np.arange(len(sums)) <= last[groups], sums - gains, np.iinfo(np.int64).max)
    least = np.minimum.reduceat(before, starts)
    return _first_where(before == least[groups], groups, len(starts)), last


def _first_where(flags: np.ndarray, groups: Ints, count: int) -> Ints:
    rows = np.flatnonzero(flags)[::-1]
    first = np.zeros(count, dtype=np.int64)
    first[groups[rows]] = rows
    return first


def _sorted(segments: Segments) -> Segments:
    order = np.lexsort((segments.shifts, segments.ends, segments.starts, segments.pairs))
    return segments.take(order)
