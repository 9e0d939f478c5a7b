"""What a fitted judge doubts of a sentence that was taken from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reader = Literal["apart", "together"]
"""Who read: one network reads both sides apart and lays their words side by side, another reads
the two as one text."""

Chances = tuple[tuple[str, float], ...]
"""Kinds of change with their chances, in no order that matters."""

# Chances below this are left out.
MENTIONED = 0.05


@dataclass(frozen=True, slots=True)
class Judgement:
    """One child sentence, read beside the parent sentences that it rests on.

    Attributes:
        sentence: index of the child's sentence in its annotations.
        doubt: 0 to 1, how likely the sentence says something else than what it rests on.
        kinds: the chances that it is a change of each kind, as `words`.
        words: for each token of the sentence, in order, the chances of each kind of change; kinds
            below `MENTIONED` are left out.
        concerned: parent tokens that a change concerns: (report id, token index, chance), in order
            of the text; those below `MENTIONED` are left out.
        reader: whose judgement it is.
        otherwise: of a reader of both together, how likely the sentence answers the same question
            otherwise.
        shaded: of the same, how likely it says it more or less surely, by another voice, with more.
    """

    sentence: int
    doubt: float
    kinds: Chances
    words: tuple[Chances, ...]
    concerned: tuple[tuple[str, int, float], ...]
    reader: Reader = "apart"
    otherwise: float = 0.0
    shaded: float = 0.0
