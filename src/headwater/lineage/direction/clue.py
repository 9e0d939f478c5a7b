"""One reason to take a report as the child of another."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.lineage.fitted import weights_of

CERTAIN = 12.0
DATES, GIVEN = "dates", "given"


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
        return self.amount * weights_of("direction")[self.kind]
