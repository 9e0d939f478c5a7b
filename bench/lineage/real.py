"""The lineage of real reports, for which there are no labels: what was found, to be read by hand.

    python -m bench.lineage.real --data ../shared/data --from 2017-04-01 --to 2017-04-10 --show

Reads `fakes/FA-KES-Dataset.csv` below the folder. Prints how many reports and stories there are,
links by kind, origins, the origins not at hand on which most reports rest, and the reports that
most others were taken from; with --show, every link and every group of several reports, to be
judged by a reader.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import networkx as nx

import headwater
from headwater import Capture, Dossier, Metadata

_FILE = Path("fakes", "FA-KES-Dataset.csv")
_TOP = 10


def read_captures(data: Path, first: date, last: date) -> list[Capture]:
    """The reports of some days, in order of date and number; the outlet's short name as outlet."""
    with (data / _FILE).open(encoding="latin-1", newline="") as file:
        rows = [(_day(row["date"]), row) for row in csv.DictReader(file)]
    chosen = [(day, row) for day, row in rows if first <= day <= last]
    return [
        Capture(
            f"{row['unit_id']}.txt",
            f"{row['article_title']}\n\n{row['article_content']}\n".encode(),
            Metadata(title=row["article_title"], outlet=row["source"], published=day.isoformat()),
        )
        for day, row in sorted(chosen, key=lambda pair: (pair[0], pair[1]["unit_id"]))
    ]


def _day(text: str) -> date:
    return datetime.strptime(text, "%m/%d/%Y").date()


def describe(dossier: Dossier) -> list[str]:
    """What was found, in lines."""
    reports = {r.id: f"{r.outlet} {r.published.earliest} {r.path}" for r in dossier.reports}
    at_hand = [x for x in dossier.links if x.parent in reports]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(reports)
    graph.add_edges_from((x.child, x.parent) for x in at_hand)
    kinds = Counter(x.kind for x in dossier.links)
    unseen = [o for o in dossier.origins if o.report is None]
    copied = Counter(x.parent for x in at_hand)
    return [
        f"reports {len(reports)}, lines of descent {nx.number_connected_components(graph)}, "
        f"links {len(dossier.links)} "
        f"({', '.join(f'{kind} {n}' for kind, n in sorted(kinds.items()))}), "
        f"origins {len(dossier.origins)}, of them not at hand {len(unseen)}",
        "most relied on, not at hand:",
        *_top({o.name: len(o.reports) for o in unseen}),
        "most taken from:",
        *_top({reports[parent]: count for parent, count in copied.items()}),
    ]


def _top(counts: dict[str, int]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [f"  {count:3} {name}" for name, count in ordered[:_TOP]]


def show(dossier: Dossier) -> list[str]:
    """Every link with its reasons, then every group that several reports make."""
    titles = {r.id: f"{r.outlet} {r.published.earliest} {_title(r.text)}" for r in dossier.reports}
    lines = []
    for link in dossier.links:
        if link.parent in titles:
            lines += [
                f"{link.kind} {link.confidence:.2f}: {titles[link.child]}",
                f"    from {titles[link.parent]}",
                f"    {'; '.join(link.evidence)}",
            ]
    claims = {c.id: c for c in dossier.claims}
    for group in dossier.groups:
        if len(group.reports) > 1:
            lines.append(f"{group.id} {group.status} {group.independent_origins}: {group.text}")
            lines += [
                f"    {claims[c].span.report}: {' '.join(claims[c].span.text.split())}"
                for c in group.claims
            ]
    return lines


def _title(text: str) -> str:
    return text.split("\n", 1)[0]


def main(arguments: Sequence[str] | None = None) -> None:
    """Trace the reports of some days and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, required=True)
    add("--from", dest="first", type=date.fromisoformat, default=date.min)
    add("--to", dest="last", type=date.fromisoformat, default=date.max)
    add("--show", action="store_true", help="print every link and group, to be read")
    asked = parser.parse_args(arguments)
    captures = read_captures(asked.data, asked.first, asked.last)
    dossier = headwater.trace(captures)
    _print(describe(dossier))
    if asked.show:
        _print(show(dossier))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    main()
