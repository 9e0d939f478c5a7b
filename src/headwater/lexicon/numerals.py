"""The value of one numeral word: "14", "1,200", "fourteen", "dozen", "4m"."""

from __future__ import annotations

import re
from functools import lru_cache

UNITS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: float(10 * value)
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_DIGITS = re.compile(r"[+-]?\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}


@lru_cache(maxsize=16_384)
def numeral_value(word: str) -> float | None:
    """The value that one word stands for, or None where it is no numeral.

    Ordinals are none: "third" is a place in a row, not a count.
    """
    text = word.casefold().strip()
    for table in (UNITS, TENS, SCALES):
        if text in table:
            return table[text]
    tens, _, unit = text.partition("-")
    if tens in TENS and unit in UNITS:
        return TENS[tens] + UNITS[unit]
    stripped = text.lstrip("$€£").rstrip("%")
    for suffix, scale in _SUFFIXES.items():
        number = stripped.removesuffix(suffix)
        if number != stripped and _DIGITS.fullmatch(number):
            return _digits(number) * scale
    return _digits(stripped) if _DIGITS.fullmatch(stripped) else None


def _digits(text: str) -> float:
    return float(re.sub(r"[,\u202f\u00a0 ]", "", text))
