"""One reason to take a report as the child of another."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.lineage.fitted import weights_of

CERTAIN = 12.0
DATES, GIVEN, STATED_DAY = "dates", "given", "stated_day"
# Set, not fitted: our labelled families state no days without a year. Less than a date, which no
# clue outweighs, and more than any one clue of how a report is told.
_BY_STATED_DAY = 2.5


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason to take a report as the child of another.

    Attributes:
        kind: what sort of reason; `fitted.toml` weighs it.
        amount: how much of it there is, mostly 0 to 1.
        text: in words.
    """

    kind: str
    amount: float
    text: str

    @property
    def weight(self) -> float:
        """What it tells, in log odds."""
        if self.kind in {DATES, GIVEN}:
            return CERTAIN
        if self.kind == STATED_DAY:
            return _BY_STATED_DAY * self.amount
        return self.amount * weights_of("direction")[self.kind]
