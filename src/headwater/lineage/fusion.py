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
_NOTHING_IN_COMMON = 0.2
# Share of the sentences taken from the one that may also be in the other.
_MAX_OVERLAP = 0.25
_MAX_PART = 0.9

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
    total = len(material.sentences(child))
    best = 0.0
    for other in others:
        if other == parent or not evidence[child, other].derived:
            continue
        if _in_common(evidence, parent, other) >= _NOTHING_IN_COMMON:
            continue
        theirs = _taken(material, child, other)
        if not mine or len(mine & theirs) > _MAX_OVERLAP * len(mine):
            continue
        part = min(len(theirs - mine) / total, _MAX_PART)
        best = max(best, -len(mine - theirs) * math.log(1 - part))
    return min(best, _MAX_ODDS)


def _in_common(evidence: Mapping[Pair, Evidence], one: str, other: str) -> float:
    pair = evidence.get((one, other))
    return pair.strength if pair is not None else 0.0


def _taken(material: Material, child: str, parent: str) -> set[int]:
    return {a.child_sentence for a in material.alignments(child, parent)}
