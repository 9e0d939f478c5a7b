"""A sentence as words of time: figures, years, clock times, months, units, and the words between.

A word may be several things ("second" a unit and an ordinal, "14" a day and a count): which one it
is here is for the grammar to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.lexicon.figure import ROUGH, read_figure
from headwater.lexicon.numerals import SCALES, TENS, UNITS
from headwater.lexicon.timewords import Parts, time_words

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))"
    r"|(?P<decade>(?:1\d|20)\d0'?s\b|'\d0s\b)"
    r"|(?P<tens>\b\d0'?s\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<short_year>'\d\d\b)"
    r"|(?P<quarter_sign>\bq[1-4]\b)"
    r"|(?P<half>\b1/2\b|½)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<half_day>(?<=[\d ])[ap]\.?m\b\.?)"
    r"|(?P<short>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat"
    r"|sun)\.(?=\s+[\w(]))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)
_NUMBER_WORDS = frozenset({*UNITS, *TENS, *SCALES, *ROUGH})
_CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_MOST_FIGURE_WORDS = 8
_OTHER: Parts = {}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word, figure or sign of a sentence, or a few words that are read as one.

    Attributes:
        start: first character in the sentence.
        end: one past the last.
        text: the words, in lower case.
        parts: what it can be, with its value in each of these parts.
    """

    start: int
    end: int
    text: str
    parts: Parts


def read_lexemes(sentence: str) -> list[Lexeme]:
    """The words of a sentence with straight quotes, in order."""
    tokens = [
        Lexeme(m.start(), m.end(), m.group().lower(), _parts(m)) for m in _TOKEN.finditer(sentence)
    ]
    joined: list[Lexeme] = []
    at = 0
    while at < len(tokens):
        found = [f for read in _READERS if (f := read(tokens, at)) is not None]
        size, lexeme = max(found, key=lambda f: f[0], default=(1, tokens[at]))
        joined.append(lexeme)
        at += size
    return joined


def _parts(match: re.Match[str]) -> Parts:
    kind, text = match.lastgroup or "sign", match.group().lower()
    if kind in {"word", "sign", "short"}:
        return time_words().words.get(text.rstrip(".") or text, _OTHER)
    if kind == "number":
        return _number_parts(text)
    if kind == "half":
        return {"fraction": 0.5}
    if kind in {"iso", "slashed", "clock", "half_day"}:
        return {kind: text}
    number = int(re.sub(r"\D", "", text))
    if kind == "ordinal":
        return {"nth": number, "day": number} if number <= 31 else {"nth": number}
    return {kind: number}


def _number_parts(text: str) -> Parts:
    parts: dict[str, int | float | str | None] = {"number": float(text.replace(",", ""))}
    if text.isdigit():
        number = int(text)
        if 1 <= number <= 31 and len(text) <= 2:
            parts["day"] = number
        if len(text) == 4 and 1000 <= number <= 2199:
            parts["year"] = number
        if len(text) == 4 and number // 100 <= 24 and number % 100 < 60:
            parts["hundreds"] = f"{text[:2]}:{text[2:]}"
        if number <= 24 and len(text) <= 2:
            parts["hour"] = number
        if len(text) == 2:
            parts["two_digits"] = number
    return parts


def _year_in_words(tokens: list[Lexeme], at: int) -> tuple[int, Lexeme] | None:
    """Read "nineteen ninety-seven", "twenty fourteen"."""
    century = _CENTURIES.get(tokens[at].text)
    if century is None:
        return None
    figure = read_figure([t.text for t in tokens[at + 1 : at + 4]])
    if figure is None or not 10 <= figure.low <= 99 or figure.low != figure.high:
        return None
    size = 1 + figure.words
    parts: Parts = {"year": 100 * century + int(figure.low)}
    return size, _merged(tokens[at : at + size], parts)


def _figure(tokens: list[Lexeme], at: int) -> tuple[int, Lexeme] | None:
    """Read a count of several words: "twenty-three", "a hundred", "1.2 million"."""
    first = tokens[at]
    if first.text not in _NUMBER_WORDS and not ("number" in first.parts or first.text == "a"):
        return None
    words = [t.text for t in tokens[at : at + _MOST_FIGURE_WORDS]]
    figure = read_figure(words)
    if figure is None or figure.share or (figure.words == 1 and "number" in first.parts):
        return None
    exact = figure.low == figure.high
    name = "number" if exact else "vague"
    parts: dict[str, int | float | str | None] = {name: figure.low if exact else "PX"}
    if exact and figure.low in range(1, 25):
        parts["hour"] = int(figure.low)
    if exact and 1900 <= figure.low <= 2100 and figure.low == int(figure.low):
        parts["year"] = int(figure.low)  # "the year two thousand"
    return figure.words, _merged(tokens[at : at + figure.words], parts)


def _phrase(tokens: list[Lexeme], at: int) -> tuple[int, Lexeme] | None:
    """Read an entry of several words: "the end of", "new year's eve"."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    for words, parts in time_words().phrases.get(tokens[at].text, ()):
        size = len(words)
        if words[1] == following and tuple(t.text for t in tokens[at : at + size]) == words:
            return size, _merged(tokens[at : at + size], parts)
    return None


# Of those that read as many words the first is right: "half a dozen" before "half a".
_READERS = (_year_in_words, _figure, _phrase)


def _merged(tokens: list[Lexeme], parts: Parts) -> Lexeme:
    text = " ".join(t.text for t in tokens)
    return Lexeme(tokens[0].start, tokens[-1].end, text, parts)
