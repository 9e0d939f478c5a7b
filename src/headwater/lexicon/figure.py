"""The value of a figure written in several words: "twenty-three", "two dozen", "1.2 million".

`read_figure` reads one figure from a list of words; it never joins two that stand side by side
("two three" is two figures). Ordinals and years are not told apart here: that takes a parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.lexicon.numerals import SCALES, TENS, UNITS, numeral_value

FRACTIONS = {
    "half": 0.5,
    "halves": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
}
# Rough plurals: the least and the most that a reader takes them to mean.
ROUGH = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9_999.0),
    "millions": (2e6, 9.99e8),
    "billions": (2e9, 9.99e11),
}
_ROUGH_FACTORS = {"dozens": 12.0, "tens": 10.0, "hundreds": 100.0, "scores": 20.0}
_SUFFIXES = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3, "trn": 1e12}
_GLUE = {"-", "and"}
_DIGITS = re.compile(r"\d")
# Every word that a figure can begin with, numerals apart: most words are none of these.
_OPENERS = frozenset(
    ("a", "an", "the", "couple", "half", *ROUGH, *_ROUGH_FACTORS, *UNITS, *TENS, *SCALES)
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure read from words.

    Attributes:
        words: how many of the words it takes up.
        low: the least value that the words mean.
        high: the most; equal to `low` unless the words are rough ("dozens").
        share: whether it is a share of something ("half", "two-thirds").
    """

    words: int
    low: float
    high: float
    share: bool = False


def read_figure(words: Sequence[str]) -> Figure | None:
    """The longest figure that begins with the first of `words`, or None.

    Args:
        words: lower-case words, numerals and hyphens, each on its own ("twenty", "-", "three").
    """
    if not words or not (words[0] in _OPENERS or _DIGITS.search(words[0])):
        return None
    return _rough(words) or _share(words) or _digit_figure(words) or _word_figure(words)


def figure_value(text: str) -> float | None:
    """The value of a text that is one figure and nothing else; None otherwise."""
    words = re.findall(r"[\d.,]*\d|[^\W\d_]+|-", text.casefold())
    figure = read_figure(words)
    if figure is None or figure.words != len(words):
        return None
    return figure.low


def _rough(words: Sequence[str]) -> Figure | None:
    first = words[0]
    if first in _ROUGH_FACTORS and len(words) > 2 and words[1] == "of":
        factor = _ROUGH_FACTORS[first]
        inner = ROUGH.get(words[2])
        if inner is not None and words[2] in {"thousands", "millions", "billions"}:
            base = SCALES[words[2].removesuffix("s")]
            return Figure(3, max(2 * factor, 20) * base, (factor * 10) * base - 1)
    if first in ROUGH:
        return Figure(1, *ROUGH[first])
    if first == "couple" and len(words) > 1 and words[1] in {"of", "more", "dozen", "hundred"}:
        return _scaled(words, Figure(1, 2.0, 3.0), of_scale=True)
    if first in {"a", "the"} and len(words) > 1 and words[1] == "couple":
        inner_figure = _rough(words[1:])
        if inner_figure is not None:
            return Figure(inner_figure.words + 1, inner_figure.low, inner_figure.high)
    return None


def _share(words: Sequence[str]) -> Figure | None:
    """A share: "half", "a third of", "two-thirds", "three quarters of"."""
    if words[0] == "half":
        if len(words) > 1 and words[1] in {"a", "an"}:
            return _scaled(words, Figure(2, 0.5, 0.5), needed=True) or Figure(1, 0.5, 0.5, True)
        return Figure(1, 0.5, 0.5, True)
    count = 1.0 if words[0] in {"a", "one"} else UNITS.get(words[0])
    at = 2 if len(words) > 1 and words[1] == "-" else 1
    if count is None or at >= len(words) or words[at] not in FRACTIONS:
        return None
    plural = words[at].endswith("s")
    of_follows = at + 1 < len(words) and words[at + 1] == "of"
    # "a third attack" and "a quarter final" are no shares; "two-thirds" always is.
    if plural != (count > 1) or not (plural or of_follows):
        return None
    value = count * FRACTIONS[words[at]]
    return Figure(at + 1, value, value, True)


def _digit_figure(words: Sequence[str]) -> Figure | None:
    if not _DIGITS.search(words[0]):
        return None
    value = numeral_value(words[0])
    if value is None:
        return None
    return _scaled(words, Figure(1, value, value))


def _scaled(
    words: Sequence[str], base: Figure, *, needed: bool = False, of_scale: bool = False
) -> Figure | None:
    """`base` times the scales that follow it ("1.2 million", "half a dozen")."""
    at, factor = base.words, 1.0
    while at < len(words):
        word = words[at]
        skip = 1
        if word == "-" and at + 1 < len(words) and words[at + 1] in SCALES:
            word, skip = words[at + 1], 2
        scale = SCALES.get(word) or (_SUFFIXES.get(word) if at == 1 and not of_scale else None)
        if scale is None:
            break
        factor, at = factor * scale, at + skip
    if needed and at == base.words:
        return None
    return Figure(at, base.low * factor, base.high * factor)


def _word_figure(words: Sequence[str]) -> Figure | None:
    reader = _WordReader()
    at = taken = 0
    while at < len(words):
        word = words[at]
        if word in _GLUE:
            if not reader.may_glue(word):
                break
            at += 1
            continue
        if not reader.take(word):
            break
        at += 1
        taken = at
    if not reader.started:
        return None
    value = reader.total + reader.current
    return Figure(taken, value, value)


class _WordReader:
    """Adds number words up from left to right, refusing what would begin another figure."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current = 0.0
        self.started = False
        self.article = False
        self.least_scale = float("inf")
        self.last = ""

    def may_glue(self, glue: str) -> bool:
        """Whether a hyphen or "and" may stand after the last word."""
        if glue == "-":
            return self.last in TENS or self.last in UNITS or self.last in SCALES
        return self.last in SCALES and self.last != "dozen"

    def take(self, word: str) -> bool:
        """Add a word; False where it does not continue the figure."""
        if word in {"a", "an"}:
            # Only as the first word, and only before a scale: the scale makes it count.
            first = not self.started and not self.article
            self.article = True
            return first
        if word in SCALES:
            return self._take_scale(word)
        if self.article or self.last == "dozen" or not self._has_room(word):
            return False
        self.current += UNITS[word] if word in UNITS else TENS[word]
        self.started, self.last = True, word
        return True

    def _has_room(self, word: str) -> bool:
        """Whether a unit or a ten may stand after the last word."""
        if word in UNITS:
            below_ten = self.last in TENS and 0 < UNITS[word] < 10
            return not self.started or below_ten or self.last in SCALES
        return word in TENS and (not self.started or self.last in SCALES)

    def _take_scale(self, word: str) -> bool:
        scale = SCALES[word]
        if self.last in {"zero", "dozen"}:
            return False
        if word in {"hundred", "dozen"}:
            if self.current >= 100 or (self.started and not self.current):
                return False
            self.current = (self.current or 1.0) * scale
        else:
            if scale >= self.least_scale or (self.started and not self.current):
                return False
            self.total += (self.current or 1.0) * scale
            self.current, self.least_scale = 0.0, scale
        self.started, self.article, self.last = True, False, word
        return True
