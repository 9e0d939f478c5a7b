"""A logistic regression with a ridge, over facts by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

_ROUNDS = 50

Facts = Mapping[str, float]


def fit_logistic(
    cases: Sequence[tuple[Facts, bool]],
    ridge: float = 1.0,
    counts: Sequence[float] | None = None,
) -> dict[str, float]:
    """Weights by Newton's method; facts that a case does not name are 0 there.

    Args:
        cases: facts and whether it is so.
        ridge: how strongly weights are held near 0.
        counts: how often each case counts; once each where it is not given.
    """
    names = list(dict.fromkeys(name for facts, _ in cases for name in facts))
    x = np.array([[facts.get(name, 0.0) for name in names] for facts, _ in cases])
    y = np.array([float(right) for _, right in cases])
    often = np.array(counts if counts is not None else [1.0] * len(cases))
    weights: npt.NDArray[np.float64] = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (often * (y - chance)) - ridge * weights
        bend = (x * (often * chance * (1 - chance))[:, None]).T @ x + ridge * np.eye(len(names))
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def chance(weights: Mapping[str, float], facts: Facts) -> float:
    """How likely a case is right."""
    total = sum(weights.get(name, 0.0) * value for name, value in facts.items())
    return float(1 / (1 + np.exp(-total)))
