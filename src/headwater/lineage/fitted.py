"""The fitted weights by which lineage is told; `bench.fit.lineage` writes them.

Each table of `fitted.toml` is a logistic function: how surely two reports are kin (with weights of
its own where their sentences were not read, and in a pile, since there fewer are), which of the two
took from the other, and how surely a report has a further parent.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

Question = Literal["kinship", "kinship_unread", "pile", "direction", "further", "further_unread"]


@cache
def weights_of(question: Question) -> Mapping[str, float]:
    """The weights of one logistic function, in log odds by fact."""
    text = (resources.files("headwater.lineage") / "fitted.toml").read_text(encoding="utf-8")
    held: Mapping[str, Mapping[str, float]] = tomllib.loads(text)
    return held[question]


def chance_of(question: Question, facts: Mapping[str, float]) -> float:
    """How likely the answer is yes, 0 to 1; a fact that is not named is 0."""
    odds = sum(weight * facts.get(fact, 0.0) for fact, weight in weights_of(question).items())
    return 1 / (1 + math.exp(-odds))
