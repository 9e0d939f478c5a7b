"""`python -m bench.speed.comparing ours|peer N`: seconds for N comparisons, in one process.

The peer reads and parses the same two texts of each pair with the same language model, and does
nothing else. What is loaded once (the model, the network) is loaded before the clock starts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.speed.made_pairs import MadePair, make_pairs
from headwater import Capture, compare
from headwater.annotate import annotate
from headwater.read import read
from headwater.settings import AnnotateSettings, ReadSettings

_SEED, _WARM_SEED = 7, 8


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a number of comparisons took.

    Attributes:
        pairs: how many.
        wall_seconds: from start to end.
        cpu_seconds: of this process, over all its threads.
    """

    pairs: int
    wall_seconds: float
    cpu_seconds: float

    @property
    def pairs_per_second(self) -> float:
        """Pairs in a second of wall time."""
        return self.pairs / self.wall_seconds


def run_paces(pairs: int) -> tuple[Pace, Pace]:
    """Ours and the peer's, each in a fresh process, one after the other."""
    ours, peer = (_run_apart(who, pairs) for who in ("ours", "peer"))
    return ours, peer


def _run_apart(who: str, pairs: int) -> Pace:
    command = [sys.executable, "-m", "bench.speed.comparing", who, str(pairs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Pace(**json.loads(done.stdout))


def measure(work: Callable[[MadePair], object], pairs: int) -> Pace:
    """Do the work for each of so many pairs, after one that is not counted."""
    work(make_pairs(1, _WARM_SEED)[0])
    made = make_pairs(pairs, _SEED)
    wall, cpu = time.perf_counter(), time.process_time()
    for pair in made:
        work(pair)
    return Pace(pairs, time.perf_counter() - wall, time.process_time() - cpu)


def compare_pair(pair: MadePair) -> None:
    """What is measured."""
    compare(Capture("parent.txt", pair.parent.encode()), Capture("child.txt", pair.child.encode()))


def parse_pair(pair: MadePair) -> None:
    """The floor that it is measured against."""
    for id, text in (("r1", pair.parent), ("r2", pair.child)):
        annotate(read(Capture(id, text.encode()), id, ReadSettings()), AnnotateSettings())


if __name__ == "__main__":
    pace = measure({"ours": compare_pair, "peer": parse_pair}[sys.argv[1]], int(sys.argv[2]))
    print(
        json.dumps(
            {
                "pairs": pace.pairs,
                "wall_seconds": pace.wall_seconds,
                "cpu_seconds": pace.cpu_seconds,
            }
        )
    )
