"""Words of doubt, as data: which they are and how far each lowers certainty."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from headwater.model import Token


@dataclass(frozen=True, slots=True)
class HedgePhrase:
    """One hedge: its words, each a form, a "<lemma>", an "aux:form" or an "adj:form"."""

    words: tuple[str, ...]
    strength: float


@cache
def hedge_phrases() -> tuple[HedgePhrase, ...]:
    """Every hedge of `hedges.toml`, longest first."""
    text = resources.files("headwater.lexicon").joinpath("hedges.toml").read_text(encoding="utf-8")
    phrases = [
        HedgePhrase(tuple(words.split()), table["strength"])
        for table in tomllib.loads(text)["hedges"]
        for words in table["words"]
    ]
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase.words), phrase.words)))


def find_hedges(tokens: Sequence[Token]) -> Iterator[tuple[int, int, float]]:
    """Hedges in `tokens`, in order and without overlap, the longest first at each place.

    Yields:
        First index and one past the last (positions in `tokens`, not token indices), and strength.
    """
    by_first = _phrases_by_first_word()
    at = 0
    while at < len(tokens):
        found = _phrase_at(tokens, at, by_first)
        if found is None:
            at += 1
            continue
        yield at, at + len(found.words), found.strength
        at += len(found.words)


def hedge_strength(words: str) -> float | None:
    """Strength of the hedge that stands as exactly `words` in the lexicon, or None."""
    wanted = tuple(words.casefold().split())
    return next((p.strength for p in hedge_phrases() if p.words == wanted), None)


@cache
def _phrases_by_first_word() -> Mapping[str, tuple[HedgePhrase, ...]]:
    by_first: dict[str, list[HedgePhrase]] = {}
    for phrase in hedge_phrases():
        by_first.setdefault(phrase.words[0], []).append(phrase)
    return MappingProxyType({word: tuple(phrases) for word, phrases in by_first.items()})


def _phrase_at(
    tokens: Sequence[Token], at: int, by_first: Mapping[str, tuple[HedgePhrase, ...]]
) -> HedgePhrase | None:
    candidates = [phrase for key in _keys(tokens[at]) for phrase in by_first.get(key, ())]
    for phrase in sorted(candidates, key=lambda p: -len(p.words)):
        window = tokens[at : at + len(phrase.words)]
        if len(window) == len(phrase.words) and all(
            word in _keys(token) for word, token in zip(phrase.words, window, strict=True)
        ):
            return phrase
    return None


def _keys(token: Token) -> tuple[str, ...]:
    """The ways in which a lexicon word can name this token."""
    form = token.text.casefold()
    keys: tuple[str, ...]
    if token.tag == "MD":
        keys = (f"aux:{form}", form)
    elif token.pos == "VERB":
        keys = (form, f"<{token.lemma.casefold()}>")
    else:
        keys = (form, f"adj:{form}") if token.pos == "ADJ" else (form,)
    return (*keys, f"adj:{form}") if token.dep == "amod" else keys
