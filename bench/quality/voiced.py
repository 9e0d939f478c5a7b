"""Same voice or not, in short reports marked by hand: `python -m bench.quality.voiced`.

`voices_fit/*.txt` holds short invented reports, parted by lines of "====". Who is credited with
something stands in braces, with a word for who it is; the same word in one report is one voice:

    {m:The mill's owner, Otto Lind}, denied it. {m:He} said {c:the clerk} had lied.

A found attribution is judged by the mark that its source overlaps most. Files of which nobody
looks at what is wrong are named in `HELD_BACK`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.quality.counts import Tally, one_to_one
from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.model import Attribution, Capture
from headwater.read import read
from headwater.settings import AnnotateSettings, AttributionSettings, ReadSettings

FOLDER = Path(__file__).parent / "voices_fit"
HELD_BACK = frozenset("c")
_MARK = re.compile(r"\{(\w+):([^{}]*)\}")
_PARTING = "\n====\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a report names whoever is credited, and who that is."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A report without its marks, and the marks."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A mark that was found as a source, and the voice that it was given."""

    mark: Mark
    voice: str
    name: str


def read_marked(path: Path) -> Iterator[Marked]:
    """The reports of one file."""
    for block in path.read_text(encoding="utf-8").strip().split(_PARTING):
        yield _unmarked(block.strip())


def judge(report: Marked, found: Sequence[Attribution]) -> list[Judged]:
    """The marks that are sources of what was found, in order, each once."""
    judged: dict[int, Judged] = {}
    for attribution in found:
        if attribution.source is None or not attribution.chain:
            continue
        source = attribution.source
        shared = [min(m.end, source.end) - max(m.start, source.start) for m in report.marks]
        best = max(range(len(shared)), key=shared.__getitem__, default=None)
        if best is None or shared[best] <= 0:
            continue
        first = attribution.chain[0]
        judged.setdefault(best, Judged(report.marks[best], first.voice, first.name))
    return [judged[at] for at in sorted(judged)]


def compare(judged: Sequence[Judged]) -> Tally:
    """Pairs of marks of one report: the same voice as marked, as found, and both."""
    same = found = hit = 0
    for one, other in combinations(judged, 2):
        is_same, is_found = one.mark.voice == other.mark.voice, one.voice == other.voice
        same, found, hit = same + is_same, found + is_found, hit + (is_same and is_found)
    return one_to_one(same, found, hit)


def _unmarked(block: str) -> Marked:
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(block):
        text += block[at : mark.start()]
        marks.append(Mark(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        at = mark.end()
    return Marked(text + block[at:], tuple(marks))


def _extract(text: str) -> tuple[Attribution, ...]:
    report = read(Capture("report.txt", text.encode()), "r1", ReadSettings())
    return extract_attributions(report, annotate(report, AnnotateSettings()), AttributionSettings())


def main(
    arguments: Sequence[str] | None = None,
    extract: Callable[[str], Sequence[Attribution]] = _extract,
) -> int:
    """Run the command: a line of figures for each file, and who is taken for whom with `--show`."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", help="letters of files; all without them")
    parser.add_argument("--show", action="store_true", help="what is wrong, but held back files")
    options = parser.parse_args(arguments)
    for path in sorted(FOLDER.glob("*.txt")):
        if options.files and path.stem not in options.files:
            continue
        total, marks, found = Tally(), 0, 0
        for report in read_marked(path):
            judged = judge(report, extract(report.text))
            total += compare(judged)
            marks, found = marks + len(report.marks), found + len(judged)
            if options.show and path.stem not in HELD_BACK:
                _show(judged)
        figures = total.figures("same_voice")
        shown = "  ".join(f"{key} {value or 0:.3f}" for key, value in figures.items())
        print(f"{path.stem}  marks {marks}  found {found}  {shown}")
    return 0


def _show(judged: Sequence[Judged]) -> None:
    for one, other in combinations(judged, 2):
        if (one.mark.voice == other.mark.voice) != (one.voice == other.voice):
            verdict = "missed" if one.mark.voice == other.mark.voice else "extra"
            print(f"  {verdict}: {one.mark.voice} ({one.name}) / {other.mark.voice} ({other.name})")


if __name__ == "__main__":
    sys.exit(main())
