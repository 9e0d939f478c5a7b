"""How the answers of `headwater corpus` look in a terminal."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from headwater.render.visible import one_line

if TYPE_CHECKING:
    import pyarrow as pa

    from headwater.corpus.reporting import CorpusReport

_MOST_ROWS = 40
_WIDTH = 100
_BYTES = 1_000_000


def print_report(report: CorpusReport) -> None:
    """Print what a corpus holds."""
    console = _console()
    console.print(_table("Sizes", ("", "number"), [(n, f"{c:,}") for n, c in report.sizes]))
    console.print(_table("Pairs", ("kind", "number"), [(k, f"{c:,}") for k, c in report.kinds]))
    console.print(
        _table(
            "Most copied",
            ("report", "outlet", "title", "children"),
            [(c.id, c.outlet or "", c.title or "", f"{c.children:,}") for c in report.most_copied],
        )
    )
    console.print(
        _table(
            "Outlets by share of words that stand in an earlier report",
            ("outlet", "reports", "share"),
            [(c.outlet, f"{c.reports:,}", f"{c.share:.0%}") for c in report.copying],
        )
    )
    console.print(
        _table(
            "Families",
            ("members", "families"),
            [(f"{m:,}", f"{f:,}") for m, f in report.family_sizes],
        )
    )
    console.print(
        _table(
            "Costs of the last search",
            ("step", "seconds", "rows", "peak MB", "a worker's peak MB"),
            [
                (
                    c.step,
                    f"{c.seconds:,.1f}",
                    f"{c.rows:,}",
                    f"{c.peak_bytes / _BYTES:,.0f}",
                    f"{c.worker_peak_bytes / _BYTES:,.0f}",
                )
                for c in report.costs
            ],
        )
    )


def print_rows(rows: pa.Table) -> None:
    """Print the first rows of an answer as a table, and say how many there are."""
    shown = [
        [_cell(value) for value in row.values()] for row in rows.slice(0, _MOST_ROWS).to_pylist()
    ]
    console = _console()
    console.print(_table(None, tuple(rows.column_names), shown))
    if rows.num_rows > _MOST_ROWS:
        console.print(f"{_MOST_ROWS} of {rows.num_rows:,} rows; --csv prints them all")


def print_csv(rows: pa.Table) -> None:
    """Print an answer whole, as CSV."""
    writer = csv.writer(sys.stdout)
    writer.writerow(rows.column_names)
    for batch in rows.to_batches():
        writer.writerows(row.values() for row in batch.to_pylist())


def _console() -> Console:
    return Console(width=_WIDTH, highlight=False, markup=False)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _table(title: str | None, names: tuple[str, ...], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    numeric = {
        place
        for place in range(len(names))
        if rows
        and all(row[place].replace(",", "").rstrip("%").replace(".", "").isdigit() for row in rows)
    }
    for place, name in enumerate(names):
        table.add_column(
            name, justify="right" if place in numeric else "left", overflow="ellipsis", no_wrap=True
        )
    for row in rows:
        table.add_row(*(one_line(cell) for cell in row))
    return table
