"""Which words of two texts are the same, for the networks that read the two together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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


def best_relations(mine: Sequence[str], theirs: Sequence[str]) -> tuple[Ints, Ints]:
    """For each word of either text its nearest relation to any word of the other."""
    my_keys, their_keys = [_key(w) for w in mine], [_key(w) for w in theirs]
    return _best(my_keys, their_keys), _best(their_keys, my_keys)


def _best(keys: Sequence[str], others: Sequence[str]) -> Ints:
    known, begun = set(others), {o[:_BEGINNING] for o in others}
    return np.array([_nearest(key, known, begun) for key in keys], dtype=np.int64)


def _nearest(key: str, known: Collection[str], begun: Collection[str]) -> int:
    if not key:
        return OTHER
    if key in known:
        return SAME_WORD
    return SAME_BEGINNING if _may_begin(key) and key[:_BEGINNING] in begun else OTHER


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
    return SAME_BEGINNING if _may_begin(key) and other.startswith(key[:_BEGINNING]) else OTHER


def _may_begin(key: str) -> bool:
    return len(key) >= _BEGINNING and not key.startswith("#")
