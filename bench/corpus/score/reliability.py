"""How often what is said with some confidence is right: of pairs, and of links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.corpus.score.measure import Share
from bench.corpus.score.tables import rows_if_any
from bench.corpus.score.truth import Truth

BINS = (0.0, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01)

Said = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """What was said with about the same confidence.

    Attributes:
        what: "pair" or "link".
        low: the least confidence in it.
        mean: their mean confidence.
        right: how many of them are right.
    """

    what: str
    low: float
    mean: float
    right: Share


def reliability(truth: Truth, out: Path) -> list[Bin]:
    """The bins of pairs and of links that have any.

    A pair is right as for precision. A link is right if its parent is the very report that its
    child copied; the other way round where the direction is left open.
    """
    pairs = [
        (sure, truth.related(child, parent))
        for child, parent, sure in rows_if_any(out / "pairs", ("child", "parent", "confidence"))
        if sure is not None
    ]
    links = [
        (sure, _copied(truth, child, parent) or (undirected and _copied(truth, parent, child)))
        for child, parent, undirected, sure in rows_if_any(
            out / "links", ("child", "parent", "undirected", "confidence")
        )
        if sure is not None
    ]
    return [*_bins("pair", pairs), *_bins("link", links)]


def _copied(truth: Truth, child: str, parent: str) -> bool:
    copy = truth.copies.get(child)
    return copy is not None and copy.parent == parent


def _bins(what: str, said: Iterable[Said]) -> list[Bin]:
    groups: dict[float, list[Said]] = {}
    for sure, is_right in said:
        groups.setdefault(max(low for low in BINS if low <= sure), []).append((sure, is_right))
    return [
        Bin(
            what,
            low,
            sum(sure for sure, _ in group) / len(group),
            Share(sum(is_right for _, is_right in group), len(group)),
        )
        for low, group in sorted(groups.items())
    ]
