"""Generated edits: one word of a faithful rewording replaced by a word of the same shape.

They are cruder than what people write, but there is no end of them, and they teach early on that a
word which nothing in the passage explains is worth a mark.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

import numpy as np
from fit.judge.example import Labelled, kind_number

from headwater.networks.encoder import lay_out
from headwater.networks.pieces import PieceVocabulary

_ENDINGS = ("ing", "ed", "ly", "s")
_SHORTEST = 4


class Edits:
    """Words to put in, by shape, taken from passages that are fitted on."""

    def __init__(self, passages: Iterable[tuple[str, ...]]) -> None:
        self._pool: dict[str, list[str]] = {}
        for words in passages:
            for at, word in enumerate(words):
                shape = _shape(word, at)
                if shape:
                    self._pool.setdefault(shape, []).append(word)

    def edited(
        self, of: Labelled, vocabulary: PieceVocabulary, rng: random.Random
    ) -> Labelled | None:
        """A faithful statement with one word replaced; None where it has none to replace."""
        words = list(of.statement.words)
        places = [i for i, word in enumerate(words) if _shape(word, i)]
        if not places:
            return None
        at = rng.choice(places)
        shape = _shape(words[at], at)
        new = rng.choice(self._pool.get(shape, [words[at]]))
        if new.lower() in {w.lower() for w in (*words, *of.passage.words)}:
            return None
        words[at] = new
        number = kind_number(_KINDS.get(shape, "word-changed"))
        changes = np.zeros(len(words), dtype=np.int64)
        changes[at] = number
        concerned = np.zeros_like(of.concerned)
        return Labelled(lay_out(words, vocabulary), of.passage, changes, concerned, number)


_KINDS = {"figure": "number-changed", "name": "entity-changed"}


def _shape(word: str, at: int) -> str:
    """What may stand in for a word; "" for what stays."""
    if word.isdigit():
        return "figure"
    if not word.isalpha() or len(word) < _SHORTEST:
        return ""
    if word[0].isupper():
        return "name" if at and word[1:].islower() else ""
    return next((e for e in _ENDINGS if word.endswith(e)), "plain")
