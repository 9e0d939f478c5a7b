"""A logistic regression with a ridge, over facts by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

_ROUNDS = 50

Facts = Mapping[str, float]


def fit_logistic(cases: Sequence[tuple[Facts, bool]], ridge: float = 1.0) -> dict[str, float]:
    """Weights by Newton's method; facts that a case does not name are 0 there."""
    names = list(dict.fromkeys(name for facts, _ in cases for name in facts))
    x = np.array([[facts.get(name, 0.0) for name in names] for facts, _ in cases])
    y = np.array([float(right) for _, right in cases])
    weights: npt.NDArray[np.float64] = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - ridge * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + ridge * np.eye(len(names))
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def chance(weights: Mapping[str, float], facts: Facts) -> float:
    """How likely a case is right."""
    total = sum(weights.get(name, 0.0) * value for name, value in facts.items())
    return float(1 / (1 + np.exp(-total)))
