"""`python -m bench.corpus again`: what a second build costs when one report in a hundred is new."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.corpus.floors import beside, verdict
from bench.corpus.generate.recipe import Recipe
from bench.corpus.generate.shards import generate
from bench.corpus.peers.headwater import Limits, build_command, reuse_command
from bench.corpus.processes import Cost, run

_FLOOR = "second build with 1 % new"


@click.command("again")
@click.option("--reports", default=20_000, show_default=True, help="In the first build.")
@click.option("--seed", default=1, show_default=True)
@click.option("--cores", default=2, show_default=True)
@click.option("--memory", default=4, show_default=True)
@click.option("--work", type=click.Path(path_type=Path), help="Keep corpora and outputs here.")
def command(reports: int, seed: int, cores: int, memory: int, work: Path | None) -> None:
    """Build, add 1 % new reports, build again: given all files, and given the new file alone."""
    with tempfile.TemporaryDirectory() as scratch:
        costs = measure(reports, seed, work or Path(scratch), Limits(cores, memory))
    print_costs(reports, costs, Console(width=100))


def measure(reports: int, seed: int, folder: Path, limits: Limits) -> dict[str, Cost]:
    """The costs of each build and of the searches after them."""
    out, other = folder / "out", folder / "other"
    first, new = _make(reports, seed, folder, limits.cores)

    def do(name: str, command: list[str | Path]) -> Cost:
        return run(command, folder / f"{name.replace(' ', '-')}.log", cores=limits.cores)

    costs = {"first build": do("first build", build_command(first, out, limits))}
    shutil.copytree(out, other)
    costs["first reuse"] = do("first reuse", reuse_command(out, limits))
    costs["second build, the new file"] = do("second", build_command(new, other, limits))
    for path in (new / "reports").iterdir():
        shutil.copy2(path, first / "reports")
    costs["second build, all files"] = do("third", build_command(first, out, limits))
    costs["second reuse"] = do("second reuse", reuse_command(out, limits))
    return costs


def _make(reports: int, seed: int, folder: Path, cores: int) -> tuple[Path, Path]:
    """Two folders of reports: what the first build is given, and what is new after it."""
    new_reports = max(1, reports // 100)
    recipe = Recipe(reports=reports + new_reports, seed=seed, shard_reports=new_reports)
    list(generate(recipe, folder / "made", processes=cores))
    first, new = folder / "first", folder / "new"
    for target in (first, new):
        shutil.rmtree(target, ignore_errors=True)
        (target / "reports").mkdir(parents=True)
    parts = sorted((folder / "made" / "reports").iterdir())
    for number, part in enumerate(parts):
        target = first if number < reports // new_reports else new
        shutil.copy2(part, target / "reports")
    return first, new


def print_costs(reports: int, costs: dict[str, Cost], console: Console) -> None:
    """A line for each command, as a share of the first of its kind."""
    table = Table(title=f"{reports:,} reports, then 1 % more", title_justify="left")
    for heading in ("command", "wall s", "of the first", "floor (aim)", "met"):
        table.add_column(heading, justify="left" if heading == "command" else "right")
    for name, cost in costs.items():
        kind = "build" if "build" in name else "reuse"
        share = cost.wall_seconds / costs[f"first {kind}"].wall_seconds
        floor = _FLOOR if name.startswith("second build") else ""
        table.add_row(
            name, f"{cost.wall_seconds:.2f}", f"{share:.3f}", beside(floor), verdict(floor, share)
        )
    console.print(table)
