"""How much one word is another: same word, other form, other spelling, synonym, same figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from headwater.lexicon.fold import fold_word
from headwater.lexicon.numerals import numeral_value
from headwater.model import Token

Matrix = NDArray[np.float32]

# Cosine of two word vectors below which they say nothing: unrelated nouns of one topic reach
# 0.45 with en_core_web_md's vectors.
_COSINE_FLOOR = 0.45
_SYNONYM_CEILING = 0.85
_FORM_LIKENESS = 0.9
# "election" and "electoral" share 0.56 of the longer; "consider" and "consist" 0.57.
_FORM_SHARE = 0.55
_SPELLING_RATIO = 85.0
_MIN_FUZZY_CHARS = 5
_NUMERAL_POS = frozenset({"NUM", "NOUN", "ADJ", "PROPN", "DET"})


def word_key(token: Token) -> str:
    """What two tokens share when they are the same word: a folded lemma, or a figure's value."""
    if token.text == "%":
        return "percent"
    value = numeral_value(token.text)
    if value is not None and token.pos in _NUMERAL_POS:
        return f"#{value:g}"
    return fold_word(token.lemma) or fold_word(token.text)


def spelling_likeness(a: str, b: str) -> float:
    """1 for the same key, less for another form or spelling of it, 0 for another word."""
    if a == b:
        return 1.0
    if a.startswith("#") or b.startswith("#") or min(len(a), len(b)) < _MIN_FUZZY_CHARS:
        return 0.0
    if _is_form(a, b):
        return _FORM_LIKENESS
    ratio = fuzz.ratio(a, b)
    return ratio / 100 if ratio >= _SPELLING_RATIO else 0.0


def meaning_likeness(mine: Matrix, theirs: Matrix) -> Matrix:
    """Likeness by word vectors of all rows of one matrix with all rows of another."""
    cosine = mine @ theirs.T
    return np.asarray(
        np.clip((cosine - _COSINE_FLOOR) / (1 - _COSINE_FLOOR), 0, 1) * _SYNONYM_CEILING,
        dtype=np.float32,
    )


def vector_rows(vectors: Mapping[str, bytes], tokens: Sequence[Token]) -> Matrix:
    """One unit row a token; zero where a word has no vector or may not be compared by meaning.

    Two names, or two figures, are near each other in any vector space and yet not the same.
    """
    width = len(next(iter(vectors.values()), b"")) // 4 or 1
    rows = np.zeros((len(tokens), width), dtype=np.float32)
    for row, token in enumerate(tokens):
        if token.pos in {"PROPN", "NUM"}:
            continue
        vector = vectors.get(token.text.lower())
        if vector is not None:
            rows[row] = np.frombuffer(vector, dtype="<f4")
    return rows


def likeness(
    mine: Sequence[Token],
    theirs: Sequence[Token],
    my_vectors: Mapping[str, bytes],
    their_vectors: Mapping[str, bytes],
) -> Matrix:
    """For every token of mine and of theirs, 0 to 1, how much the one is the other."""
    if not mine or not theirs:
        return np.zeros((len(mine), len(theirs)), dtype=np.float32)
    my_words, their_words = Words(mine, my_vectors), Words(theirs, their_vectors)
    alike = words_likeness(my_words, their_words)
    return alike[np.ix_(my_words.places, their_words.places)]


class Words:
    """The different words among some tokens: most come more than once, and are compared once.

    Attributes:
        words: one token for each different word (form, lemma and part of speech).
        places: for every token, which of `words` stands for it.
        keys: the different keys of the words, in order of the first word of each.
        key_places: for every word, which of `keys` is its own.
        rows: one vector a word (see `vector_rows`).
    """

    def __init__(self, tokens: Sequence[Token], vectors: Mapping[str, bytes]) -> None:
        self.words, self.places = _distinct(tokens)
        self.rows: Matrix = vector_rows(vectors, self.words)
        numbers: dict[str, int] = {}
        self.key_places = [numbers.setdefault(word_key(t), len(numbers)) for t in self.words]
        self.keys = tuple(numbers)
        self._numbers = numbers
        self._long_by_letter: dict[str, list[str]] = {}
        self._by_opening: dict[str, list[str]] = {}
        for key in self.keys:
            if len(key) >= _MIN_FUZZY_CHARS and not key.startswith("#"):
                self._long_by_letter.setdefault(key[0], []).append(key)
                self._by_opening.setdefault(key[:_MIN_FUZZY_CHARS], []).append(key)

    def spelled_like(self, other: Words) -> Matrix:
        """Keys of mine x keys of the other's: `spelling_likeness` of keys with one first letter."""
        alike = np.zeros((len(self.keys), len(other.keys)), dtype=np.float32)
        for letter, mine in self._long_by_letter.items():
            theirs = other._long_by_letter.get(letter)
            if theirs:
                ratios = cdist(mine, theirs, score_cutoff=_SPELLING_RATIO, dtype=np.float64)
                for row, column in np.argwhere(ratios):
                    place = self._numbers[mine[row]], other._numbers[theirs[column]]
                    alike[place] = ratios[row, column] / 100
        for opening, mine in self._by_opening.items():
            for a, b in product(mine, other._by_opening.get(opening, ())):
                if _is_form(a, b):
                    alike[self._numbers[a], other._numbers[b]] = _FORM_LIKENESS
        for key, row in self._numbers.items():
            if key in other._numbers:
                alike[row, other._numbers[key]] = 1.0
        return alike


def words_likeness(mine: Words, theirs: Words) -> Matrix:
    """For every word of mine and of theirs, 0 to 1, how much the one is the other."""
    if mine.rows.shape[1] != theirs.rows.shape[1]:  # one of the two has no vectors at all
        meant = np.zeros((len(mine.words), len(theirs.words)), dtype=np.float32)
    else:
        meant = meaning_likeness(mine.rows, theirs.rows)
    spelled = mine.spelled_like(theirs)[np.ix_(mine.key_places, theirs.key_places)]
    return np.maximum(meant, spelled)


def _distinct(tokens: Sequence[Token]) -> tuple[list[Token], list[int]]:
    """One token of each kind, and for every token which of them stands for it."""
    places: dict[tuple[str, str, str], int] = {}
    kept: list[Token] = []
    owners: list[int] = []
    for token in tokens:
        kind = (token.text.lower(), token.lemma, token.pos)
        place = places.setdefault(kind, len(kept))
        if place == len(kept):
            kept.append(token)
        owners.append(place)
    return kept, owners


def _is_form(a: str, b: str) -> bool:
    """Whether two different long words begin alike for most of their length."""
    common = _common_prefix(a, b)
    return common >= _MIN_FUZZY_CHARS and common >= _FORM_SHARE * max(len(a), len(b))


def _common_prefix(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
