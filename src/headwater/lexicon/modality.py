"""Words that say that an event did not happen, is to come, is supposed, or is long past."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Words = Mapping[str, frozenset[str]]


@cache
def modality_words() -> Mapping[str, Words]:
    """By modality ("negated", "future", ...) and place ("verbs", "nouns", ...), the words."""
    source = files("headwater.lexicon") / "codes" / "modality.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        name: {place: frozenset(words) for place, words in table.items()}
        for name, table in tables.items()
    }
