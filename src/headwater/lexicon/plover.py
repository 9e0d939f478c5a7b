"""PLOVER's events by word: which event and mode a verb or a noun reports."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the code list.

    Attributes:
        event: one of the 16 PLOVER events.
        mode: its mode, or None.
        contexts: contexts that always go with it.
        objects: lemmas of which the verb must have one as object or complement; empty: any.
    """

    event: str
    mode: str | None
    contexts: tuple[str, ...]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes by lemma, in the order of the file; and contexts by lemma.

    Attributes:
        verbs: codes by verb lemma, or "lemma+particle".
        nouns: codes by noun lemma, or two lemmas ("drone strike").
        contexts: context by lemma of any word of the sentence.
    """

    verbs: dict[str, tuple[Code, ...]]
    nouns: dict[str, tuple[Code, ...]]
    contexts: dict[str, str]


@cache
def code_list() -> CodeList:
    """The code list that Headwater ships."""
    text = (files("headwater.lexicon") / "plover.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    verbs: dict[str, tuple[Code, ...]] = {}
    nouns: dict[str, tuple[Code, ...]] = {}
    for row in table["code"]:
        code = _code(row)
        for lemma in row.get("verbs", ()):
            verbs[lemma] = (*verbs.get(lemma, ()), code)
        for lemma in row.get("nouns", ()):
            nouns[lemma] = (*nouns.get(lemma, ()), code)
    contexts = {word: name for name, words in table["contexts"].items() for word in words}
    return CodeList(verbs, nouns, contexts)


def _code(row: dict[str, Any]) -> Code:
    return Code(
        str(row["event"]),
        row.get("mode"),
        tuple(row.get("contexts", ())),
        frozenset(row.get("objects", ())),
    )
