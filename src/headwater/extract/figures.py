"""The words of one sentence as figures are read from them, and the figures among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.lexicon.figure import Figure, read_figure
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Sentence, Token

DASHES = frozenset("-–—")
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+|\S")
_SOLID = re.compile(r"\S+")
_WEB_MARKS = ("://", "www.", "@")
_LONGEST_FIGURE = 14
_MOST_PARTS = 1000
_HUNDRED = 100
# Words that stand between a figure and the whole that it is out of.
_MOST_BETWEEN = 3
_ROUND_WHOLES = frozenset({10.0, 100.0, 1000.0})
_SPANS = frozenset(
    "second minute hour day week month year decade "
    "raid attack strike case place town village".split()
)
# What goes "from 10 to 15" at one time, and is no change.
_SPREAD = frozenset(
    "range ranges ranged ranging vary varies varied varying anywhere anything aged".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a numeral or a mark: its place in the report's text, and its lower-case text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure: words `first` to `last` (half open), and the values that they mean.

    `is_score` marks two counts joined by a dash ("3-1"), which together count nothing.
    """

    first: int
    last: int
    low: float
    high: float
    is_range: bool = False
    is_score: bool = False


class SentenceWords:
    """The words of a sentence, finer than its tokens, with a way back to the tokens."""

    def __init__(self, annotations: Annotations, sentence: Sentence) -> None:
        """Cut a sentence into words."""
        self.annotations = annotations
        self.tokens = annotations.tokens_of(sentence)
        start, text = sentence.span.start, straighten(sentence.span.text)
        self.words = tuple(
            Word(start + m.start(), start + m.end(), m.group().casefold())
            for m in _WORD.finditer(text)
        )
        self._texts = ["-" if w.text in DASHES else w.text for w in self.words]
        self._web = tuple(
            (start + m.start(), start + m.end())
            for m in _SOLID.finditer(text)
            if any(mark in m.group() for mark in _WEB_MARKS)
        )

    def texts(self, first: int, last: int | None) -> list[str]:
        """The texts of some words, every dash as a hyphen; to the end where no last is given."""
        return self._texts[max(0, first) : last]

    def text_before(self, at: int) -> str:
        """The word before one, or ""."""
        return self.words[at - 1].text if at > 0 else ""

    def glued(self, left: int) -> bool:
        """Whether words `left` and `left + 1` stand together without a space."""
        return (
            0 <= left < len(self.words) - 1 and self.words[left].end == self.words[left + 1].start
        )

    def in_address(self, at: int) -> bool:
        """Whether a word is part of a web or mail address."""
        return any(a <= self.words[at].start < b for a, b in self._web)

    def token_at(self, at: int) -> Token | None:
        """The token that a word begins in."""
        if not 0 <= at < len(self.words):
            return None
        offset, low, high = self.words[at].start, 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.tokens) and self.tokens[low].start <= offset:
            return self.tokens[low]
        return None


def find_figures(sentence: SentenceWords) -> Iterator[FoundFigure]:
    """All figures of a sentence, also those that count nothing, in order without overlap."""
    at = 0
    while at < len(sentence.words):
        read = _figure_at(sentence, at)
        if read is None:
            at += 1
            continue
        figure, end = read
        single = FoundFigure(at, end, figure.low, figure.high)
        found = _range_from(sentence, single) or _share_from(sentence, single) or single
        yield found
        at = found.last


def _figure_at(sentence: SentenceWords, at: int) -> tuple[Figure, int] | None:
    texts = sentence.texts(at, at + _LONGEST_FIGURE)
    figure = read_figure(texts)
    if figure is None:
        return None
    end = at + figure.words
    if texts[figure.words : figure.words + 3] != ["and", "a", "half"]:
        return figure, end
    # "two and a half", "one and a half million"
    scaled = read_figure(["one", *sentence.texts(end + 3, end + 5)])
    scale = scaled.low if scaled is not None and scaled.words > 1 else 1.0
    end += 3 + (scaled.words - 1 if scaled is not None else 0)
    value = (figure.low + 0.5) * scale
    return Figure(end - at, value, value), end


def _range_from(sentence: SentenceWords, found: FoundFigure) -> FoundFigure | None:
    """Read "between 10 and 15", "10-15", "two or three", "ranging from 10 to 15".

    A change "from 10 to 15" is none.
    """
    if found.last >= len(sentence.words) or found.low != found.high:
        return None
    joint, before = sentence.words[found.last].text, sentence.text_before(found.first)
    between = before == "between" and joint == "and"
    loose = before not in {"from", "between"} and (joint in {"to", "or"} or joint in DASHES)
    spread = (before, joint) == ("from", "to") and _is_spread(sentence, found.first - 1)
    read = _figure_at(sentence, found.last + 1) if between or loose or spread else None
    if read is None:
        return None
    figure, end = read
    low = _shared_scale(sentence, found, figure)
    if low < figure.low and not low < 1 <= figure.low:  # "up by half to 4,500"
        first = found.first - 1 if between or spread else found.first
        return FoundFigure(first, end, low, figure.high, is_range=True)
    if joint in DASHES:
        return FoundFigure(found.first, end, low, figure.high, is_score=True)
    return None


def _is_spread(sentence: SentenceWords, joint: int) -> bool:
    """Whether a "from" begins a range: "estimates ranged from", "girls aged from"."""
    return sentence.text_before(joint) in _SPREAD


def _share_from(sentence: SentenceWords, found: FoundFigure) -> FoundFigure | None:
    """Read "one in five", "four in ten", "nine out of ten".

    "Four out of nine pumps" are four pumps and nine, and "three in five raids" no share at all.
    """
    if (hundredth := _of_a_hundred(sentence, found)) is not None:
        return hundredth
    joint = sentence.texts(found.last, found.last + 2)
    skip = 2 if joint == ["out", "of"] else 1 if joint[:1] == ["in"] else 0
    read = _figure_at(sentence, found.last + skip) if skip else None
    if read is None or not 0 < found.low == found.high < read[0].low <= _MOST_PARTS:
        return None
    whole, end = read
    if whole.low not in _ROUND_WHOLES and not (skip == 1 and found.low == 1):
        return None
    # "One in two days": a time or a place holds the one, and is not parted.
    if skip == 1 and _is_measured(sentence, end):
        return None
    share = found.low / whole.low
    return FoundFigure(found.first, end, share, share)


def _of_a_hundred(sentence: SentenceWords, found: FoundFigure) -> FoundFigure | None:
    """Read "nine samples in a hundred": the words between are what is counted."""
    for between in range(1, _MOST_BETWEEN + 1):
        at = found.last + between
        words = sentence.texts(at, at + 4)
        if words[:3] in (["in", "a", "hundred"], ["in", "every", "hundred"]):
            if not 0 < found.low == found.high < _HUNDRED or words[3:] == ["-"]:
                return None
            share = found.low / _HUNDRED
            return FoundFigure(found.first, at + 3, share, share)
    return None


def _is_measured(sentence: SentenceWords, at: int) -> bool:
    token = sentence.token_at(at)
    return token is not None and token.lemma.casefold() in _SPANS


def _shared_scale(sentence: SentenceWords, found: FoundFigure, figure: Figure) -> float:
    """The lower end of "10 to 15 million", which is ten million."""
    if found.low < figure.low and figure.words > 1 and found.last - found.first == 1:
        plain = read_figure(sentence.texts(found.last + 1, found.last + 2))
        if plain is not None and found.low < plain.low < figure.low:
            return found.low * figure.low / plain.low
    return found.low
