"""What it says of two reports that the one tells the sentences of the other.

Reports of one event tell much of the same. Who took from whom shows in what one other report tells
as well, and those round them do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.lineage.material import Material

Facts = Mapping[str, float]
Floats = NDArray[np.float64]
Way = tuple[str, str, Sequence[str]]
"""A report, one that may tell its sentences, and third reports that may as well."""

# A sentence that is told so surely is told, and one that is told no more surely is not.
_TOLD, _NOT_TOLD = 0.5, 0.3

NOTHING_READ: Facts = {"told_ahead": 0.0, "told_more": 0.0, "told_by_few": 0.0, "otherwise": 0.0}


def weigh_echoes(material: Material, ways: Sequence[Way]) -> Facts:
    """What telling the same sentences says of two reports.

    Args:
        material: the reports.
        ways: the two, either way round.

    Returns:
        Shares of a report's words, of the two ways round the greater, of `told_by_few` the less:

        - `told_ahead`: by how much the other tells them more surely than any third report;
        - `told_more`: the same, less what a third report tells more surely;
        - `told_by_few`: how surely the other tells them, the less the more others do;
        - `otherwise`: how surely the other tells them otherwise.
    """
    found = [_one_way(material, *way) for way in ways]
    ahead, more, by_few, otherwise = zip(*found, strict=True)
    return {
        "told_ahead": max(ahead),
        "told_more": max(more),
        "told_by_few": min(by_few),
        "otherwise": max(otherwise),
    }


def _one_way(
    material: Material, child: str, parent: str, others: Sequence[str]
) -> tuple[float, float, float, float]:
    weights = _weights(material, child)
    told, otherwise = _told(material, child, parent)
    by_others = [_told(material, child, other)[0] for other in others]
    most = np.max(by_others, axis=0, initial=0.0) if by_others else np.zeros_like(told)
    in_all = np.sum(by_others, axis=0) if by_others else np.zeros_like(told)
    return (
        float(weights @ np.maximum(told - most, 0.0)),
        float(weights @ (told - most)),
        float(weights @ (told / (1 + in_all))),
        float(weights @ otherwise),
    )


@dataclass(frozen=True, slots=True)
class Beyond:
    """What of a child a further report tells that those before it do not.

    Attributes:
        share: of the child's words, by how surely.
        sentences: sentences that it tells and none of those does.
    """

    share: float
    sentences: int


def told_beyond(material: Material, child: str, parent: str, chosen: Sequence[str]) -> Beyond:
    """What of a child a report tells beyond those chosen already."""
    told, _ = _told(material, child, parent)
    before = np.max([_told(material, child, other)[0] for other in chosen], axis=0)
    more = np.maximum(told - before, 0.0)
    only = (told >= _TOLD) & (before <= _NOT_TOLD)
    return Beyond(float(_weights(material, child) @ more), int(only.sum()))


def _weights(material: Material, report: str) -> Floats:
    """The share of each of a report's sentences in its words."""
    lengths = np.array([s.last - s.first for s in material.sentences(report)], dtype=float)
    shares: Floats = lengths / max(lengths.sum(), 1.0)
    return shares


def _told(material: Material, child: str, parent: str) -> tuple[Floats, Floats]:
    """How surely a report tells each sentence of another, and how surely otherwise."""
    echoes = {echo.sentence: echo for echo in material.echoes.get((child, parent), ())}
    held = [echoes.get(s.index) for s in material.sentences(child)]
    told = np.array([echo.told if echo else 0.0 for echo in held])
    return told, np.array([echo.otherwise if echo else 0.0 for echo in held])
