"""What copies do to the report that they take from: one function for each kind.

A body is a list of sentences. A draft says for each of its sentences which sentence of the parent
it came from, so that the truth knows where copied words lie.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from bench.corpus.generate.language import Language
from bench.corpus.generate.ragged import Numbers

Body = list[Numbers]
OWN = -1
"""The origin of a sentence that no parent has."""
_SHORTEST_QUOTE_WORDS = 10
_FROM_THE_TOP = 0.7
# Of the words that a rewording touches: the rest gives way to others.
_DELETED, _INSERTED = 0.2, 0.2
_FILLERS = 200
"""Frequent words from which inserted ones are drawn."""
_CARRIER_TOUCHED, _TOUCHING_CARRIERS = 0.03, 0.5
_CUTTING_CARRIERS, _ADDING_CARRIERS = 0.3, 0.15


@dataclass(frozen=True, slots=True)
class Draft:
    """A body, and for each sentence the parent's sentence that it comes from, or OWN.

    Attributes:
        sentences: numbers of words.
        origins: one for each sentence.
        kept: share of the words of the copied sentences that still stand as the parent has them.
    """

    sentences: Body
    origins: list[int]
    kept: float = 1.0


class Editor:
    """Makes copies in the words of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._is_mark = np.isin(np.arange(len(language.vocabulary.words)), language.marks)
        self._clause = language.marks[0]
        classes = language.vocabulary.classes
        self._fillers = classes.get("WORD", classes["ADJECTIVE"])[:_FILLERS]
        self._ways: Mapping[str, Callable[..., Draft]] = {
            "verbatim": _verbatim,
            "truncated": _truncated,
            "lead": _other_lead,
            "reworded": self._reworded,
            "quote": partial(_quote, is_mark=self._is_mark),
            "wire": self._carried,
        }

    def copy(
        self, kind: str, strength: float, parent: Body, own: Body, rng: np.random.Generator
    ) -> Draft:
        """A copy of a parent's body by a report that else would have had a body of its own."""
        return self._ways[kind](parent, own, strength, rng)

    def _reworded(
        self, parent: Body, own: Body, strength: float, rng: np.random.Generator
    ) -> Draft:
        words, kept = self._touch(parent, strength, rng)
        turned = [self._turn(s) if rng.random() < strength else s for s in words]
        return Draft(turned, list(range(len(parent))), kept)

    def _carried(self, parent: Body, own: Body, strength: float, rng: np.random.Generator) -> Draft:
        sentences, kept = list(parent), 1.0
        if rng.random() < _TOUCHING_CARRIERS:
            sentences, kept = self._touch(sentences, _CARRIER_TOUCHED, rng)
        if rng.random() < _CUTTING_CARRIERS:
            share = rng.uniform(0.6, 1.0)
            sentences = sentences[: max(2, round(len(sentences) * share))]
        origins = list(range(len(sentences)))
        if rng.random() < _ADDING_CARRIERS:
            sentences, origins = [*sentences, own[-1]], [*origins, OWN]
        return Draft(sentences, origins, kept)

    def _touch(
        self, sentences: Body, strength: float, rng: np.random.Generator
    ) -> tuple[Body, float]:
        """Touch a share of the words: most give way to others, some go, some get company.

        Returns:
            The sentences, and the share of words that were left alone. An inserted word stands
            before one that gives way, so that exactly the touched words are lost.
        """
        words = np.concatenate(sentences)
        of_sentence = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences])
        touchable = ~self._is_mark[words]
        touched = touchable & (rng.random(len(words)) < strength)
        fate = rng.random(len(words))
        times = np.where(touched, (fate >= _DELETED).astype(np.int64), 1)
        times += touched & (fate >= 1 - _INSERTED)
        others = self._language.vocabulary.others
        column = rng.integers(0, others.shape[1], len(words))
        changed = np.repeat(np.where(touched, others[words, column], words), times)
        doubled = np.flatnonzero(np.repeat(times == 2, times))[::2]
        changed[doubled] = self._fillers[rng.integers(0, len(self._fillers), len(doubled))]
        ends = np.cumsum(np.bincount(np.repeat(of_sentence, times), minlength=len(sentences)))
        kept = 1 - touched.sum() / max(1, touchable.sum())
        return np.split(changed, ends[:-1]), float(kept)

    def _turn(self, sentence: Numbers) -> Numbers:
        """A sentence whose clauses changed places, if it has two."""
        marks = np.flatnonzero(sentence == self._clause)
        if not len(marks):
            return sentence
        cut = marks[0]
        return np.concatenate([sentence[cut + 1 :], sentence[cut : cut + 1], sentence[:cut]])


def _verbatim(parent: Body, own: Body, strength: float, rng: np.random.Generator) -> Draft:
    return Draft(list(parent), list(range(len(parent))))


def _truncated(parent: Body, own: Body, strength: float, rng: np.random.Generator) -> Draft:
    """From the top as a rule, as editors cut; sometimes a stretch from anywhere."""
    kept = max(2, round(len(parent) * rng.uniform(0.3, 0.8)))
    first = 0 if rng.random() < _FROM_THE_TOP else int(rng.integers(0, len(parent) - kept + 1))
    return Draft(parent[first : first + kept], list(range(first, first + kept)))


def _other_lead(parent: Body, own: Body, strength: float, rng: np.random.Generator) -> Draft:
    lead = own[: int(rng.integers(1, 3))]
    return Draft([*lead, *parent[1:]], [OWN] * len(lead) + list(range(1, len(parent))))


def _quote(
    parent: Body,
    own: Body,
    strength: float,
    rng: np.random.Generator,
    is_mark: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> Draft:
    """One to three neighbouring sentences of the parent somewhere inside an own report.

    A quote of one sentence has at least ten words, if the parent has such a sentence.
    """
    number = min(int(strength), len(parent))
    words = [int((~is_mark[sentence]).sum()) for sentence in parent]
    starts = range(len(parent) - number + 1)
    long_enough = [at for at in starts if sum(words[at : at + number]) >= _SHORTEST_QUOTE_WORDS]
    longest = max(starts, key=lambda at: sum(words[at : at + number]))
    first = int(rng.choice(long_enough)) if long_enough else longest
    place = int(rng.integers(0, len(own) + 1))
    quoted = list(range(first, first + number))
    return Draft(
        [*own[:place], *parent[first : first + number], *own[place:]],
        [OWN] * place + quoted + [OWN] * (len(own) - place),
    )
