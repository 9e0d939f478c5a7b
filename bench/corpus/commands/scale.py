"""`python -m bench.corpus scale`: time, memory and quality as a corpus grows at one reuse rate."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.corpus.floors import beside, verdict
from bench.corpus.generate.recipe import STYLES, Recipe
from bench.corpus.generate.shards import generate
from bench.corpus.peers.headwater import Limits, build_command, reuse_command
from bench.corpus.plots import log_log_svg
from bench.corpus.processes import Cost, run
from bench.corpus.progress import shards_shown
from bench.corpus.score import read_found, read_truth, score
from bench.corpus.score.report import as_json

_FULL_SIZE = 1_000_000
_GROWTH = (100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Size:
    """What one size of corpus took.

    Attributes:
        reports: how many.
        text_megabytes: of their texts.
        build: reading them in.
        reuse: finding what was copied.
        figures: the score, as JSON has it; empty if it was not asked for.
    """

    reports: int
    text_megabytes: float
    build: Cost
    reuse: Cost
    figures: dict[str, dict[str, float]]

    @property
    def seconds(self) -> float:
        """Of both commands."""
        return self.build.wall_seconds + self.reuse.wall_seconds

    @property
    def gigabytes(self) -> float:
        """The most that either held."""
        return max(self.build.peak_megabytes, self.reuse.peak_megabytes) / 1e3


@click.command("scale")
@click.option("--reports", multiple=True, type=int, help="A size; more may follow it.")
@click.argument("more", nargs=-1, type=int)
@click.option("--seed", default=1, show_default=True)
@click.option("--style", type=click.Choice(STYLES), default="news", show_default=True)
@click.option("--cores", default=2, show_default=True)
@click.option("--memory", default=6, show_default=True, help="Gigabytes that ours is told to use.")
@click.option("--score/--no-score", "scored", default=True, help="Also hold against the truth.")
@click.option("--work", type=click.Path(path_type=Path), help="Keep corpora and outputs here.")
@click.option("--plot", type=click.Path(path_type=Path), help="Write a log-log plot as SVG.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write as JSON.")
def command(
    reports: tuple[int, ...],
    more: tuple[int, ...],
    seed: int,
    style: str,
    cores: int,
    memory: int,
    scored: bool,
    work: Path | None,
    plot: Path | None,
    json_file: Path | None,
) -> None:
    """Build and search corpora of several sizes, as in `scale --reports 100000 1000000`."""
    console = Console(width=100)
    sizes = sorted({*reports, *more}) or [2_000, 8_000]
    with tempfile.TemporaryDirectory() as scratch:
        measured = [
            measure(
                Recipe(reports=size, seed=seed, style=style),
                (work or Path(scratch)) / str(size),
                Limits(cores, memory),
                scored,
            )
            for size in sizes
        ]
    print_sizes(measured, cores, console)
    if plot:
        plot.write_text(plot_sizes(measured), encoding="utf-8")
    if json_file:
        rows = [asdict(size) | {"seconds": size.seconds} for size in measured]
        json_file.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def measure(recipe: Recipe, folder: Path, limits: Limits, scored: bool) -> Size:
    """Make a corpus, build it, search it, and hold what is found against the truth."""
    made, out = folder / "made", folder / "out"
    with shards_shown(f"making {recipe.reports:,} reports", recipe.reports) as advance:
        for shard in generate(recipe, made, processes=limits.cores):
            advance(shard.reports)
    account = json.loads((made / "corpus.json").read_text(encoding="utf-8"))
    build = run(build_command(made, out, limits), folder / "build.log", cores=limits.cores)
    reuse = run(reuse_command(out, limits), folder / "reuse.log", cores=limits.cores)
    figures = as_json(score(read_truth(made), read_found(out))) if scored else {}
    return Size(recipe.reports, account["text_bytes"] / 1e6, build, reuse, figures)


def print_sizes(sizes: Sequence[Size], cores: int, console: Console) -> None:
    """A line for each size, then growth, then the floors."""
    table = Table(title=f"build and reuse, {cores} cores", title_justify="left")
    for heading in (
        "reports",
        "MB",
        "build s",
        "reuse s",
        "reports/s",
        "peak MB",
        "recall",
        "precision",
    ):
        table.add_column(heading, justify="right")
    for size in sizes:
        table.add_row(
            f"{size.reports:,}",
            f"{size.text_megabytes:,.0f}",
            f"{size.build.wall_seconds:,.1f}",
            f"{size.reuse.wall_seconds:,.1f}",
            f"{size.reports / size.seconds:,.0f}",
            f"{size.gigabytes * 1e3:,.0f}",
            *(_figure(size, name) for name in ("recall", "precision")),
        )
    console.print(table)
    for small, large in pairwise(sizes):
        _say_growth(small, large, console)
    for size in sizes:
        if size.reports == _FULL_SIZE:
            _say("minutes for 1,000,000", size.seconds / 60, console)
            _say("memory for 1,000,000", size.gigabytes, console)


def plot_sizes(sizes: Sequence[Size]) -> str:
    """Seconds and megabytes against reports."""
    return log_log_svg(
        {
            "seconds": [(size.reports, size.seconds) for size in sizes],
            "peak MB": [(size.reports, size.gigabytes * 1e3) for size in sizes],
        },
        "headwater corpus build and reuse",
        "reports",
        "seconds, megabytes",
    )


def _say_growth(small: Size, large: Size, console: Console) -> None:
    factor = large.seconds / small.seconds
    if (small.reports, large.reports) == _GROWTH:
        _say("growth from 100k to 1M", factor, console)
    else:
        more = large.reports / small.reports
        console.print(f"{more:.1f} times the reports took {factor:.1f} times the time")


def _say(name: str, figure: float, console: Console) -> None:
    console.print(f"{name}: {figure:.2f}; floor {beside(name)}; met: {verdict(name, figure)}")


def _figure(size: Size, name: str) -> str:
    figure = size.figures.get(name, {}).get("figure")
    return "-" if figure is None else f"{figure:.3f}"
