"""Lines that are no prose: headlines, lists of links, labels, of which every page has some."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headwater.corpus.kernel.ranges import Flags, Ints

# A line this long is prose, however it ends: a body may come without its last full stop.
_LONG_LINE_WORDS = 40
# A text of which more lies in such lines is written or wrapped otherwise: its lines say nothing.
_MAX_SHARE = 0.5
_STOPS = np.array([ord(c) for c in ".!?…。！？"], dtype=np.uint16)
_CLOSERS = np.array([ord(c) for c in " \t\r\u00a0\"'”’»)]}"], dtype=np.uint16)
# So many quotes, brackets and spaces may stand behind a sentence's full stop.
_MOST_CLOSERS = 5


def find_loose(
    codes: NDArray[np.uint16], word_starts: Ints, text_ends: Ints, owners: Ints
) -> Flags:
    """Words of short lines that do not end as sentences do.

    Args:
        codes: characters of many texts, one text behind the other.
        word_starts: where each word starts among them.
        text_ends: one past the last character of each text.
        owners: the text of each word.
    """
    breaks = np.union1d(np.flatnonzero(codes == ord("\n")), text_ends)
    line = np.searchsorted(breaks, word_starts, side="right")
    lengths = np.bincount(line, minlength=len(breaks))
    loose = ((lengths <= _LONG_LINE_WORDS) & ~_ends_sentence(codes, breaks))[line]
    texts = len(text_ends)
    share = np.bincount(owners[loose], minlength=texts) / np.maximum(
        np.bincount(owners, minlength=texts), 1
    )
    return loose & (share <= _MAX_SHARE)[owners]


def _ends_sentence(codes: NDArray[np.uint16], breaks: Ints) -> Flags:
    if not len(codes):
        return np.zeros(len(breaks), dtype=np.bool_)
    return np.isin(codes[last_visible(codes, breaks)], _STOPS)


def last_visible(codes: NDArray[np.uint16], places: Ints) -> Ints:
    """The last character before each place that is no quote, bracket or space."""
    last = np.maximum(places - 1, 0)
    for _ in range(_MOST_CLOSERS):
        last = last - (np.isin(codes[last], _CLOSERS) & (last > 0))
    return last
