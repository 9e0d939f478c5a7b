"""`python -m bench.lineage`: how much of made trees comes back.

python -m bench.lineage [--families N] [--sizes 4,8,12] [--plot docs/lineage-recovery.svg]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.lineage.plot import recovery_svg
from bench.lineage.recovery import SIZES, Recovery, measure


def _table(rows: Sequence[Recovery]) -> Table:
    table = Table("reports", "reworded", "dates", "links", "precision", "recall", "F1")
    for row in rows:
        table.add_row(
            str(row.size),
            row.rewriting,
            "yes" if row.dated else "no",
            str(row.there),
            f"{row.right / max(1, row.found):.2f}",
            f"{row.right / max(1, row.there):.2f}",
            f"{row.f1:.2f}",
        )
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    """Make, trace, print, and plot where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--families", type=int, default=3, help="families of each sort")
    add("--sizes", default=",".join(map(str, SIZES)), help="reports a family, by commas")
    add("--plot", type=Path, help="write the SVG there")
    asked = parser.parse_args(arguments)
    rows = measure(asked.families, [int(size) for size in asked.sizes.split(",")])
    Console(width=100).print(_table(rows))
    if asked.plot:
        asked.plot.write_text(recovery_svg(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
