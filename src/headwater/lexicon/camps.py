"""Sorts of voices by the nouns that they are called by: kin, counsel, the state, the press.

The data stands in `camps.toml`. It tells voices apart that share no word: an official and a body
may be one voice, a husband and a ministry hardly.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources


def camps_of(words: Iterable[str]) -> frozenset[str]:
    """The sorts that some nouns, lower case and singular, belong to."""
    known = _by_noun()
    return frozenset(camp for word in words for camp in known.get(word, ()))


def are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two voices are of sorts that no one voice is of; never of an unknown sort."""
    return bool(mine and theirs) and not any(_may_be_one(a, b) for a in mine for b in theirs)


def _may_be_one(a: str, b: str) -> bool:
    return a == b or b in _together().get(a, ()) or a in _together().get(b, ())


@cache
def _table() -> dict[str, str | dict[str, str]]:
    text = resources.files("headwater.lexicon").joinpath("camps.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _by_noun() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for camp, nouns in _table().items():
        for noun in nouns.split() if isinstance(nouns, str) else ():
            found.setdefault(noun, set()).add(camp)
    return {noun: frozenset(camps) for noun, camps in found.items()}


@cache
def _together() -> Mapping[str, frozenset[str]]:
    table = _table()["together"]
    if isinstance(table, str):
        raise TypeError("camps.toml: [together] is a table")
    return {camp: frozenset(others.split()) for camp, others in table.items()}
