"""`python -m bench.corpus copies`: what a trace of fifty copies costs beside a trace of one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.corpus.floors import beside, verdict
from bench.corpus.peers.headwater import HEADWATER
from bench.corpus.peers.peer import ROOT
from bench.corpus.processes import Cost, run

_FLOOR = "trace of 50 copies"


@click.command("copies")
@click.option("--number", default=50, show_default=True, help="Copies beside the report itself.")
@click.option("--runs", default=3, show_default=True, help="Of each, in turn; the median counts.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The report that is copied (default: the first example).",
)
def command(number: int, runs: int, report: Path | None) -> None:
    """Trace one report, then the report with its copies, each under another outlet's name."""
    chosen = report or sorted((ROOT / "examples").glob("*/*.txt"))[0]
    with tempfile.TemporaryDirectory() as scratch:
        one, many = (_lay_out(chosen, Path(scratch) / str(n), n) for n in (1, number))
        costs = [(_trace(one), _trace(many)) for _ in range(runs)]
    single, copied = sorted(costs, key=lambda pair: pair[1].wall_seconds / pair[0].wall_seconds)[
        len(costs) // 2
    ]
    ratio = copied.wall_seconds / single.wall_seconds
    table = Table(title=f"trace of {number} copies of {chosen.name}", title_justify="left")
    for heading in ("one s", "copies s", "times one", "floor (aim)", "met"):
        table.add_column(heading, justify="right")
    times = (f"{cost.wall_seconds:.2f}" for cost in (single, copied))
    table.add_row(*times, f"{ratio:.2f}", beside(_FLOOR), verdict(_FLOOR, ratio))
    Console(width=100).print(table)


def _lay_out(report: Path, folder: Path, copies: int) -> list[Path]:
    text = report.read_text(encoding="utf-8")
    folder.mkdir()
    paths = [folder / f"copy-{number:03d}.txt" for number in range(copies)]
    for number, path in enumerate(paths):
        path.write_text(f"{text.rstrip()}\n\nValley Herald, edition {number}\n", encoding="utf-8")
    return paths


def _trace(paths: list[Path]) -> Cost:
    folder = paths[0].parent
    command: list[str | Path] = [
        *HEADWATER,
        "trace",
        "--quiet",
        "--json",
        folder / "dossier.json",
        *paths,
    ]
    return run(command, folder / "trace.log")
