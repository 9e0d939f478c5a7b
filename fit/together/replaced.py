"""Generated rewordings: words replaced by others that may stand in their place, and that may not.

People write minimal pairs better than a list makes them, but fewer: thousands of sets hold each
ordinary word a handful of times. `corpora/substitutes` knows for each what leaves a sentence true
and what does not, and any faithful line or sentence of a passage can carry both.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from corpora.reworded import RewordedSet
from corpora.substitutes import Substitutes
from fit.judge.example import FAITHFUL, IGNORED, Labelled, kind_number, words_of

from headwater.networks.encoder import Ints, lay_out
from headwater.networks.pieces import PieceVocabulary

_CHANGED = kind_number("word-changed")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”']?\s+")
# Words in ten of which one is kept from the fit, to see what is learned beyond them.
_PARTS = 10
# How often a true line's words are said with others before one of them is replaced.
_SAID_OTHERWISE = 0.4
_MOST_SAID_OTHERWISE = 3


class Replacing:
    """Makes lines that differ in one word.

    Args:
        substitutes: for words of news.
    """

    def __init__(self, substitutes: Iterable[Substitutes]) -> None:
        self._of = {s.word: s for s in substitutes}

    def twins(
        self, of: RewordedSet, vocabulary: PieceVocabulary, rng: random.Random
    ) -> tuple[Labelled, Labelled] | None:
        """A line that the passage bears out and the same with one word replaced, or None.

        The line is a faithful one, a mended one or a sentence of the passage; some of its words may
        be said with others that mean the same.
        """
        lines = [*of.faithful, *(d.mended for d in of.drifted if d.mended)]
        lines += _SENTENCE_END.split(of.passage)
        words = words_of(rng.choice(lines))[0]
        passage = words_of(of.passage)[0]
        place = self._place(words, rng)
        if place is None:
            return None
        known = self._of[words[place].lower()]
        # A word that stands in the passage teaches more: its mere presence proves nothing.
        there = [w for w in known.other if w in {p.lower() for p in passage}]
        wrong = rng.choice(there or known.other)
        right = words[place]
        if known.same and rng.random() < _SAID_OTHERWISE:
            right = rng.choice(known.same)
        frame = self._said_otherwise(words, place, rng)
        return (
            _laid(frame, place, right, passage, FAITHFUL, vocabulary),
            _laid(frame, place, wrong, passage, _CHANGED, vocabulary),
        )

    def _place(self, words: Sequence[str], rng: random.Random) -> int | None:
        places = [n for n, w in enumerate(words) if w.islower() and self._others(w)]
        return rng.choice(places) if places else None

    def _others(self, word: str) -> tuple[str, ...]:
        known = self._of.get(word)
        return known.other if known else ()

    def _said_otherwise(
        self, words: Sequence[str], spared: int, rng: random.Random
    ) -> list[tuple[str, ...]]:
        """The words, each in a tuple of its own, some in other words that mean the same."""
        said: list[tuple[str, ...]] = [(word,) for word in words]
        if rng.random() < _SAID_OTHERWISE:
            places = [n for n, w in enumerate(words) if w in self._of and self._of[w].same]
            for n in rng.sample(places, min(len(places), rng.randint(1, _MOST_SAID_OTHERWISE))):
                if n != spared:
                    said[n] = tuple(rng.choice(self._of[words[n]].same).split())
        return said


def is_kept_back(substitutes: Substitutes) -> bool:
    """Whether a word is not fitted on."""
    return zlib.crc32(substitutes.word.encode()) % _PARTS == 0


def _laid(
    frame: Sequence[tuple[str, ...]],
    place: int,
    word: str,
    passage: tuple[str, ...],
    verdict: int,
    vocabulary: PieceVocabulary,
) -> Labelled:
    before = [w for said in frame[:place] for w in said]
    after = [w for said in frame[place + 1 :] for w in said]
    new = _cased(word, frame[place][0]).split()
    statement = lay_out((*before, *new, *after), vocabulary)
    changes = np.zeros(len(statement.words), dtype=np.int64)
    changes[len(before) : len(before) + len(new)] = verdict
    beside = lay_out(passage, vocabulary)
    return Labelled(statement, beside, changes, _concerned(frame[place], passage, verdict), verdict)


def _cased(word: str, like: str) -> str:
    return word[0].upper() + word[1:] if like[0].isupper() else word


def _concerned(replaced: Sequence[str], passage: Sequence[str], verdict: int) -> Ints:
    """Where the passage has the replaced word; unknown where it says it with another."""
    found = np.array([int(w.lower() in replaced) for w in passage], dtype=np.int64)
    if verdict == FAITHFUL:
        return np.zeros_like(found)
    return found if found.any() else np.full(len(passage), IGNORED, dtype=np.int64)
