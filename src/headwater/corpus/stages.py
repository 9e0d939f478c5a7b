"""What each step cost: its time, its rows, and the memory at its end."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one step cost.

    Attributes:
        step: the table that it made.
        seconds: of wall time.
        rows: that it made.
        peak_bytes: the most memory that this process held so far.
        worker_peak_bytes: the most that any one worker held.
    """

    step: str
    seconds: float
    rows: int
    peak_bytes: int
    worker_peak_bytes: int


@contextmanager
def timed() -> Iterator[list[float]]:
    """Yields a list that holds the seconds once the block has ended."""
    seconds: list[float] = []
    started = time.monotonic()
    yield seconds
    seconds.append(time.monotonic() - started)


def cost_of(step: str, seconds: float, rows: int, worker_peak_bytes: int) -> Cost:
    """The cost of a step that has just ended."""
    return Cost(step, round(seconds, 3), rows, peak_bytes(), worker_peak_bytes)


def peak_bytes() -> int:
    """The most memory that this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT


def add_cost(file: Path, cost: Cost) -> None:
    """Note a cost behind those of earlier steps."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(cost)) + "\n")


def read_costs(file: Path) -> list[Cost]:
    """The costs of all steps, each once, the last time that it ran; none where nothing ran."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8") as lines:
        costs = {cost.step: cost for cost in (Cost(**json.loads(line)) for line in lines)}
    return list(costs.values())
