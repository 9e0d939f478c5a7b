"""How much one word is another: same word, other form, other spelling, synonym, same figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

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
    common = _common_prefix(a, b)
    if common >= _MIN_FUZZY_CHARS and common >= _FORM_SHARE * max(len(a), len(b)):
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
    # Most words come more than once: each is compared once, as the same word of the same kind.
    my_words, my_places = _distinct(mine)
    their_words, their_places = _distinct(theirs)
    my_rows = vector_rows(my_vectors, my_words)
    their_rows = vector_rows(their_vectors, their_words)
    if my_rows.shape[1] != their_rows.shape[1]:  # one of the two has no vectors at all
        alike = np.zeros((len(my_words), len(their_words)), dtype=np.float32)
    else:
        alike = meaning_likeness(my_rows, their_rows)
    columns: dict[str, list[int]] = {}
    for column, token in enumerate(their_words):
        columns.setdefault(word_key(token), []).append(column)
    my_keys = [word_key(t) for t in my_words]
    spelled = _spelled_alike(set(my_keys), set(columns))
    for row, key in enumerate(my_keys):
        for other, value in spelled.get(key, {}).items():
            for column in columns[other]:
                alike[row, column] = max(alike[row, column], value)
    return alike[np.ix_(my_places, their_places)]


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


def _spelled_alike(mine: set[str], theirs: set[str]) -> dict[str, dict[str, float]]:
    by_letter: dict[str, list[str]] = {}
    for key in theirs:
        by_letter.setdefault(key[:1], []).append(key)
    found: dict[str, dict[str, float]] = {}
    for key in mine:
        likes = {o: spelling_likeness(key, o) for o in by_letter.get(key[:1], ())}
        kept = {o: v for o, v in likes.items() if v}
        if kept:
            found[key] = kept
    return found


def _common_prefix(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
