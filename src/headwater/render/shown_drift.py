"""A drift as before and after: the words in their sentence, what differs marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
# What the details of a drift call its two sides, and what two versions of a report are called.
_VERSIONS = (("the source", "the earlier version"), ("the retelling", "the later version"))


@dataclass(frozen=True, slots=True)
class Change:
    """One drift, ready to show.

    Attributes:
        number: its place in the dossier, counted from 1; the same wherever it is shown.
        drift: the drift.
        before: the parent's words; a changed run is gone in the child.
        after: the child's words; a changed run is new in the child.
        left_out: True where `before` has no counterpart and `after` only says where it belongs.
        revised: True where the child is a later version of the parent, by the same outlet.
        detail: the drift's, in the words for what the child is.
    """

    number: int
    drift: Drift
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    left_out: bool
    revised: bool
    detail: str


@dataclass(frozen=True, slots=True)
class ChangeList:
    """Changes under one title, most serious first.

    Attributes:
        title: what they are.
        id: a word for the title, in an address.
        changes: at least one.
    """

    title: str
    id: str
    changes: tuple[Change, ...]

    @property
    def serious(self) -> int:
        """How many of them are of high severity."""
        return sum(c.drift.severity == "high" for c in self.changes)


def changes(dossier: Dossier, *, whole_sentences: bool = False) -> tuple[Change, ...]:
    """Every drift of a dossier, most serious first, then in the dossier's order.

    Args:
        dossier: the dossier.
        whole_sentences: whether the words stand in their whole sentence, however long; a list of
            many changes is read more easily with less.
    """
    reports = {r.id: r for r in dossier.reports}
    revisions = {(x.child, x.parent) for x in dossier.links if x.kind == "revision"}
    made = []
    for number, drift in enumerate(dossier.drift, start=1):
        aligned = [a for a in dossier.alignments if _is_about(a, drift)]
        change = _change(number, drift, aligned, reports, whole=whole_sentences)
        if (drift.child.report, drift.parent.report) in revisions:
            change = replace(change, revised=True, detail=_say_revised(drift, reports))
        made.append(change)
    return tuple(sorted(made, key=lambda c: SEVERITY_ORDER.index(c.drift.severity)))


def listed_changes(found: Sequence[Change]) -> tuple[ChangeList, ...]:
    """The changes of retellings, then those of an outlet's own later versions; no empty list."""
    lists = (
        ("What changed on the way", "changes", tuple(c for c in found if not c.revised)),
        ("What changed in the later version", "revised", tuple(c for c in found if c.revised)),
    )
    return tuple(ChangeList(*listed) for listed in lists if listed[-1])


def _is_about(alignment: Alignment, drift: Drift) -> bool:
    return alignment.child.overlaps(drift.child) and alignment.parent.report == drift.parent.report


def _say_revised(drift: Drift, reports: Mapping[str, Report]) -> str:
    """The detail of a drift between two versions, which are no source and no retelling.

    A phrase that one of the reports holds itself may be a quoted one, and is left as it is.
    """
    texts = [reports[i].text.lower() for i in (drift.child.report, drift.parent.report)]
    detail = drift.detail
    for phrase, version in _VERSIONS:
        if not any(phrase in " ".join(text.split()) for text in texts):
            detail = detail.replace(phrase, version)
    return detail


def _change(
    number: int,
    drift: Drift,
    aligned: Sequence[Alignment],
    reports: Mapping[str, Report],
    *,
    whole: bool,
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
        _in_context(drift.parent, gone, sentences, reports, whole=whole),
        _in_context(drift.child, new, sentences, reports, whole=whole),
        left_out,
        revised=False,
        detail=drift.detail,
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
    *,
    whole: bool,
) -> tuple[Run, ...]:
    left, right = _context(span, sentences, reports, whole=whole)
    cut = str if whole else _cut_middle
    inner = [r if r.changed else Run(cut(r.text), False) for r in runs(span.text, changed)]
    parts = [Run(left, False), *inner, Run(right, False)]
    return tuple(r for r in parts if r.text)


def _context(
    span: Span, sentences: Iterable[Span], reports: Mapping[str, Report], *, whole: bool
) -> tuple[str, str]:
    """The words of the same sentence before and after a span, cut where they run long.

    Where no sentence is known to hold the span its paragraph does, and is always cut.
    """
    holding = [s for s in sentences if s.covers(span)]
    report = reports.get(span.report)
    if not holding and report is not None:
        holding, whole = [b.span for b in report.blocks if b.span.covers(span)], False
    if not holding:
        return "", ""
    shortest = min(holding, key=lambda s: s.end - s.start)
    at = span.start - shortest.start
    left, right = shortest.text[:at], shortest.text[at + len(span.text) :]
    if whole:
        return left, right
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
