"""Whether confidence means what it says: attributions found, by how sure the dossier is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

BINS = 10
Aspect = Literal["content", "whole"]
ASPECTS: tuple[Aspect, ...] = ("content", "whole")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One attribution found, as it was judged.

    Attributes:
        confidence: what the dossier says, 0 to 1.
        content: whether its content is that of a labelled attribution.
        whole: whether source, cue and directness are right too.
    """

    confidence: float
    content: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The judgements whose confidence lies in one tenth of the scale.

    Attributes:
        low: lower edge; the bin holds `low <= confidence < high`, the last one 1.0 too.
        high: upper edge.
        count: how many there are.
        confidence: the mean of what the dossier says.
        right: the share of those that are right.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def bins(judgements: Iterable[Judgement], aspect: Aspect) -> list[Bin]:
    """The bins that hold anything, from the least sure to the surest."""
    held: list[list[Judgement]] = [[] for _ in range(BINS)]
    for judgement in judgements:
        # Rounded, so that 0.7 (which times ten may be 6.999...) falls where its digits say.
        held[min(BINS - 1, int(round(judgement.confidence * BINS, 9)))].append(judgement)
    return [
        Bin(
            low=i / BINS,
            high=(i + 1) / BINS,
            count=len(some),
            confidence=sum(j.confidence for j in some) / len(some),
            right=sum(getattr(j, aspect) for j in some) / len(some),
        )
        for i, some in enumerate(held)
        if some
    ]


def calibration_error(judgements: Sequence[Judgement], aspect: Aspect) -> float | None:
    """The expected calibration error: how far, in the mean, confidence is from the share right.

    Over ten bins of equal width, each weighed by how many it holds (Naeini, Cooper and
    Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015).

    Returns:
        0 (as sure as right) to 1; None without judgements.
    """
    if not judgements:
        return None
    gaps = (b.count * abs(b.confidence - b.right) for b in bins(judgements, aspect))
    return sum(gaps) / len(judgements)
