"""A drift as before and after: the words in their sentence, what differs marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Alignment, Drift, Report, Span
from headwater.render.difference import Range, Run, changed_ranges, runs
from headwater.render.words import SEVERITY_ORDER

# A drift's words are shown with so many characters of their sentence on either side.
_CONTEXT_CHARS = 45
# A longer unchanged stretch is cut in the middle, down to this much at either end.
_MAX_SAME_CHARS, _KEPT_CHARS = 170, 60
# Here the retelling has more than the parent: what the parent has else is not the point.
_ADDITIONS = frozenset({"detail-added", "hedge-added"})


@dataclass(frozen=True, slots=True)
class Change:
    """One drift, ready to show.

    Attributes:
        number: its place in the dossier, counted from 1; the same wherever it is shown.
        drift: the drift.
        before: the parent's words; a changed run is gone in the child.
        after: the child's words; a changed run is new in the child.
        left_out: True where `before` has no counterpart and `after` only says where it belongs.
    """

    number: int
    drift: Drift
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    left_out: bool


def changes(dossier: Dossier) -> tuple[Change, ...]:
    """Every drift of a dossier, most serious first, then in the dossier's order."""
    reports = {r.id: r for r in dossier.reports}
    made = []
    for number, drift in enumerate(dossier.drift, start=1):
        aligned = [a for a in dossier.alignments if _is_about(a, drift)]
        made.append(_change(number, drift, aligned, reports))
    return tuple(sorted(made, key=lambda c: SEVERITY_ORDER.index(c.drift.severity)))


def _is_about(alignment: Alignment, drift: Drift) -> bool:
    return alignment.child.overlaps(drift.child) and alignment.parent.report == drift.parent.report


def _change(
    number: int, drift: Drift, aligned: Sequence[Alignment], reports: Mapping[str, Report]
) -> Change:
    left_out = drift.kind == "omitted-denial"
    if left_out:
        gone: tuple[Range, ...] = ((0, len(drift.parent.text)),)
        new: tuple[Range, ...] = ()
    else:
        gone, new = _differences(drift, aligned)
    sentences = [s for a in aligned for s in (a.child, a.parent)]
    return Change(
        number,
        drift,
        _in_context(drift.parent, gone, sentences, reports),
        _in_context(drift.child, new, sentences, reports),
        left_out,
    )


def _differences(
    drift: Drift, aligned: Iterable[Alignment]
) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """What differs inside the drift's words, judged by the whole sentences that they stand in.

    A word of the child that the parent has a little further on in its sentence is not new.
    """
    mine = _widest(drift.child, [a.child for a in aligned])
    theirs = _widest(drift.parent, [a.parent for a in aligned])
    gone, new = changed_ranges("\n".join(s.text for s in theirs), "\n".join(s.text for s in mine))
    if drift.kind in _ADDITIONS:
        gone = ()
    return _inside(drift.parent, gone, theirs), _inside(drift.child, new, mine)


def _widest(span: Span, sentences: Iterable[Span]) -> list[Span]:
    """The sentences without repeats, with the span itself where no sentence holds it."""
    kept = [s for s in dict.fromkeys(sentences) if s != span]
    if not any(s.covers(span) for s in kept):
        kept = [s for s in kept if not s.overlaps(span)]
        kept.append(span)
    return sorted(kept)


def _inside(span: Span, ranges: Iterable[Range], texts: Sequence[Span]) -> tuple[Range, ...]:
    """Ranges of the joined texts as ranges of the span, cut at its ends."""
    found: list[Range] = []
    offset = 0
    for text in texts:
        if text.covers(span):
            shift = span.start - text.start + offset
            found = [
                (max(0, a - shift), min(len(span.text), b - shift))
                for a, b in ranges
                if a < shift + len(span.text) and shift < b
            ]
        offset += len(text.text) + 1
    return tuple(found)


def _in_context(
    span: Span,
    changed: tuple[Range, ...],
    sentences: Iterable[Span],
    reports: Mapping[str, Report],
) -> tuple[Run, ...]:
    left, right = _context(span, sentences, reports)
    inner = [r if r.changed else Run(_cut_middle(r.text), False) for r in runs(span.text, changed)]
    parts = [Run(left, False), *inner, Run(right, False)]
    return tuple(r for r in parts if r.text)


def _context(
    span: Span, sentences: Iterable[Span], reports: Mapping[str, Report]
) -> tuple[str, str]:
    """The words of the same sentence before and after a span, cut where they run long."""
    holding = [s for s in sentences if s.covers(span)]
    report = reports.get(span.report)
    if not holding and report is not None:
        holding = [b.span for b in report.blocks if b.span.covers(span)]
    if not holding:
        return "", ""
    whole = min(holding, key=lambda s: s.end - s.start)
    at = span.start - whole.start
    left, right = whole.text[:at], whole.text[at + len(span.text) :]
    if len(left) > _CONTEXT_CHARS:
        left = "… " + left[-_CONTEXT_CHARS:].partition(" ")[2]
    if len(right) > _CONTEXT_CHARS:
        right = right[:_CONTEXT_CHARS].rpartition(" ")[0] + " …"
    return left, right


def _cut_middle(text: str) -> str:
    if len(text) <= _MAX_SAME_CHARS:
        return text
    head, tail = text[:_KEPT_CHARS].rpartition(" ")[0], text[-_KEPT_CHARS:].partition(" ")[2]
    return f"{head} … {tail}"
