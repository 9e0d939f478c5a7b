"""Chains of voices in short reports labelled in full: `python -m bench.quality.chained`.

`chained/*.txt` holds the reports (`chain_labels` reads them). They are scored as the reports of the
gold are. Files whose names end in "-held" are held back: counted with `--held`, never shown.
`--why` counts why the chains of two and more that are wrong are so; it shows no words.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.quality.attributions import judge_attributions, match_attributions, read_found
from bench.quality.chain_faults import count_faults
from bench.quality.chain_labels import REPORT, LabelledReport, read_labelled
from bench.quality.chains import ChainCounts, ChainPair, compare_chains
from bench.quality.counts import Tally, add_counts
from bench.quality.reading import Finding, Reading
from bench.quality.tables import new_console, print_findings
from bench.quality.voices import read_chain
from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.model import Attribution, Capture
from headwater.read import read
from headwater.settings import AnnotateSettings, AttributionSettings, ReadSettings

FOLDER = Path(__file__).parent / "chained"
HELD_BACK = "-held"
# Number and relation of a voice are not labelled here.
_FIELDS: Mapping[str, str] = {
    "role": "role",
    "of": "group",
    "channel": "channel",
    "recipient": "hearer",
    "anonymous": "anonymous",
}
Extract = Callable[[str], Sequence[Attribution]]


@dataclass(frozen=True, slots=True)
class ChainedCounts:
    """What was counted over one or more of the reports."""

    reports: int = 0
    found: Tally = field(default_factory=Tally)
    chains: ChainCounts = field(default_factory=ChainCounts)
    faults: Mapping[str, int] = field(default_factory=Counter)

    def __add__(self, other: ChainedCounts) -> ChainedCounts:
        return add_counts(self, other)


def compare(
    report: LabelledReport, found: Sequence[Attribution]
) -> tuple[ChainedCounts, list[Finding]]:
    """Counts of one report, and what was missed or is wrong in it."""
    rows = [asdict(attribution) for attribution in found]
    path = {row["content"]["report"]: REPORT for row in rows}
    reports = [{"id": key, "path": name} for key, name in path.items()]
    reading = Reading({"reports": reports, "attributions": rows}, {REPORT: report.text})
    given = read_found(reading)
    matched = match_attributions(report.attributions, given)
    attributions, missed = judge_attributions(report.attributions, given, matched)
    chains = [read_chain(row["chain"], {}) for row in rows]
    pairs = [
        ChainPair(row.content[0].text, chain, chains[matched[g]] if g in matched else None)
        for g, (row, chain) in enumerate(zip(report.attributions, report.chains, strict=True))
    ]
    counts, wrong = compare_chains(pairs, report.voices)
    shown = [f for f in missed if f.verdict != "wrong"]
    shown += [f for f in wrong if f.kind == "order" or f.kind in _FIELDS]
    faults = count_faults(pairs, report.voices)
    return ChainedCounts(1, attributions.spans, counts, faults), shown


def _extract(text: str) -> Sequence[Attribution]:
    report = read(Capture(REPORT, text.encode()), "r1", ReadSettings())
    return extract_attributions(report, annotate(report, AnnotateSettings()), AttributionSettings())


def main(arguments: Sequence[str] | None = None, extract: Extract = _extract) -> int:
    """Run the command: figures of each file, and what is missed or wrong with `--show`."""
    options = _parser().parse_args(arguments)
    console = new_console()
    total = ChainedCounts()
    for path in _files(options.files, held=options.held):
        counts = ChainedCounts()
        for report in read_labelled(path):
            one, findings = compare(report, extract(report.text))
            counts += one
            if options.show and not options.held:
                print_findings(console, f"{path.stem} {report.name}", findings)
        print(path.stem, _said(counts))
        total += counts
    if not total.reports:
        asked = ", ".join(options.files) or "any"
        print(f"no file {asked} in {FOLDER.name}: say ada-1, or ada for all hers", file=sys.stderr)
        return 2
    print("all", _said(total))
    if options.why:
        print(_why(total))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality.chained",
        description="Chains of voices in short reports labelled in full.",
    )
    parser.add_argument("files", nargs="*", help="as ada-1, or ada for all of hers; all without")
    parser.add_argument("--show", action="store_true", help="what is missed or wrong")
    parser.add_argument("--why", action="store_true", help="why wrong chains are wrong, counted")
    parser.add_argument("--held", action="store_true", help="the held-back files only; never shown")
    return parser


def _files(beginnings: Sequence[str], *, held: bool) -> list[Path]:
    return [
        path
        for path in sorted(FOLDER.glob("*.txt"))
        if path.stem.endswith(HELD_BACK) == held
        and (not beginnings or any(_begins(path.stem, words) for words in beginnings))
    ]


def _begins(stem: str, words: str) -> bool:
    """Whether a name is "ada-1" or one of all those called "ada"."""
    return stem == words or stem.startswith(f"{words}-")


def _said(counts: ChainedCounts) -> str:
    chains = counts.chains
    shares = (
        ("found", counts.found.recall, counts.found.gold),
        ("order", chains.order.value, chains.order.gold),
        ("right", chains.right.value, chains.right.gold),
        ("single", chains.single.value, chains.single.gold),
    )
    parts = [f"{name} {value or 0:.3f} of {among}" for name, value, among in shares]
    parts.insert(1, f"found F1 {counts.found.f1 or 0:.3f}")
    for key, name in _FIELDS.items():
        parts.append(f"{name} F1 {chains.fields.get(key, Tally()).f1 or 0:.3f}")
    return "  ".join(parts)


def _why(counts: ChainedCounts) -> str:
    """The reasons, most frequent first, with how many of a hundred chains each is."""
    among = max(sum(counts.faults.values()), 1)
    most = sorted(counts.faults.items(), key=lambda row: (-row[1], row[0]))
    return "\n".join(f"{100 * n / among:5.1f}  {n:4d}  {fault}" for fault, n in most)


if __name__ == "__main__":
    sys.exit(main())
