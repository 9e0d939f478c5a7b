"""Two labelled texts as the network reads them: claims of stories, and rewordings."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from bench.quality.tellings import NEAR_MISS, Telling
from bench.quality.tellings import Marked as Mark
from corpora.reworded import KINDS
from fit.judge.example import FAITHFUL, IGNORED, Labelled, joined, kind_number, words_of
from fit.together.swaps import Swaps

from headwater.networks.encoder import Ints
from headwater.networks.pieces import PieceVocabulary
from headwater.networks.together import (
    APART,
    OTHERWISE,
    SAME,
    SHADED,
    Laid,
    Marked,
    lay_together,
)

# Pieces of two texts that are read in a fit; few are longer.
_MOST_PIECES = 400
# Words of the sentences round a mark.
_MOST_WORDS = 90
# Kinds of drift that answer the same question otherwise; the others shade what is said.
_ANSWERS = frozenset(
    {"number-changed", "entity-changed", "role-swapped", "word-changed", "merged", "negated"}
)
_OTHERWISE_KINDS = frozenset(kind_number(kind) for kind in KINDS if kind in _ANSWERS)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”']?\s+")
# Pairs that say different things are many; those with words in common teach most.
_MOST_APART, _CHANCE_OF_OTHERS = 40, 1.5


@dataclass(frozen=True, slots=True)
class Row:
    """Two texts with what is known of them.

    Attributes:
        laid: the texts, cut to what a fit reads.
        relations: those that are right.
        changes: for each piece 0, the number of its kind of change, or -100 where nobody knows.
        concerned: for each piece 1 where a change concerns it, or -100.
    """

    laid: Laid
    relations: frozenset[int]
    changes: Ints
    concerned: Ints

    @property
    def length(self) -> int:
        """In pieces."""
        return min(len(self.laid.pieces), _MOST_PIECES)


def of_rewording(of: Labelled, vocabulary: PieceVocabulary) -> Row:
    """A rewording beside its passage."""
    return _of_marked(of, Marked.whole(of.statement.words), of.verdict, vocabulary)


def of_joined(
    first: Labelled, second: Labelled, vocabulary: PieceVocabulary, rng: random.Random
) -> Row:
    """Two rewordings of one passage as one text, of which both or only one is asked about.

    What is asked of a clause is answered for that clause, whatever the sentence says besides.
    """
    both = joined(first, second, vocabulary)
    cut, end = len(first.statement.words), len(both.statement.words)
    asked = (
        (range(end), both.verdict), (range(cut), first.verdict), (range(cut, end), second.verdict)
    )  # fmt: skip
    own, verdict = rng.choice(asked)
    return _of_marked(both, Marked(both.statement.words, frozenset(own)), verdict, vocabulary)


def _of_marked(of: Labelled, mine: Marked, verdict: int, vocabulary: PieceVocabulary) -> Row:
    laid = lay_together(mine, Marked.whole(of.passage.words), vocabulary)
    return Row(
        laid,
        _relations(verdict),
        _at_starts(of.changes, laid.first, len(laid.pieces)),
        _at_starts(of.concerned, laid.second, len(laid.pieces)),
    )


def _relations(verdict: int) -> frozenset[int]:
    if verdict == IGNORED:
        return frozenset({OTHERWISE, SHADED})
    if verdict == FAITHFUL:
        return frozenset({SAME})
    return frozenset({OTHERWISE if verdict in _OTHERWISE_KINDS else SHADED})


def _at_starts(labels: Ints, starts: Ints, length: int) -> Ints:
    found = np.full(length, IGNORED, dtype=np.int64)
    known = starts < length
    found[starts[known]] = labels[known]
    return found


@dataclass(frozen=True, slots=True)
class Story:
    """The claims of a story, and which pairs of two tellings stand how.

    Attributes:
        claims: each in its sentence.
        same: places of two claims that say the same.
        otherwise: of two that answer one question otherwise.
        apart: of two that speak of different things, words in common first.
    """

    claims: tuple[Marked, ...]
    same: tuple[tuple[int, int], ...]
    otherwise: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]

    def drawn(
        self, most: Sequence[int], vocabulary: PieceVocabulary, rng: random.Random
    ) -> list[Row]:
        """Some pairs of each kind, in either order.

        Args:
            most: how many that say the same, otherwise, and of different things.
            vocabulary: of pieces.
            rng: which ones, and which comes first.
        """
        # Who says it more surely, or by another voice, still says it.
        kinds = ({SAME, SHADED}, {OTHERWISE}, {APART})
        return [
            self._row(rng.sample(pair, 2), frozenset(right), vocabulary)
            for pairs, right, n in zip(
                (self.same, self.otherwise, self.apart), kinds, most, strict=True
            )
            for pair in rng.sample(pairs, min(len(pairs), n))
        ]

    def swapped(
        self, most: Sequence[int], swaps: Swaps, vocabulary: PieceVocabulary, rng: random.Random
    ) -> list[Row]:
        """Some claims beside themselves or the same in other words, with one word replaced.

        Where the word is the claim's own, and both had it, the answer is another one; where it only
        stands in the sentence, it is the same.

        Args:
            most: how many of the former, and of the latter.
            swaps: the words.
            vocabulary: of pieces.
            rng: which ones.
        """
        rows: list[Row] = []
        for is_own, right, n in zip(
            (True, False), ({OTHERWISE}, {SAME, SHADED}), most, strict=True
        ):
            for one, other in rng.sample(self.same, min(len(self.same), n)):
                claim, beside = self.claims[one], self.claims[rng.choice((one, other))]
                places = [p for p in range(len(claim.words)) if (p in claim.own) == is_own]
                found = swaps.swapped(claim, places, rng)
                if found is not None and (not is_own or found[1] in _words_of_own(beside)):
                    pair = rng.sample((found[0], beside), 2)
                    rows.append(row_of(pair, frozenset(right), vocabulary))
        return rows

    def _row(self, pair: Sequence[int], right: frozenset[int], vocabulary: PieceVocabulary) -> Row:
        return row_of([self.claims[place] for place in pair], right, vocabulary)


def row_of(pair: Sequence[Marked], right: frozenset[int], vocabulary: PieceVocabulary) -> Row:
    """Two texts of which nobody knows which words say how they stand to each other."""
    laid = lay_together(pair[0], pair[1], vocabulary)
    unknown = np.full(len(laid.pieces), IGNORED, dtype=np.int64)
    return Row(laid, right, unknown, unknown)


def _words_of_own(claim: Marked) -> set[str]:
    return {claim.words[place] for place in claim.own}


def of_story(tellings: Sequence[Telling], rng: random.Random) -> Story:
    """The marked claims of a story."""
    told = [(t.name, m, in_sentence(t.text, m)) for t in tellings for m in t.marked]
    same: list[tuple[int, int]] = []
    otherwise: list[tuple[int, int]] = []
    apart: list[tuple[float, int, int]] = []
    for i, j in combinations(range(len(told)), 2):
        (one, my_mark, mine), (other, their_mark, theirs) = told[i], told[j]
        if one == other:
            continue
        if my_mark.fact != their_mark.fact or my_mark.fact == NEAR_MISS:
            shared = len(_own_words(mine) & _own_words(theirs))
            apart.append((shared + rng.random() * _CHANCE_OF_OTHERS, i, j))
        else:
            (same if my_mark.answer == their_mark.answer else otherwise).append((i, j))
    nearest = sorted(apart, reverse=True)[:_MOST_APART]
    return Story(
        tuple(claim for _, _, claim in told),
        tuple(same),
        tuple(otherwise),
        tuple((i, j) for _, i, j in nearest),
    )


def in_sentence(text: str, mark: Mark) -> Marked:
    """The words of a mark in the sentences of its line over which it runs."""
    line_start = text.rfind("\n", 0, mark.start) + 1
    line_end = text.find("\n", mark.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(line)), len(line)]
    first = max(cut for cut in cuts if cut + line_start <= mark.start)
    last = min(cut for cut in cuts if cut + line_start >= mark.end)
    words, places = words_of(line[first:last])
    offset = line_start + first
    own = (
        n
        for n, (start, end) in enumerate(places)
        if start + offset < mark.end and end + offset > mark.start and n < _MOST_WORDS
    )
    return Marked(words[:_MOST_WORDS], frozenset(own))


def _own_words(claim: Marked) -> set[str]:
    return {claim.words[n].lower() for n in claim.own if len(claim.words[n]) > 3}
