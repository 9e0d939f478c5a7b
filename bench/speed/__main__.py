"""`python -m bench.speed`: what a trace costs beside its floor, the bare parse of the same words.

The peer loads the same language model in the same Python and parses the same files, and does
nothing else. The two run in turn, several times; ratios are taken pair by pair, since a machine's
speed drifts, and their median is what to quote. Comparisons are measured in the same way, on made
pairs of reports, in one process after its start. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.speed.comparing import Pace, run_paces
from headwater.threads import multiply_with_one_thread

_ROOT = Path(__file__).resolve().parents[2]
_PEER = """
import sys
from pathlib import Path
from headwater.annotate import annotate
from headwater.model import Capture
from headwater.read import read
from headwater.settings import AnnotateSettings, ReadSettings
for path in sys.argv[1:]:
    annotate(read(Capture(path, Path(path).read_bytes()), "r1", ReadSettings()), AnnotateSettings())
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took.

    Attributes:
        wall_seconds: from start to end.
        cpu_seconds: user and system time together.
        peak_megabytes: largest resident size.
    """

    wall_seconds: float
    cpu_seconds: float
    peak_megabytes: float


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end, its output thrown away, and read the kernel's account of it."""
    started = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        actions = [
            (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2),
        ]
        child = os.posix_spawn(command[0], list(command), os.environ, file_actions=actions)
        _, _, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    # Linux gives kilobytes, macOS gives bytes.
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def main() -> None:
    """Print a table of medians and paired ratios."""
    multiply_with_one_thread()
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="reports (default: the example)")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each (default 3)")
    parser.add_argument(
        "--pairs", type=int, default=10, help="pairs compared in a run (default 10)"
    )
    options = parser.parse_args()
    paths = options.paths or sorted((_ROOT / "examples").glob("*/*.txt"))
    files = [str(path) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder, "dossier.json"))
        trace = [sys.executable, "-m", "headwater", "trace", "--quiet", "--json", target, *files]
        peer = [sys.executable, "-c", _PEER, *files]
        start = [sys.executable, "-m", "headwater", "--help"]
        bare = [sys.executable, "-c", "import click"]
        pairs = {
            "trace / bare parse": (trace, peer),
            "--help / import click": (start, bare),
        }
        costs = {
            name: _in_turn(ours, theirs, options.runs) for name, (ours, theirs) in pairs.items()
        }
    _print(costs)
    _print_paces([run_paces(options.pairs) for _ in range(options.runs)])


def _in_turn(ours: Sequence[str], theirs: Sequence[str], runs: int) -> list[tuple[Cost, Cost]]:
    run(ours), run(theirs)  # warm the file cache
    return [(run(ours), run(theirs)) for _ in range(runs)]


def _print(costs: dict[str, list[tuple[Cost, Cost]]]) -> None:
    table = Table(title="medians; ratios pair by pair")
    for heading in ("what / peer", "wall s", "peer", "ratio", "cpu ratio", "peak MB", "ratio "):
        table.add_column(heading, justify="left" if heading.startswith("what") else "right")
    for name, pairs in costs.items():
        table.add_row(
            name,
            f"{statistics.median(a.wall_seconds for a, _ in pairs):.2f}",
            f"{statistics.median(b.wall_seconds for _, b in pairs):.2f}",
            f"{statistics.median(a.wall_seconds / b.wall_seconds for a, b in pairs):.2f}",
            f"{statistics.median(a.cpu_seconds / b.cpu_seconds for a, b in pairs):.2f}",
            f"{statistics.median(a.peak_megabytes for a, _ in pairs):.0f}",
            f"{statistics.median(a.peak_megabytes / b.peak_megabytes for a, b in pairs):.2f}",
        )
    Console(width=100).print(table)


def _print_paces(paces: list[tuple[Pace, Pace]]) -> None:
    table = Table(title="pairs of about 400 words, in one process after start; medians")
    for heading in ("what / peer", "pairs/s", "peer", "wall ratio", "cpu ratio"):
        table.add_column(heading, justify="left" if heading.startswith("what") else "right")
    table.add_row(
        "compare / bare parse",
        f"{statistics.median(a.pairs_per_second for a, _ in paces):.2f}",
        f"{statistics.median(b.pairs_per_second for _, b in paces):.2f}",
        f"{statistics.median(a.wall_seconds / b.wall_seconds for a, b in paces):.2f}",
        f"{statistics.median(a.cpu_seconds / b.cpu_seconds for a, b in paces):.2f}",
    )
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
