"""Words between quotation marks, as newspapers set them."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.lexicon.fold import straighten
from headwater.model import Quotation, Report, Span

_QUOTE = '"'
_SINGLE = "'\u2018\u2019"
_LONGEST_SINGLE = 600


def find_quotations(report: Report) -> Iterator[Quotation]:
    """Words between quotation marks, block by block: double marks, else single ones.

    A paragraph that ends inside a quotation goes on in the next one where that opens with a mark
    of its own, as newspapers set long quotes. Single marks count outside of double ones only, and
    only where they cannot be apostrophes.
    """
    text = straighten(report.text)
    open_before = False
    for block in report.blocks:
        if block.kind in {"furniture", "crosshead"}:
            continue
        last_closed = True
        runs = list(_quoted_runs(text, block.span))
        for start, end, closed in sorted([*runs, *_single_runs(report.text, block.span, runs)]):
            opens_block = not text[block.span.start : start - 1].strip()
            yield Quotation(report.span(start, end), closed, open_before and opens_block)
            last_closed = closed
        open_before = not last_closed


def _quoted_runs(text: str, span: Span) -> Iterator[tuple[int, int, bool]]:
    marks = [i for i in range(span.start, span.end) if text[i] == _QUOTE and not _inches(text, i)]
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if closing > opening + 1:
            yield opening + 1, closing, True
    if len(marks) % 2 and marks[-1] + 1 < span.end:
        yield marks[-1] + 1, span.end, False


def _single_runs(
    text: str, span: Span, double: list[tuple[int, int, bool]]
) -> Iterator[tuple[int, int, bool]]:
    at = span.start
    inside = iter([*double, (span.end, span.end, True)])
    start, end, _ = next(inside)
    while at < span.end:
        while end <= at < span.end and end < span.end:
            start, end, _ = next(inside)
        if text[at] in _SINGLE and _opens(text, at) and not start <= at < end:
            closing = _closing(text, at, min(span.end, at + _LONGEST_SINGLE))
            if closing is not None:
                yield at + 1, closing, True
                at = closing
        at += 1


def _opens(text: str, at: int) -> bool:
    """A single mark opens after a space or bracket and before a letter; '90s opens nothing."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return text[at] != "\u2019" and (before.isspace() or before in "([-\u2014") and after.isalpha()


def _closing(text: str, opening: int, limit: int) -> int | None:
    """The mark that closes: after a word or stop, before no letter; not a plural's possessive."""
    possessive = None
    for at in range(opening + 2, limit):
        if text[at] not in _SINGLE or text[at] == "\u2018":
            continue
        after = text[at + 1] if at + 1 < len(text) else " "
        if after.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] == "s" and after == " " and text[opening] == "'":
            possessive = possessive or at
            continue
        return at
    return possessive


def _inches(text: str, at: int) -> bool:
    """Whether the mark at `at` stands for inches ('a 12" pipe'), not for a quotation."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isdigit() and after == " " and text.count(_QUOTE, max(0, at - 200), at) % 2 == 0
