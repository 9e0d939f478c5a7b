"""What stands in the slots of sentence patterns: drawn for all slots of a block at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bench.corpus.generate.ragged import Numbers, Places, Ragged, starts_of
from bench.corpus.generate.vocabulary import Vocabulary

CLASSES = (
    "NOUN NOUNS VERB VERBED ADJECTIVE ADVERB SAID NUMBER AGE DAY MONTH "
    "PERSON PLACE PLACE2 ORG THING SETTING SAYING WORD"
).split()
# How steeply frequency falls with rank; 1 is Zipf's law, 0 is all alike.
_EXPONENTS = {"NUMBER": 0.7, "AGE": 0.0, "DAY": 0.0, "MONTH": 0.0, "ADVERB": 0.3}
_OWN_TOPIC = 0.55
"""Chance that a word or phrase comes by its rank in the topic, not in the language."""
_FULL_NAME = 0.4
_CAST_SIZE = 4
_CAST_WEIGHTS = (0.5, 0.75, 0.9)
# Strides without a common factor with the number of names give each topic its own famous ones.
_STRIDE, _TOPIC_STEP = 7919, 613


@dataclass(frozen=True, slots=True)
class Slots:
    """What slots can hold. An entry is one or several words; a word's number is its entry too.

    Attributes:
        vocabulary: the words.
        entries: the words of every entry.
        names: entries of people, surnames (words), places, organisations.
        phrases: entries of set phrases for each kind; (topics, phrases), by rank.
        articles: the numbers of "a" and "an".
        vowel: for each word, whether it starts with a vowel.
    """

    vocabulary: Vocabulary
    entries: Ragged
    names: dict[str, Numbers]
    phrases: dict[str, Numbers]
    articles: tuple[int, int]
    vowel: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and where each report is about.

    Attributes:
        topics: of each report.
        roles: places in the lists of names, for each kind of name; (reports, roles).
    """

    topics: Places
    roles: dict[str, Places]


def draw_cast(slots: Slots, topics: Places, rng: np.random.Generator) -> Cast:
    """Who the reports are about; the same few people and places return within a topic."""
    roles = {}
    for kind in ("PERSON", "PLACE", "ORG"):
        number = len(slots.names[kind])
        ranks = zipf_ranks(number, 0.9, len(topics) * _CAST_SIZE, rng).reshape(-1, _CAST_SIZE)
        roles[kind] = (ranks * _STRIDE + topics[:, None] * _TOPIC_STEP) % number
    return Cast(topics, roles)


def settle(
    slots: Slots, patterns: Ragged, topics: Places, names: tuple[str, ...], rng: np.random.Generator
) -> Ragged:
    """Patterns in which the named classes are already drawn, and the others still open."""
    codes = patterns.values.copy()
    topic_of = np.repeat(topics, np.diff(patterns.starts))
    for name in names:
        where = np.flatnonzero(codes == -1 - CLASSES.index(name))
        codes[where] = _draw_words(slots.vocabulary, name, topic_of[where], rng)
    return Ragged(codes, patterns.starts)


def fill(
    slots: Slots, patterns: Ragged, reports: Places, cast: Cast, rng: np.random.Generator
) -> Ragged:
    """The words of each pattern, a row for a row.

    Args:
        slots: what there is to draw from.
        patterns: codes, a row for each sentence or phrase.
        reports: the report that each row belongs to.
        cast: of those reports.
        rng: decides.
    """
    row_lengths = np.diff(patterns.starts)
    report_of = np.repeat(reports, row_lengths)
    chosen = patterns.values.copy()
    for index, name in enumerate(CLASSES):
        where = np.flatnonzero(patterns.values == -1 - index)
        if len(where):
            chosen[where] = _draw(slots, name, report_of[where], cast, rng)
    words = slots.entries.take(chosen)
    _mend_articles(slots, words.values)
    before = starts_of(slots.entries.lengths(chosen))
    return Ragged(words.values, before[patterns.starts])


def _draw(
    slots: Slots, name: str, reports: Places, cast: Cast, rng: np.random.Generator
) -> Numbers | Places:
    if name in slots.phrases:
        phrases = slots.phrases[name]
        ranks = zipf_ranks(phrases.shape[1], 1.0, len(reports), rng)
        return phrases[cast.topics[reports], ranks]
    if name in slots.vocabulary.classes:
        return _draw_words(slots.vocabulary, name, cast.topics[reports], rng)
    role = np.searchsorted(_CAST_WEIGHTS, rng.random(len(reports)))
    if name == "PLACE2":
        role = (role + 1) % _CAST_SIZE
    kind = name.removesuffix("2")
    named = cast.roles[kind][reports, role]
    if kind != "PERSON":
        return slots.names[kind][named]
    full = rng.random(len(reports)) < _FULL_NAME
    return np.where(full, slots.names["PERSON"][named], slots.names["SURNAME"][named])


def _draw_words(
    vocabulary: Vocabulary, name: str, topics: Places, rng: np.random.Generator
) -> Numbers:
    words = vocabulary.classes[name]
    ranks = zipf_ranks(len(words), _EXPONENTS.get(name, 1.0), len(topics), rng)
    own = rng.random(len(topics)) < _OWN_TOPIC
    return np.where(own, vocabulary.ranked[name][topics, ranks], words[ranks])


def _mend_articles(slots: Slots, words: Numbers) -> None:
    plain, before_vowel = slots.articles
    meets_vowel = (words[:-1] == plain) & slots.vowel[words[1:]]
    words[:-1][meets_vowel] = before_vowel


def zipf_ranks(number: int, exponent: float, draws: int, rng: np.random.Generator) -> Places:
    """Ranks from 0, drawn with a chance that falls as a power of the rank."""
    return np.searchsorted(_cumulated(number, exponent), rng.random(draws))


@cache
def _cumulated(number: int, exponent: float) -> NDArray[np.float64]:
    weights = np.arange(1, number + 1, dtype=np.float64) ** -exponent
    cumulated: NDArray[np.float64] = np.cumsum(weights) / weights.sum()
    # Rounding may leave the last a hair under 1, and a draw above it would be out of range.
    cumulated[-1] = 1.0
    return cumulated
