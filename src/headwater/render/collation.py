"""A child laid beside its parents, sentence by sentence, with what changed marked in place.

Rows follow the child. They are made from the alignments and the reports' own blocks: what no
alignment covers is a row without a basis, what no alignment reaches in a parent was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.dossier import Dossier
from headwater.model import Alignment, BlockKind, Link, Report, Span, shared_length
from headwater.render.answer import at_hand
from headwater.render.difference import Range, changed_ranges
from headwater.render.names import Names
from headwater.render.shown_drift import Change

# Fewer unchanged rows in a run than this are shown; more are folded.
_MIN_FOLDED = 3
_KINDS_READ: frozenset[BlockKind] = frozenset(
    {"title", "standfirst", "paragraph", "crosshead", "key-point"}
)
_KIND_WORDS: dict[BlockKind, str] = {
    "title": "headline",
    "standfirst": "standfirst",
    "crosshead": "heading",
    "key-point": "key point",
}
# Where a side keeps less of its words than this, the sentence was written anew: marking nearly all
# of it would hide what is marked.
_MIN_KEPT = 0.4
# For text that no alignment covers; good enough to list it line by line. "J. Smith" stays whole.
_SENTENCE_END = re.compile(r"(?<![A-Z]\.)(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage with the same marks throughout.

    Attributes:
        text: the words.
        changed: whether the other side lacks them.
        drifts: numbers of the changes whose words these are.
        notes: numbers of the changes whose words end here.
    """

    text: str
    changed: bool
    drifts: tuple[int, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one report, cut into segments.

    Attributes:
        report: id of the report.
        name: what the report is called.
        language: for the page's `lang`.
        kind: "headline" and the like; "" for the body.
        segments: together the words.
    """

    report: str
    name: str
    language: str
    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class CollationRow:
    """One sentence of a child beside what it rests on.

    Attributes:
        child: the child's words.
        parents: the parents' words; none where the sentence has no basis in them.
        changes: the drifts found in it, in order.
        unchanged: whether it was taken over word for word.
    """

    child: Passage
    parents: tuple[Passage, ...]
    changes: tuple[Change, ...]
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows in a run; `folded` where all are unchanged and a reader may skip them."""

    rows: tuple[CollationRow, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Collation:
    """A child beside all of its parents that are at hand.

    Attributes:
        child: the report.
        name: what it is called.
        parents: what its parents are called.
        links: the links to them.
        stretches: the rows, in the child's order.
        left_out: sentences of the parents that reached no row, in their order.
        elsewhere: drifts whose words lie in no row (in page furniture, say).
    """

    child: Report
    name: str
    parents: tuple[str, ...]
    links: tuple[Link, ...]
    stretches: tuple[Stretch, ...]
    left_out: tuple[Passage, ...]
    elsewhere: tuple[Change, ...]


def collations(dossier: Dossier, names: Names, changes: Sequence[Change]) -> tuple[Collation, ...]:
    """One collation for each report that has a parent at hand, in the order of the reports."""
    by_number = sorted(changes, key=lambda c: c.number)
    made = []
    for report in dossier.reports:
        links = tuple(x for x in at_hand(dossier) if x.child == report.id)
        if links:
            made.append(_collation(dossier, names, by_number, report, links))
    return tuple(made)


def _collation(
    dossier: Dossier,
    names: Names,
    changes: Sequence[Change],
    child: Report,
    links: tuple[Link, ...],
) -> Collation:
    parents = [dossier.report(x.parent) for x in links]
    ids = [p.id for p in parents]
    alignments = [
        a for a in dossier.alignments if a.child.report == child.id and a.parent.report in ids
    ]
    mine = [c for c in changes if c.drift.child.report == child.id]
    texts = {r.id: r for r in (child, *parents)}
    rows: list[CollationRow] = []
    units = _units(child, [a.child for a in alignments])
    homes = _homes(units, mine)
    for place, unit in enumerate(units):
        here = tuple(c for c in mine if homes.get(c.number) == place)
        sources = _sources(unit, alignments, ids)
        rows.append(_row(unit, sources, mine, here, texts, names))
    reached = [a.parent for a in alignments]
    return Collation(
        child=child,
        name=names.of(child.id),
        parents=tuple(names.of(i) for i in ids),
        links=links,
        stretches=tuple(_stretches(rows)),
        left_out=tuple(
            _passage(parent, span, (), _parent_marks(span, mine), names)
            for parent in parents
            for span in _rest(parent, [s for s in reached if s.report == parent.id])
        ),
        elsewhere=tuple(c for c in mine if c.number not in homes),
    )


def _units(child: Report, aligned: Iterable[Span]) -> list[Span]:
    """The child's sentences: aligned spans, and what lies between them, in order."""
    covered = _merged(child, aligned)
    return sorted([*covered, *_rest(child, covered)], key=lambda span: span.start)


def _merged(report: Report, spans: Iterable[Span]) -> list[Span]:
    made: list[Span] = []
    for span in sorted(set(spans)):
        if made and span.start < made[-1].end:
            made[-1] = report.span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made


def _rest(report: Report, covered: Sequence[Span]) -> list[Span]:
    """Sentences of a report that none of the spans touches; page furniture is left out."""
    made: list[Span] = []
    for block in report.blocks:
        if block.kind in _KINDS_READ:
            made.extend(_uncovered(report, block.span, covered))
    return made


def _uncovered(report: Report, block: Span, covered: Sequence[Span]) -> Iterator[Span]:
    at = block.start
    touching = sorted(s for s in covered if s.overlaps(block))
    for start, end in [*((s.start, s.end) for s in touching), (block.end, block.end)]:
        yield from _sentences(report, at, start)
        at = max(at, end)


def _sentences(report: Report, start: int, end: int) -> Iterator[Span]:
    if start >= end:
        return
    text = report.text[start:end]
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    for first, last in pairwise(cuts):
        words = text[first:last]
        if any(char.isalnum() for char in words):
            left = start + first + len(words) - len(words.lstrip())
            yield report.span(left, left + len(words.strip()))


def _homes(units: Sequence[Span], changes: Sequence[Change]) -> dict[int, int]:
    """For each change the place of the unit that holds most of its words."""
    homes: dict[int, int] = {}
    for change in changes:
        span = change.drift.child
        best = max(
            range(len(units)), key=lambda at: (shared_length(units[at], span), -at), default=None
        )
        if best is not None and units[best].overlaps(span):
            homes[change.number] = best
    return homes


def _sources(unit: Span, alignments: Sequence[Alignment], order: Sequence[str]) -> list[Span]:
    found = {a.parent for a in alignments if a.child.overlaps(unit)}
    return sorted(found, key=lambda span: (order.index(span.report), span.start, span.end))


def _row(
    unit: Span,
    sources: Sequence[Span],
    changes: Sequence[Change],
    here: tuple[Change, ...],
    texts: dict[str, Report],
    names: Names,
) -> CollationRow:
    joined = "\n".join(s.text for s in sources)
    gone, new = changed_ranges(joined, unit.text) if sources else ((), ())
    unchanged = bool(sources) and not here and not gone and not new
    gone, new = _worth_marking(joined, gone), _worth_marking(unit.text, new)
    passages: list[Passage] = []
    offset = 0
    for source in sources:
        end = offset + len(source.text)
        ranges = [
            (max(a, offset) - offset, min(b, end) - offset)
            for a, b in gone
            if a < end and offset < b
        ]
        marks = _parent_marks(source, here)
        passages.append(_passage(texts[source.report], source, ranges, marks, names))
        offset = end + 1
    marks = [
        (c.drift.child.start - unit.start, c.drift.child.end - unit.start, c.number)
        for c in changes
        if c.drift.child.overlaps(unit)
    ]
    child = _passage(texts[unit.report], unit, new, marks, names)
    return CollationRow(child, tuple(passages), here, unchanged)


def _worth_marking(text: str, changed: tuple[Range, ...]) -> tuple[Range, ...]:
    marked = sum(b - a for a, b in changed)
    return changed if marked <= (1 - _MIN_KEPT) * len(text) else ()


_Mark = tuple[int, int, int]


def _parent_marks(span: Span, changes: Sequence[Change]) -> list[_Mark]:
    return [
        (c.drift.parent.start - span.start, c.drift.parent.end - span.start, c.number)
        for c in changes
        if c.drift.parent.overlaps(span)
    ]


def _passage(
    report: Report, span: Span, changed: Sequence[Range], marks: Sequence[_Mark], names: Names
) -> Passage:
    kinds = [b.kind for b in report.blocks if b.span.overlaps(span)]
    return Passage(
        report=report.id,
        name=names.of(report.id),
        language=report.language,
        kind=_KIND_WORDS.get(kinds[0], "") if kinds else "",
        segments=tuple(_segments(span.text, changed, marks)),
    )


def _segments(text: str, changed: Sequence[Range], marks: Sequence[_Mark]) -> Iterator[Segment]:
    inside = [(max(0, a), min(len(text), b), number) for a, b, number in marks]
    edges = {0, len(text)}
    edges.update(at for pair in changed for at in pair)
    edges.update(at for a, b, _ in inside for at in (a, b))
    for start, end in pairwise(sorted(edges)):
        yield Segment(
            text=text[start:end],
            changed=any(a <= start and end <= b for a, b in changed),
            drifts=tuple(n for a, b, n in inside if a <= start and end <= b),
            notes=tuple(n for a, b, n in inside if b == end),
        )


def _stretches(rows: Sequence[CollationRow]) -> Iterator[Stretch]:
    run: list[CollationRow] = []
    for row in rows:
        if run and run[-1].unchanged != row.unchanged:
            yield _stretch(run)
            run = []
        run.append(row)
    if run:
        yield _stretch(run)


def _stretch(run: list[CollationRow]) -> Stretch:
    return Stretch(tuple(run), run[0].unchanged and len(run) >= _MIN_FOLDED)
