"""A report laid out for comparison: its sentences' content words and what each weighs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater.align.said import names_speaker
from headwater.align.traits import Floats, Traits, traits_of
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import Matrix, Words, word_key
from headwater.model import Annotations, BlockKind, Sentence, Token
from headwater.networks.encoder import read_words

Ints = NDArray[np.intp]

BODY_KINDS: frozenset[BlockKind] = frozenset({"title", "standfirst", "paragraph"})
KEY_POINT_KINDS: frozenset[BlockKind] = frozenset({"key-point"})

# How much a word of each kind tells of its sentence. Names and figures are what a rewriter keeps.
_WEIGHT_BY_POS = {"PROPN": 1.4, "NUM": 1.3, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.7, "ADV": 0.4}
_WEIGHT_OF_CUE = 0.3


@dataclass(frozen=True)
class Wording:
    """One report's alignable sentences and their content words, in text order.

    What can be counted from one report alone is counted once, however many others it is laid
    beside.

    Attributes:
        annotations: the parse that the tokens come from.
        sentences: the sentences of the kinds asked for.
        tokens: content words of those sentences; small numerals ("two") are words, too.
        keys: for each token what makes it the same word as another.
        owners: for each token the position of its sentence in `sentences`.
        in_context: whether its words are also read in context.
    """

    annotations: Annotations
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    owners: tuple[int, ...]
    in_context: bool = False

    @cached_property
    def words(self) -> Words:
        """The different words among the tokens."""
        return Words(self.tokens, self.annotations.vectors)

    @cached_property
    def contexts(self) -> Matrix:
        """For each token the unit vector of the word in its context.

        Raises:
            ResourceError: the encoder is not installed.
        """
        read = read_words(self.annotations)
        return unit_rows(read.vectors[[read.rows[t.index] for t in self.tokens]])

    @cached_property
    def owner_rows(self) -> Ints:
        """`owners` as an array."""
        return np.array(self.owners, dtype=np.intp)

    @cached_property
    def key_numbers(self) -> dict[str, int]:
        """The different keys, numbered in the order in which they come."""
        numbers: dict[str, int] = {}
        for key in self.keys:
            numbers.setdefault(key, len(numbers))
        return numbers

    @cached_property
    def key_rows(self) -> Ints:
        """For each token the number of its key."""
        return np.array([self.key_numbers[key] for key in self.keys], dtype=np.intp)

    @cached_property
    def key_holders(self) -> Ints:
        """For each different key in how many sentences it stands."""
        pairs = np.unique(np.stack([self.key_rows, self.owner_rows]), axis=1)
        return np.bincount(pairs[0], minlength=len(self.key_numbers)).astype(np.intp)

    @cached_property
    def worth(self) -> Floats:
        """For each token how much a word of its kind tells."""
        return np.array([_worth(t) for t in self.tokens], dtype=np.float64)

    @cached_property
    def rare(self) -> NDArray[np.bool_]:
        """For each token whether it is a name or a figure."""
        pairs = zip(self.tokens, self.keys, strict=True)
        return np.array([t.pos in {"PROPN", "NUM"} or k.startswith("#") for t, k in pairs], bool)

    @cached_property
    def said(self) -> NDArray[np.bool_]:
        """For each token whether it tells what is said, and not only who says it."""
        speakers = names_speaker(self.annotations)
        return np.array([t.index not in speakers for t in self.tokens], bool)

    @cached_property
    def specifics(self) -> frozenset[str]:
        """Names and figures of the body, in lower case."""
        return frozenset(
            key
            for token, key, owner in zip(self.tokens, self.keys, self.owners, strict=True)
            if token.is_content
            and self.sentences[owner].kind in BODY_KINDS
            and (token.pos == "PROPN" or key.startswith("#"))
        )

    @cached_property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """Every word of each sentence, small words too, folded."""
        return tuple(_forms(self.annotations, s) for s in self.sentences)

    @cached_property
    def traits(self) -> Traits:
        """What is so of each sentence by itself."""
        words = zip(self.tokens, self.keys, self.owners, strict=True)
        return traits_of(self.annotations, self.sentences, tuple(words))

    @cached_property
    def own_words(self) -> tuple[tuple[str, int, int], ...]:
        """Every word of the body, small words too: folded, with its first and last character."""
        body = (s for s in self.sentences if s.kind in BODY_KINDS)
        folded = (
            (fold_word(t.text), t.start, t.end) for s in body for t in self.annotations.tokens_of(s)
        )
        return tuple(word for word in folded if word[0])


def wording(
    annotations: Annotations,
    kinds: frozenset[BlockKind] = BODY_KINDS,
    *,
    in_context: bool = False,
) -> Wording:
    """Lay out one report's sentences of some kinds for comparison.

    Args:
        annotations: the report's parse.
        kinds: of the blocks whose sentences count.
        in_context: whether the words are to be read in context too, which needs the encoder.
    """
    sentences = tuple(s for s in annotations.sentences if s.kind in kinds)
    tokens: list[Token] = []
    owners: list[int] = []
    for position, sentence in enumerate(sentences):
        for token in annotations.tokens_of(sentence):
            if token.is_content or token.pos == "NUM":
                tokens.append(token)
                owners.append(position)
    return Wording(
        annotations=annotations,
        sentences=sentences,
        tokens=tuple(tokens),
        keys=tuple(word_key(t) for t in tokens),
        owners=tuple(owners),
        in_context=in_context,
    )


def unit_rows(rows: NDArray[np.floating]) -> Matrix:
    """Rows of length one; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def weights(mine: Wording, other: Wording) -> Floats:
    """How much each of my words counts: by kind, and by how few sentences of both hold it."""
    if not mine.tokens:
        return np.zeros(0)
    frequency = mine.key_holders.copy()
    for key, row in mine.key_numbers.items():
        if key in other.key_numbers:
            frequency[row] += other.key_holders[other.key_numbers[key]]
    total = len(mine.sentences) + len(other.sentences)
    rarity = np.array([_rarity(f, total) for f in range(int(frequency.max()) + 1)])
    return np.asarray(mine.worth * rarity[frequency][mine.key_rows])


def _rarity(frequency: int, total: int) -> float:
    rarity = math.log((total + 1) / (frequency + 0.5)) / math.log(total + 1) if total else 1.0
    return max(rarity, 0.15)


def _worth(token: Token) -> float:
    if token.pos == "VERB" and token.lemma in report_verbs():
        return _WEIGHT_OF_CUE
    return _WEIGHT_BY_POS.get(token.pos, 0.3)


def _forms(annotations: Annotations, sentence: Sentence) -> tuple[str, ...]:
    folded = (fold_word(t.text) for t in annotations.tokens_of(sentence))
    return tuple(f for f in folded if f)
