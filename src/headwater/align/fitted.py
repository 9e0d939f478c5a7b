"""The fitted weights of the evidence: how surely a child sentence rests on a parent sentence.

Two logistic functions, one a round. Their weights stand in `fitted.toml`, which `bench.fit.align`
writes from labelled pairs.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from headwater.align.evidence import FIRST_ROUND, SECOND_ROUND, first_evidence, second_evidence
from headwater.align.table import Table
from headwater.align.traits import Floats


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic function of evidence.

    Attributes:
        weights: one for each kind of evidence, in order.
        intercept: what is added to their sum.
    """

    weights: tuple[float, ...]
    intercept: float

    def chances(self, evidence: Floats) -> Floats:
        """The chance of each cell, 0 to 1; evidence has its kinds along the last axis."""
        z = evidence @ np.array(self.weights) + self.intercept
        return np.asarray(1 / (1 + np.exp(-np.clip(z, -30.0, 30.0))))


def pair_chances(table: Table) -> Floats:
    """My sentences x theirs: how surely the one rests on the other, 0 to 1."""
    first, second = fitted_rounds()
    evidence = first_evidence(table)
    return second.chances(second_evidence(table, evidence, first.chances(evidence)))


@cache
def fitted_rounds() -> tuple[Logistic, Logistic]:
    """The logistic functions of the first and of the second round."""
    text = (resources.files("headwater.align") / "fitted.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    first, second = (
        Logistic(tuple(held[name][kind] for kind in kinds), held[name]["intercept"])
        for name, kinds in (("first", FIRST_ROUND), ("second", SECOND_ROUND))
    )
    return first, second
