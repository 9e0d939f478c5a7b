"""A report made of two: what tells it from a report that two others took parts of.

If X and Z have nothing in common and Y has both, either Y fused them or each took its part of Y.
That two takers never touch the same sentence of Y is the less likely the more sentences they took.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material

_MAX_ODDS = 3.0
# Two reports with more in common are kin, and it is no wonder that a third is like both.
_NOTHING_IN_COMMON = 0.3
# So many sentences as surely from either, for each that is from the one, are still no overlap.
_MAX_OVERLAP = 0.25
_MAX_PART = 0.9
# A sentence is taken from the report that it rests on more surely by this much.
_NEAR = 0.1
# A report that is less surely kin to the child is no part of it.
_SURE = 0.4

Pair = tuple[str, str]


def find_fusions(material: Material, evidence: Mapping[Pair, Evidence]) -> dict[Pair, float]:
    """Log odds that a report fused another into itself, by (child, parent).

    Args:
        material: the reports.
        evidence: of the pairs that have something in common, by (child, parent).
    """
    near: dict[str, list[str]] = {}
    for child, parent in evidence:
        near.setdefault(child, []).append(parent)
    odds = {
        (child, parent): _odds(material, evidence, child, parent, near[child])
        for child, parent in evidence
    }
    return {pair: value for pair, value in odds.items() if value > 0}


def _odds(
    material: Material,
    evidence: Mapping[Pair, Evidence],
    child: str,
    parent: str,
    others: Iterable[str],
) -> float:
    mine = _taken(material, child, parent)
    total = len(material.sentences(child)) or 1
    best = 0.0
    for other in others:
        if other == parent or evidence[child, other].chance < _SURE:
            continue
        if _in_common(evidence, parent, other) >= _NOTHING_IN_COMMON:
            continue
        theirs = _taken(material, child, other)
        only_mine = {s for s, score in mine.items() if score > theirs.get(s, 0.0) + _NEAR}
        only_theirs = {s for s, score in theirs.items() if score > mine.get(s, 0.0) + _NEAR}
        common = mine.keys() & theirs.keys() - only_mine - only_theirs
        if len(common) > _MAX_OVERLAP * len(only_mine):
            continue
        part = min(len(only_theirs) / total, _MAX_PART)
        best = max(best, -len(only_mine) * math.log(1 - part))
    return min(best, _MAX_ODDS) * min(1.0, evidence[child, parent].chance / _SURE)


def _in_common(evidence: Mapping[Pair, Evidence], one: str, other: str) -> float:
    pair = evidence.get((one, other))
    return pair.chance if pair is not None else 0.0


def _taken(material: Material, child: str, parent: str) -> dict[int, float]:
    """The child's sentences that rest on the parent, and how surely."""
    best: dict[int, float] = {}
    for alignment in material.alignments(child, parent):
        score = max(alignment.score, best.get(alignment.child_sentence, 0.0))
        best[alignment.child_sentence] = score
    return best
