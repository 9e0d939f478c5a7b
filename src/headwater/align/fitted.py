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

from headwater.align.evidence import (
    first_evidence,
    first_kinds,
    second_evidence,
    second_kinds,
)
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
    first, second = fitted_rounds(table.in_context)
    evidence = first_evidence(table)
    return second.chances(second_evidence(table, evidence, first.chances(evidence)))


@cache
def fitted_rounds(in_context: bool) -> tuple[Logistic, Logistic]:
    """The logistic functions of the first and of the second round."""
    text = (resources.files("headwater.align") / "fitted.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)[method_name(in_context)]
    first, second = (
        Logistic(tuple(held[name][kind] for kind in kinds), held[name]["intercept"])
        for name, kinds in round_kinds(in_context).items()
    )
    return first, second


def method_name(in_context: bool) -> str:
    """The method, as settings and `fitted.toml` call it."""
    return "learned" if in_context else "rules"


def round_kinds(in_context: bool) -> dict[str, tuple[str, ...]]:
    """What each round sees, in order, by its name in `fitted.toml`."""
    return {
        "first": first_kinds(in_context=in_context),
        "second": second_kinds(in_context=in_context),
    }
