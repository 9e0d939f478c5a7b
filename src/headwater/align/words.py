"""A report laid out for comparison: its sentences' content words and what each weighs."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.lexicon.cues import report_verbs
from headwater.lexicon.likeness import word_key
from headwater.model import Annotations, BlockKind, Sentence, Token

BODY_KINDS: frozenset[BlockKind] = frozenset({"title", "standfirst", "paragraph"})
KEY_POINT_KINDS: frozenset[BlockKind] = frozenset({"key-point"})

# How much a word of each kind tells of its sentence. Names and figures are what a rewriter keeps.
_WEIGHT_BY_POS = {"PROPN": 1.4, "NUM": 1.3, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.7, "ADV": 0.4}
_WEIGHT_OF_CUE = 0.3


@dataclass(frozen=True, slots=True)
class Wording:
    """One report's alignable sentences and their content words, in text order.

    Attributes:
        annotations: the parse that the tokens come from.
        sentences: the sentences of the kinds asked for.
        tokens: content words of those sentences; small numerals ("two") are words, too.
        keys: for each token what makes it the same word as another.
        owners: for each token the position of its sentence in `sentences`.
    """

    annotations: Annotations
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    owners: tuple[int, ...]


def wording(annotations: Annotations, kinds: frozenset[BlockKind] = BODY_KINDS) -> Wording:
    """Lay out one report's sentences of some kinds for comparison."""
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
    )


def weights(mine: Wording, other: Wording) -> NDArray[np.float64]:
    """How much each of my words counts: by kind, and by how few sentences of both hold it."""
    frequency: Counter[str] = Counter()
    for side in (mine, other):
        for key, _ in set(zip(side.keys, side.owners, strict=True)):
            frequency[key] += 1
    total = len(mine.sentences) + len(other.sentences)
    return np.array(
        [_weight(t, frequency[k], total) for t, k in zip(mine.tokens, mine.keys, strict=True)],
        dtype=np.float64,
    )


def _weight(token: Token, frequency: int, total: int) -> float:
    rarity = math.log((total + 1) / (frequency + 0.5)) / math.log(total + 1) if total else 1.0
    by_kind = _WEIGHT_BY_POS.get(token.pos, 0.3)
    if token.pos == "VERB" and token.lemma in report_verbs():
        by_kind = _WEIGHT_OF_CUE
    return by_kind * max(rarity, 0.15)
