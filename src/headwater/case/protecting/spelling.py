"""How much two words are spellings of one person's name, by their sounds.

Places have a likeness of their own (`lexicon/toponym.py`), which counts consonants most: there a
candidate stands beside its map. A name that must not leave a case has nothing beside it, so here
all sounds count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

# One sound, many letters; in this order, since the later ones would eat parts of the earlier.
_SOUNDS = (
    ("tsch", "c"),
    ("sch", "s"),
    ("shch", "s"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "z"),
    ("dj", "j"),
    ("dzh", "j"),
    ("sh", "s"),
    ("ch", "s"),
    ("ck", "k"),
    ("tz", "z"),
    ("ts", "z"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("ay", "i"),
    ("ai", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("ee", "i"),
    ("ie", "i"),
    ("aw", "u"),
    ("au", "u"),
    ("oo", "u"),
    ("ou", "u"),
    ("o", "u"),
    ("w", "u"),
    ("y", "i"),
    ("e", "i"),
)
_DOUBLED = re.compile(r"(.)\1+")
_MOST, _BY_LETTERS = 0.97, 0.1


def name_likeness(a: str, b: str) -> float:
    """0 to 1 for two words in lower case without accents; 1 only for the same letters."""
    if a == b:
        return 1.0
    letters, sounds = fuzz.ratio(a, b), fuzz.ratio(_sounded(a), _sounded(b))
    return _MOST * (_BY_LETTERS * letters + (1 - _BY_LETTERS) * sounds) / 100


@lru_cache(maxsize=65_536)
def _sounded(word: str) -> str:
    """One letter for each sound."""
    text = word
    for sound, letter in _SOUNDS:
        text = text.replace(sound, letter)
    text = text.removesuffix("h") if len(text) > 3 else text
    return _DOUBLED.sub(r"\1", text)
