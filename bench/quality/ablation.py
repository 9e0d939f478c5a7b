"""What checks and judge find of drift, each alone and together, with the direction given.

    python -m bench.quality.ablation [GOLD ...]

Each GOLD is a folder of labelled cases with `pairs` in it; the tune part of Retold and the held-out
pairs where none is named. "Checks" are the rules alone (`[drift] method = "rules"`), "judge" is the
fitted judge without them, "both" is what a dossier holds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from rich.progress import track
from rich.table import Table

from bench.quality.gold import Case, read_cases
from bench.quality.pairs import PairCounts, compare_pair
from bench.quality.staged import BeforeDrift, run_before_drift
from bench.quality.tables import new_console
from headwater.drift.find import sure_findings
from headwater.drift.finding import Finding, settle
from headwater.drift.judged import propose
from headwater.model import Drift
from headwater.pipeline.running import assemble
from headwater.pipeline.table import COMPARISON
from headwater.settings import Settings

_HERE = Path(__file__).parent
DEFAULT = (_HERE.parents[1] / "corpora" / "retold" / "tune", _HERE / "heldout")
_FIGURES = {
    "exact kind F1": "drift_f1",
    "any kind F1": "drift_lenient_f1",
    "precision": "drift_lenient_p",
    "recall": "drift_lenient_r",
    "serious recall": "drift_r.high",
    "flags a faithful pair": "false_alarms",
}


def _checks(before: BeforeDrift) -> Iterable[Finding]:
    return before.checked.findings


def _judge(before: BeforeDrift) -> Iterable[Finding]:
    return propose(before.reading.alone)


def _both(before: BeforeDrift) -> Iterable[Finding]:
    return sure_findings(before.child, before.checked, before.reading, Settings().drift)


WAYS: Mapping[str, Callable[[BeforeDrift], Iterable[Finding]]] = {
    "checks": _checks,
    "judge": _judge,
    "both": _both,
}


def counts_of(case: Case, before: BeforeDrift, way: str) -> PairCounts:
    """How right the drift of one pair is, found in one way."""
    least_for = Settings().drift.least_for
    kept = settle(f for f in WAYS[way](before) if f.confidence >= least_for(f.severity))
    drift = tuple(
        Drift(f"d{n}", f.kind, f.severity, f.child, f.parent, f.detail, f.confidence)
        for n, f in enumerate(kept, 1)
    )
    dossier = assemble(replace(before.findings, drift=drift), Settings(), COMPARISON)
    return compare_pair(dossier.to_dict(), case.texts, case.gold)[0]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=DEFAULT)
    console = new_console()
    for gold in parser.parse_args().gold:
        totals = dict.fromkeys(WAYS, PairCounts())
        for case in track(read_cases(gold, "pairs"), console=console, transient=True):
            before = run_before_drift(case.texts)
            if before is not None:
                for way in WAYS:
                    totals[way] += counts_of(case, before, way)
        console.print(_table(str(gold), totals))


def _table(title: str, totals: Mapping[str, PairCounts]) -> Table:
    table = Table("figure", *totals, title=title)
    figures = {way: counts.figures() for way, counts in totals.items()}
    for name, key in _FIGURES.items():
        values = (figures[way].get(key) for way in totals)
        table.add_row(name, *("-" if v is None else f"{v:.3f}" for v in values))
    return table


if __name__ == "__main__":
    main()
