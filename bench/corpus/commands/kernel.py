"""`python -m bench.corpus kernel`: how near the hot kernel comes to reading bytes and no more."""

from __future__ import annotations

import importlib
import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from bench.corpus.generate.recipe import Recipe
from bench.corpus.generate.shards import generate
from bench.corpus.peers.bare_xxh3 import PASSES
from bench.corpus.peers.peer import ROOT, Setup, own_python
from bench.corpus.peers.texts import read_texts

_SHINGLE_WORDS = 5
_BATCH = 2_048


@click.command("kernel")
@click.option("--reports", default=8_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option(
    "--python",
    default=own_python(),
    type=click.Path(path_type=Path),
    help="Interpreter that has xxhash installed (default: this one).",
)
def command(reports: int, seed: int, python: Path) -> None:
    """Texts to hashes of their words and shingles, beside a bare xxh3 pass over the same bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch)
        list(generate(Recipe(reports=reports, seed=seed), made))
        texts = list(read_texts(made / "reports").values())
        bare = _bare_seconds(python, made / "reports")
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    table = Table(title=f"{megabytes:.0f} MB of text, one core, best of {PASSES}")
    for heading in ("pass", "MB/s", "share of xxh3"):
        table.add_column(heading, justify="left" if heading == "pass" else "right")
    if bare is not None:
        table.add_row("bare xxh3", f"{megabytes / bare:,.0f}", "1.000")
    for name, work in _passes().items():
        seconds = _best(work, texts)
        share = "-" if bare is None else f"{bare / seconds:.4f}"
        table.add_row(name, f"{megabytes / seconds:,.1f}", share)
    Console(width=100).print(table)


def _passes() -> dict[str, Callable[[pa.Array], object]]:
    """The kernel's two first steps: words with their hashes, then every shingle's hash."""
    # By name, so that the other measurements run where the engine is not there.
    split_words = importlib.import_module("headwater.corpus.kernel.words").split_words
    shingles = importlib.import_module("headwater.corpus.kernel.shingles").shingles
    return {
        "words, hashed": split_words,
        "words and shingles, hashed": lambda texts: shingles(split_words(texts), _SHINGLE_WORDS),
    }


def _best(work: Callable[[pa.Array], object], texts: list[str]) -> float:
    batches = [pa.array(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
    seconds = []
    for _ in range(PASSES):
        started = time.perf_counter()
        for batch in batches:
            work(batch)
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def _bare_seconds(python: Path, reports: Path) -> float | None:
    """Seconds of the bare pass; says so and gives None where xxhash is not installed."""
    if lacking := Setup(python).lacks("xxhash"):
        click.echo(f"no bare pass: {lacking}", err=True)
        return None
    command: list[str | Path] = [python, "-m", "bench.corpus.peers.bare_xxh3", reports]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout)["seconds"])
