"""PLOVER's events by word: which event and mode a verb or a noun reports, and why.

The tables lie in `codes/*.toml`; the manual is that of 2024-02.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_CODE_FILES = ("assault", "coercion", "verbal_conflict", "cooperation")


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the code list.

    Attributes:
        event: one of the 16 PLOVER events.
        mode: its mode, or None.
        contexts: contexts that always go with it.
        objects: lemmas of which the verb must have one as object or complement; empty: any.
        direct: whether that must be an object, and not behind a preposition.
        tool: whether that object is no party to the event ("opened fire on the crowd").
        near: lemmas of which a noun's sentence must have one; empty: any.
        denied: whether the verb counts only where it is negated ("did not intervene").
        weapon: whether the noun counts only where somebody was killed or hurt by it.
        reason: what the row stands for, in words.
    """

    event: str
    mode: str | None
    contexts: tuple[str, ...]
    objects: frozenset[str]
    direct: bool
    tool: bool
    near: frozenset[str]
    denied: bool
    weapon: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Toll:
    """Words that tell how many people something befell.

    Attributes:
        verbs: lemmas of verbs that it is the outcome of ("kill"), or "lemma+particle".
        nouns: lemmas of nouns of it ("the murder of six").
        units: what figures of them count ("dead").
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes by lemma; contexts by lemma; tolls by outcome.

    Attributes:
        verbs: codes by verb lemma or "lemma+particle", those that ask for objects first.
        nouns: codes by noun lemma, or two lemmas ("drone strike").
        contexts: context by lemma of any word of the sentence.
        tolls: of "dead", "injured" and "arrested".
        mishaps: nouns of what kills and is no attack ("storm").
        sport: nouns of matches.
    """

    verbs: Mapping[str, tuple[Code, ...]]
    nouns: Mapping[str, tuple[Code, ...]]
    contexts: Mapping[str, str]
    tolls: Mapping[str, Toll]
    mishaps: frozenset[str]
    sport: frozenset[str]


@cache
def code_list() -> CodeList:
    """The code list that Headwater ships."""
    verbs: dict[str, list[Code]] = {}
    nouns: dict[str, list[Code]] = {}
    for row in (row for name in _CODE_FILES for row in _table(name)["code"]):
        code = _code(row)
        for lemma in row.get("verbs", ()):
            verbs.setdefault(lemma, []).append(code)
        for lemma in row.get("nouns", ()):
            nouns.setdefault(lemma, []).append(code)
    words = _table("contexts")
    return CodeList(
        {
            lemma: tuple(sorted(codes, key=lambda c: (not c.objects, not c.denied)))
            for lemma, codes in verbs.items()
        },
        {lemma: tuple(sorted(codes, key=lambda c: not c.near)) for lemma, codes in nouns.items()},
        {word: name for name, listed in words["contexts"].items() for word in listed},
        {
            name: Toll(*(frozenset(toll[kind]) for kind in ("verbs", "nouns", "units")))
            for name, toll in words["toll"].items()
        },
        frozenset(words["mishap"]["nouns"]),
        frozenset(words["sport"]["nouns"]),
    )


@cache
def sectors() -> Mapping[str, str]:
    """PLOVER's sector of an actor by a lemma of its name; the first that lists the lemma."""
    listed = _table("sectors")["sectors"]
    return {word: name for name in reversed(listed) for word in listed[name]}


def _code(row: Mapping[str, Any]) -> Code:
    return Code(
        str(row["event"]),
        row.get("mode"),
        tuple(row.get("contexts", ())),
        frozenset(row.get("objects", ())),
        bool(row.get("direct", False)),
        bool(row.get("tool", False)),
        frozenset(row.get("near", ())),
        bool(row.get("denied", False)),
        bool(row.get("weapon", False)),
        str(row["reason"]),
    )


def _table(name: str) -> dict[str, Any]:
    source = files("headwater.lexicon") / "codes" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
