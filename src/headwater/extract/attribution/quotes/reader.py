"""Words between quotation marks: who says them, also where the cue stands in another sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.quotes.marks import Quote
from headwater.extract.attribution.quotes.mere import is_only_quotes
from headwater.extract.attribution.quotes.nesting import retold, spoken_inside
from headwater.extract.attribution.quotes.page import Page
from headwater.extract.attribution.quotes.placed import credit_by_place
from headwater.extract.parse import Parse
from headwater.model import Token

# Of a sentence with more attributions than this only the nearest can hold a quotation.
_MAX_NEAR = 24
# Between two halves of a quotation stands no more than who says it.
_MAX_ASIDE = 120


class QuoteReader:
    """Credits each quotation, in text order, to the voice that its surroundings name."""

    def __init__(self, parse: Parse, findings: Sequence[Finding]) -> None:
        self.parse = parse
        self.page = Page(parse)
        self.findings = sorted(findings, key=lambda f: (f.start, f.end))
        self.starts = [f.start for f in self.findings]
        self.made: list[Finding] = []

    def read(self) -> list[Finding]:
        """All findings: clauses that are not mere quotations, and the quotations."""
        by_sentence = self._findings_by_sentence()
        previous: Finding | None = None
        previous_quote: Quote | None = None
        for quote in self.page.quotes:
            finding = self._credit(quote, by_sentence)
            if finding is None and not quote.is_inner:
                finding = self._resumed(quote, previous, previous_quote) or self._continued(
                    quote, previous, previous_quote
                )
            if finding is not None:
                self.made.append(finding)
                if not quote.is_inner:
                    previous, previous_quote = finding, quote
        kept = [f for f in self.findings if not is_only_quotes(self.page, f)]
        return kept + self.made

    def _findings_by_sentence(self) -> dict[int, list[Finding]]:
        grouped: dict[int, list[Finding]] = {}
        for finding in self.findings:
            if finding.cue is not None or finding.source is not None:
                grouped.setdefault(self.parse.tokens[finding.anchor].sentence, []).append(finding)
        for here in grouped.values():
            here.sort(key=lambda f: f.anchor)
        return grouped

    def _credit(self, quote: Quote, by_sentence: dict[int, list[Finding]]) -> Finding | None:
        start, end = self.page.trimmed(quote)
        if end <= start:
            return None
        tokens = self.page.tokens(start, end)
        if not tokens:
            return None
        candidates = self._candidates(tokens, by_sentence)
        clause = self._clause_of(quote, candidates)
        if clause is not None:
            inside = spoken_inside(self.parse, quote, tokens[0], clause)
            if inside is not None:
                return _as_direct(inside, start, end, inside.confidence)
            return retold(self.parse, _as_direct(clause, start, end, 0.92))
        placed = credit_by_place(self.page, quote, start, end, tokens)
        return None if placed is None else retold(self.parse, placed)

    def _candidates(
        self, tokens: tuple[Token, ...], by_sentence: dict[int, list[Finding]]
    ) -> list[Finding]:
        """Attributed clauses of the quotation's sentences, the nearest of very many."""
        candidates: list[Finding] = []
        for sentence in range(tokens[0].sentence, tokens[-1].sentence + 1):
            here = by_sentence.get(sentence, [])
            at = bisect_left(here, tokens[0].index, key=lambda f: f.anchor)
            candidates.extend(here[max(0, at - _MAX_NEAR) : at + _MAX_NEAR])
        return candidates

    def _clause_of(self, quote: Quote, candidates: Sequence[Finding]) -> Finding | None:
        """The smallest attributed clause that holds most of the quotation."""
        best: Finding | None = None
        for finding in candidates:
            shared = min(finding.end, quote.end) - max(finding.start, quote.start)
            if shared * 2 <= quote.end - quote.start and not self._starts_in(finding, quote):
                continue
            if finding.cue is not None and self.page.is_within(finding.anchor, quote):
                continue
            if best is None or finding.end - finding.start < best.end - best.start:
                best = finding
        return best

    def _starts_in(self, finding: Finding, quote: Quote) -> bool:
        """Whether a clause is the beginning or end of a quotation of several sentences."""
        inside = quote.start - 1 <= finding.start and finding.end <= quote.end + 1
        return inside and not self.page.is_within(finding.anchor, quote)

    def _resumed(
        self, quote: Quote, previous: Finding | None, previous_quote: Quote | None
    ) -> Finding | None:
        """As in '"A farce," shot back the mayor, "and they know it"': only the cue between."""
        if previous is None or previous_quote is None or previous.cue is None:
            return None
        between = self.parse.text[previous_quote.end + 1 : quote.start - 1]
        is_aside = len(between) < _MAX_ASIDE and between.rstrip()[-1:] == ","
        anchor = self.parse.tokens[previous.anchor]
        inside = previous_quote.end <= anchor.start < quote.start
        start, end = self.page.trimmed(quote)
        if not is_aside or not inside or end <= start or set(between) & set(".;:?!"):
            return None
        return replace(previous, start=start, end=end, confidence=0.85)

    def _continued(
        self, quote: Quote, previous: Finding | None, previous_quote: Quote | None
    ) -> Finding | None:
        """Speech that goes on without a cue: the next paragraph's, or a quotation on its own."""
        start, end = self.page.trimmed(quote)
        if quote.continues and previous is not None and previous_quote is not None:
            return replace(
                previous, start=start, end=end, cue=None, continued=True, confidence=0.85
            )
        if not self._stands_alone(quote):
            return None
        last = self._last_before(quote)
        if last is None:
            return None
        return replace(
            last, start=start, end=end, cue=None, direct=True, continued=True, cue_class="neutral",
            confidence=0.8 if self._block_of(last) == quote.block else 0.5,
        )  # fmt: skip

    def _stands_alone(self, quote: Quote) -> bool:
        """Whether whole sentences stand in the marks and nothing of theirs outside."""
        tokens = self.page.tokens(quote.start, quote.end)
        words = [t for t in tokens if t.pos not in {"PUNCT", "SPACE"}]
        if len(words) < 3 or not self.parse.text[quote.start].isupper():
            return False
        if self.parse.text[quote.end - 1] not in ".?!…":
            return False
        first = self.parse.sentence_of(words[0].index)
        last = self.parse.sentence_of(words[-1].index)
        return not any(
            t.pos not in {"PUNCT", "SPACE"} for t in self._outside_words(first.first, last.last)
        )

    def _outside_words(self, first: int, last: int) -> list[Token]:
        return [t for t in self.parse.tokens[first:last] if not self.page.in_quotes(t)]

    def _block_of(self, finding: Finding) -> int:
        return self.parse.sentence_of(finding.anchor).block

    def _last_before(self, quote: Quote) -> Finding | None:
        """The last attribution to a voice before a quotation, in or just before its paragraph."""
        earlier = [f for f in self.made[-3:] if f.end <= quote.start][-1:]
        at = bisect_left(self.starts, quote.start)
        outer = [
            f for f in self.findings[max(0, at - 6) : at]
            if f.source is not None and not self.page.in_quotes(self.parse.tokens[f.anchor])
        ]  # fmt: skip
        candidates = [f for f in (*earlier, *outer) if f.source is not None]
        if not candidates:
            return None
        last = max(candidates, key=lambda f: max(f.end, self.parse.tokens[f.anchor].end))
        if quote.block - self._block_of(last) > 1:
            return None
        return last


def _as_direct(clause: Finding, start: int, end: int, confidence: float) -> Finding:
    return replace(clause, start=start, end=end, direct=True, confidence=confidence)
