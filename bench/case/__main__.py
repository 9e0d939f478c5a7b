"""Cases measured: `python -m bench.case kills`, `many` and `growing`."""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
from pathlib import Path

from bench.case.growing import measure_growth
from bench.case.kills import run_kills
from bench.case.many import measure


def main() -> int:
    """Run one of them and print what came out; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.case", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    kills = commands.add_parser("kills", help="kill -9 at random moments, check, go on")
    kills.add_argument("--times", type=int, default=300)
    kills.add_argument("--seed", type=int, default=1)
    many = commands.add_parser("many", help="add many reports, add them again, search")
    many.add_argument("--reports", type=int, default=10_000)
    growing = commands.add_parser("growing", help="analyse a case, add one report, again")
    growing.add_argument("--reports", type=int, nargs="+", default=[50, 100, 250, 500])
    growing.add_argument("--alike", action="store_true", help="reports that all resemble another")
    options = parser.parse_args()
    if options.command == "kills":
        tally = run_kills(options.times, options.seed)
        _print(tally)
        return 1 if tally.faults else 0
    with tempfile.TemporaryDirectory() as folder:
        if options.command == "many":
            _print(measure(Path(folder), options.reports))
        else:
            sizes = sorted(options.reports)
            for growth in measure_growth(Path(folder), sizes, alike=options.alike):
                _print(growth)
                print(flush=True)
    return 0


def _print(measured: object) -> None:
    assert dataclasses.is_dataclass(measured)
    assert not isinstance(measured, type)
    for name, value in dataclasses.asdict(measured).items():
        shown = value if isinstance(value, str) else f"{value:,.{2 * isinstance(value, float)}f}"
        print(f"{name.replace('_', ' '):<20} {shown:>12}")


if __name__ == "__main__":
    sys.exit(main())
