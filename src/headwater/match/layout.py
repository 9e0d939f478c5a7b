"""The claims of all reports as statements, each report laid out when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.match.counts import main_counts
from headwater.match.statement import (
    ClaimWords,
    Frequency,
    Statement,
    claim_words,
    count_words,
    lay_out_report,
)
from headwater.model import Annotations, Claim, TimeExpression


@dataclass(frozen=True, slots=True)
class Told:
    """What one report claims.

    Attributes:
        statements: its claims, in order.
        main: for each claim the questions to which it gives the report's main answer.
    """

    statements: tuple[Statement, ...]
    main: Mapping[str, set[str]]


class Layout:
    """Claims as statements.

    A word weighs less the more claims hold it: the names of the whole story tell its claims apart
    no better than "the" does. The story of a report is told by it and by the reports that were laid
    beside it. What else there is decides nothing, so that a report that joins them changes what
    those round it say, and nothing beyond.

    Args:
        claims: by report id, numbered.
        annotations: by report id.
        times: by report id.
        pairs: of report ids that were laid side by side.
        words: the words of each report's claims, where they are known; else they are looked up.
    """

    def __init__(
        self,
        claims: Mapping[str, Sequence[Claim]],
        annotations: Mapping[str, Annotations],
        times: Mapping[str, Sequence[TimeExpression]],
        pairs: Iterable[tuple[str, str]],
        words: Mapping[str, ClaimWords] | None = None,
    ) -> None:
        self._claims, self._annotations, self._times = claims, annotations, times
        self._words = dict(words or {})
        self._beside: dict[str, set[str]] = {report: {report} for report in claims}
        for one, other in pairs:
            self._beside[one].add(other)
            self._beside[other].add(one)
        self._frequencies: dict[frozenset[str], Frequency] = {}
        self._told: dict[str, Told] = {}

    def told(self, report: str) -> Told:
        """What a report claims."""
        if report not in self._told:
            statements = lay_out_report(
                self._claims[report],
                self._annotations[report],
                self._times.get(report, ()),
                self._frequency(report),
            )
            self._told[report] = Told(statements, main_counts(statements))
        return self._told[report]

    def frequencies(self, report: str) -> tuple[int, list[tuple[str, int]]]:
        """All that the weights of a report's words depend on: how many claims, and who holds it."""
        frequency = self._frequency(report)
        own = sorted({key for said in self._words_of(report) for key in said})
        return frequency.claims, [(key, frequency.held[key]) for key in own]

    def _frequency(self, report: str) -> Frequency:
        """How often words stand in the claims of a report and of those beside it."""
        beside = frozenset(self._beside[report])
        if beside not in self._frequencies:
            self._frequencies[beside] = count_words(self._words_of(r) for r in sorted(beside))
        return self._frequencies[beside]

    def _words_of(self, report: str) -> ClaimWords:
        if report not in self._words:
            words = claim_words(self._claims[report], self._annotations[report])
            self._words[report] = words
        return self._words[report]
