"""Drift on single rewordings: `python -m bench.quality.rewordings [--limit N]`.

Every line of the held part of `corpora/reworded` is laid beside its passage. Of the drifted lines
it is counted whether anything is reported on the marked words, and whether with the right kind (any
of several for `word-changed`, which drift knows no kind for); of the faithful ones whether anything
is reported at all. With the checks alone, and with the judge beside them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpora.reworded import KINDS, Drifted, RewordedSet, load
from rich.progress import track
from rich.table import Table

from bench.quality.tables import new_console
from headwater.acquire import Acquired
from headwater.align import align
from headwater.drift import find_drift
from headwater.judge import judge
from headwater.model import Capture, Drift, Telling
from headwater.pipeline.findings import Findings, Run, silent
from headwater.pipeline.reading import run_read
from headwater.pipeline.runs import run_annotate, run_extract
from headwater.settings import Settings

# What a changed ordinary word may be called.
_FAIR_NAMES = {"word-changed": ("detail-added", "certainty-raised", "negated", "entity-changed")}
WAYS = ("checks", "both")


@dataclass(slots=True)
class Counts:
    """Counts by kind, each for one way."""

    lines: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    flagged: int = 0
    faithful: int = 0


def tellings(of: RewordedSet) -> list[Telling]:
    """The passage, the faithful and the drifted lines, each read as a report of its own."""
    return read_tellings([of.passage, *of.faithful, *(d.text for d in of.drifted)])


def read_tellings(texts: Sequence[str]) -> list[Telling]:
    """Some texts, each read as a report of its own."""
    captures = tuple(Capture(f"{n}.txt", text.encode()) for n, text in enumerate(texts))
    findings = Findings(Acquired(len(captures), captures, (), ()))
    run = Run(Settings(), silent)
    for stage in (run_read, run_annotate, run_extract):
        findings = stage(findings, run)
    return [findings.telling(report.id) for report in findings.reports]


def drift_by_way(parent: Telling, child: Telling) -> Iterator[tuple[str, Sequence[Drift]]]:
    """What is reported of a line, with the checks alone and with the judge."""
    settings = Settings()
    comparison = align(child.report, parent.report, child.parse, parent.parse, settings.align)
    read = judge(child.parse, {parent.report.id: parent.parse}, [comparison])
    yield "checks", find_drift(child, [parent], [comparison], settings.drift)
    yield "both", find_drift(child, [parent], [comparison], settings.drift, read)


def count(counts: Counts, drifted: Drifted | None, reported: Sequence[Drift]) -> None:
    """Add one line."""
    if drifted is None:
        counts.faithful += 1
        counts.flagged += bool(reported)
        return
    over = [d for d in reported if d.child.start < drifted.end and drifted.start < d.child.end]
    names = _FAIR_NAMES.get(drifted.kind, (drifted.kind,))
    counts.lines[drifted.kind] += 1
    counts.found[drifted.kind] += bool(over)
    counts.named[drifted.kind] += any(d.kind in names for d in over)


def measure(sets: Sequence[RewordedSet]) -> dict[str, Counts]:
    """Counts over some sets, by way."""
    totals = {way: Counts() for way in WAYS}
    for of in track(sets, console=new_console(), transient=True):
        passage, *lines = tellings(of)
        labels: list[Drifted | None] = [*[None] * len(of.faithful), *of.drifted]
        for drifted, child in zip(labels, lines, strict=True):
            for way, reported in drift_by_way(passage, child):
                count(totals[way], drifted, reported)
    return totals


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="the first sets only")
    totals = measure(load("held")[: parser.parse_args().limit])
    table = Table(
        "kind", "lines", *(f"{way}: {what}" for way in WAYS for what in ("found", "named"))
    )
    for kind in KINDS:
        table.add_row(kind, str(totals["both"].lines[kind]), *_cells(totals, [kind]))
    table.add_row("all", str(totals["both"].lines.total()), *_cells(totals, KINDS))
    console = new_console()
    console.print(table)
    for way, counts in totals.items():
        console.print(f"{way}: {counts.flagged} of {counts.faithful} faithful lines are flagged")


def _cells(totals: dict[str, Counts], kinds: Sequence[str]) -> Iterator[str]:
    for counts in totals.values():
        lines = sum(counts.lines[k] for k in kinds) or 1
        for what in (counts.found, counts.named):
            yield f"{sum(what[k] for k in kinds) / lines:.2f}"


if __name__ == "__main__":
    main()
