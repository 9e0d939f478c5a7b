"""Who is quoted and who only acts: `python -m bench.quality.quoted [FILE ...] [--show]`.

`quoted/*.txt` holds short invented reports with every body and outlet in them marked:

    == 17 | Vale Courier
    At least nine barges have sunk, {b:the river board} has counted. {o:Radio Salina} spoke of
    eleven. {x:The navy} towed two wrecks away.

`b` a body on whose word or document a statement rests, `o` an outlet that is cited or was told,
`x` either of them on whom nothing rests there. Counted by name and passage: a body or outlet is
found where a citation of it, or one whose words hold a mark of it, is there. The files of
`HELD_BACK` are counted, and nobody looks at what is missed there.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.quality.counts import Share, add_counts
from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.lexicon.naming import same_name
from headwater.model import Annotations, Attribution, Capture, Citation, Report
from headwater.read import read
from headwater.settings import AnnotateSettings, AttributionSettings, ReadSettings

FOLDER = Path(__file__).parent / "quoted"
HELD_BACK = frozenset({"max", "noa"})
_MARK = re.compile(r"\{(?P<sort>[box]):(?P<words>[^{}]+)\}")
_OF_OUTLETS = frozenset({"report", "self", "tag"})


@dataclass(frozen=True, slots=True)
class Named:
    """A body or an outlet of a passage.

    Attributes:
        sort: "b", "o" or "x".
        start: first character of its mark.
        end: one past the last.
        words: as they stand.
    """

    sort: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A short report with its marks."""

    name: str
    text: str
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as the program has read it."""

    passage: Passage
    report: Report
    annotations: Annotations
    attributions: tuple[Attribution, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """How many of each sort are there, and are cited."""

    bodies: Share = field(default_factory=Share)
    outlets: Share = field(default_factory=Share)
    others: Share = field(default_factory=Share)

    def __add__(self, other: Heard) -> Heard:
        return add_counts(self, other)


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of one file."""
    for block in f"\n{path.read_text(encoding='utf-8')}".split("\n== ")[1:]:
        head, _, marked = block.partition("\n")
        number, _, outlet = (part.strip() for part in head.partition("|"))
        text, named, reached = f"Source: {outlet}\n\n", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[reached : mark.start()]
            start = len(text)
            text += mark["words"]
            named.append(Named(mark["sort"], start, len(text), mark["words"]))
            reached = mark.end()
        yield Passage(f"{path.stem} {number}", text + marked[reached:], tuple(named))


def read_through(passages: Iterable[Passage]) -> Iterator[Read]:
    """Each passage read up to its citations."""
    for number, passage in enumerate(passages):
        report = read(Capture(f"{number}.txt", passage.text.encode()), f"r{number}", ReadSettings())
        annotations = annotate(report, AnnotateSettings())
        attributions = extract_attributions(report, annotations, AttributionSettings())
        citations = extract_citations(report, annotations, attributions)
        yield Read(passage, report, annotations, tuple(attributions), citations)


def heard_of(of: Read) -> Heard:
    """Counts of one passage; who is marked once as quoted is no bystander."""
    found = Heard()
    for sort, marks in _by_name(of.passage.named):
        share = Share(float(_is_cited(of.citations, marks, sort)), 1, 1)
        found += {"b": Heard(bodies=share), "o": Heard(outlets=share)}.get(
            sort, Heard(others=share)
        )
    return found


def _by_name(named: Sequence[Named]) -> Iterator[tuple[str, list[Named]]]:
    groups: list[list[Named]] = []
    for mark in named:
        group = next((g for g in groups if same_name(g[0].words, mark.words)), None)
        if group is None:
            groups.append([mark])
        else:
            group.append(mark)
    for group in groups:
        sorts = {mark.sort for mark in group}
        sort = next(s for s in "box" if s in sorts)
        yield sort, [mark for mark in group if mark.sort == sort]


def _is_cited(citations: Sequence[Citation], marks: Sequence[Named], sort: str) -> bool:
    """Whether a citation names one of the marks; by name alone for who is no bystander."""
    return any(
        (c.span.start < m.end and m.start < c.span.end and _is_of(c, m))
        or (sort != "x" and same_name(c.name, m.words))
        for c in citations
        for m in marks
        if sort != "o" or c.kind in _OF_OUTLETS
    )


def _is_of(citation: Citation, mark: Named) -> bool:
    name, words = citation.name.casefold(), mark.words.casefold()
    return name in words or words in name or same_name(citation.name, mark.words)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts file by file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="names of files, without .txt; all if none is")
    parser.add_argument("--show", action="store_true", help="what is missed and what is too many")
    chosen = parser.parse_args(arguments)
    for path in sorted(FOLDER.glob("*.txt")):
        if chosen.files and path.stem not in chosen.files:
            continue
        every = list(read_through(read_passages(path)))
        total = Heard()
        for one in every:
            total += heard_of(one)
            if chosen.show and path.stem not in HELD_BACK:
                _show(one)
        print(
            f"{path.stem}: {len(every)} passages; cited of bodies quoted {total.bodies.value:.3f} "
            f"of {total.bodies.gold}, of outlets {total.outlets.value:.3f} of "
            f"{total.outlets.gold}, "
            f"of bystanders {total.others.value:.3f} of {total.others.gold}"
        )


def _show(of: Read) -> None:
    for sort, marks in _by_name(of.passage.named):
        if _is_cited(of.citations, marks, sort) == (sort == "x"):
            around = of.passage.text[max(0, marks[0].start - 60) : marks[0].end + 60]
            print(f"{of.passage.name} {sort} {marks[0].words!r}: ...{' '.join(around.split())}...")


if __name__ == "__main__":
    main()
