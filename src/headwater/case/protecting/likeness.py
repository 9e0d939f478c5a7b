"""Other spellings and other scripts: words that are a part of a name though no letter agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from headwater.case.protecting.person import Person, is_sure
from headwater.case.protecting.spelling import name_likeness
from headwater.case.protecting.stream import Stream

# How alike a word must be to stand for a part by itself, each word of a pair, and both together.
# Set on transliterations of forty Arabic, Persian and Slavic names, 2026-11-21: higher ones lose
# "Layla" for "Leila", lower ones take "Hadid" for "Haddad".
_ALONE, _EITHER, _BOTH = 0.9, 0.7, 0.82
_MIN_LETTERS = 4
_MAX_LENGTH_GAP = 3
_WORD = re.compile(r"[a-z]+")
_BETWEEN = re.compile(r"[\W_]{1,3}")
_VOWELS = re.compile(r"[aeiouyw']+")
_DOUBLED = re.compile(r"(.)\1+")
# The first code point past the Latin letters.
_BEYOND_LATIN = 0x0250
_PREFIX_LETTERS, _MIN_CONSONANTS = 2, 3


class Likeness:
    """Words that stand for one person's name in another spelling."""

    def __init__(self, person: Person) -> None:
        self.parts = tuple(sorted(p for p in person.parts if is_sure(p)))
        self.every = tuple(sorted(person.parts))
        own = [w for w in person.names if len(w) > 1]
        self.ends = tuple(dict.fromkeys((w[0], w[-1]) for w in own))
        self._alone: dict[str, bool] = {}
        self._foreign: dict[str, bool] = {}

    def find(self, stream: Stream) -> Iterator[tuple[int, int]]:
        """Bounds in the stream of words and pairs that are spelt otherwise."""
        for word in _WORD.finditer(stream.letters):
            if _is_foreign(stream, word):
                if self._stands_abroad(word.group()):
                    yield word.span()
            elif self._stands_alone(word.group()) and stream.is_capital(word.start()):
                yield word.span()
        for start, end, _ in self.pairs(stream):
            yield start, end

    def pairs(self, stream: Stream) -> Iterator[tuple[int, int, tuple[str, str]]]:
        """Bounds and words of the pairs that are a whole name in another spelling."""
        if not self.ends:
            return
        words = [w for w in _WORD.finditer(stream.letters) if stream.is_capital(w.start())]
        for one, other in pairwise(words):
            if _BETWEEN.fullmatch(stream.letters, one.end(), other.start()):
                pair = one.group(), other.group()
                if any(_alike_pair(pair, ends) for ends in self.ends):
                    yield one.start(), other.end(), pair

    def _stands_alone(self, word: str) -> bool:
        if word not in self._alone:
            self._alone[word] = len(word) >= _MIN_LETTERS and any(
                abs(len(word) - len(part)) <= _MAX_LENGTH_GAP
                and name_likeness(word, part) >= _ALONE
                for part in self.parts
            )
        return self._alone[word]

    def _stands_abroad(self, word: str) -> bool:
        """Whether a word of another script is a part of the name; scripts may leave out vowels."""
        if word not in self._foreign:
            self._foreign[word] = any(_alike_abroad(word, part) for part in self.every)
        return self._foreign[word]


def _alike_pair(pair: tuple[str, str], ends: tuple[str, str]) -> bool:
    for first, last in (ends, ends[::-1]):
        one, other = name_likeness(pair[0], first), name_likeness(pair[1], last)
        if min(one, other) >= _EITHER and (one + other) / 2 >= _BOTH:
            return True
    return False


def _alike_abroad(word: str, part: str) -> bool:
    greek = word.replace("ch", "h").replace("nt", "d").replace("mp", "b")
    if max(name_likeness(word, part), name_likeness(greek, part)) >= _BOTH:
        return True
    # A script without vowels may set the same letter twice where a vowel stood between.
    wanted = _consonants(_DOUBLED.sub(r"\1", part))
    return any(_holds(_consonants(w), wanted) for w in (word, _DOUBLED.sub(r"\1", word)))


def _holds(mine: str, wanted: str) -> bool:
    """Whether consonants are those wanted; articles and prepositions may be written on to them."""
    attached = len(mine) - len(wanted)
    long = len(wanted) >= _MIN_CONSONANTS
    return (mine == wanted and len(wanted) > 1) or (
        long and 0 < attached <= _PREFIX_LETTERS and wanted in mine
    )


def _consonants(word: str) -> str:
    """What a script without vowels has of a word."""
    text = word.replace("kh", "h").replace("gh", "g").replace("q", "k").replace("c", "k")
    text = text.replace("sh", "s")
    text = text.removesuffix("h") if len(text) > 3 else text
    return _VOWELS.sub("", text)


def _is_foreign(stream: Stream, word: re.Match[str]) -> bool:
    if stream.starts is None:
        return False
    start, end = stream.bounds(*word.span())
    return any(ord(c) >= _BEYOND_LATIN and c.isalpha() for c in stream.text[start:end])
