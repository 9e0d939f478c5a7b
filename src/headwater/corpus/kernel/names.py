"""Names and figures, by how they are written: what a formula changes, and a copy keeps.

A monitor tells each day's deaths in the sentence of the day before: two such reports share many
words, and differ in just the names and figures. Who copies keeps those.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from headwater.corpus.kernel.letters import code_points
from headwater.corpus.kernel.lines import last_visible
from headwater.corpus.kernel.ranges import Flags, Ints
from headwater.corpus.kernel.words import Words

_PLANE = 0x10000
# In a text of which more than this share is written like names, case says nothing.
_MOST_NAMED = 0.5
# A sentence begins behind these, and the case of its first word says nothing.
_OPENERS = np.array([ord(c) for c in ".!?…:。！？\n•–—“«"], dtype=np.uint16)


def find_named(texts: pa.Array, words: Words) -> Flags:
    """Words with a digit at either end, and those with a capital inside a sentence.

    Args:
        texts: a column of texts.
        words: what `split_words` makes of them.
    """
    filled = pc.fill_null(texts, "").cast(pa.large_string())
    lengths = pc.utf8_length(filled).to_numpy(zero_copy_only=False).astype(np.int64)
    shift = (np.cumsum(lengths) - lengths)[words.owners]
    codes = code_points("".join(filled.to_pylist()))
    starts, ends = words.starts + shift, words.ends + shift
    return _figures(codes, starts, ends) | _capitals(codes, starts, words)


def _figures(codes: NDArray[np.uint16], starts: Ints, ends: Ints) -> Flags:
    return _all_that(codes[starts], str.isdigit) | _all_that(codes[ends - 1], str.isdigit)


def _capitals(codes: NDArray[np.uint16], starts: Ints, words: Words) -> Flags:
    capital = _all_that(codes[starts], str.isupper)
    capital[words.firsts[:-1][words.counts > 0]] = False
    rows = np.flatnonzero(capital)
    capital[rows] = ~np.isin(codes[last_visible(codes, starts[rows])], _OPENERS)
    written = np.bincount(words.owners[capital], minlength=len(words.counts))
    return np.asarray(capital & (written <= _MOST_NAMED * words.counts)[words.owners])


def _all_that(codes: NDArray[np.uint16], test: Callable[[str], bool]) -> Flags:
    """What a method of strings says of each code point; asked once of each that is met."""
    met = np.flatnonzero(np.bincount(codes, minlength=_PLANE))
    said = np.zeros(_PLANE, dtype=np.bool_)
    said[met] = [test(chr(code)) for code in met.tolist()]
    return np.asarray(said[codes])
