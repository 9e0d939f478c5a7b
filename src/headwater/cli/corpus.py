"""`headwater corpus`: who copied whom in collections too large for a case."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from headwater.cli.edge import (
    SOME_FAILED,
    errors_in_one_line,
    progress_shown,
    reader_may_leave,
    settings_option,
)
from headwater.errors import SettingsError
from headwater.settings import Settings, load_settings

_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_LEAST_BYTES = 300_000_000

_memory_option = click.option(
    "--memory", default="4GB", show_default=True, metavar="SIZE", help="A bound, as in 4GB."
)
_processes_option = click.option(
    "--processes",
    type=click.IntRange(1),
    default=None,
    metavar="N",
    help="How many work at once; one for each core if not given.",
)
_quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
_out_argument = click.argument("out", type=click.Path(path_type=Path), metavar="OUT")


@click.group()
def corpus() -> None:
    """Find who copied whom in large collections: build, reuse, report, query."""


def _column_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, usual in (
        ("title", "title or headline"),
        ("url", "url"),
        ("published", "published, date or published_at"),
        ("outlet", "outlet, source or publisher"),
        ("text", "text, body or content"),
        ("id", "id, or its place is its name"),
    ):
        option = click.option(f"--{name}", metavar="COL", help=f"Its column; else {usual}.")
        command = option(command)
    return command


@corpus.command()
@_out_argument
@click.option(
    "--from",
    "sources",
    multiple=True,
    required=True,
    metavar="PATH",
    help="JSON Lines, CSV, Parquet, WARC, a text, a page, or a folder of them. Repeatable.",
)
@click.argument("more", nargs=-1, metavar="[PATH]...")
@_column_options
@_memory_option
@_processes_option
@settings_option
@_quiet_option
def build(
    out: Path,
    sources: tuple[str, ...],
    more: tuple[str, ...],
    memory: str,
    processes: int | None,
    settings_file: Path | None,
    quiet: bool,
    **columns: str | None,
) -> None:
    """Make the corpus OUT of files and folders, or add to it what is new in them.

    Prints what became of everything that was given, and keeps that in OUT/account.json. Killed at
    any moment, it goes on when it is called again.
    """
    with errors_in_one_line():
        from headwater.corpus import Columns, Local
        from headwater.corpus import build as build_corpus
        from headwater.corpus.lean import do_without_pandas

        do_without_pandas()
        with progress_shown(quiet, remaining=True) as progress:
            account = build_corpus(
                out,
                (*sources, *more),
                columns=Columns(**columns),
                limits=_settings(settings_file).read,
                on=Local(_bytes(memory), processes or 0),
                progress=progress,
            )
        if not quiet:
            with reader_may_leave():
                click.echo("\n".join(account.lines()))
        sys.exit(SOME_FAILED if account.failed else 0)


@corpus.command()
@_out_argument
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="This machine, or a cluster (needs headwater[spark] and Java).",
)
@click.option("--master", default="local[*]", metavar="URL", help="Of the Spark cluster.")
@_memory_option
@_processes_option
@settings_option
@_quiet_option
def reuse(
    out: Path,
    engine: str,
    master: str,
    memory: str,
    processes: int | None,
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Find families, pairs, passages and links in the corpus OUT.

    Writes OUT/families, OUT/pairs, OUT/passages and OUT/links as Parquet, and each as JSON Lines
    beside it. Killed at any moment, it goes on when it is called again.
    """
    with errors_in_one_line():
        from headwater.corpus import Cluster, Local
        from headwater.corpus import reuse as find_reuse
        from headwater.corpus.lean import do_without_pandas

        if engine == "duckdb":
            do_without_pandas()
        bound = _bytes(memory)
        with progress_shown(quiet, remaining=True) as progress:
            found = find_reuse(
                out,
                on=Cluster(master) if engine == "spark" else Local(bound, processes or 0),
                settings=_settings(settings_file).corpus,
                progress=progress,
            )
        if not quiet:
            with reader_may_leave():
                click.echo(
                    f"{found.reports:,} reports: {found.members:,} in {found.families:,} families, "
                    f"{found.pairs:,} pairs, {found.passages:,} passages, {found.links:,} links"
                )


@corpus.command()
@_out_argument
@click.option("--plot", metavar="FILE", help="Draw the sizes of families (.svg or .png).")
@click.option("--top", default=10, show_default=True, type=click.IntRange(1), help="Rows a list.")
def report(out: Path, plot: str | None, top: int) -> None:
    """Show what is in the corpus OUT: sizes, the most copied reports, who copies most, costs."""
    with errors_in_one_line():
        from headwater.cli.corpus_tables import print_report
        from headwater.corpus.plotting import plot_family_sizes
        from headwater.corpus.reporting import report_corpus

        found = report_corpus(out, most=top)
        if plot:
            plot_family_sizes(found.family_sizes, Path(plot))
        with reader_may_leave():
            print_report(found)


@corpus.command()
@_out_argument
@click.argument("sql", metavar="SQL")
@click.option("--csv", "as_csv", is_flag=True, help="Print every row as CSV.")
@_memory_option
def query(out: Path, sql: str, as_csv: bool, memory: str) -> None:
    """Ask the corpus OUT one SELECT over reports, families, pairs, passages and links.

    It can read nothing else and change nothing.
    """
    with errors_in_one_line():
        from headwater.cli.corpus_tables import print_csv, print_rows
        from headwater.corpus import open_corpus

        with open_corpus(out, memory_bytes=_bytes(memory)) as opened:
            rows = opened.arrow(sql)
            with reader_may_leave():
                (print_csv if as_csv else print_rows)(rows)


def _settings(file: Path | None) -> Settings:
    return load_settings(file) if file else Settings()


def _bytes(size: str) -> int:
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]?B?)\s*", size.upper())
    unit = match[2] if match else ""
    if not match or (unit and not unit.endswith("B") and f"{unit}B" not in _UNITS):
        raise SettingsError(f"--memory {size!r} is no size; write it as 4GB")
    number = int(float(match[1]) * _UNITS[unit if unit in _UNITS else f"{unit}B"])
    if number < _LEAST_BYTES:
        raise SettingsError(f"--memory {size} is too little; give at least 300MB")
    return number
