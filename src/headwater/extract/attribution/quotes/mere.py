"""Clauses that say hardly more than quotations, which stand on their own once they are credited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.quotes.page import Page

_WORD = re.compile(r"\w+")


def is_only_quotes(page: Page, finding: Finding) -> bool:
    """Whether a clause says hardly more than quotations that now stand on their own."""
    aside = [
        (q.start, q.end)
        for q in page.quotes_over(finding.start, finding.end)
        if not page.is_within(finding.anchor, q)
    ]
    if not aside or _leads_into(page, finding, aside):
        return False
    for own in (finding.cue, _edges_of(finding.source)):
        if own is not None:
            aside.append((page.parse.tokens[own[0]].start, page.parse.tokens[own[1]].end))
    words = letters = 0
    for start, end in _gaps(finding.start, finding.end, aside):
        for word in _WORD.finditer(page.parse.text, start, end):
            words += 1
            letters += word.end() - word.start()
            if words > 1 and letters * 8 > finding.end - finding.start:
                return False
    return True


def _leads_into(page: Page, finding: Finding, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether words of the clause lead into its first quotation: 'was "thin in places"'."""
    first = min(quoted)[0] - 1
    lead = page.parse.text[finding.start : max(finding.start, first)]
    inside = [finding.cue, _edges_of(finding.source)]
    clear = all(
        e is None or not finding.start <= page.parse.tokens[e[0]].start < first for e in inside
    )
    return clear and lead.rstrip()[-1:] not in {":", ","} and len(_WORD.findall(lead)) >= 1


def _edges_of(phrase: Phrase | None) -> tuple[int, int] | None:
    return None if phrase is None else (phrase.first, phrase.last)


def _gaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a range when others are taken out of it."""
    for first, last in sorted(taken):
        if first > start:
            yield start, min(first, end)
        start = max(start, last)
        if start >= end:
            return
    yield start, end
