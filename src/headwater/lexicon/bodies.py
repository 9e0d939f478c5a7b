"""Bodies that speak and publish no news, told from outlets by how their names are built."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from headwater.lexicon.agencies import known_outlet, outlet_words
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import names_body


@cache
def _tables() -> dict[str, Any]:
    data = resources.files("headwater.lexicon").joinpath("bodies.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))


@cache
def _names(table: str) -> frozenset[str]:
    return frozenset(_tables()[table])


@cache
def _topics() -> frozenset[str]:
    return frozenset(_tables()["topics"].split())


@cache
def _firms() -> frozenset[str]:
    return frozenset(_tables()["firms"].split())


def is_body_name(name: str) -> bool:
    """Whether a name is built as those of bodies are, and of no outlet.

    "Hydrometeorological Agency", "Basin Rights Monitor" and "Delta Terminals" are, "Kivu Press
    Agency" and "Science Monitor" are not.
    """
    folded = fold_name(name).replace("-", " ")
    # "The Sana agency" is an outlet and its noun.
    if known_outlet(name) or known_outlet(folded.removesuffix("agency").strip()):
        return False
    if folded in _names("known") or names_body(name):
        return True
    in_order = folded.split()
    words = set(in_order)
    if len(in_order) > 1 and in_order[-1] in _firms() and name.rsplit(maxsplit=1)[-1][:1].isupper():
        return words.isdisjoint(outlet_words())
    return not words.isdisjoint(_topics()) and words.isdisjoint(outlet_words())


def is_single_service(name: str) -> bool:
    """Whether the words mean a service of which a story has one ("the coast guard")."""
    words = fold_name(name).split()
    return bool(_names("services") & {" ".join(words[-2:]), *words[-1:]})


@cache
def _endings() -> frozenset[str]:
    return frozenset(_tables()["endings"].split())


def ends_as_body(name: str) -> bool:
    """Whether the last of several words of a name is one that bodies bear and hardly any person."""
    words = fold_name(name).split()
    return len(words) > 1 and words[-1] in _endings()


# What follows these says whose a body is: "the court in Norvik police district".
_LEADING_OFF = frozenset({"at", "for", "in", "of", "to"})


@cache
def _sort_words() -> Mapping[str, str]:
    return MappingProxyType(
        {word: sort for sort, words in _tables()["sorts"].items() for word in str(words).split()}
    )


def body_sort(name: str) -> str:
    """What sort of body a name is of ("armed", "state", ...), or "" where no word says so.

    The sorts are those of `bodies.toml`, and "firm". The last word that says anything decides: an
    "army hospital" is a hospital.
    """
    words = fold_name(name).replace("-", " ").split()
    # What follows "of" or "in" says whose it is: "the court in Norvik police district".
    cut = next((i for i, word in enumerate(words) if i and word in _LEADING_OFF), len(words))
    for word in (*reversed(words[:cut]), *words[cut:]):
        if word in _sort_words():
            return _sort_words()[word]
    return "firm" if ends_as_body(name) or (words and words[-1] in _firms()) else ""
