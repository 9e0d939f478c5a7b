"""What of a child's words each of its possible parents explains, and how much is left for others.

A word is explained where it is aligned, and, less surely, where it is a specific that stands
anywhere in the parent: a retelling in words of its own keeps the figure and turns the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.lexicon.commonness import rarity
from headwater.lexicon.likeness import word_key
from headwater.lineage.specifics import Pile, Sort, Specifics, holds_name, sort_of, worth

_NAME_WEIGHT, _FIGURE_WEIGHT, _WORD_WEIGHT = 1.2, 1.5, 1.2
# Of a specific that stands in the parent, wherever that is.
_HELD = 0.8
# A word that is explained less is not explained.
_UNEXPLAINED = 0.3
# A sentence is explained better where this much more of it is.
_MIN_SENTENCE_GAIN = 0.25
# Words that are as good as the same.
_SAME_WORD = 0.9


@dataclass(frozen=True, slots=True)
class _Word:
    """One content word of the child."""

    key: str
    sort: Sort
    weight: float
    sentence: int


@dataclass(frozen=True, slots=True)
class Gain:
    """What a further parent explains that those chosen do not.

    Attributes:
        share: of the child's words, by weight.
        sentences: sentences of the child that are explained much better.
        figures: figures that only it has, by what they tell.
        names: names that only it has.
        words: uncommon words that only it has.
    """

    share: float
    sentences: int
    figures: float
    names: float
    words: float

    @property
    def tells(self) -> bool:
        """Whether it explains a thing that was open, and not merely many a little better."""
        return self.sentences > 0 or self.figures + self.names + self.words > 0


class Cover:
    """What of one child's words its possible parents explain.

    Args:
        pile: the reports.
        child: id of the child.
        parents: ids of its possible parents.
    """

    def __init__(self, pile: Pile, child: str, parents: Iterable[str]) -> None:
        self.pile = pile
        self.child = child
        self.words = _words(pile, child)
        self.total = sum(word.weight for word in self.words.values()) or 1.0
        self.explained = {parent: self._explain(parent) for parent in parents}

    def share(self, parent: str) -> float:
        """Share of the child's words, by weight, that a parent explains."""
        explained = self.explained[parent]
        return sum(self.words[at].weight * value for at, value in explained.items()) / self.total

    def together(self, parents: Iterable[str]) -> Mapping[int, float]:
        """How well each word is explained by whichever parent explains it best."""
        best: dict[int, float] = {}
        for parent in parents:
            for at, value in self.explained[parent].items():
                best[at] = max(value, best.get(at, 0.0))
        return best

    def gain(self, parent: str, chosen: Iterable[str]) -> Gain:
        """What a parent explains that those chosen do not."""
        done = self.together(chosen)
        mine = self.explained[parent]
        gained = {
            at: self.words[at].weight * (value - done.get(at, 0.0))
            for at, value in mine.items()
            if value > done.get(at, 0.0)
        }
        only = {
            (word.sort, word.key)
            for at, value in mine.items()
            if value >= _HELD and done.get(at, 0.0) < _UNEXPLAINED
            for word in (self.words[at],)
        }
        told = dict.fromkeys(("name", "figure", "word"), 0.0)
        for sort, key in only:
            told[sort] += worth(key, sort)
        return Gain(
            share=sum(gained.values()) / self.total,
            sentences=self._sentences_gained(gained),
            figures=told["figure"],
            names=told["name"],
            words=told["word"],
        )

    def peculiar(self, parent: str, other: str) -> int:
        """How many of the child's words only the one has, wherever they stand in the other."""
        mine, theirs = self.explained[parent], self.explained[other]
        only = [at for at, v in mine.items() if v >= _SAME_WORD and theirs.get(at, 0.0) == 0.0]
        tokens = self.pile.material.annotations[other].tokens
        held = {word_key(token) for token in tokens} if only else set()
        return sum(self.words[at].key not in held for at in only)

    def _explain(self, parent: str) -> dict[int, float]:
        held = self.pile.specifics(parent)
        explained = {
            at: _HELD for at, word in self.words.items() if _tells(word) and _holds(held, word)
        }
        for alignment in self.pile.material.alignments(self.child, parent):
            for pair in alignment.words:
                if pair.child in self.words:
                    explained[pair.child] = max(pair.likeness, explained.get(pair.child, 0.0))
        return explained

    def _sentences_gained(self, gained: Mapping[int, float]) -> int:
        whole: dict[int, float] = {}
        more: dict[int, float] = {}
        for at, word in self.words.items():
            whole[word.sentence] = whole.get(word.sentence, 0.0) + word.weight
            more[word.sentence] = more.get(word.sentence, 0.0) + gained.get(at, 0.0)
        return sum(more[s] >= _MIN_SENTENCE_GAIN * whole[s] > 0 for s in whole)


def _words(pile: Pile, child: str) -> dict[int, _Word]:
    tokens = pile.material.annotations[child].tokens
    standing = pile.material.standing.get(child, frozenset())
    found: dict[int, _Word] = {}
    for sentence in pile.material.sentences(child):
        for token in tokens[sentence.first : sentence.last]:
            specific = sort_of(token)
            if specific is not None and token.index not in standing:
                sort, key = specific
                found[token.index] = _Word(key, sort, _weight(key, sort), sentence.index)
    return found


def _weight(key: str, sort: Sort) -> float:
    if sort == "name":
        return _NAME_WEIGHT
    return _FIGURE_WEIGHT * worth(key, sort) if sort == "figure" else _WORD_WEIGHT * rarity(key)


def _tells(word: _Word) -> bool:
    return worth(word.key, word.sort) > 0


def _holds(held: Specifics, word: _Word) -> bool:
    if word.sort == "name":
        return holds_name(held.name, word.key)
    return word.key in held.of(word.sort)
