"""Fit the weights by which two ways of naming a voice are taken for one.

    python -m bench.fit.voices [--write]

Reads the labelled reports (`bench/quality/gold/reports`) and those of which only the voices are
marked (`bench/quality/voices_fit`). Prints, for reports that the weights were not fitted on (each
sixth of them left out in turn), how many links there are, how many are found at each bar and how
many of those are wrong; with --write puts the weights fitted on all of them into
`src/headwater/extract/attribution/voices/linking/weights.json`.

A link is right where both voices bear the same mark; what bears none is taken for somebody else.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from bench.fit.logistic import Facts, chance, fit_logistic
from bench.quality import voiced
from headwater.annotate import annotate
from headwater.extract.attribution.extract import find_findings
from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.voices.chain import voice_findings
from headwater.extract.attribution.voices.linking.facts import Way, facts_on
from headwater.extract.attribution.voices.linking.link import questions
from headwater.extract.attribution.voices.linking.views import View, gather_views
from headwater.extract.parse import Parse, index_parse
from headwater.model import Capture, Voice
from headwater.read import read
from headwater.settings import AnnotateSettings, AttributionSettings, ReadSettings

_ROOT = Path(__file__).parents[2]
GOLD = _ROOT / "bench/quality/gold/reports"
FITTED = _ROOT / "src/headwater/extract/attribution/voices/linking/weights.json"
_BARS = (0.3, 0.4, 0.5, 0.6)
_PARTS = 6
_RIDGE = 0.3

Labelled = tuple[Facts, bool]


@dataclass(frozen=True, slots=True)
class Question:
    """A voice, and the facts on each that it may be, with whether it is."""

    report: str
    way: Way
    rivals: tuple[Labelled, ...]

    @property
    def has_answer(self) -> bool:
        """Whether one of them is the same."""
        return any(right for _, right in self.rivals)


def read_questions() -> Iterator[Question]:
    """Every question that the labelled reports give rise to."""
    for name, report in _marked_reports():
        yield from _questions_of(name, report)


def fit(asked: Sequence[Question]) -> dict[str, float]:
    """The weights, each way of naming fitted by itself."""
    weights: dict[str, float] = {}
    for way in get_args(Way):
        cases = [case for q in asked if q.way == way for case in q.rivals]
        if cases:
            weights.update(fit_logistic(cases, _RIDGE))
    return weights


def left_out(asked: Sequence[Question]) -> dict[tuple[Way, float], Counter[str]]:
    """By way and bar, how many links there are (gold), are found (hit) and are wrong (bad)."""
    names = sorted({q.report for q in asked})
    part = {name: n % _PARTS for n, name in enumerate(names)}
    counts: dict[tuple[Way, float], Counter[str]] = {}
    for out in range(_PARTS):
        weights = fit([q for q in asked if part[q.report] != out])
        for question in (q for q in asked if part[q.report] == out):
            for bar in _BARS:
                _count(counts.setdefault((question.way, bar), Counter()), question, weights, bar)
    return counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    options = parser.parse_args(arguments)
    asked = list(read_questions())
    for (way, bar), counts in sorted(left_out(asked).items()):
        print(way, bar, *(f"{name} {counts[name]}" for name in ("gold", "hit", "bad")), sep="  ")
    if options.write:
        FITTED.write_text(json.dumps(fit(asked), indent=1) + "\n", encoding="utf-8")
    return 0


def _count(
    counts: Counter[str], question: Question, weights: Mapping[str, float], bar: float
) -> None:
    counts["gold"] += question.has_answer
    best = max(question.rivals, key=lambda case: chance(weights, case[0]))
    if chance(weights, best[0]) >= bar:
        counts["hit" if best[1] else "bad"] += 1


def _marked_reports() -> Iterator[tuple[str, voiced.Marked]]:
    for folder in sorted(GOLD.iterdir()):
        yield f"gold {folder.name}", _from_labels(folder)
    for path in sorted(voiced.FOLDER.glob("*.txt")):
        for number, report in enumerate(voiced.read_marked(path)):
            if path.stem not in voiced.HELD_BACK:
                yield f"{path.stem} {number}", report


def _from_labels(folder: Path) -> voiced.Marked:
    """The sources of a labelled report as marks."""
    with (folder / "report.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    words = {v["id"]: {s.lower() for s in (v["name"], *v["spellings"])} for v in gold["voices"]}
    marks = []
    for row in gold["attributions"]:
        source, chain = row["source"], [voice["voice"] for voice in row["chain"]]
        if source and chain:
            named = [v for v in chain if source["text"].lower() in words.get(v, ())]
            marks.append(voiced.Mark(source["start"], source["end"], (named or chain)[0]))
    return voiced.Marked(text, tuple(marks))


def _questions_of(name: str, marked: voiced.Marked) -> list[Question]:
    report = read(Capture("report.txt", marked.text.encode()), "r1", ReadSettings())
    parse = index_parse(report, annotate(report, AnnotateSettings()))
    found: list[Question] = []

    def gather(parse: Parse, book: VoiceBook, own: Mapping[Finding, tuple[Voice, ...]]) -> None:
        views = gather_views(parse, book, own)
        labels = {number: _label(view, marked) for number, view in views.items()}
        for asked, rivals in questions(parse, book, views):
            mine = labels[asked.view.voice.voice]
            cases = [
                (facts_on(parse, asked, other, rivals), labels[other.voice.voice] == mine)
                for other in rivals
            ]
            if mine is not None:
                found.append(Question(name, asked.way, tuple(cases)))

    voice_findings(parse, find_findings(parse, AttributionSettings()), gather)
    return found


def _label(view: View, marked: voiced.Marked) -> str | None:
    """The mark that most mentions of a voice stand in, or None."""
    found = Counter(
        mark.voice
        for head in view.heads
        for mark in marked.marks
        if mark.start <= head.start < mark.end
    )
    return found.most_common(1)[0][0] if found else None


if __name__ == "__main__":
    raise SystemExit(main())
