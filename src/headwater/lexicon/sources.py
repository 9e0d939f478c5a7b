"""Nouns by the sort of source that they name, titles, and words for the channel of a statement."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def _tables() -> dict[str, Any]:
    data = resources.files("headwater.lexicon").joinpath("sources.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))


@cache
def document_nouns() -> frozenset[str]:
    """Lemmas of nouns that name a document, a recording or a count ("circular", "footage")."""
    return frozenset(_tables()["documents"].split())


@cache
def vessel_nouns() -> frozenset[str]:
    """Nouns behind which a vessel's own name stands ("the ferry Amparo")."""
    return frozenset(_tables()["vessels"].split())


@cache
def person_nouns() -> frozenset[str]:
    """Lemmas of nouns that say what a person is ("matron", "spokesman")."""
    return frozenset(_tables()["people"].split())


@cache
def group_nouns() -> frozenset[str]:
    """Lemmas of nouns that name an official or organised body ("ministry", "police")."""
    return frozenset(_tables()["groups"].split())


@cache
def outlet_nouns() -> frozenset[str]:
    """Lemmas of nouns that name an outlet ("newspaper", "broadcaster")."""
    return frozenset(_tables()["outlets"].split())


@cache
def report_nouns() -> frozenset[str]:
    """Lemmas that, with "the", stand for an outlet's report that was cited before."""
    return frozenset(_tables()["report_words"].split())


@cache
def title_words() -> frozenset[str]:
    """Lower-case titles, without a dot ("mr", "colonel")."""
    return frozenset(_tables()["titles"].split())


@cache
def female_words() -> frozenset[str]:
    """Lower-case titles and nouns that name a woman."""
    return frozenset(_tables()["female"].split())


@cache
def male_words() -> frozenset[str]:
    """Lower-case titles and nouns that name a man."""
    return frozenset(_tables()["male"].split())


@cache
def female_names() -> frozenset[str]:
    """Lower-case given names that are nearly always a woman's."""
    return frozenset(_tables()["female_names"].split())


@cache
def male_names() -> frozenset[str]:
    """Lower-case given names that are nearly always a man's."""
    return frozenset(_tables()["male_names"].split())


def _by_word(table: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            word: channel
            for channel, words in _tables()[table].items()
            for word in str(words).split()
        }
    )


@cache
def channels() -> Mapping[str, str]:
    """Channel of a statement by the word or phrase that names it ("telegram" -> "social media").

    Phrases have hyphens where the text may have a space ("press-release").
    """
    return _by_word("channels")


@cache
def channel_verbs() -> Mapping[str, str]:
    """Channel of a statement by the verb that makes it ("tweet" -> "social media")."""
    return _by_word("channel_verbs")


@cache
def leading_verbs() -> Mapping[str, str]:
    """Channel by a verb that leads to one of saying ("ring" in "rang to say" -> "phone")."""
    return _by_word("leading_verbs")


@cache
def channel_prepositions() -> Mapping[str, frozenset[str]]:
    """Prepositions that a channel's words stand behind; a channel that is not here has no such."""
    return MappingProxyType(
        {c: frozenset(str(w).split()) for c, w in _tables()["channel_prepositions"].items()}
    )
