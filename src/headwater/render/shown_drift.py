"""A drift as before and after: the words in their sentence, what differs marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Drift, Report, Span
from headwater.render.difference import Range, Run, changed_ranges, runs
from headwater.render.words import SEVERITY_ORDER

# A drift's words are shown with so many characters of their sentence on either side.
_CONTEXT_CHARS = 45
# More unchanged words than these in one stretch are cut in the middle.
_MAX_SAME_CHARS = 130
# A source span this many times as long as the retelling's is its whole sentence, not the
# counterpart of the words: only what the retelling changed is marked then.
_WHOLE_SENTENCE = 2.5
_ENDS = ".!?\n"


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
    made = [_change(number, d, reports) for number, d in enumerate(dossier.drift, start=1)]
    return tuple(sorted(made, key=lambda c: SEVERITY_ORDER.index(c.drift.severity)))


def _change(number: int, drift: Drift, reports: Mapping[str, Report]) -> Change:
    left_out = drift.kind == "omitted-denial"
    before, after = drift.parent.text, drift.child.text
    if left_out:
        gone: tuple[Range, ...] = ((0, len(before)),) if before else ()
        new: tuple[Range, ...] = ()
    else:
        gone, new = changed_ranges(before, after)
        if len(before) > _WHOLE_SENTENCE * len(after):
            gone = ()
    return Change(
        number,
        drift,
        _in_context(drift.parent, gone, reports.get(drift.parent.report)),
        _in_context(drift.child, new, reports.get(drift.child.report)),
        left_out,
    )


def _in_context(span: Span, changed: tuple[Range, ...], report: Report | None) -> tuple[Run, ...]:
    left, right = ("", "") if report is None else _context(span, report.text)
    inner = [r if r.changed else Run(_cut_middle(r.text), False) for r in runs(span.text, changed)]
    parts = [Run(left, False), *inner, Run(right, False)]
    return tuple(r for r in parts if r.text)


def _context(span: Span, text: str) -> tuple[str, str]:
    """The words of the same sentence before and after a span, cut where they run long."""
    if text[span.start : span.end] != span.text:
        return "", ""
    left = text[max(0, span.start - _CONTEXT_CHARS) : span.start]
    whole = len(left) < _CONTEXT_CHARS
    for mark in _ENDS:
        head, found, tail = left.rpartition(mark + " " if mark != "\n" else mark)
        if found:
            left, whole = tail, True
    if not whole:
        left = "… " + left.partition(" ")[2]
    right = text[span.end : span.end + _CONTEXT_CHARS]
    ends = [at for at, char in enumerate(right) if char in _ENDS]
    if span.text.rstrip("\"'”’").endswith((".", "!", "?")):
        right = ""
    elif ends:
        right = right[: ends[0] + 1].rstrip("\n")
    elif len(right) == _CONTEXT_CHARS:
        right = right.rpartition(" ")[0] + " …"
    return left, right


def _cut_middle(text: str) -> str:
    if len(text) <= _MAX_SAME_CHARS:
        return text
    half = _MAX_SAME_CHARS // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
