"""A case of many reports: what adding costs at the end beside the start, and how fast it is."""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.case.made import make_captures
from headwater.acquire import Acquired
from headwater.case.adding import add_captures
from headwater.case.sorting import sort_captures
from headwater.model import Capture
from headwater.settings import Settings
from headwater.store import Signature, create_case, open_case
from headwater.store.search import search

_SIGNATURE = Signature("bench", "2027-01-01T00:00:00Z")
_BATCH = 100
# One batch is over in a tenth of a second, too soon to be told from what else the machine does.
_COUNTED = 10
_QUERIES = (
    "bridge", "ferry aground", '"wheat prices"', "lindqvist", "school* -strike", "title:dam",
    "outlet:lund", "convoy ostrel nurse", "hurt", "harbour master quandt",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Many:
    """What was measured.

    Attributes:
        reports: how many were added.
        first_cpu_seconds: time of the processor for the first thousand.
        last_cpu_seconds: time of the processor for the last thousand.
        all_seconds: for all of them.
        again_seconds: for adding all of them again, which adds nothing.
        again: how many the second time added.
        search_median_ms: of the queries, on the clock.
        search_worst_ms: of the queries, on the clock.
        search_cpu_median_ms: of the queries, time of the processor.
        search_cpu_worst_ms: of the queries, time of the processor.
        peak_megabytes: largest resident size of this process.
        file_megabytes: size of the case.
    """

    reports: int
    first_cpu_seconds: float
    last_cpu_seconds: float
    all_seconds: float
    again_seconds: float
    again: int
    search_median_ms: float
    search_worst_ms: float
    search_cpu_median_ms: float
    search_cpu_worst_ms: float
    peak_megabytes: float
    file_megabytes: float


def measure(folder: Path, number: int, queries: int = 200) -> Many:
    """Add reports in batches of a hundred, each with the case opened anew; add them again; search.

    What is measured is keeping, reading and indexing (`headwater add --later`): the analysis of
    many reports is the pipeline's to answer for.
    """
    path = folder / "many.case"
    create_case(path, _SIGNATURE)
    seconds = _add_all(path, number)
    started = time.perf_counter()
    again = _add_again(path, number)
    again_seconds = time.perf_counter() - started
    found = _search(path, queries)
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Many(
        reports=number,
        first_cpu_seconds=sum(cpu for _, cpu in seconds[:_COUNTED]),
        last_cpu_seconds=sum(cpu for _, cpu in seconds[-_COUNTED:]),
        all_seconds=sum(wall for wall, _ in seconds),
        again_seconds=again_seconds,
        again=again,
        search_median_ms=1000 * statistics.median(wall for wall, _ in found),
        search_worst_ms=1000 * max(wall for wall, _ in found),
        search_cpu_median_ms=1000 * statistics.median(cpu for _, cpu in found),
        search_cpu_worst_ms=1000 * max(cpu for _, cpu in found),
        peak_megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale,
        file_megabytes=path.stat().st_size / 1e6,
    )


def _add_all(path: Path, number: int) -> list[tuple[float, float]]:
    """Seconds on the clock and of the processor, for each batch."""
    made = make_captures(number)
    seconds: list[tuple[float, float]] = []
    while batch := list(islice(made, _BATCH)):
        started = time.perf_counter(), time.process_time()
        _add(path, batch)
        wall, cpu = time.perf_counter() - started[0], time.process_time() - started[1]
        seconds.append((wall, cpu))
    return seconds


def _add_again(path: Path, number: int) -> int:
    made = make_captures(number)
    added = 0
    while batch := list(islice(made, _BATCH)):
        added += _add(path, batch)
    return added


def _add(path: Path, captures: list[Capture]) -> int:
    with open_case(path, _SIGNATURE.at) as case:
        acquired = Acquired(len(captures), tuple(captures), (), ())
        found = sort_captures(case, captures)
        added = add_captures(case, acquired, found, settings=Settings(), signature=_SIGNATURE)
        return len(added.added)


def _search(path: Path, queries: int) -> list[tuple[float, float]]:
    """Seconds on the clock and of the processor, for each query."""
    chance = random.Random(1)
    seconds: list[tuple[float, float]] = []
    with open_case(path, _SIGNATURE.at, read_only=True) as case:
        for _ in range(queries):
            words = chance.choice(_QUERIES)
            started = time.perf_counter(), time.process_time()
            search(case, words)
            wall, cpu = time.perf_counter() - started[0], time.process_time() - started[1]
            seconds.append((wall, cpu))
    return seconds
