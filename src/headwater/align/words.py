"""The likeness of words: same word, other form, other spelling, synonym, same figure.

A report is laid out as a `Wording`: its sentences' content words with a weight each and one row of
a vector matrix each, so that two reports are compared by one matrix product.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_word
from headwater.lexicon.numerals import numeral_value
from headwater.model import Annotations, Sentence, Token

Matrix = NDArray[np.float32]

ALIGNED_KINDS = frozenset({"title", "standfirst", "paragraph"})

# How much a word of each kind tells of its sentence. Names and figures are what a rewriter keeps.
_WEIGHT_BY_POS = {"PROPN": 1.4, "NUM": 1.3, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.7, "ADV": 0.4}
_WEIGHT_OF_CUE = 0.3
# Cosine of two word vectors below which they say nothing: unrelated nouns of one topic reach
# 0.45 with en_core_web_md's vectors.
_COSINE_FLOOR = 0.45
_SYNONYM_CEILING = 0.85
_FORM_LIKENESS = 0.9
_SPELLING_RATIO = 85.0
_MIN_FUZZY_CHARS = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """One report's alignable sentences and their content words, in text order.

    Attributes:
        annotations: the parse that the tokens come from.
        sentences: title, standfirst and paragraph sentences.
        tokens: content words of those sentences.
        keys: for each token what makes it the same word as another.
        owners: for each token the position of its sentence in `sentences`.
        vectors: one unit row a token; zero where the word has no vector or may not be compared by
            meaning (names, figures).
    """

    annotations: Annotations
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    owners: tuple[int, ...]
    vectors: Matrix


def wording(annotations: Annotations) -> Wording:
    """Lay out one report for comparison."""
    sentences = tuple(s for s in annotations.sentences if s.kind in ALIGNED_KINDS)
    tokens: list[Token] = []
    owners: list[int] = []
    for position, sentence in enumerate(sentences):
        for token in annotations.tokens_of(sentence):
            if token.is_content:
                tokens.append(token)
                owners.append(position)
    return Wording(
        annotations=annotations,
        sentences=sentences,
        tokens=tuple(tokens),
        keys=tuple(word_key(t) for t in tokens),
        owners=tuple(owners),
        vectors=_vectors(annotations, tokens),
    )


def word_key(token: Token) -> str:
    """What two tokens share when they are the same word: a folded lemma, or a figure's value."""
    value = numeral_value(token.text)
    if value is not None and token.pos in {"NUM", "NOUN", "ADJ", "PROPN", "DET"}:
        return f"#{value:g}"
    return fold_word(token.lemma) or fold_word(token.text)


def weights(mine: Wording, other: Wording) -> NDArray[np.float64]:
    """How much each of my words counts: by kind, and by how few sentences of both hold it."""
    frequency: Counter[str] = Counter()
    for side in (mine, other):
        for key, _ in {(k, o) for k, o in zip(side.keys, side.owners, strict=True)}:
            frequency[key] += 1
    total = len(mine.sentences) + len(other.sentences)
    return np.array(
        [_weight(t, frequency[k], total) for t, k in zip(mine.tokens, mine.keys, strict=True)],
        dtype=np.float64,
    )


def _weight(token: Token, frequency: int, total: int) -> float:
    rarity = math.log((total + 1) / (frequency + 0.5)) / math.log(total + 1) if total else 1.0
    by_kind = _WEIGHT_BY_POS.get(token.pos, 0.3)
    if token.pos == "VERB" and token.lemma in report_verbs():
        by_kind = _WEIGHT_OF_CUE
    return by_kind * max(rarity, 0.15)


def likeness(child: Wording, parent: Wording) -> Matrix:
    """For every content word of the child and of the parent, 0 to 1, how much the one is the other."""
    if not child.tokens or not parent.tokens:
        return np.zeros((len(child.tokens), len(parent.tokens)), dtype=np.float32)
    cosine = child.vectors @ parent.vectors.T
    alike = np.clip((cosine - _COSINE_FLOOR) / (1 - _COSINE_FLOOR), 0, 1) * _SYNONYM_CEILING
    by_pair = _spelled_alike(set(child.keys), set(parent.keys))
    columns: dict[str, list[int]] = {}
    for column, key in enumerate(parent.keys):
        columns.setdefault(key, []).append(column)
    for row, key in enumerate(child.keys):
        for other, value in by_pair.get(key, {}).items():
            for column in columns[other]:
                alike[row, column] = max(alike[row, column], value)
    return np.asarray(alike, dtype=np.float32)


def _spelled_alike(mine: set[str], theirs: set[str]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    by_prefix: dict[str, list[str]] = {}
    for key in theirs:
        by_prefix.setdefault(key[:1], []).append(key)
    for key in mine:
        likes = {o: _spelling_likeness(key, o) for o in by_prefix.get(key[:1], ())}
        kept = {o: v for o, v in likes.items() if v}
        if kept:
            found[key] = kept
    return found


def _spelling_likeness(a: str, b: str) -> float:
    """1 for the same word, less for another form or spelling of it, 0 for another word."""
    if a == b:
        return 1.0
    if a.startswith("#") or b.startswith("#") or min(len(a), len(b)) < _MIN_FUZZY_CHARS:
        return 0.0
    common = _common_prefix(a, b)
    if common >= _MIN_FUZZY_CHARS and common >= 0.6 * max(len(a), len(b)):
        return _FORM_LIKENESS
    ratio = fuzz.ratio(a, b)
    return ratio / 100 if ratio >= _SPELLING_RATIO else 0.0


def _common_prefix(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def _vectors(annotations: Annotations, tokens: list[Token]) -> Matrix:
    width = len(next(iter(annotations.vectors.values()), b"")) // 4 or 1
    rows = np.zeros((len(tokens), width), dtype=np.float32)
    for row, token in enumerate(tokens):
        # Two names, or two figures, are near each other in any vector space and yet not the same.
        if token.pos in {"PROPN", "NUM"}:
            continue
        vector = annotations.vectors.get(token.text.lower())
        if vector is not None:
            rows[row] = np.frombuffer(vector, dtype="<f4")
    return rows
