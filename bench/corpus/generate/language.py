"""What made reports are written with: words, names, set phrases, and sentence patterns.

A sentence is drawn in three steps, each for a whole block of reports at once: a pattern, what
stands in each of its slots (an entry), and the words of each entry.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from bench.corpus.generate import wordlists
from bench.corpus.generate.names import Names, make_names
from bench.corpus.generate.ragged import Numbers, Ragged
from bench.corpus.generate.slots import CLASSES, Slots, draw_cast, fill, settle
from bench.corpus.generate.vocabulary import (
    Vocabulary,
    VocabularyMaker,
    add_classes,
    add_plain_class,
    topic_names,
)

_PATTERNS, _SHORTEST_PATTERN, _LONGEST_PATTERN = 5_000, 7, 26
# Set phrases of each kind that a topic has. The most frequent stand in half of its reports, the
# rarest in a handful: what unrelated reports share runs through all frequencies.
_PHRASES = {"THING": 900, "SETTING": 600, "SAYING": 250}
FORMULAS = 40
"""Standing sentences that each topic has."""
_FORMULAIC = 0.25
_OPEN_SLOTS = 4
# What is the same whenever a formula is used; names, places, numbers, days and phrases are not.
_SETTLED = ("NOUN", "NOUNS", "VERB", "VERBED", "ADJECTIVE", "ADVERB", "SAID")
_PLAIN_PHRASE_WORDS = (3, 4, 5, 6, 7)
_PLAIN_WITH_PHRASE, _PLAIN_WITH_CLAUSES = 0.5, 0.6
_STOCK_KINDS = {"THING": "thing", "SETTING": "setting", "SAYING": "saying"}
CLAUSE_MARK, OPEN_QUOTE, CLOSE_QUOTE = "/", "“", "”"


@dataclass(frozen=True, slots=True)
class Language:
    """All that a seed decides about how reports are worded.

    Attributes:
        vocabulary: the words.
        slots: what a slot of a pattern may hold.
        patterns: sentence patterns, as codes: a word's number, or below zero a class to draw from.
        formulas: patterns that a topic's reports use again and again, topic after topic, each with
            the same number of them; most of their words are settled.
        formulaic: share of the sentences that are told by a formula.
        marks: numbers of the marks that are not words: between clauses, and of quotation.
    """

    vocabulary: Vocabulary
    slots: Slots
    patterns: Ragged
    formulas: Ragged
    formulaic: float
    marks: Numbers


@lru_cache(maxsize=2)
def make_language(seed: int, style: str = "news") -> Language:
    """The language of a seed in one of the STYLES of recipes; the same for the same two."""
    maker, chance = VocabularyMaker(seed), random.Random(f"patterns {seed}")
    classes = add_classes(maker)
    if style == "plain":
        classes |= add_plain_class(maker)
    names = make_names(maker, seed)
    marks = [maker.number_of(mark) for mark in (CLAUSE_MARK, OPEN_QUOTE, CLOSE_QUOTE)]
    article, before_vowel = maker.number_of("a"), maker.number_of("an")
    vocabulary = maker.made(classes, topic_names())
    rng = np.random.default_rng([seed, 1])
    stock, patterns = _plain(maker, chance) if style == "plain" else _news(maker, chance)
    slots = _add_phrases(_named(vocabulary, names, (article, before_vowel)), stock, rng)
    formulas = _make_formulas(slots, patterns, rng)
    formulaic = _FORMULAIC if style == "formulaic" else 0.0
    return Language(vocabulary, slots, patterns, formulas, formulaic, np.array(marks, np.int32))


def _named(vocabulary: Vocabulary, names: Names, articles: tuple[int, int]) -> Slots:
    single = Ragged.of([(number,) for number in range(len(vocabulary.words))])
    rows: list[tuple[int, ...]] = [*names.people, *names.places, *names.bodies]
    first = len(vocabulary.words)
    people = np.arange(first, first + len(names.people), dtype=np.int32)
    places = people[-1] + 1 + np.arange(len(names.places), dtype=np.int32)
    bodies = places[-1] + 1 + np.arange(len(names.bodies), dtype=np.int32)
    surnames = np.array([last for _, last in names.people], np.int32)
    vowel = np.array([word[0].lower() in "aeiou" for word in vocabulary.words])
    return Slots(
        vocabulary,
        single.extended(Ragged.of(rows)),
        {"PERSON": people, "SURNAME": surnames, "PLACE": places, "ORG": bodies},
        {},
        articles,
        vowel,
    )


def _add_phrases(slots: Slots, stock: dict[str, Ragged], rng: np.random.Generator) -> Slots:
    entries, phrases = slots.entries, {}
    topics = len(slots.vocabulary.topics)
    for name, patterns in stock.items():
        number = _PHRASES[name]
        first = len(entries.starts) - 1
        numbers = np.arange(first, first + number * topics, dtype=np.int32)
        phrases[name] = numbers.reshape(topics, number)
        entries = entries.extended(_make_phrases(slots, patterns, number, rng))
    return replace(slots, entries=entries, phrases=phrases)


def _make_phrases(slots: Slots, stock: Ragged, number: int, rng: np.random.Generator) -> Ragged:
    """So many phrases of one kind for each topic, topic after topic."""
    topics = np.repeat(np.arange(len(slots.vocabulary.topics)), number)
    cast = draw_cast(slots, topics, rng)
    chosen = stock.take(rng.integers(0, len(stock.starts) - 1, len(topics)))
    return fill(slots, chosen, np.arange(len(topics)), cast, rng)


def _make_formulas(slots: Slots, patterns: Ragged, rng: np.random.Generator) -> Ragged:
    topics = np.repeat(np.arange(len(slots.vocabulary.topics)), FORMULAS)
    settled = [-1 - CLASSES.index(name) for name in _SETTLED]
    is_open = (patterns.values < 0) & ~np.isin(patterns.values, settled)
    open_slots = np.add.reduceat(is_open.astype(np.int64), patterns.starts[:-1])
    # Plain patterns have no names or numbers, and no formulas are told in them.
    fit = np.flatnonzero(open_slots >= min(_OPEN_SLOTS, open_slots.max()))
    return settle(slots, patterns.take(rng.choice(fit, len(topics))), topics, _SETTLED, rng)


def _news(maker: VocabularyMaker, chance: random.Random) -> tuple[dict[str, Ragged], Ragged]:
    """What set phrases and sentences are made of, by the grammar."""
    stock = {
        name: Ragged.of([_codes(maker, r) for left, r in wordlists.rules("stock") if left == kind])
        for name, kind in _STOCK_KINDS.items()
    }
    grammar: dict[str, list[tuple[str, ...]]] = {}
    for left, right in wordlists.rules("grammar"):
        grammar.setdefault(left, []).append(right)
    patterns: list[list[int]] = []
    while len(patterns) < _PATTERNS:
        symbols = _expand("sentence", grammar, chance)
        if _SHORTEST_PATTERN <= len(symbols) <= _LONGEST_PATTERN:
            patterns.append(_codes(maker, symbols))
    return stock, Ragged.of(patterns)


def _plain(maker: VocabularyMaker, chance: random.Random) -> tuple[dict[str, Ragged], Ragged]:
    """As many words in a row as it comes; a set phrase or a comma among them now and then."""
    stock = [_codes(maker, ["WORD"] * words) for words in _PLAIN_PHRASE_WORDS]
    patterns = []
    for _ in range(_PATTERNS):
        symbols = ["WORD"] * chance.randint(_SHORTEST_PATTERN, _LONGEST_PATTERN)
        if chance.random() < _PLAIN_WITH_PHRASE:
            symbols[chance.randrange(len(symbols))] = "THING"
        if chance.random() < _PLAIN_WITH_CLAUSES:
            symbols.insert(chance.randint(3, len(symbols) - 3), CLAUSE_MARK)
        patterns.append(_codes(maker, symbols))
    return {"THING": Ragged.of(stock)}, Ragged.of(patterns)


def _expand(
    symbol: str, grammar: dict[str, list[tuple[str, ...]]], chance: random.Random
) -> list[str]:
    if symbol not in grammar:
        return [symbol]
    return [s for part in chance.choice(grammar[symbol]) for s in _expand(part, grammar, chance)]


def _codes(maker: VocabularyMaker, symbols: list[str] | tuple[str, ...]) -> list[int]:
    return [
        -1 - CLASSES.index(symbol) if symbol in CLASSES else maker.number_of(symbol)
        for symbol in symbols
    ]
