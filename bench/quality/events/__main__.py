"""Coded events on corpora that others labelled, and their modality on sentences of our own.

    python -m bench.quality.events --data ../shared/data [--only NAME] [--limit N] [--show]

NAME is one of `modality`, `india`, `muc`. IndiaPoliceEvents and the sentences are in halves, one to
work on and one held back; of MUC-4, `dev` is to work on, `tst1` and `tst2` are held back. `--show`
lists what is wrong in the sentences that are worked on.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.quality.events import india, india_corpus, modality, muc, muc_corpus
from bench.quality.events.coded import code
from bench.quality.halves import HALVES, Half, half_of
from bench.quality.tables import new_console, print_figures, print_findings

_T = TypeVar("_T")
_SECTIONS = ("modality", "india", "muc")


def measure_modality(console: Console, show: bool) -> None:
    """Print the share of sentences whose modality is right."""
    sentences = modality.read_sentences()
    table = Table("modality", "sentences", "right", title_justify="left")
    for half in HALVES:
        share, findings = modality.measure(sentences, half)
        table.add_row(f"{half} half", str(share.among), f"{share.value or 0.0:.3f}")
        if show and half == "tune":
            print_findings(console, "modality", findings)
    console.print(table)


def measure_india(console: Console, data: Path, limit: int | None) -> None:
    """Print what police did, by half and over the whole."""
    counts: dict[Half, india.IndiaCounts] = {half: india.IndiaCounts() for half in HALVES}
    documents = list(islice(india_corpus.read_documents(data), limit))
    for document in _tracked(documents, "IndiaPoliceEvents"):
        coded = code(document.name, document.text, document.published)
        counts[half_of(document.name)] += india.compare(document, coded.events)
    for half in HALVES:
        print_figures(console, f"IndiaPoliceEvents, {half} half", counts[half].figures())
    whole = counts["tune"] + counts["held"]
    print_figures(console, "IndiaPoliceEvents, whole", whole.figures())


def measure_muc(console: Console, data: Path, limit: int | None) -> None:
    """Print kinds, dates and counts of incidents, split by split."""
    for split in muc_corpus.SPLITS:
        templates = defaultdict(list)
        for template in muc_corpus.read_templates(data, split):
            templates[template.report].append(template)
        counts = muc.MucCounts()
        reports = list(islice(muc_corpus.read_reports(data, split), limit))
        for report in _tracked(reports, f"MUC-4 {split}"):
            coded = code(report.name, report.text, report.published)
            counts += muc.compare(templates[report.name], coded.events, coded.times)
        print_figures(console, f"MUC-4 {split}", counts.figures())


def _tracked(items: Sequence[_T], name: str) -> Iterable[_T]:
    return track(items, name, console=Console(stderr=True))


def _missing(data: Path, chosen: list[str]) -> str | None:
    if "india" in chosen and (missing := india_corpus.what_is_missing(data)):
        return missing
    if "muc" in chosen:
        return next(
            (m for s in muc_corpus.SPLITS if (m := muc_corpus.what_is_missing(data, s))), None
        )
    return None


def main() -> int:
    """Print the figures; 2 if a corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=_SECTIONS)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    sections = [chosen.only] if chosen.only else list(_SECTIONS)
    if missing := _missing(chosen.data, sections):
        print(f"nothing measured: {missing}", file=sys.stderr)
        return 2
    console = new_console()
    if "modality" in sections:
        measure_modality(console, chosen.show)
    if "india" in sections:
        measure_india(console, chosen.data, chosen.limit)
    if "muc" in sections:
        measure_muc(console, chosen.data, chosen.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
