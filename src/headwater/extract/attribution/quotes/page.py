"""A report as its quotations part it: which words stand inside which marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from headwater.extract.attribution.quotes.marks import Quote, find_quotes
from headwater.extract.parse import Parse
from headwater.model import Token


class Page:
    """The words of a report and its quotations, in text order.

    Args:
        parse: the report.

    Attributes:
        parse: as given.
        quotes: all of them, those inside others among them.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.quotes = find_quotes(parse)
        self._token_starts = [t.start for t in parse.tokens]
        self._quote_starts = [q.start for q in self.quotes]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The words between two places of the text."""
        first = bisect_left(self._token_starts, start)
        last = bisect_left(self._token_starts, end)
        return self.parse.tokens[first:last]

    def is_within(self, index: int, quote: Quote) -> bool:
        """Whether a word stands inside a quotation."""
        return quote.start <= self.parse.tokens[index].start < quote.end

    def in_quotes(self, token: Token) -> bool:
        """Whether a word stands inside any quotation."""
        at = bisect_right(self._quote_starts, token.start) - 1
        while at >= 0 and self.quotes[at].is_inner:
            at -= 1
        return at >= 0 and token.start < self.quotes[at].end

    def quotes_over(self, start: int, end: int) -> Iterator[Quote]:
        """The quotations that have something in common with a range of the text."""
        at = max(0, bisect_left(self._quote_starts, start - 1) - 2)
        while at < len(self.quotes) and self.quotes[at].start < end:
            if self.quotes[at].end > start:
                yield self.quotes[at]
            at += 1

    def trimmed(self, quote: Quote) -> tuple[int, int]:
        """The words between the marks without white space or a closing comma."""
        text, start, end = self.parse.text, quote.start, quote.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        return start, end
