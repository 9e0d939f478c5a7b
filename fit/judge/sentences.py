"""Sentences of whole retellings, drawn for a step of a fit."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from corpora.retold import Part, load
from fit.judge.example import FAITHFUL, Labelled, pair_examples

from headwater.networks.pieces import PieceVocabulary

_ROW = TypeVar("_ROW")
# Sentences before and behind those that a sentence rests on, in what it is read beside.
_NEIGHBOURS = (0, 1)
_PARTS: tuple[Part, ...] = ("fit", "drill")


@dataclass(frozen=True, slots=True)
class Sentences(Generic[_ROW]):
    """Rows of sentences.

    Attributes:
        drifted: each alone, or before the same sentence mended.
        faithful: as they stand in the retelling.
    """

    drifted: Sequence[tuple[_ROW, ...]]
    faithful: Sequence[_ROW]

    def drawn(self, each: int, rng: random.Random) -> tuple[list[_ROW], dict[int, int]]:
        """As many of either sort; and the places of those that are twins."""
        rows: list[_ROW] = []
        twins: dict[int, int] = {}
        for drifted in rng.sample(self.drifted, each):
            if len(drifted) > 1:
                twins[len(rows)] = len(rows) + 1
            rows += drifted
        return rows + rng.sample(self.faithful, each), twins


def read_sentences(
    laid: Callable[[Sequence[Labelled]], Sequence[_ROW]], vocabulary: PieceVocabulary
) -> Sentences[_ROW]:
    """Those of the parts of `corpora/retold` that networks learn from.

    Args:
        laid: makes rows of examples, one of each.
        vocabulary: of pieces.
    """
    told = told_sentences(vocabulary)
    rows = iter(laid([example for sentence in told for example in sentence]))
    made = [(of[0].verdict, tuple(islice(rows, len(of)))) for of in told]
    return Sentences(
        [of for verdict, of in made if verdict != FAITHFUL],
        [of[0] for verdict, of in made if verdict == FAITHFUL],
    )


def told_sentences(vocabulary: PieceVocabulary) -> list[tuple[Labelled, ...]]:
    """Each sentence of these retellings, a drifted one before the same one mended."""
    return [
        sentence
        for part in _PARTS
        for pair in load(part)
        for near in _NEIGHBOURS
        for sentence in pair_examples(pair, vocabulary, near)
    ]
