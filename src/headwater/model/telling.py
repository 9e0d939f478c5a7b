"""A report as a telling: its words with everything that was found in them, to be asked about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.annotations import Annotations, Sentence, Token
from headwater.model.report import Report
from headwater.model.span import Span
from headwater.model.statement import (
    Attribution,
    Citation,
    Claim,
    Hedge,
    Number,
    TimeExpression,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One report, with everything that the extracting stages said of it.

    Attributes:
        report: the report.
        parse: its annotations.
        attributions: who is credited with what in it.
        citations: where it names where its words come from.
        claims: its checkable statements.
        numbers: its figures.
        times: its time expressions.
    """

    report: Report
    parse: Annotations
    attributions: tuple[Attribution, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    numbers: tuple[Number, ...]
    times: tuple[TimeExpression, ...]

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.parse.tokens_of(sentence)

    def attributions_in(self, span: Span) -> tuple[Attribution, ...]:
        """Attributions whose content shares words with `span`."""
        return tuple(a for a in self.attributions if a.content.overlaps(span))

    def hedges_in(self, span: Span) -> tuple[Hedge, ...]:
        """Words of doubt inside `span`, each once."""
        found = {h.span: h for c in self.claims for h in c.hedges if span.covers(h.span)}
        return tuple(found[s] for s in sorted(found))

    def numbers_in(self, span: Span) -> tuple[Number, ...]:
        """Figures inside `span`."""
        return tuple(n for n in self.numbers if span.covers(n.span))

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character, if any."""
        low, high = 0, len(self.parse.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.parse.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.parse.tokens) and self.parse.tokens[low].start <= offset:
            return self.parse.tokens[low]
        return None

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of some tokens."""
        ordered = sorted(tokens, key=lambda t: t.start)
        return self.report.span(ordered[0].start, ordered[-1].end)
