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
_QUERIES = (
    "bridge", "ferry aground", '"wheat prices"', "lindqvist", "school* -strike", "title:dam",
    "outlet:lund", "convoy ostrel nurse", "hurt", "harbour master quandt",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Many:
    """What was measured.

    Attributes:
        reports: how many were added.
        first_seconds: for the first hundred.
        last_seconds: for the last hundred.
        all_seconds: for all of them.
        again_seconds: for adding all of them again, which adds nothing.
        again: how many the second time added.
        search_median_ms: of the queries.
        search_worst_ms: of the queries.
        peak_megabytes: largest resident size of this process.
        file_megabytes: size of the case.
    """

    reports: int
    first_seconds: float
    last_seconds: float
    all_seconds: float
    again_seconds: float
    again: int
    search_median_ms: float
    search_worst_ms: float
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
        first_seconds=seconds[0],
        last_seconds=seconds[-1],
        all_seconds=sum(seconds),
        again_seconds=again_seconds,
        again=again,
        search_median_ms=1000 * statistics.median(found),
        search_worst_ms=1000 * max(found),
        peak_megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale,
        file_megabytes=path.stat().st_size / 1e6,
    )


def _add_all(path: Path, number: int) -> list[float]:
    made = make_captures(number)
    seconds: list[float] = []
    while batch := list(islice(made, _BATCH)):
        started = time.perf_counter()
        _add(path, batch)
        seconds.append(time.perf_counter() - started)
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


def _search(path: Path, queries: int) -> list[float]:
    chance = random.Random(1)
    seconds: list[float] = []
    with open_case(path, _SIGNATURE.at, read_only=True) as case:
        for _ in range(queries):
            words = chance.choice(_QUERIES)
            started = time.perf_counter()
            search(case, words)
            seconds.append(time.perf_counter() - started)
    return seconds
