"""Coins words that look as if they were some language's: names, places, terms of a trade."""

from __future__ import annotations

import random

_ONSETS = (
    "b br c ch cl d dr f fl g gl gr h j k kl l m n p pr r s sh sk sl st str t th tr v w z".split()
)
_VOWELS = "a a a e e e i i o o u ae ai ea ei ia io oa ou".split()
_CODAS = ["", "", "", *"l m n n r r s t k d nd ld rn st sk th ng lt rk".split()]


def coin_word(chance: random.Random, syllables: int) -> str:
    """One word of so many syllables, in lower case."""
    parts = [chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables)]
    return "".join(parts) + chance.choice(_CODAS)


def coin_words(chance: random.Random, number: int, taken: set[str]) -> list[str]:
    """So many different words, none of them taken; they are added to those that are."""
    coined: list[str] = []
    while len(coined) < number:
        word = coin_word(chance, chance.choice((2, 2, 3)))
        if word not in taken:
            taken.add(word)
            coined.append(word)
    return coined
