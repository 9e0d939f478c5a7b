"""The command: sample the pairs of each set, compare, answer, and print figures with intervals."""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from bench.quality.drift_public.compared import (
    Compare,
    Compared,
    as_record,
    lay_beside,
    read_compared,
)
from bench.quality.drift_public.fever_symmetric import FEVER_SYMMETRIC
from bench.quality.drift_public.figures import by_group, interval, mean_figure, summed
from bench.quality.drift_public.pairs import Confusion, Measure, Pair, PublicSet, sample
from bench.quality.drift_public.sci_exaggeration import SCI_EXAGGERATION
from bench.quality.drift_public.summedits import SUMMEDITS
from bench.quality.drift_public.wice import WICE
from bench.quality.tables import new_console

SETS: tuple[PublicSet, ...] = (SUMMEDITS, FEVER_SYMMETRIC, SCI_EXAGGERATION, WICE)
_MAX_CHARS = 400


@dataclass(frozen=True, slots=True)
class PartRun:
    """One part of a set, compared: the sampled pairs, what was found in each, and the time."""

    name: str
    pairs: tuple[Pair, ...]
    found: tuple[Compared, ...]
    seconds: float

    def groups(self, measure: Measure) -> list[Confusion]:
        """The answers of a measure, those of one group together."""
        answered = zip(self.pairs, self.found, strict=True)
        return by_group((pair.group, measure.answers(pair, found)) for pair, found in answered)


def main(arguments: Sequence[str] | None = None, compare: Compare = lay_beside) -> int:
    """Run the command.

    Args:
        arguments: those of the command line without it.
        compare: what lays two texts beside one another; another one in tests.

    Returns:
        0; 2 where none of the sets asked for is there.
    """
    options = _options(arguments)
    console = new_console()
    record: dict[str, Any] = {}
    for one in SETS:
        if options.only not in {None, one.name}:
            continue
        missing = one.missing(options.data)
        if missing:
            console.print(f"{one.name}: {missing}", markup=False)
        parts = one.read(options.data)
        if not parts:
            console.print(f"{one.name}: not measured")
            continue
        runs = [
            _run_part(
                f"{one.name} {name}", name, sample(pairs, options.limit, options.seed), compare
            )
            for name, pairs in parts.items()
        ]
        print_set(console, one, runs)
        if options.show:
            show_wrong(console, one.measures[0], runs)
        record[one.name] = record_of(one, runs)
    if options.json:
        options.json.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0 if record else 2


def _run_part(title: str, name: str, pairs: Sequence[Pair], compare: Compare) -> PartRun:
    started = time.perf_counter()
    found = []
    for pair in track(pairs, title, console=Console(stderr=True), transient=True):
        try:
            dossier = compare(pair.parent, pair.child)
        except Exception as error:
            error.add_note(f"while comparing the pair {pair.name} of {title}")
            raise
        found.append(read_compared(dossier, pair.child))
    return PartRun(name, tuple(pairs), tuple(found), time.perf_counter() - started)


def print_set(console: Console, one: PublicSet, runs: Sequence[PartRun]) -> None:
    """The figures of each part, the mean over parts, the kinds found by label, and the time."""
    table = Table(title=one.about, title_justify="left", title_style="bold")
    for column in ("part", "pairs", "groups"):
        table.add_column(column, justify="left" if column == "part" else "right")
    for measure in one.measures:
        table.add_column(measure.name, justify="right")
    for run in runs:
        groups = {pair.group for pair in run.pairs}
        cells = (_figure(measure, [run]) for measure in one.measures)
        table.add_row(run.name, str(len(run.pairs)), str(len(groups)), *cells)
    if len(runs) > 1:
        cells = (_figure(measure, runs) for measure in one.measures)
        pairs = sum(len(run.pairs) for run in runs)
        table.add_row(f"mean of {len(runs)}", str(pairs), "", *cells)
    console.print(table)
    console.print(_kinds_table(runs))
    seconds = sum(run.seconds for run in runs)
    pairs = sum(len(run.pairs) for run in runs)
    console.print(f"{seconds:.0f} s, {seconds / max(pairs, 1):.2f} s a pair")
    failed = Counter(found.failed for run in runs for found in run.found if found.failed)
    for reason, number in failed.most_common():
        console.print(f"no answer in {number} pairs: {reason}", markup=False)


def _figure(measure: Measure, runs: Sequence[PartRun]) -> str:
    """A figure in hundredths with its interval, as "61.2 (55-67)"."""
    parts = [run.groups(measure) for run in runs]
    value = mean_figure([summed(groups) for groups in parts], measure.figure)
    bounds = interval(parts, measure.figure)
    if value is None or bounds is None:
        return "-"
    return f"{100 * value:.1f} ({100 * bounds[0]:.0f}-{100 * bounds[1]:.0f})"


def kinds_by_label(runs: Sequence[PartRun]) -> dict[str, dict[str, float]]:
    """For each kind of drift ("novel" too): the share of the pairs of each label that hold it."""
    among: Counter[str] = Counter()
    holding: dict[str, Counter[str]] = {}
    for run in runs:
        for pair, found in zip(run.pairs, run.found, strict=True):
            among[pair.label] += 1
            for kind in [*found.kinds, *(["novel"] if found.novel else [])]:
                holding.setdefault(kind, Counter())[pair.label] += 1
    return {
        kind: {label: held[label] / among[label] for label in sorted(among)}
        for kind, held in sorted(holding.items())
    }


def _kinds_table(runs: Sequence[PartRun]) -> Table:
    labels = sorted({pair.label for run in runs for pair in run.pairs})
    table = Table("found in % of the pairs labelled", *labels)
    for kind, shares in kinds_by_label(runs).items():
        table.add_row(kind, *(f"{100 * shares[label]:.0f}" for label in labels))
    return table


def show_wrong(console: Console, measure: Measure, runs: Sequence[PartRun]) -> None:
    """Every pair that is answered wrong: its texts and what was found in it."""
    for run in runs:
        for pair, found in zip(run.pairs, run.found, strict=True):
            answers = measure.answers(pair, found)
            if all(gold == answer for gold, answer in answers):
                continue
            console.print(f"\n[bold]{escape(run.name)} {escape(pair.name)}[/bold]: {pair.label}")
            console.print(f"  parent: {escape(_shortened(pair.parent))}")
            console.print(f"  child:  {escape(_shortened(pair.child))}")
            for drift in found.drift:
                console.print(f"  {drift.kind}: {escape(_shortened(drift.detail))}")
            if found.novel:
                rest = " / ".join(pair.child[s:e].strip() for s, e in found.unaligned)
                console.print(f"  novel: {escape(_shortened(rest))}")


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_CHARS else f"{line[:_MAX_CHARS]} ..."


def record_of(one: PublicSet, runs: Sequence[PartRun]) -> Mapping[str, Any]:
    """A set's figures and what was found in each pair, as JSON."""
    parts = {
        run.name: {
            "pairs": len(run.pairs),
            "seconds": round(run.seconds, 1),
            "figures": {m.name: m.figure(summed(run.groups(m))) for m in one.measures},
            "found": {
                pair.name: {"label": pair.label, **as_record(found)}
                for pair, found in zip(run.pairs, run.found, strict=True)
            },
        }
        for run in runs
    }
    means = {
        m.name: mean_figure([summed(run.groups(m)) for run in runs], m.figure) for m in one.measures
    }
    bounds = {m.name: interval([run.groups(m) for run in runs], m.figure) for m in one.measures}
    return {
        "figures": means,
        "intervals": bounds,
        "kinds": kinds_by_label(runs),
        "parts": parts,
    }


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality.drift_public",
        description="Drift on labelled sets of public research; nothing is fitted on them.",
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, metavar="DIR", help="the folder that holds the sets")
    add("--only", choices=[one.name for one in SETS], help="measure one set only")
    add("--limit", type=int, metavar="N", help="at most N pairs of each set or domain")
    add("--seed", type=int, default=7, metavar="S", help="another seed draws other pairs")
    add("--json", type=Path, metavar="FILE", help="write all figures, and what was found by pair")
    add("--show", action="store_true", help="print every pair that is answered wrong")
    return parser.parse_args(arguments)
