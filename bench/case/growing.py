"""A case that grows by one report: what is studied anew, and what it costs beside the whole."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.case import made, stories
from headwater.acquire import Acquired
from headwater.case.adding import add_captures
from headwater.case.analysing import analyse
from headwater.case.sorting import sort_captures
from headwater.model import Capture
from headwater.settings import Settings
from headwater.store import Signature, create_case, open_case

_SIGNATURE = Signature("bench", "2027-01-01T00:00:00Z")
# The language model is loaded once a process; that is no part of any report.
_WARMING = 2


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured at one size; seconds are time of the processor.

    Attributes:
        reports: how many the case held before one more came.
        all_seconds: for adding those since the size before and analysing the case.
        one_more_seconds: for adding one and analysing the case again.
        nothing_new_seconds: for asking once more.
        studied: answers that the one more had made, by stage.
        kept: answers that the case keeps by then.
    """

    reports: int
    all_seconds: float
    one_more_seconds: float
    nothing_new_seconds: float
    studied: str
    kept: int


def measure_growth(folder: Path, sizes: list[int], *, alike: bool) -> Iterator[Growth]:
    """Bring one case to each size in turn, add one report, analyse it again.

    Args:
        folder: for the case.
        sizes: how many reports, in ascending order.
        alike: reports that all resemble each other, in the place of a desk's many stories.
    """
    path = folder / "growing.case"
    create_case(path, _SIGNATURE)
    make = made.make_captures if alike else stories.make_captures
    captures = make(max(sizes) + 1, seed=2)
    _analysed(path, list(islice(captures, _WARMING)))
    held = _WARMING
    for size in sizes:
        yield _measure(path, size, list(islice(captures, size - held)), next(captures))
        held = size + 1


def _measure(path: Path, size: int, new: list[Capture], one_more: Capture) -> Growth:
    first = _analysed(path, new)
    before = _kept(path)
    added = _analysed(path, [one_more])
    after = _kept(path)
    again = _analysed(path, [])
    made = Counter(stage for stage, _ in after - before)
    studied = ", ".join(f"{stage} {count}" for stage, count in sorted(made.items()))
    return Growth(size, first, added, again, studied, len(after))


def _analysed(path: Path, captures: list[Capture]) -> float:
    """Seconds for adding some captures and bringing the findings up to date."""
    started = time.process_time()
    with open_case(path, _SIGNATURE.at) as case:
        acquired = Acquired(len(captures), tuple(captures), (), ())
        found = sort_captures(case, captures)
        add_captures(case, acquired, found, settings=Settings(), signature=_SIGNATURE)
        analyse(case, signature=_SIGNATURE)
    return time.process_time() - started


def _kept(path: Path) -> set[tuple[str, str]]:
    """Stage and key of every answer that the case keeps."""
    with open_case(path, _SIGNATURE.at, read_only=True) as case:
        rows = case.database.rows("SELECT stage, key FROM kept")
    return {(str(stage), str(key)) for stage, key in rows}
