"""Sorts of verbs and nouns by what they have to do with words on their way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from headwater.lexicon.cues import verb_cues
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.relaying import (
    ASKING,
    LEARNING,
    PASSING_ON,
    REACHING,
    REJECTING,
    RELAYING,
    RESTING,
    SHOWING,
    SPEAKING,
)
from headwater.lexicon.sources import document_nouns, group_nouns, outlet_nouns, person_nouns
from headwater.lexicon.voices import voice_words

_AUDIENCES = frozenset(
    """parliament court jury judge inquiry reporters reporter journalist conference committee crowd
    audience police mp lawmaker magistrate hearing congress senate council""".split()
)
_HUMAN = {"person", "human", "kin", "acting"}
_TEXT = {"document", "medium", "statement", "recording"}


def _words(table: str) -> Callable[[], frozenset[str]]:
    return lambda: voice_words(table)


# The order is the one in which a verb of several sorts is told them; weights were fitted on it.
_VERBS: Mapping[str, Callable[[], frozenset[str]]] = {
    "tell": _words("telling"),
    "quote": _words("quoting"),
    "publish": _words("publishing"),
    "hand": _words("handing"),
    "obtain": _words("obtaining"),
    "learn": lambda: LEARNING | voice_words("learning"),
    "unearth": _words("unearthing"),
    "author": _words("authoring"),
    "relay": lambda: RELAYING,
    "pass": lambda: PASSING_ON,
    "reach": lambda: REACHING,
    "speak": lambda: SPEAKING,
    "rest": lambda: RESTING,
    "show": lambda: SHOWING,
    "retell": _words("retelling"),
    "contain": _words("containing"),
    "take": _words("taking"),
    "attribute": _words("attributing"),
    "make": _words("making"),
    "ask": lambda: ASKING,
    "reject": lambda: REJECTING,
}
_NOUNS: Mapping[str, Callable[[], frozenset[str]]] = {
    "document": document_nouns,
    "group": group_nouns,
    "outlet": outlet_nouns,
    "person": person_nouns,
    "human": human_nouns,
    "medium": _words("media"),
    "statement": _words("statements"),
    "speech": _words("speech"),
    "recording": _words("recordings"),
    "press": _words("pressmen"),
    "kin": _words("kin"),
    "acting": _words("acting_for"),
    "audience": lambda: _AUDIENCES,
}


@cache
def verb_sorts(lemma: str) -> tuple[str, ...]:
    """What a verb may do with words: "tell", "publish", "relay"; empty of any other verb."""
    return tuple(sort for sort, words in _VERBS.items() if lemma in words())


@cache
def verb_sort(lemma: str) -> str:
    """The first two sorts of a verb in one word; "cue" or "other" where it has none."""
    sorts = verb_sorts(lemma)
    return "+".join(sorts[:2]) if sorts else "cue" if lemma in verb_cues() else "other"


@cache
def noun_sorts(lemma: str) -> tuple[str, ...]:
    """What a noun may name: "document", "group", "person"; empty of any other noun."""
    return tuple(sort for sort, words in _NOUNS.items() if lemma in words())


@cache
def is_text_noun(lemma: str) -> bool:
    """Whether a noun names words that can be handed on: a text, a recording, a speech."""
    return bool(set(noun_sorts(lemma)) & (_TEXT | {"speech"}))


@cache
def common_sort(lemma: str) -> str:
    """The one sort of a common noun that says most of it as a voice."""
    sorts = set(noun_sorts(lemma))
    for sort, members in (("outlet", {"outlet"}), ("press", {"press"}), ("document", _TEXT)):
        if sorts & members:
            return sort
    if sorts & _HUMAN:
        return "human"
    return "group" if "group" in sorts else "noun"
