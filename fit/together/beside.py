"""Claims of a story beside some lines of another telling: does it tell them, and how?

Which claims a report bears out is asked of its lines together, most of which speak of other
things. A line without the mark of a fact does not tell that fact, so that every line answers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.quality.tellings import NEAR_MISS, Telling
from fit.judge.example import words_of
from fit.together.example import Row, in_sentence, row_of

from headwater.networks.pieces import PieceVocabulary
from headwater.networks.together import APART, OTHERWISE, SAME, SHADED, Marked

# Lines that stand beside a claim.
_FEWEST, _MOST = 1, 4
# Words of them.
_MOST_WORDS = 180
# Letters of a word that makes a line speak of what a claim does.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Claim:
    telling: int
    fact: str
    answer: str
    marked: Marked


@dataclass(frozen=True, slots=True)
class _Line:
    """Words of a line, and which answers it gives to which facts."""

    words: tuple[str, ...]
    told: frozenset[tuple[str, str]]


class Beside:
    """The claims of a story, and the lines of its tellings.

    Args:
        tellings: of one story.
    """

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._claims = [
            _Claim(n, mark.fact, mark.answer, in_sentence(telling.text, mark))
            for n, telling in enumerate(tellings)
            for mark in telling.marked
            if mark.fact != NEAR_MISS
        ]
        self._lines = [list(_lines(telling)) for telling in tellings]

    def drawn(
        self, most: Sequence[int], vocabulary: PieceVocabulary, rng: random.Random
    ) -> list[Row]:
        """Some claims beside lines of another telling.

        Args:
            most: how many that these lines tell, answer otherwise, and do not speak of.
            vocabulary: of pieces.
            rng: which ones.
        """
        left = {SAME: most[0], OTHERWISE: most[1], APART: most[2]}
        rows = []
        for claim in rng.sample(self._claims, len(self._claims)):
            others = [n for n in range(len(self._lines)) if n != claim.telling]
            if not others:
                break
            lines = self._near(claim, rng.choice(others), rng)
            right = _relation(claim, lines)
            if left[right]:
                left[right] -= 1
                theirs = tuple(word for line in lines for word in line.words)[:_MOST_WORDS]
                relations = {SAME, SHADED} if right == SAME else {right}
                rows.append(
                    row_of([claim.marked, Marked.whole(theirs)], frozenset(relations), vocabulary)
                )
        return rows

    def _near(self, claim: _Claim, telling: int, rng: random.Random) -> list[_Line]:
        """Some lines in a row, round the one that speaks most of what the claim does."""
        lines = self._lines[telling]
        own = {claim.marked.words[n].lower() for n in claim.marked.own}
        wanted = {word for word in own if len(word) >= _SHORTEST}
        nearest = max(
            range(len(lines)),
            key=lambda n: (
                any(fact == claim.fact for fact, _ in lines[n].told),
                len(wanted & {word.lower() for word in lines[n].words}) + rng.random(),
            ),
        )
        count = rng.randint(_FEWEST, _MOST)
        first = max(0, min(nearest - rng.randrange(count), len(lines) - count))
        return lines[first : first + count]


def _lines(telling: Telling) -> Iterator[_Line]:
    start = 0
    for text in telling.text.splitlines(keepends=True):
        end = start + len(text)
        # The two lines of the head say who published it and when.
        if text.strip() and not text.startswith(("Source: ", "Published: ")):
            told = {(m.fact, m.answer) for m in telling.marked if start <= m.start < end}
            yield _Line(words_of(text)[0], frozenset(told))
        start = end


def _relation(claim: _Claim, lines: Sequence[_Line]) -> int:
    answers = {answer for line in lines for fact, answer in line.told if fact == claim.fact}
    if not answers:
        return APART
    return SAME if claim.answer in answers else OTHERWISE
