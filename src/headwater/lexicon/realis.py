"""How far along an act is that stands under a word: considered, alleged, promised, done.

The data stands in `realis.toml`. The idea of grading an act by the words that it stands under is
that of FactBank (Saurí and Pustejovsky 2009); the words and their grades are our own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

DONE = 1.0
# Under "will": settled, and still to come.
TO_COME = 0.8
_MODALS: Mapping[str, float] = MappingProxyType(
    {
        "will": TO_COME,
        "'ll": TO_COME,
        "wo": TO_COME,
        "shall": TO_COME,
        "would": TO_COME,
        "'d": TO_COME,
        "must": 0.75,
        "should": 0.55,
        "can": 0.45,
        "could": 0.45,
        "may": 0.45,
        "might": 0.45,
    }
)


@cache
def verb_levels() -> Mapping[str, float]:
    """How far along an act is under a verb, by lemma; adjectives like "ready" among them."""
    return MappingProxyType({**_words("words"), **_words("verbs")})


@cache
def noun_levels() -> Mapping[str, float]:
    """The same for nouns."""
    return _words("nouns")


@cache
def achieving_verbs() -> frozenset[str]:
    """Verbs that bring about what their object names ("opened an inquiry"), by lemma."""
    return frozenset(_words("achieving"))


@cache
def performed_verbs() -> frozenset[str]:
    """Verbs of what is done by saying that one wishes to do it ("I want to thank"), by lemma."""
    return frozenset(_words("performed"))


@cache
def verbs_of_wishing() -> frozenset[str]:
    """Verbs by which a speaker wishes to do something, by lemma."""
    return frozenset(_words("wishes"))


def modal_level(word: str) -> float | None:
    """How far along an act is under a modal verb, as it stands; None for other words."""
    return _MODALS.get(word.lower())


def _words(field: str) -> Mapping[str, float]:
    text = resources.files("headwater.lexicon").joinpath("realis.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            lemma: row["level"]
            for row in tomllib.loads(text)["levels"]
            for lemma in str(row.get(field, "")).split()
        }
    )
