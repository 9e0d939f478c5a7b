"""`python -m bench.corpus real`: what is found in a public set of real reports.

FA-KES: 804 reports on the war in Syria from 15 outlets, 2011 to 2018. Nothing in it says who copied
whom, so there is nothing to score; what is printed is what there is to look at.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.corpus.peers.headwater import Limits, build_command, reuse_command
from bench.corpus.processes import run
from bench.corpus.score import Found, read_found

_FILE = Path("fakes", "FA-KES-Dataset.csv")
_ENCODING = "latin-1"
_SHOWN = 10


@click.command("real")
@click.option(
    "--data", type=click.Path(path_type=Path), required=True, help="Folder that holds fakes/."
)
@click.option("--work", type=click.Path(path_type=Path), help="Keep the output here.")
def command(data: Path, work: Path | None) -> None:
    """Search FA-KES, and sum up what is found."""
    source = data / _FILE
    if not source.is_file():
        raise click.UsageError(f"{source} is not there; --data names the folder that holds fakes/")
    with tempfile.TemporaryDirectory() as scratch:
        folder, limits = work or Path(scratch), Limits()
        records = list(read_fakes(source))
        (folder / "made" / "reports").mkdir(parents=True, exist_ok=True)
        target = folder / "made" / "reports" / "fakes.jsonl"
        target.write_text("".join(f"{json.dumps(r)}\n" for r in records), encoding="utf-8")
        run(build_command(folder / "made", folder / "out", limits), folder / "build.log")
        run(reuse_command(folder / "out", limits), folder / "reuse.log")
        found = read_found(folder / "out")
    print_summary(records, found, Console(width=100))


def read_fakes(source: Path) -> Iterator[dict[str, str]]:
    """FA-KES as `headwater corpus build` takes it; a date that cannot be read is left out."""
    with source.open(encoding=_ENCODING, newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=1):
            record = {
                # Some reports of the set have one number together.
                "id": f"{row['unit_id']}-{number}",
                "outlet": row["source"],
                "published": _iso_date(row["date"]),
                "title": row["article_title"],
                "text": row["article_content"],
            }
            yield {name: value for name, value in record.items() if value}


def _iso_date(text: str) -> str:
    """The set's dates are month/day/year."""
    try:
        return f"{datetime.strptime(text.strip(), '%m/%d/%Y'):%Y-%m-%d}"
    except ValueError:
        return ""


def print_summary(records: list[dict[str, str]], found: Found, console: Console) -> None:
    """Pairs by kind and by outlets, the biggest families, the most copied reports."""
    outlets = {record["id"]: record.get("outlet", "?") for record in records}
    console.print(
        f"{len(records)} reports, {len(set(outlets.values()))} outlets; {len(found.pairs)} pairs, "
        f"{sum(not p.undirected for p in found.pairs.values())} of them with a direction"
    )
    _print_counts("pairs by kind", Counter(p.kind for p in found.pairs.values()), console)
    across = Counter(
        " and ".join(sorted((outlets[p.child], outlets[p.parent]))) for p in found.pairs.values()
    )
    _print_counts("pairs by outlets", across, console)
    _print_counts("families by members", Counter(found.families.values()), console)
    degrees = Counter(id for pair in found.pairs for id in pair)
    _print_counts("reports in most pairs", degrees, console)


def _print_counts(title: str, counts: Counter[str], console: Console) -> None:
    table = Table(title=f"{title} ({len(counts)})", title_justify="left", show_header=False)
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]:
        table.add_row(name or "(none)", f"{number:,}")
    console.print(table)
