"""How much of a known tree comes back, by size, by rewording, with dates or without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import headwater
from bench.lineage.made import REWRITINGS, Made, Rewriting, make_family
from headwater import Capture, Dossier

Trace = Callable[[list[Capture]], Dossier]
SIZES = (4, 8, 12)


@dataclass(frozen=True, slots=True)
class Recovery:
    """What came back of the trees of one sort.

    Attributes:
        size: reports a family.
        rewriting: how freely each step rewords.
        dated: whether the reports carry their times.
        right: links found that are there.
        found: links found.
        there: links there are.
    """

    size: int
    rewriting: Rewriting
    dated: bool
    right: int
    found: int
    there: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of the links."""
        return 2 * self.right / max(1, self.found + self.there)


def measure(
    families: int, sizes: Sequence[int] = SIZES, trace: Trace = headwater.trace
) -> list[Recovery]:
    """Trees of every sort, `families` of each, traced and compared."""
    return [
        _measure(size, rewriting, families, trace, dated=dated)
        for size in sizes
        for rewriting in REWRITINGS
        for dated in (True, False)
    ]


def _measure(
    size: int, rewriting: Rewriting, families: int, trace: Trace, *, dated: bool
) -> Recovery:
    right = found = there = 0
    for seed in range(families):
        made = make_family(size, rewriting, dated=dated, seed=seed)
        links = find_links(made, trace)
        right += len(links & made.links)
        found += len(links)
        there += len(made.links)
    return Recovery(size, rewriting, dated, right, found, there)


def find_links(made: Made, trace: Trace) -> set[tuple[str, str]]:
    """The links between the reports of a made family, by file name."""
    dossier = trace([Capture(name, text.encode()) for name, text in made.texts.items()])
    names = {r.id: r.path for r in dossier.reports}
    return {(names[x.child], names[x.parent]) for x in dossier.links if x.parent in names}
