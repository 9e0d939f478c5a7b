"""How likely a body is quoted, or an outlet cited, given plain facts: two fitted regressions."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from headwater.extract.citation.heard.facts import Facts

# A chance fitted on some thousand mentions tells nothing of one in a hundred.
_SUREST = 0.95
_Table = Literal["quoted", "cited"]


def chance_of(table: _Table, facts: Facts) -> float:
    """How likely a body of whom this is known is quoted, or an outlet cited."""
    weights = _weights()[table]
    weight = sum(weights.get(name, 0.0) * value for name, value in facts.items())
    return min(_SUREST, 1 / (1 + math.exp(-weight)))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    held = files("headwater.extract.citation.heard") / "heard.toml"
    table: dict[str, dict[str, float]] = tomllib.loads(held.read_text(encoding="utf-8"))
    return table
