"""Generated rewordings: two of whom a line speaks in each other's place, or two of its figures.

"The ministry accused the union" and "the union accused the ministry" share every word, and nothing
but their order says who accused whom. People write such pairs rarely; any faithful line that names
two of one sort makes one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from corpora.reworded import RewordedSet
from fit.judge.example import FAITHFUL, IGNORED, Labelled, kind_number, words_of
from spacy.tokens import Doc, Span, Token

from headwater.annotate.language import installed_model, load_model
from headwater.lexicon.humans import human_nouns
from headwater.networks.encoder import lay_out
from headwater.networks.pieces import PieceVocabulary

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”']?\s+")
_PLACES = frozenset({"GPE", "FAC"})
_NAMED = frozenset({"PERSON", "ORG", "NORP"}) | _PLACES
_BODIES = frozenset(
    """agency airline army assembly association authority bank board broadcaster cabinet charity
    church club coastguard commission committee company cooperative council court crew department
    doctors drivers embassy farmers federation firm fishermen fund government group guards hospital
    house league militia ministry museum navy newspaper office officers operator opposition owner
    paper parents parliament party pilots police port portal prosecution pupils railway rebels
    regulator residents school senate soldiers state station students team tenants tribunal union
    university workers""".split()
)
# "The mayor met the bishop" says as much as "the bishop met the mayor".
_MUTUAL = frozenset(
    "agree border clash divorce equal face fight join marry match meet talk".split()
)
_MUTUAL_PREPOSITIONS = frozenset({"between", "with"})
# What is one of several, or explained by what stands beside it, cannot be moved alone.
_JOINED, _EXPLAINED = frozenset({"conj", "appos", "attr", "ROOT"}), frozenset({"relcl", "acl"})
_FIGURES = frozenset(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
    sixty seventy eighty ninety""".split()
)
_CHANCE_OF_FIGURES = 0.25
# Lines of a set that are tried.
_TRIES = 3

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """What may be said of a passage.

    Attributes:
        lines: each faithful to it.
        passage: its words.
    """

    lines: tuple[str, ...]
    passage: Words


def lines_of(of: RewordedSet) -> Lines:
    """The faithful and the mended lines of a set, and the sentences of its passage."""
    mended = (d.mended for d in of.drifted if d.mended)
    lines = (*of.faithful, *mended, *_SENTENCE_END.split(of.passage))
    return Lines(lines, words_of(of.passage)[0])


def retold_lines(sentences: Iterable[Sequence[Labelled]]) -> list[Lines]:
    """The faithful and the mended sentences of retellings, by what they rest on."""
    found: dict[Words, list[str]] = {}
    for *_, told in sentences:
        if told.verdict == FAITHFUL:
            found.setdefault(told.passage.words, []).append(" ".join(told.statement.words))
    return [Lines(tuple(lines), passage) for passage, lines in found.items()]


class Turning:
    """Makes lines that differ in who stands where."""

    def __init__(self) -> None:
        self._parse = load_model(installed_model())

    def twins(
        self, of: Lines, vocabulary: PieceVocabulary, rng: random.Random
    ) -> tuple[Labelled, Labelled] | None:
        """A line that its passage bears out and the same turned round, or None."""
        for line in rng.sample(of.lines, min(len(of.lines), _TRIES)):
            figures = rng.random() < _CHANCE_OF_FIGURES
            turned = turned_figures(line, rng) if figures else self.turned(line, of.passage, rng)
            if turned is not None:
                words = words_of(line)[0]
                return (
                    _labelled(words, of.passage, FAITHFUL, vocabulary),
                    _labelled(turned[0], of.passage, kind_number(turned[1]), vocabulary),
                )
        return None

    def turned(
        self, line: str, passage: Sequence[str], rng: random.Random
    ) -> tuple[Words, str] | None:
        """A line's words with two people, bodies or places in each other's place, and what it is.

        Args:
            line: faithful to the passage.
            passage: only what it names, too, is moved: the mere word proves nothing.
            rng: which two.
        """
        parsed = self._parse(line)
        known = {word.lower() for word in passage}
        movable = [c for c in parsed.noun_chunks if _is_movable(c) and c.root.lower_ in known]
        pairs = [
            (one, other)
            for n, one in enumerate(movable)
            for other in movable[n + 1 :]
            if _can_change_places(one, other)
        ]
        if not pairs or any(token.is_space for token in parsed):
            return None
        one, other = rng.choice(pairs)
        same_deed = _governor(one.root) == _governor(other.root)
        return tuple(_turned_round(parsed, one, other)), "role-swapped" if same_deed else "merged"


def turned_figures(line: str, rng: random.Random) -> tuple[Words, str] | None:
    """A line's words with two figures in each other's place."""
    words = list(words_of(line)[0])
    places = [n for n, w in enumerate(words) if w.isdigit() or w.lower() in _FIGURES]
    pairs = [
        (one, other)
        for n, one in enumerate(places)
        for other in places[n + 1 :]
        if other - one > 2 and words[one].lower() != words[other].lower()
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    first, second = words[one].lower(), words[other]
    words[one], words[other] = (second.capitalize() if one == 0 else second), first
    return tuple(words), "number-changed"


def _is_movable(chunk: Span) -> bool:
    root = chunk.root
    if root.pos_ == "PRON" or root.dep_ in _JOINED or _has_genitive_behind(chunk):
        return False
    if any(child.dep_ in _JOINED | _EXPLAINED for child in root.children):
        return False
    noun = root.lemma_.lower()
    return root.ent_type_ in _NAMED or noun in human_nouns() or bool({noun, root.lower_} & _BODIES)


def _has_genitive_behind(chunk: Span) -> bool:
    behind = chunk.doc[chunk.end : chunk.end + 1].text
    return behind in {"'s", "’s", "'", "’"}


def _can_change_places(one: Span, other: Span) -> bool:
    mine, theirs = one.root, other.root
    if (mine.ent_type_ in _PLACES) != (theirs.ent_type_ in _PLACES) or mine.lower_ == theirs.lower_:
        return False
    if other.start == one.end or one.doc[one.end].lower_ in {"and", "or"}:
        return False
    governing = {t.lemma_ for t in (mine.head, theirs.head, theirs.head.head)}
    is_part = theirs.dep_ == "pobj" and theirs.head.head == mine
    return not (governing & _MUTUAL or theirs.head.lower_ in _MUTUAL_PREPOSITIONS or is_part)


def _governor(root: Token) -> Token:
    """The deed in which somebody has a part."""
    return root.head.head if root.dep_ == "pobj" else root.head


def _turned_round(parsed: Doc, one: Span, other: Span) -> Iterator[str]:
    first, second = [t.text for t in one], [t.text for t in other]
    if one.start == 0:
        second[0] = second[0][0].upper() + second[0][1:]
        if one[0].pos_ != "PROPN":
            first[0] = first[0][0].lower() + first[0][1:]
    yield from (t.text for t in parsed[: one.start])
    yield from second
    yield from (t.text for t in parsed[one.end : other.start])
    yield from first
    yield from (t.text for t in parsed[other.end :])


def _labelled(
    words: Sequence[str], passage: Words, verdict: int, vocabulary: PieceVocabulary
) -> Labelled:
    """Which words say so nobody knows: all of them are there."""
    statement, beside = lay_out(tuple(words), vocabulary), lay_out(passage, vocabulary)
    label = FAITHFUL if verdict == FAITHFUL else IGNORED
    changes, concerned = (
        np.full(len(of.words), label, dtype=np.int64) for of in (statement, beside)
    )
    return Labelled(statement, beside, changes, concerned, verdict)
