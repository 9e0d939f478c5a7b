"""The fitted weights of finding and resolving, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS_FILE = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature is worth, in log-odds.

    Attributes:
        find: of a run of words being a toponym.
        least_find: spans that weigh less are none.
        resolve: of an entry being the one that is meant, against the others.
    """

    find: Mapping[str, float]
    least_find: float
    resolve: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights that ship with the package."""
    table = tomllib.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return Weights(table["find"], table["least_find"], table["resolve"])
