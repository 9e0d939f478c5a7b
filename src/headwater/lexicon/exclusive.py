"""Groups of words of which only one can be right in one place (`exclusive.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

# A group: each of its words with all that may stand for it, itself among them.
_Group = Mapping[str, frozenset[str]]


def exclusive_group(lemma: str) -> frozenset[str]:
    """The group of a lemma that excludes all others of it wherever they stand, or the empty set."""
    word = lemma.lower()
    found: _Group = next((group for group in _groups()["anywhere"] if word in group), {})
    return frozenset(found)


def exclude_each_other(a: str, b: str) -> bool:
    """Whether two lemmas cannot both be right in the same place: "bus" and "train"."""
    return b.lower() in _excluded(a.lower()) and not may_stand_for(a, b)


def excluded_by(lemma: str) -> frozenset[str]:
    """All lemmas that cannot be right in the same place as this one."""
    word = lemma.lower()
    return frozenset(other for other in _excluded(word) if not may_stand_for(word, other))


def may_stand_for(a: str, b: str) -> bool:
    """Whether two lemmas are one, or words of one member of a group: "ship" and "ferry"."""
    a, b = a.lower(), b.lower()
    return a == b or any(b in group[a] for group in _homes().get(a, ()))


def excludes_any(lemma: str) -> bool:
    """Whether a lemma stands in any group."""
    return lemma.lower() in _homes()


@cache
def _excluded(word: str) -> frozenset[str]:
    return frozenset(other for group in _homes().get(word, ()) for other in group)


@cache
def _homes() -> Mapping[str, tuple[_Group, ...]]:
    """The groups in which each word stands."""
    found: dict[str, tuple[_Group, ...]] = {}
    for group in (group for table in _groups().values() for group in table):
        for word in group:
            found[word] = (*found.get(word, ()), group)
    return found


@cache
def _groups() -> Mapping[str, tuple[_Group, ...]]:
    """The groups of each table."""
    data = resources.files("headwater.lexicon").joinpath("exclusive.toml")
    tables = tomllib.loads(data.read_text(encoding="utf-8"))
    return {table: tuple(_group(line) for line in lines) for table, lines in tables.items()}


def _group(line: str) -> _Group:
    members = [frozenset(member.split("/")) for member in line.split()]
    return {word: member for member in members for word in member}
