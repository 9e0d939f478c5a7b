"""Words in context: one vector for each word of a text, by the encoder that the stages share.

The encoder is the one that is fitted with the judge of rewordings (its model card lies in
`judge/weights`). Of two texts read by it, words that do the same work are near each other: "shells"
and "bombardment", "fourteen" and "14".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Token
from headwater.networks.pieces import PieceVocabulary, shipped_pieces
from headwater.networks.session import Floats, loaded_once, needed, open_session
from headwater.threads import side_by_side

Ints = npt.NDArray[np.int64]

# What is encoded at once, in words; and in pieces, of which the network has 512 places: names and
# figures fall into many.
_WINDOW_WORDS = 140
_MOST_PIECES = 510
_WIDTH = 384
# The last windows are held, since several stages ask for the same ones: 215 kB each.
_HELD_WINDOWS = 256


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text as the encoder reads it.

    Attributes:
        words: as they stand.
        pieces: numbers of all pieces, the marks at both ends among them.
        starts: for each word the place of its first piece.
    """

    words: tuple[str, ...]
    pieces: Ints
    starts: Ints


@dataclass(frozen=True, slots=True)
class WordsRead:
    """A report's words, white space apart, each with its vector.

    Attributes:
        tokens: the words.
        vectors: (words, width), in the same order.
        rows: for each token's index the row of its vector.
    """

    tokens: tuple[Token, ...]
    vectors: Floats
    rows: Mapping[int, int]


class Encoder:
    """Vectors of the words of single texts.

    Raises:
        ResourceError: onnxruntime or the weights are not installed.
    """

    def __init__(self) -> None:
        with needed("network that reads words in context", "align", "match", "drift"):
            self.vocabulary = shipped_pieces()
            held = files("headwater.networks") / "encoder.onnx"
            self._session = open_session(held.read_bytes())

    def encode(self, words: Sequence[str]) -> Floats:
        """Vectors (words, width) of the words of one text; a longer one is read in parts."""
        parts = [self._encode(part) for part in self._parts(words)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _parts(self, words: Sequence[str]) -> Iterator[Sequence[str]]:
        first, pieces = 0, 0
        for at, word in enumerate(words):
            needed = len(self.vocabulary.split(straighten(word)))
            if pieces + needed > _MOST_PIECES:
                yield words[first:at]
                first, pieces = at, 0
            pieces += needed
        yield words[first:]

    def _encode(self, words: Sequence[str]) -> Floats:
        sheet = lay_out(words, self.vocabulary)
        asked = {"pieces": sheet.pieces[np.newaxis], "starts": sheet.starts[np.newaxis]}
        vectors: Floats = self._session.run(None, asked)[0][0]
        return vectors


def lay_out(words: Sequence[str], vocabulary: PieceVocabulary) -> Sheet:
    """Cut some words into pieces, between an opening and a closing mark."""
    cut = [vocabulary.split(straighten(word)) for word in words]
    starts = np.cumsum([1, *(len(pieces) for pieces in cut)], dtype=np.int64)[:-1]
    inner = [piece for pieces in cut for piece in pieces]
    pieces = np.array([vocabulary.first, *inner, vocabulary.last], dtype=np.int64)
    return Sheet(tuple(words), pieces, starts)


@loaded_once
def load_encoder() -> Encoder:
    """The encoder, loaded once in a process."""
    return Encoder()


def read_words(annotations: Annotations) -> WordsRead:
    """The vectors of all words of a report, read sentence after sentence in windows.

    Raises:
        ResourceError: the encoder is not installed.
    """
    windows = list(_windows(annotations))
    tokens = tuple(t for window in windows for t in window)
    vectors = side_by_side(_read_window, [tuple(t.text for t in window) for window in windows])
    return WordsRead(
        tokens,
        np.concatenate(vectors) if vectors else np.zeros((0, _WIDTH), dtype=np.float32),
        {t.index: row for row, t in enumerate(tokens)},
    )


@lru_cache(maxsize=_HELD_WINDOWS)
def _read_window(words: tuple[str, ...]) -> Floats:
    return load_encoder().encode(words)


def _windows(annotations: Annotations) -> Iterator[list[Token]]:
    """Whole sentences, as many as fit; a longer sentence in pieces of its own."""
    window: list[Token] = []
    for sentence in annotations.sentences:
        tokens = [t for t in annotations.tokens_of(sentence) if t.pos != "SPACE"]
        if window and len(window) + len(tokens) > _WINDOW_WORDS:
            yield window
            window = []
        window.extend(tokens)
        while len(window) > _WINDOW_WORDS:
            yield window[:_WINDOW_WORDS]
            window = window[_WINDOW_WORDS:]
    if window:
        yield window
