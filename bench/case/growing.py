"""A case that grows by one report: what is studied anew, and what it costs beside the whole."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.case.made import make_captures
from headwater.acquire import Acquired
from headwater.case.adding import add_captures
from headwater.case.analysing import analyse
from headwater.case.sorting import sort_captures
from headwater.model import Capture
from headwater.settings import Settings
from headwater.store import Signature, create_case, open_case

_SIGNATURE = Signature("bench", "2027-01-01T00:00:00Z")


@dataclass(frozen=True, slots=True)
class Growing:
    """What was measured; seconds are time of the processor.

    Attributes:
        reports: how many the case held before the last one came.
        all_seconds: for analysing those.
        one_more_seconds: for adding one and analysing the case again.
        nothing_new_seconds: for asking once more.
        studied: answers that the one more had made, by stage.
    """

    reports: int
    all_seconds: float
    one_more_seconds: float
    nothing_new_seconds: float
    studied: str


def measure_growth(folder: Path, number: int) -> Growing:
    """Analyse a case of so many reports, add one, analyse it again."""
    path = folder / "growing.case"
    create_case(path, _SIGNATURE)
    captures = make_captures(number + 1, seed=2)
    first = _analysed(path, list(islice(captures, number)))
    before = _kept(path)
    one_more = _analysed(path, list(captures))
    new = _kept(path) - before
    again = _analysed(path, [])
    studied = ", ".join(f"{stage} {count}" for stage, count in sorted(new.items()))
    return Growing(number, first, one_more, again, studied)


def _analysed(path: Path, captures: list[Capture]) -> float:
    """Seconds for adding some captures and bringing the findings up to date."""
    started = time.process_time()
    with open_case(path, _SIGNATURE.at) as case:
        acquired = Acquired(len(captures), tuple(captures), (), ())
        found = sort_captures(case, captures)
        add_captures(case, acquired, found, settings=Settings(), signature=_SIGNATURE)
        analyse(case, signature=_SIGNATURE)
    return time.process_time() - started


def _kept(path: Path) -> Counter[str]:
    """How many answers of each stage the case keeps."""
    with open_case(path, _SIGNATURE.at, read_only=True) as case:
        rows = case.database.rows("SELECT stage, count(*) FROM kept GROUP BY stage")
    return Counter({str(stage): int(count) for stage, count in rows})
