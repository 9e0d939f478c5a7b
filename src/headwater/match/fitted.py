"""The fitted weights of what speaks for two claims being the same; `bench.fit.match` writes them.

Each table of `fitted.toml` is a logistic function: of words that are read in context as well
("learned"), or by their spelling and meaning alone ("rules").
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

Method = Literal["learned", "rules"]


@cache
def weights_of(method: Method) -> Mapping[str, float]:
    """The weights, in log odds by fact."""
    text = (resources.files("headwater.match") / "fitted.toml").read_text(encoding="utf-8")
    held: Mapping[Method, Mapping[str, float]] = tomllib.loads(text)  # type: ignore[assignment]
    return held[method]
