"""Passages: segments that follow each other in both texts, joined."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from headwater.corpus.kernel.alignment.segments import Segments
from headwater.corpus.kernel.language import BIT
from headwater.corpus.kernel.ranges import (
    Flags,
    Ints,
    changes,
    group_numbers,
    group_sums,
    spread,
)

# Below this a segment is chance, even beside others.
_MIN_SEGMENT = 10 * BIT
# Words left out or put in between two segments of one passage, and words moved about.
_MAX_APART_WORDS = 25
_MAX_BACK_WORDS = 4
# What it costs to go on on another diagonal.
_JOIN = 4 * BIT
# A segment that lies this much inside a better one is that one's shadow.
_SHADOW = 0.5


@dataclass(frozen=True, slots=True)
class Passages:
    """Words of a child and the words of its parent that they come from, by pair and place.

    Attributes:
        pairs: the pair of each.
        starts: first word in the child.
        ends: one past the last.
        parent_starts: first word in the parent.
        parent_ends: one past the last.
        equal: how many words are equal, place for place.
        named: how many of those are names and figures.
        scores: surprise, in sixteenths of a bit.
    """

    pairs: Ints
    starts: Ints
    ends: Ints
    parent_starts: Ints
    parent_ends: Ints
    equal: Ints
    named: Ints
    scores: Ints

    def take(self, rows: np.ndarray) -> Passages:
        """Some of them, by number or by flag."""
        return Passages(
            self.pairs[rows],
            self.starts[rows],
            self.ends[rows],
            self.parent_starts[rows],
            self.parent_ends[rows],
            self.equal[rows],
            self.named[rows],
            self.scores[rows],
        )


def join_segments(segments: Segments) -> Passages:
    """Passages from segments sorted by pair and place."""
    kept = segments.take(segments.scores >= _MIN_SEGMENT)
    kept = kept.take(~_shadows(kept))
    parent_starts, parent_ends = kept.starts + kept.shifts, kept.ends + kept.shifts
    new = changes(kept.pairs)
    if len(new):
        for starts, ends in ((kept.starts, kept.ends), (parent_starts, parent_ends)):
            apart = starts[1:] - ends[:-1]
            new[1:] |= (apart > _MAX_APART_WORDS) | (apart < -_MAX_BACK_WORDS)
    firsts = np.flatnonzero(new)
    if not len(firsts):
        return Passages(*([kept.pairs] * 8))
    return Passages(
        kept.pairs[firsts],
        kept.starts[firsts],
        np.maximum.reduceat(kept.ends, firsts),
        np.minimum.reduceat(parent_starts, firsts),
        np.maximum.reduceat(parent_ends, firsts),
        group_sums(kept.equal, firsts),
        group_sums(kept.named, firsts),
        group_sums(kept.scores - np.where(new, 0, _JOIN), firsts),
    )


def _shadows(segments: Segments) -> Flags:
    """Segments whose words, on either side, lie half or more in a better segment of the pair."""
    one, other = _within_pairs(segments.pairs)
    better = (segments.scores[other] > segments.scores[one]) | (
        (segments.scores[other] == segments.scores[one]) & (other < one)
    )
    one, other = one[better], other[better]
    length = segments.ends[one] - segments.starts[one]
    shadow = np.zeros(len(segments.pairs), dtype=np.bool_)
    for offset in (np.zeros_like(segments.shifts), segments.shifts):
        starts, ends = segments.starts + offset, segments.ends + offset
        common = np.minimum(ends[one], ends[other]) - np.maximum(starts[one], starts[other])
        shadow[one[common >= _SHADOW * length]] = True
    return shadow


def _within_pairs(pairs: Ints) -> tuple[Ints, Ints]:
    """Every two rows of the same pair, both ways round."""
    new = changes(pairs)
    firsts = np.flatnonzero(new)
    sizes = np.diff(np.append(firsts, len(pairs)))
    groups = group_numbers(new)
    one, other = spread(firsts[groups], sizes[groups])
    apart = one != other
    return one[apart], other[apart]
