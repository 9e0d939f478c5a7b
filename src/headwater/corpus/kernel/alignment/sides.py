"""The words of both sides of many pairs, split once however many pairs a report is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa

from headwater.corpus.kernel.furniture import Furniture
from headwater.corpus.kernel.hashes import Hashes, hash_together
from headwater.corpus.kernel.language import Language
from headwater.corpus.kernel.names import find_named
from headwater.corpus.kernel.ranges import Flags, Ints
from headwater.corpus.kernel.words import Words, split_words

# Words of both sides that are laid side by side at once: small enough for a processor's cache,
# large enough that the cost of each array operation is spread thin.
_WORDS_AT_ONCE = 150_000


@dataclass(frozen=True, slots=True)
class Sides:
    """Pairs of texts, as numbers of texts in one set of words.

    Attributes:
        children: text of each pair's child.
        parents: text of each pair's parent.
        words: the words of all texts.
        furniture: which of them are furniture.
        named: which of them are names and figures, by how they are written.
        alone: surprise of each word by itself, in sixteenths of a bit.
        after: its surprise after the word before it.
    """

    children: Ints
    parents: Ints
    words: Words
    furniture: Flags
    named: Flags
    alone: Ints
    after: Ints

    def counts(self, texts: Ints) -> Ints:
        """Words of each text."""
        return self.words.counts[texts]

    def firsts(self, texts: Ints) -> Ints:
        """First word of each text, among all words."""
        return self.words.firsts[texts]

    def in_portions(self) -> Iterator[Sides]:
        """The same pairs, few enough at a time that their words fit into a processor's cache."""
        load = np.cumsum(self.counts(self.children) + self.counts(self.parents))
        portions = load // _WORDS_AT_ONCE
        bounds = np.flatnonzero(np.diff(portions, prepend=-1, append=-1))
        for start, end in pairwise(bounds):
            yield Sides(
                self.children[start:end],
                self.parents[start:end],
                self.words,
                self.furniture,
                self.named,
                self.alone,
                self.after,
            )


def lay_out(batch: pa.RecordBatch, furniture: Furniture, language: Language) -> Sides:
    """The sides of a batch with `child`, `parent` and the text and outlet of both."""
    numbers = np.concatenate([batch[side].to_numpy() for side in ("child", "parent")])
    _, first, place = np.unique(numbers, return_index=True, return_inverse=True)
    chosen = pa.array(first)
    texts = pa.concat_arrays([batch["child_text"], batch["parent_text"]]).take(chosen)
    outlets = pa.concat_arrays([batch["child_outlet"], batch["parent_outlet"]]).take(chosen)
    words = split_words(texts)
    alone = language.bits_alone(words.hashes)
    pairs = pair_hashes(words)
    return Sides(
        place[: len(batch)],
        place[len(batch) :],
        words,
        furniture.words_of(words, outlets),
        find_named(texts, words),
        alone,
        language.bits_after(pairs, alone, np.roll(alone, 1)),
    )


def pair_hashes(words: Words) -> Hashes:
    """A hash of each word with the one before it; a text's first word stands after nothing."""
    before = np.roll(words.hashes, 1)
    before[words.firsts[:-1][words.counts > 0]] = 0
    return hash_together(before, words.hashes)
