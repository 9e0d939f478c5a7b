"""PLOVER's quad categories and scores, by event and mode."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def quad_code(event: str) -> int | None:
    """1 verbal and 2 material cooperation, 3 verbal and 4 material conflict; None if unknown."""
    row = _scales().get(event)
    return None if row is None else int(row["quad"])


def event_scale(event: str, mode: str | None) -> float | None:
    """The score of an event with its mode, from -10 (conflict) to 10 (cooperation)."""
    row = _scales().get(event)
    return None if row is None else float(row.get("modes", {}).get(mode, row["score"]))


@cache
def _scales() -> dict[str, Any]:
    text = (files("headwater.lexicon") / "plover_scales.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
