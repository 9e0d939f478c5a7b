"""Texts to words: where each starts and ends, and a hash of its folded letters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from headwater.corpus.kernel.hashes import Hashes, hash_runs
from headwater.corpus.kernel.letters import code_points, letter_values, stand_alone
from headwater.corpus.kernel.lines import find_loose
from headwater.corpus.kernel.ranges import Flags, Ints


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many texts, one text behind the other.

    Attributes:
        hashes: of each word's folded letters ("Café" and "cafe" have the same).
        starts: first character of each word, counted from the start of its own text.
        ends: one past its last.
        firsts: the first word of each text, and at the end the number of all words.
        loose: words of lines that are no prose, as headlines and lists of links are.
    """

    hashes: Hashes
    starts: Ints
    ends: Ints
    firsts: Ints
    loose: Flags

    @property
    def counts(self) -> Ints:
        """How many words each text has."""
        return np.diff(self.firsts)

    @property
    def owners(self) -> Ints:
        """Which text each word is of."""
        return np.repeat(np.arange(len(self.firsts) - 1, dtype=np.int64), self.counts)


def split_words(texts: pa.Array) -> Words:
    """The words of a column of texts; a null is an empty text.

    A word is a run of letters and digits of any script. An apostrophe parts words, straight or
    curly, so that both spell the same; in scripts without spaces each character is a word.
    """
    filled = pc.fill_null(texts, "").cast(pa.large_string())
    lengths = pc.utf8_length(filled).to_numpy(zero_copy_only=False).astype(np.int64)
    text_starts = np.cumsum(lengths) - lengths
    codes = code_points("".join(filled.to_pylist()))
    letters = letter_values(codes)
    starts, ends = _bounds(letters, stand_alone(codes, letters), text_starts[lengths > 0])
    firsts = np.searchsorted(starts, np.append(text_starts, len(codes))).astype(np.int64)
    counts = np.diff(firsts)
    owners = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    loose = find_loose(codes, starts, text_starts + lengths, owners)
    shift = text_starts[owners]
    return Words(hash_runs(letters, starts, ends), starts - shift, ends - shift, firsts, loose)


def _bounds(letters: NDArray[np.uint16], alone: Flags, text_starts: Ints) -> tuple[Ints, Ints]:
    inside = letters > 0
    first = inside.copy()
    first[1:] &= ~inside[:-1] | alone[1:] | alone[:-1]
    first[text_starts] = inside[text_starts]
    last = inside.copy()
    last[:-1] &= ~inside[1:] | first[1:]
    return np.flatnonzero(first), np.flatnonzero(last) + 1
