"""What the network is fitted on, step by step, and what is left out to look at.

Claims of stories (`matching_fit`), rewordings (`corpora/reworded`), sentences of whole retellings
(`corpora/retold`), and lines with a word replaced (`corpora/substitutes`).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat

from bench.fit.parts import teaches_network
from bench.quality.tellings import FOLDER as _STORIES
from bench.quality.tellings import read_stories
from corpora.reworded import RETOLD_LETTERS, RewordedSet
from corpora.reworded import load as load_sets
from corpora.substitutes import load as load_substitutes
from fit.judge.edits import Edits
from fit.judge.example import (
    FAITHFUL,
    Labelled,
    in_context,
    set_examples,
    twins_of,
)
from fit.judge.sentences import Sentences, read_sentences, told_sentences
from fit.together.beside import Beside
from fit.together.example import Row, Story, of_joined, of_rewording, of_story
from fit.together.replaced import Replacing, is_kept_back
from fit.together.swaps import Swaps
from fit.together.turned import Lines, Turning, lines_of, retold_lines

from headwater.networks.pieces import shipped_pieces

VOCABULARY = shipped_pieces()
# Sets of rewordings by their letters: retold sentences, short statements, lines of older sets.
_SETS = ((RETOLD_LETTERS, 2), ("v", 1), ("abcdefghijklmnopq", 1))
# How often another set's passage stands beside a set's own, unless that is long by itself.
_WITH_ANOTHER, _LONG = 0.4, 90
# Left out, and looked at: pairs of each story, one set of rewordings in three.
_PAIRS_LOOKED_AT, _LOOKED_AT = (3, 3, 3), 3


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of what is drawn in a step.

    Attributes:
        pairs: of one story, that say the same, otherwise, and of different things.
        beside: the same of claims beside lines of another telling.
        swaps: claims with a word of their own or of their sentence swapped.
        replaced: lines with a word replaced, and as many without.
        sentences: of retellings that drifted, most of them mended besides, and as many faithful
            ones.
        turned: lines of sets that are turned round, and sentences of retellings, each beside
            itself as it was.
    """

    pairs: tuple[int, int, int]
    beside: tuple[int, int, int]
    swaps: tuple[int, int]
    replaced: int
    sentences: int
    turned: tuple[int, int]


OF_CLAIMS = Shares((3, 3, 2), (3, 2, 4), (2, 1), 4, 14, (0, 0))
OF_RETELLINGS = Shares((0, 0, 0), (0, 0, 0), (0, 0), 5, 18, (5, 4))


class Rewordings:
    """Sets of some letters, in an order that is drawn anew whenever all were seen.

    Args:
        sets: what people wrote.
        replacing: makes lines of its own from theirs.
        rng: of all that is drawn.
    """

    def __init__(
        self, sets: Sequence[RewordedSet], replacing: Replacing, rng: random.Random
    ) -> None:
        self._sets, self._replacing = sets, replacing
        self._made = [set_examples(s, VOCABULARY) for s in sets]
        self._twins = [twins_of(s) for s in sets]
        self._edits = Edits(examples[0].passage.words for examples in self._made)
        self._rng, self._left = rng, list[int]()

    def drawn(self) -> tuple[list[Row], dict[int, int]]:
        """The lines of the next set, one joined and one edited besides, and which are twins."""
        if not self._left:
            self._left = self._rng.sample(range(len(self._made)), len(self._made))
        number = self._left.pop()
        examples = list(self._made[number])
        faithful = self._rng.choice([e for e in examples if e.verdict == FAITHFUL])
        edited = self._edits.edited(faithful, VOCABULARY, self._rng)
        examples += [edited] if edited else []
        passage = examples[0].passage.words
        if len(passage) < _LONG and self._rng.random() < _WITH_ANOTHER:
            other = self._rng.choice(self._made)[0].passage.words
            sides = self._rng.sample([other, ()], 2)
            examples = in_context(examples, *sides, VOCABULARY)
        rows = _rows(examples)
        rows.append(of_joined(*self._rng.sample(examples, 2), VOCABULARY, self._rng))
        return rows, self._twins[number]

    def replaced(self) -> tuple[Labelled, Labelled]:
        """A line of some set as it is, and with one word replaced."""
        while True:
            found = self._replacing.twins(self._rng.choice(self._sets), VOCABULARY, self._rng)
            if found is not None:
                return found


@dataclass(frozen=True, slots=True)
class Taught:
    """What is fitted on.

    Attributes:
        stories: their claims, and these beside lines of other tellings.
        swaps: words to put into them.
        rewordings: sets of them, and how many are drawn in a step.
        sentences: of whole retellings.
        turning: what turns lines round.
        lines: that it may turn, of sets and of retellings.
    """

    stories: Sequence[tuple[Story, Beside]]
    swaps: Swaps
    rewordings: Sequence[tuple[Rewordings, int]]
    sentences: Sentences[Row]
    turning: Turning
    lines: tuple[Sequence[Lines], Sequence[Lines]]

    def steps(
        self, shares: Shares, rng: random.Random
    ) -> Iterator[tuple[list[Row], dict[int, int]]]:
        """An epoch: every story once, with rewordings beside it; and which rows are twins."""
        for story, beside in rng.sample(self.stories, len(self.stories)):
            rows = story.drawn(shares.pairs, VOCABULARY, rng)
            rows += beside.drawn(shares.beside, VOCABULARY, rng)
            rows += story.swapped(shares.swaps, self.swaps, VOCABULARY, rng)
            twins: dict[int, int] = {}
            for drawn, of_set in self._sets():
                twins |= {len(rows) + one: len(rows) + other for one, other in of_set.items()}
                rows += drawn
            for true, false in (*self._replaced(shares, rng), *self._turned(shares, rng)):
                twins[len(rows) + 1] = len(rows)
                rows += [of_rewording(e, VOCABULARY) for e in (true, false)]
            told, of_told = self.sentences.drawn(shares.sentences, rng)
            twins |= {len(rows) + one: len(rows) + other for one, other in of_told.items()}
            yield rows + told, twins

    def _replaced(self, shares: Shares, rng: random.Random) -> Iterator[tuple[Labelled, Labelled]]:
        for _ in range(shares.replaced):
            yield rng.choice(self.rewordings)[0].replaced()

    def _turned(self, shares: Shares, rng: random.Random) -> Iterator[tuple[Labelled, Labelled]]:
        for lines, count in zip(self.lines, shares.turned, strict=True):
            found = (self.turning.twins(rng.choice(lines), VOCABULARY, rng) for _ in repeat(None))
            yield from islice((twins for twins in found if twins is not None), count)

    def _sets(self) -> Iterator[tuple[list[Row], dict[int, int]]]:
        for rewordings, count in self.rewordings:
            for _ in range(count):
                yield rewordings.drawn()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What nothing is fitted on.

    Attributes:
        pairs: claims of stories.
        beside: claims of stories and lines of other tellings.
        rewordings: lines of sets.
        words: lines of sets with a word replaced that is replaced nowhere in the fit.
    """

    pairs: Sequence[Row]
    beside: Sequence[Row]
    rewordings: Sequence[Row]
    words: Sequence[Row]


def read_material(rng: random.Random) -> tuple[Taught, LeftOut]:
    """All of it, parted."""
    told = [
        (teaches_network(_STORIES.name, n), of_story(t, rng), Beside(t)) for n, t in read_stories()
    ]
    stories = [(story, beside) for teaches, story, beside in told if teaches]
    left = [(story, beside) for teaches, story, beside in told if not teaches]
    known = [s for s in load_substitutes() if not is_kept_back(s)]
    unknown = Replacing(s for s in load_substitutes() if is_kept_back(s))
    held = load_sets("held")[::_LOOKED_AT]
    twins = [unknown.twins(s, VOCABULARY, rng) for s in held]
    return (
        Taught(
            stories,
            Swaps((claim for story, _ in stories for claim in story.claims), known),
            [
                (Rewordings(load_sets("fit", letters), Replacing(known), rng), count)
                for letters, count in _SETS
            ],
            read_sentences(_rows, VOCABULARY),
            Turning(),
            ([lines_of(s) for s in load_sets("fit")], retold_lines(told_sentences(VOCABULARY))),
        ),
        LeftOut(
            [row for s, _ in left for row in s.drawn(_PAIRS_LOOKED_AT, VOCABULARY, rng)],
            [row for _, b in left for row in b.drawn(_PAIRS_LOOKED_AT, VOCABULARY, rng)],
            _rows(e for s in held for e in set_examples(s, VOCABULARY)),
            _rows(e for found in twins if found is not None for e in found),
        ),
    )


def _rows(examples: Iterable[Labelled]) -> list[Row]:
    return [of_rewording(e, VOCABULARY) for e in examples]
