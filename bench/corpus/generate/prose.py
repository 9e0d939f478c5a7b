"""Bodies of reports, a block at a time: what each would say if it copied nobody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bench.corpus.generate.language import (
    CLAUSE_MARK,
    CLOSE_QUOTE,
    FORMULAS,
    OPEN_QUOTE,
    Language,
)
from bench.corpus.generate.ragged import Numbers, Places, Ragged, starts_of
from bench.corpus.generate.recipe import BLOCK_REPORTS
from bench.corpus.generate.slots import draw_cast, fill, zipf_ranks

WIRE_BLOCK = 1 << 40
"""Blocks from here on hold the wire stories."""
_MEDIAN_SENTENCES, _SPREAD, _FEWEST, _MOST = 5.8, 0.5, 3, 60
_KEPT_BLOCKS = 128
_FORMULA_EXPONENT = 0.7


@dataclass(frozen=True, slots=True)
class Block:
    """Bodies of so many reports.

    Attributes:
        sentences: the words of every sentence.
        starts: the first sentence of each report, and the end of the last.
    """

    sentences: Ragged
    starts: Places

    def body(self, row: int) -> list[Numbers]:
        """The sentences of one report, as numbers of words."""
        span = range(int(self.starts[row]), int(self.starts[row + 1]))
        return [self.sentences.row(sentence) for sentence in span]


class Author:
    """Writes any block of a corpus again whenever it is asked to."""

    def __init__(self, language: Language, seed: int) -> None:
        self.language = language
        self._seed = seed
        self._patterns = language.patterns.extended(language.formulas)
        self._spoken = [_spoken(word) for word in language.vocabulary.words]
        self._write = lru_cache(maxsize=_KEPT_BLOCKS)(self._write_block)

    def body(self, block: int, row: int) -> list[Numbers]:
        """The sentences of one report."""
        return self._write(block).body(row)

    def say(self, sentence: Numbers) -> str:
        """A sentence as text, with its capital and its full stop."""
        spoken = self._spoken
        text = "".join([spoken[word] for word in sentence.tolist()]).strip(" ,")
        text = text.replace("“ ", "“").replace(",”", "”,")
        return f"{text[:1].upper()}{text[1:]}."

    def _write_block(self, block: int) -> Block:
        rng = np.random.default_rng([self._seed, 2, block])
        slots = self.language.slots
        topics = rng.integers(0, len(slots.vocabulary.topics), BLOCK_REPORTS)
        drawn = np.exp(rng.normal(np.log(_MEDIAN_SENTENCES), _SPREAD, BLOCK_REPORTS))
        counts = np.clip(drawn, _FEWEST, _MOST).astype(np.int64)
        starts = starts_of(counts)
        reports = np.repeat(np.arange(BLOCK_REPORTS), counts)
        chosen = self._draw_patterns(topics[reports], rng)
        cast = draw_cast(slots, topics, rng)
        return Block(fill(slots, chosen, reports, cast, rng), starts)

    def _draw_patterns(self, topics: Places, rng: np.random.Generator) -> Ragged:
        """A pattern for each sentence: any, or one of the formulas of its topic."""
        language = self.language
        plain = len(language.patterns.starts) - 1
        drawn = rng.integers(0, plain, len(topics))
        if language.formulaic:
            ranks = zipf_ranks(FORMULAS, _FORMULA_EXPONENT, len(topics), rng)
            told = rng.random(len(topics)) < language.formulaic
            drawn = np.where(told, plain + topics * FORMULAS + ranks, drawn)
        return self._patterns.take(drawn)


def _spoken(word: str) -> str:
    if word == CLAUSE_MARK:
        return ","
    if word == CLOSE_QUOTE:
        return word
    return f" {word}" if word != OPEN_QUOTE else f" {OPEN_QUOTE}"
