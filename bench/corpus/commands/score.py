"""`python -m bench.corpus score`: holds what was found against the truth."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from bench.corpus.score import read_found, read_truth, score
from bench.corpus.score.reliability import reliability
from bench.corpus.score.report import as_json, print_reliability, print_score

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command("score")
@click.argument("truth", type=_FOLDER)
@click.argument("out", type=_FOLDER)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write as JSON.")
def command(truth: Path, out: Path, json_file: Path | None) -> None:
    """Score the output folder OUT against the corpus TRUTH that was generated."""
    console, true = Console(width=100), read_truth(truth)
    scored = score(true, read_found(out))
    print_score(scored, console, title=f"{out} against {truth}")
    print_reliability(reliability(true, out), console)
    if json_file:
        json_file.write_text(json.dumps(as_json(scored), indent=2) + "\n", encoding="utf-8")
