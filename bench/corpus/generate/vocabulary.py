"""The words that made reports are written in: their classes, their ranks, what stands for them.

Some 25,000 word forms. Frequent ones come from the word lists; behind them in rank come words
derived from those by a prefix, and coined terms, so that frequency falls as in real text and most
forms are rare. Every topic ranks the same words in an order of its own.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.corpus.generate import wordlists
from bench.corpus.generate.coin import coin_words

IntArray = NDArray[np.int32]
Sets = Sequence[Sequence[str]]

OTHERS = 4
"""How many words are kept that may stand for a word in a rewording."""
_NOUN_PREFIXES = "counter sub inter over super micro".split()
_VERB_PREFIXES = "re over out mis".split()
_ADJECTIVE_PREFIXES = "non- semi- ultra- pre- extra-".split()
_COINED_SETS = 750
_PLAIN_SETS = 1_000
_AGES = range(17, 93)
_VAGUE = ("matter", "case", "issue", "affair")
# How far a topic's order of words departs from that of all: the spread of log ranks.
_TOPIC_SPREAD = 1.5
_OWN_TOPIC_GAIN = 3.0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word forms and what is known of each.

    Attributes:
        words: every form; its place is its number. A form with two uses has two numbers.
        classes: for each class that a grammar may draw from, the numbers of its words by rank.
        ranked: for each class and topic, the same numbers in the topic's order; (topics, words).
        others: for each word, the numbers of words that may stand for it; (words, OTHERS).
        topics: the names of the topics.
    """

    words: list[str]
    classes: dict[str, IntArray]
    ranked: dict[str, IntArray]
    others: IntArray
    topics: tuple[str, ...]


class VocabularyMaker:
    """Collects word forms set by set, then orders them.

    A set is of words that stand for one another in a rewording.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"vocabulary {seed}")
        self._words: list[str] = []
        self._others: list[list[int]] = []
        self._numbers: dict[str, int] = {}
        self._topic_of: dict[int, str] = {}
        self.taken: set[str] = set()

    def add_sets(self, sets: Sets) -> list[int]:
        """Add the words of each set, each with the others of its set; gives their numbers."""
        numbers: list[int] = []
        for words in sets:
            first = len(self._words)
            for place, word in enumerate(words):
                self._numbers.setdefault(word, first + place)
                self.taken.add(word)
            own = range(first, first + len(words))
            self._words.extend(words)
            self._others.extend([n for n in own if words[n - first] != word] for word in words)
            numbers.extend(own)
        return numbers

    def add_alike(self, words: Iterable[str], others: Sequence[str]) -> list[int]:
        """Add words that all have the same others, which are themselves added if they are new."""
        stand_ins = [self.number_of(word) for word in others]
        first = len(self._words)
        for word in words:
            self._numbers.setdefault(word, len(self._words))
            self.taken.add(word)
            self._words.append(word)
            self._others.append(stand_ins)
        return list(range(first, len(self._words)))

    def number_of(self, word: str) -> int:
        """The number of a form; a form in no list gets one, and vague words stand for it."""
        if word not in self._numbers:
            if word in _VAGUE:
                self.add_sets([_VAGUE])
            else:
                self.add_alike([word], _VAGUE)
        return self._numbers[word]

    def mark_topic(self, numbers: Iterable[int], topic: str) -> None:
        """Say that words belong to a topic, which will rank them higher."""
        self._topic_of.update(dict.fromkeys(numbers, topic))

    def shuffled(self, numbers: Sequence[int]) -> list[int]:
        """The numbers in a drawn order, which is their order of rank."""
        return self._chance.sample(numbers, len(numbers))

    def coined(self, number: int) -> list[str]:
        """So many new words."""
        return coin_words(self._chance, number, self.taken)

    def made(self, classes: dict[str, list[int]], topics: tuple[str, ...]) -> Vocabulary:
        """The vocabulary, with an order of each class for each topic."""
        arrays = {name: np.array(numbers, np.int32) for name, numbers in classes.items()}
        rng = np.random.default_rng(self._chance.getrandbits(64))
        ranked = {
            name: np.stack([self._topic_order(numbers, topic, rng) for topic in topics])
            for name, numbers in arrays.items()
        }
        others = np.array([_exactly(own, OTHERS) for own in self._others], np.int32)
        return Vocabulary(self._words, arrays, ranked, others, topics)

    def _topic_order(self, numbers: IntArray, topic: str, rng: np.random.Generator) -> IntArray:
        log_rank = np.log(np.arange(1, len(numbers) + 1))
        own = np.array([self._topic_of.get(int(n)) == topic for n in numbers])
        keys = log_rank + rng.normal(0, _TOPIC_SPREAD, len(numbers)) - _OWN_TOPIC_GAIN * own
        return numbers[np.argsort(keys, kind="stable")]


def _exactly(numbers: Sequence[int], wanted: int) -> list[int]:
    return [numbers[place % len(numbers)] for place in range(wanted)]


def add_classes(maker: VocabularyMaker) -> dict[str, list[int]]:
    """Add all words that a grammar needs; gives the classes that single words are drawn from."""
    for words in wordlists.sets("function"):
        maker.add_sets([words])
    classes = _nouns(maker) | _verbs(maker) | _plain_classes(maker)
    for _, symbols in (*wordlists.rules("grammar"), *wordlists.rules("stock")):
        for symbol in symbols:
            if not symbol.isupper():
                maker.number_of(symbol)
    return classes


def add_plain_class(maker: VocabularyMaker) -> dict[str, list[int]]:
    """Add a few thousand words without grammar; gives the one class that holds them."""
    coined = maker.coined(_PLAIN_SETS * OTHERS)
    sets = [coined[at : at + OTHERS] for at in range(0, len(coined), OTHERS)]
    return {"WORD": maker.shuffled(maker.add_sets(sets))}


def topic_names() -> tuple[str, ...]:
    """What can be written about."""
    return tuple(topic for topic in wordlists.headed_sets("nouns") if topic != "general")


def _nouns(maker: VocabularyMaker) -> dict[str, list[int]]:
    listed = wordlists.headed_sets("nouns")
    singular: list[int] = []
    plural: list[int] = []
    for topic, sets in listed.items():
        for inflect, numbers in ((str, singular), (wordlists.plural, plural)):
            added = maker.add_sets([[inflect(noun) for noun in words] for words in sets])
            maker.mark_topic(added, topic)
            numbers.extend(added)
    rare = _derived([s for sets in listed.values() for s in sets], _NOUN_PREFIXES)
    coined = maker.coined(_COINED_SETS * OTHERS)
    rare += [coined[at : at + OTHERS] for at in range(0, len(coined), OTHERS)]
    rare_plural = [[wordlists.plural(noun) for noun in words] for words in rare]
    return {
        "NOUN": maker.shuffled(singular) + maker.shuffled(maker.add_sets(rare)),
        "NOUNS": maker.shuffled(plural) + maker.shuffled(maker.add_sets(rare_plural)),
    }


def _verbs(maker: VocabularyMaker) -> dict[str, list[int]]:
    listed = wordlists.sets("verbs")
    rare = _derived(listed, _VERB_PREFIXES)
    forms = {"VERB": wordlists.base, "VERBED": wordlists.past}
    return {
        name: maker.shuffled(maker.add_sets([[inflect(v) for v in s] for s in listed]))
        + maker.shuffled(maker.add_sets([[inflect(v) for v in s] for s in rare]))
        for name, inflect in forms.items()
    }


def _plain_classes(maker: VocabularyMaker) -> dict[str, list[int]]:
    adjectives = wordlists.sets("adjectives")
    rare = _derived(adjectives, _ADJECTIVE_PREFIXES)
    said = [[wordlists.past(verb) for verb in words] for words in wordlists.sets("saying")]
    days, months = wordlists.sets("calendar")
    numbers = [str(n) for n in range(2, 1000)] + [
        f"{n},{m:03}" for n in range(1, 10) for m in range(0, 1000, 25)
    ]
    return {
        "ADJECTIVE": maker.shuffled(maker.add_sets(adjectives))
        + maker.shuffled(maker.add_sets(rare)),
        "ADVERB": maker.shuffled(maker.add_sets(wordlists.sets("adverbs"))),
        "SAID": maker.add_sets(said),
        "DAY": maker.add_sets([days]),
        "MONTH": maker.add_sets([months]),
        "NUMBER": maker.add_alike(numbers, ("several", "some", "few", "many")),
        "AGE": maker.add_alike(
            [f"{age}-year-old" for age in _AGES], ("young", "elderly", "local", "aged")
        ),
    }


def _derived(sets: Sets, prefixes: Sequence[str]) -> list[list[str]]:
    return [[prefix + word for word in words] for words in sets for prefix in prefixes]
