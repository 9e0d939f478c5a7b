"""Words that say who a voice is, how it knows what it says, and through whom it spoke."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def _tables() -> dict[str, Any]:
    data = resources.files("headwater.lexicon").joinpath("voices.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))


@cache
def voice_words(table: str) -> frozenset[str]:
    """The words of one table of `voices.toml`, lower case ("companies", "handing").

    Raises:
        KeyError: there is no such table.
    """
    return frozenset(str(_tables()[table]).split())


@cache
def voice_phrases(table: str) -> tuple[str, ...]:
    """The phrases of one table, lower case ("anonymity", "hearsay").

    Raises:
        KeyError: there is no such table.
    """
    return tuple(_tables()[table])


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _tables()["alike"]:
        words = frozenset(line.split())
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


def alike_nouns(lemma: str) -> frozenset[str]:
    """Nouns by which a report may take up somebody who was called `lemma`, itself among them."""
    return _alike().get(lemma, frozenset()) | {lemma}


@cache
def voice_table(table: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases of a table of several entries, by entry ("adverbials": "on camera" -> "video").

    Raises:
        KeyError: there is no such table.
    """
    return MappingProxyType({key: tuple(phrases) for key, phrases in _tables()[table].items()})
