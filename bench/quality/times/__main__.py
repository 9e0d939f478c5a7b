"""Time expressions on TempEval-3's corpora: half to work on, half held back, and the whole.

    python -m bench.quality.times --data ../shared/data [--limit N] [--show]

`--show` lists what is missed, wrong or too much in the half that is worked on; the other half is
never shown.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bench.quality.halves import HALVES, Half, half_of
from bench.quality.reading import Finding
from bench.quality.tables import new_console, print_figures, print_findings
from bench.quality.times.corpus import Labelled, read_corpus, what_is_missing
from bench.quality.times.found import find
from bench.quality.times.score import TimeCounts, compare


def measure(
    documents: Sequence[Labelled],
) -> tuple[dict[Half, TimeCounts], list[tuple[str, list[Finding]]]]:
    """Counts by half, and the findings of each document of the half that is worked on."""
    counts: dict[Half, TimeCounts] = {half: TimeCounts() for half in HALVES}
    shown: list[tuple[str, list[Finding]]] = []
    for document in track(documents, "documents", console=Console(stderr=True)):
        scored, findings = compare(document, find(document))
        half = half_of(document.name)
        counts[half] += scored
        if half == "tune":
            shown.append((document.name, findings))
    return counts, shown


def main() -> int:
    """Print the figures; 2 if the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    if missing := what_is_missing(chosen.data):
        print(f"nothing measured: {missing}", file=sys.stderr)
        return 2
    counts, shown = measure(list(islice(read_corpus(chosen.data), chosen.limit)))
    console = new_console()
    if chosen.show:
        for name, findings in shown:
            print_findings(console, name, findings)
    for half in HALVES:
        print_figures(console, f"time expressions, {half} half", counts[half].figures())
    whole = counts["tune"] + counts["held"]
    print_figures(console, "time expressions, whole", whole.figures())
    return 0


if __name__ == "__main__":
    sys.exit(main())
