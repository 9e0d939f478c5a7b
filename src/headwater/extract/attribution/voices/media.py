"""Places where a report names a way of speaking: "by text message", "on camera"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels
from headwater.lexicon.voices import voice_table


@dataclass(frozen=True, slots=True)
class Medium:
    """A word or phrase that names a channel.

    Attributes:
        start: its first character.
        head: index of its last token, or of its first where the phrase is an adverbial one.
        channel: which channel it names.
        words: the words, lower case.
    """

    start: int
    head: int
    channel: str
    words: str


@cache
def _nouns() -> re.Pattern[str]:
    words = sorted(channels(), key=len, reverse=True)
    parts = (re.escape(w).replace(r"\-", r"[-\s]?") for w in words)
    return re.compile(r"(?<![\w@])(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


@cache
def _by_folded() -> dict[str, str]:
    return {word.replace("-", ""): channel for word, channel in channels().items()}


@cache
def _adverbials() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {
        phrase: channel
        for channel, phrases in voice_table("adverbials").items()
        for phrase in phrases
    }
    ordered = sorted(table, key=len, reverse=True)
    pattern = r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b"
    return re.compile(pattern, re.IGNORECASE), table


def media_between(parse: Parse, start: int, end: int) -> Iterator[Medium]:
    """Every word for a channel between two characters, in order."""
    for match in _nouns().finditer(parse.text, start, end):
        words = match.group().lower()
        channel = _by_folded().get(re.sub(r"[-\s]", "", words))
        if channel is not None:
            head = token_at(parse, match.end() - 1)
            yield Medium(match.start(), head, channel, words)


def adverbial_media(parse: Parse, start: int, end: int) -> Iterator[Medium]:
    """Every fixed phrase for a way of speaking ("on camera", "at the scene"), in order."""
    pattern, table = _adverbials()
    for match in pattern.finditer(parse.text, start, end):
        words = match.group().lower()
        yield Medium(match.start(), token_at(parse, match.start()), table[words], words)


def token_at(parse: Parse, at: int) -> int:
    """Index of the token that holds a character, or the last before it."""
    return max(bisect_right(parse.tokens, at, key=lambda t: t.start) - 1, 0)
