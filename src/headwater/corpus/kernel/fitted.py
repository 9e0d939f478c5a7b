"""The fitted weights of the evidence: how surely one of two reports has words of the other.

A logistic function of a few kinds of evidence. Its weights stand in `fitted.toml`, which
`python -m bench.corpus fit` writes from made corpora whose truth is known.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

import numpy as np

from headwater.corpus.kernel.alignment.evidence import Evidence, Floats

KINDS = tuple(field.name for field in fields(Evidence))


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic function of evidence.

    Attributes:
        weights: one for each kind of evidence, by its name.
        intercept: what is added to their sum.
    """

    weights: dict[str, float]
    intercept: float

    def chances(self, evidence: Evidence) -> Floats:
        """The chance of each pair, 0 to 1, in thousandths, so that it is the same everywhere.

        Kind is added to kind: a product of matrices may round otherwise in another batch.
        """
        odds = np.full(len(evidence.bits), self.intercept)
        for kind, weight in self.weights.items():
            odds = odds + weight * getattr(evidence, kind)
        return np.asarray(np.round(1 / (1 + np.exp(-np.clip(odds, -30.0, 30.0))), 3))


@cache
def fitted() -> Logistic:
    """The function as it was fitted."""
    text = (resources.files("headwater.corpus.kernel") / "fitted.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)["reuse"]
    return Logistic({kind: held[kind] for kind in KINDS}, held["intercept"])
