"""What the judge reads beside the words in context: which words of two texts are the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from headwater.lexicon.fold import fold_word
from headwater.lexicon.numerals import numeral_value
from headwater.networks.encoder import Ints

# How a word of one side stands to a word of the other. The network has a vector for each.
OTHER, SAME_BEGINNING, SAME_WORD = range(3)
RELATIONS = 3
# Words of so many letters are taken for forms of one word by their first ones ("report/ed").
_BEGINNING = 5


def same_words(mine: Sequence[str], theirs: Sequence[str]) -> Ints:
    """(mine, theirs): for each two words whether they are the same, or begin alike."""
    my_keys, their_keys = [_key(w) for w in mine], [_key(w) for w in theirs]
    found = np.zeros((len(mine), len(theirs)), dtype=np.int64)
    for row, key in enumerate(my_keys):
        for column, other in enumerate(their_keys):
            found[row, column] = _relation(key, other)
    return found


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    """What makes two words the same: a figure's value, or the folded word."""
    value = numeral_value(word)
    return fold_word(word) if value is None else f"#{value:g}"


def _relation(key: str, other: str) -> int:
    if not key or not other:
        return OTHER
    if key == other:
        return SAME_WORD
    begins = len(key) >= _BEGINNING and not key.startswith("#")
    return SAME_BEGINNING if begins and other.startswith(key[:_BEGINNING]) else OTHER
