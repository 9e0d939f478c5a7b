"""Which characters make words, and which of them count as the same: one table look-up each.

Every code point of the basic plane has a letter value: 0 for what stands between words, else the
code point of its plain small letter ("É" and "e" are the same). The table makes folding and
splitting a whole batch two array look-ups; positions stay those of the characters.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

_PLANE = 0x10000
# Scripts that put no spaces between words: each of their characters is taken for a word.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # ideographs, extension A
    (0x4E00, 0x9FFF),  # ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
)


def letter_values(codes: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Letter value of each code point; 0 stands between words."""
    if not _KNOWN[codes].all():
        for code in np.flatnonzero((np.bincount(codes, minlength=_PLANE) > 0) & ~_KNOWN):
            _VALUES[code], _KNOWN[code] = _value(int(code)), True
    return _VALUES[codes]


def stand_alone(codes: NDArray[np.uint16], letters: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Whether each code point is a word by itself, as in scripts without spaces.

    Args:
        codes: the code points.
        letters: what `letter_values` gives for them.
    """
    return np.asarray(_unspaced()[codes] & (letters > 0))


# Filled as code points are met: few of the plane's 65,536 ever are.
_VALUES = np.zeros(_PLANE, dtype=np.uint16)
_KNOWN = np.zeros(_PLANE, dtype=np.bool_)


@cache
def _unspaced() -> NDArray[np.bool_]:
    unspaced = np.zeros(_PLANE, dtype=np.bool_)
    for first, last in _UNSPACED:
        unspaced[first : last + 1] = True
    return unspaced


def _value(code: int) -> int:
    character = chr(code)
    if not (character.isalnum() or unicodedata.category(character) in {"Mn", "Mc"}):
        return 0
    plain = unicodedata.normalize("NFKD", character).casefold()
    first = ord(plain[0]) if plain else code
    return first if 0 < first < _PLANE else code


def code_points(text: str) -> NDArray[np.uint16]:
    """The characters of a text; those beyond the basic plane become a private-use separator."""
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(wide, _PLANE - 1).astype(np.uint16)
