"""Which kind of change the judge's own finding is: what both readers take it for, weighed.

Either reader has kinds that it takes for others; a regression for each kind knows which.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from headwater.drift.judged.facts import kind_features
from headwater.drift.judged.reading import Doubt


def likeliest_kind(doubt: Doubt, besides: Collection[str] = ()) -> str:
    """The kind that the readers' chances speak for most.

    Args:
        doubt: what the readers make of the finding's words.
        besides: kinds that it cannot be.
    """
    facts = kind_features(doubt)
    return max(
        (kind for kind in kind_weights() if kind not in besides),
        key=lambda kind: sum(kind_weights()[kind].get(f, 0.0) * v for f, v in facts.items()),
    )


@cache
def kind_weights() -> Mapping[str, Mapping[str, float]]:
    """By kind the weights of the facts (`bench/fit/judged.py`)."""
    held = files("headwater.drift.judged") / "kinds.toml"
    return tomllib.loads(held.read_text(encoding="utf-8"))
