"""Whole attributions, role by role, as PolNeAR labels them: scored on characters.

Newell et al. (LREC 2018) count an attribution as found when source, cue and content all are. Here
each role must share half of its characters with the labelled one (IoU of at least 0.5; a source
that is not labelled must not be found), one found attribution for one labelled.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bench.quality.counts import Figures, Share, Tally, add_counts, one_to_one, share_of_all
from bench.quality.matching import match

T = TypeVar("T")
Ranges = tuple[tuple[int, int], ...]
ROLES = ("source", "cue", "content")
_MIN_IOU = 0.5
# Every form of the three cues that make up a third of all attributions.
_PLAIN_CUES = {
    *("say", "says", "said", "saying"),
    *("tell", "tells", "told", "telling"),
    "according to",
}
_AUXILIARIES = {"has", "have", "had", "also", "is", "was", "were", "been", "be", "would"}
_ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Whole:
    """One attribution: character ranges of each role, and the cue's words."""

    source: Ranges
    cue: Ranges
    content: Ranges
    cue_words: str = ""


@dataclass(frozen=True, slots=True)
class WholeCounts:
    """Whole attributions right, each role by overlap, and the recall of the plainest cues."""

    whole: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    cue: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    plain: Share = field(default_factory=Share)

    def __add__(self, other: WholeCounts) -> WholeCounts:
        return add_counts(self, other)

    def figures(self) -> Figures:
        """`whole_*`, `source_f1`, `cue_f1`, `content_f1` (any overlap), `plain_r`."""
        found = self.whole.figures("whole")
        for role in ROLES:
            found[f"{role}_f1"] = getattr(self, role).figures(role)[f"{role}_f1"]
        found["plain_r"] = self.plain.value
        return found


def compare_wholes(gold: Sequence[Whole], found: Sequence[Whole]) -> WholeCounts:
    """Counts for one article."""
    right = set(_matched(gold, found, _agree))
    plain = [i for i, whole in enumerate(gold) if is_plain(whole.cue_words)]
    return WholeCounts(
        one_to_one(len(gold), len(found), len(right)),
        _overlaps(gold, found, "source"),
        _overlaps(gold, found, "cue"),
        _overlaps(gold, found, "content"),
        share_of_all(sum(i in right for i in plain), len(plain)),
    )


def is_plain(words: str) -> bool:
    """Whether a cue is a form of say or tell, or "according to"."""
    kept = [w for w in words.lower().replace(":", " ").split() if w not in _AUXILIARIES]
    return " ".join(kept) in _PLAIN_CUES


def interval(
    counts: Sequence[WholeCounts], figure: Callable[[WholeCounts], float], seed: int = 7
) -> tuple[float, float]:
    """The middle 95 % of a figure over articles drawn again with replacement."""
    rng = random.Random(seed)
    drawn = []
    for _ in range(_ROUNDS):
        total = WholeCounts()
        for one in rng.choices(counts, k=len(counts)):
            total = total + one
        drawn.append(figure(total))
    drawn.sort()
    return drawn[int(0.025 * _ROUNDS)], drawn[int(0.975 * _ROUNDS)]


def _matched(gold: Sequence[T], found: Sequence[T], worth: Callable[[T, T], int]) -> dict[int, int]:
    return match(len(gold), len(found), lambda g, f: worth(gold[g], found[f]))


def _agree(gold: Whole, found: Whole) -> int:
    """How alike two attributions are in all roles together; 0 unless they are in each."""
    likeness = [_likeness(getattr(gold, role), getattr(found, role)) for role in ROLES]
    return round(1000 * sum(likeness)) if min(likeness) >= _MIN_IOU else 0


def _likeness(gold: Ranges, found: Ranges) -> float:
    if not gold or not found:
        return float(not gold and not found)
    shared = _shared(gold, found)
    return shared / (_size(gold) + _size(found) - shared)


def _overlaps(gold: Sequence[Whole], found: Sequence[Whole], role: str) -> Tally:
    golds = [r for r in dict.fromkeys(getattr(w, role) for w in gold) if r]
    founds = [r for r in dict.fromkeys(getattr(w, role) for w in found) if r]
    hit = _matched(golds, founds, _shared)
    return one_to_one(len(golds), len(founds), len(hit))


def _size(ranges: Ranges) -> int:
    return sum(end - start for start, end in ranges)


def _shared(some: Ranges, others: Ranges) -> int:
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in some
        for other_start, other_end in others
    )
