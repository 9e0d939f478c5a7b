"""Quotations of a report, in double marks and in single ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.extract.parse import Parse
from headwater.model import Quotation

# A single mark opens after a space or a bracket and before a letter, and closes after a letter or a
# stop and before anything but a letter; so an apostrophe inside a word is neither.
_SINGLE = re.compile(r"(?<![\w'])'(?=[\w\[(\"$£€])(.{2,600}?[\w.,?!…\])\"])'(?!\w)", re.DOTALL)
# Some archives set a quotation between two single marks on each side.
_DOUBLED = re.compile(
    r"(?<!')(?:''|``)(?=[^'\s])([^'`]{2,2000}(?:'(?!')[^'`]{1,2000}){0,20})''(?!')"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation on its way to an attribution.

    Attributes:
        start: first character between the marks.
        end: one past the last.
        continues: whether it goes on from an unclosed quotation in the paragraph before.
        block: index of its block.
        is_inner: whether it stands inside another quotation.
    """

    start: int
    end: int
    continues: bool
    block: int
    is_inner: bool = False


def find_quotes(parse: Parse) -> tuple[Quote, ...]:
    """Quotations of the report, those in single marks too, in order."""
    blocks = parse.report.blocks
    starts = [block.span.start for block in blocks]

    def block_of(at: int) -> int:
        return max(0, bisect_right(starts, at) - 1)

    found = [_quote(q, block_of(q.span.start)) for q in parse.annotations.quotations]
    quotes = found + list(_single_quotes(parse, found))
    return tuple(sorted(quotes, key=lambda q: (q.start, -q.end)))


def _quote(quotation: Quotation, block: int) -> Quote:
    return Quote(quotation.span.start, quotation.span.end, quotation.continues, block)


def _single_quotes(parse: Parse, found: Sequence[Quote]) -> Iterator[Quote]:
    """Quotations in single marks that stand inside others, or that no other has claimed."""
    starts = [q.start for q in found]
    for index, block in enumerate(parse.report.blocks):
        if block.kind == "furniture":
            continue
        single = _SINGLE.finditer(parse.text, block.span.start, block.span.end)
        doubled = _DOUBLED.finditer(parse.text, block.span.start, block.span.end)
        reach = -1
        for match in sorted((*doubled, *single), key=lambda m: (m.start(), -m.end())):
            start, end = match.span(1)
            if start < reach:
                continue
            reach = end
            at = bisect_right(starts, start) - 1
            before = found[at] if at >= 0 and found[at].end > start else None
            after = found[at + 1] if at + 1 < len(found) and found[at + 1].start < end else None
            if before is None and after is None:
                yield Quote(start, end, False, index)
            elif before is not None and end <= before.end and _is_double(parse, before):
                yield Quote(start, end, False, index, is_inner=True)


def _is_double(parse: Parse, quote: Quote) -> bool:
    return parse.text[quote.start - 1] == '"'
