"""What sort of actor some words name: the sector that PLOVER gives, the code that ACLED gives.

By the words alone and a list of them (`lexicon/actors.toml`); who is in no list has no code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.lexicon.actors import EXTERNAL, STATE, actor_kinds
from headwater.lexicon.nations import country_of_people, nations
from headwater.lexicon.states import states

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_MOST_WORDS = 4
# Armed or governing bodies of a state; of another state than the place's they are external forces.
_FORCES = frozenset({"MIL", "COP", "SPY", "GOV"})


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the report names it, with what its words say of it.

    Attributes:
        text: the words.
        sector: PLOVER's sector, or "".
        inter: ACLED's code from 1 to 8, or None.
        country: ISO alpha-2 code of the country that the words name, or None.
    """

    text: str
    sector: str
    inter: int | None
    country: str | None


def read_actor(text: str, country: str | None = None) -> Actor:
    """What the words of an actor say of it.

    Args:
        text: the words, as a report has them.
        country: where it acted (ISO alpha-2), or None: forces of another country are external.
    """
    words = [w.casefold().replace("’", "'") for w in _WORD.findall(text)][:40]
    kind = _kind(words)
    named = _country(words)
    if kind is None:
        # A country that acts is its government ("Moscow" is a matter for the gazetteer).
        acts = named is not None and len(words) <= _MOST_WORDS and _is_country(words)
        kind = ("GOV", STATE) if acts else ("", None)
    sector, inter = kind
    foreign = named is not None and country is not None and named != country
    return Actor(text, sector, EXTERNAL if foreign and sector in _FORCES else inter, named)


def _kind(words: list[str]) -> tuple[str, int | None] | None:
    kinds = actor_kinds()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            found = kinds.get(tuple(words[start : start + length])) or kinds.get(
                (*words[start : start + length - 1], _singular(words[start + length - 1]))
            )
            if found is not None:
                return found.sector, found.inter
    return None


def _singular(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def _country(words: list[str]) -> str | None:
    peoples, names = country_of_people(), _names()
    for start, word in enumerate(words):
        for length in (3, 2, 1):
            found = names.get(" ".join(words[start : start + length]))
            if found:
                return found
        found = peoples.get(word) or peoples.get(_singular(word))
        if found:
            return found
    return None


def _is_country(words: list[str]) -> bool:
    return " ".join(words).removeprefix("the ") in _names()


@cache
def _names() -> dict[str, str]:
    """Country code by its names, lower case."""
    others = {name.casefold(): n.code for n in nations() for name in n.names}
    return {**others, **{state.name.casefold(): code for code, state in states().items()}}
