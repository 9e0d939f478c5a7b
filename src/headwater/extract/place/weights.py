"""The fitted weights of finding and resolving, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    path = files("headwater.extract.place") / "weights.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Weights(table["find"], table["least_find"], table["resolve"])
