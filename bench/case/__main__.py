"""`python -m bench.case kills --times 300` and `python -m bench.case many --reports 10000`."""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
from pathlib import Path

from bench.case.kills import run_kills
from bench.case.many import measure


def main() -> int:
    """Run one of the two and print what came out; 1 where anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.case", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    kills = commands.add_parser("kills", help="kill -9 at random moments, check, go on")
    kills.add_argument("--times", type=int, default=300)
    kills.add_argument("--seed", type=int, default=1)
    many = commands.add_parser("many", help="add many reports, add them again, search")
    many.add_argument("--reports", type=int, default=10_000)
    options = parser.parse_args()
    if options.command == "kills":
        tally = run_kills(options.times, options.seed)
        _print(tally)
        return 1 if tally.faults else 0
    with tempfile.TemporaryDirectory() as folder:
        _print(measure(Path(folder), options.reports))
    return 0


def _print(measured: object) -> None:
    assert dataclasses.is_dataclass(measured)
    assert not isinstance(measured, type)
    for name, value in dataclasses.asdict(measured).items():
        shown = f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"
        print(f"{name.replace('_', ' '):<20} {shown:>12}")


if __name__ == "__main__":
    sys.exit(main())
