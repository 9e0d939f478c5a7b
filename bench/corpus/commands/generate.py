"""`python -m bench.corpus generate`: makes a corpus whose truth is known."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from bench.corpus.generate.recipe import STYLES, Recipe
from bench.corpus.generate.shards import FORMATS, generate
from bench.corpus.progress import shards_shown

_DEFAULTS = Recipe(reports=1)


@click.command("generate")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--reports", required=True, type=int, help="How many, copies among them.")
@click.option("--seed", default=_DEFAULTS.seed, show_default=True, help="Of all that is drawn.")
@click.option(
    "--reuse",
    default=_DEFAULTS.reuse,
    show_default=True,
    help="Share of planted copies, without wire stories.",
)
@click.option(
    "--wires", type=int, help="Wire stories (default: one in 20,000 reports, at least 1)."
)
@click.option("--carriers", default=_DEFAULTS.carriers, show_default=True, help="Of each of them.")
@click.option("--outlets", default=_DEFAULTS.outlets, show_default=True)
@click.option("--undated", default=_DEFAULTS.undated, show_default=True, help="Share without date.")
@click.option(
    "--furniture",
    default=_DEFAULTS.furniture,
    show_default=True,
    help="Share of outlets with headers, footers, links and notices.",
)
@click.option("--style", type=click.Choice(STYLES), default=_DEFAULTS.style, show_default=True)
@click.option("--format", "fmt", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("--processes", default=os.cpu_count() or 1, show_default="one for each core")
def command(out: Path, fmt: str, processes: int, **numbers: Any) -> None:
    """Make a corpus in the folder OUT: reports, and the truth about them."""
    recipe = Recipe(**numbers)
    started = time.perf_counter()
    with shards_shown("writing reports", recipe.reports) as advance:
        for shard in generate(recipe, out, fmt, processes):
            advance(shard.reports)
    seconds = time.perf_counter() - started
    Console(width=100).print(f"{recipe.reports:,} reports in {out}, {seconds:.0f} s")
