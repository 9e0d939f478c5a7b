"""Furniture of an outlet: runs of words that it prints under many of its reports.

A shingle that is frequent within one outlet is furniture there; one that is frequent across outlets
is a story, and is kept. So a shingle is looked up together with the outlet that prints it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from headwater.corpus.kernel.hashes import Hashes, hash_sequences, hash_together
from headwater.corpus.kernel.lookup import Lookup
from headwater.corpus.kernel.ranges import Flags, ahead
from headwater.corpus.kernel.shingles import cover, shingles
from headwater.corpus.kernel.words import Words, split_words


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which shingles are furniture of which outlets.

    Attributes:
        keys: keys as `outlet_keys` makes them, and shingles that are furniture anywhere.
        width: words in a shingle.
        min_run: so many furniture shingles in a row are furniture; fewer are common language.
        max_share: a report with more furniture than this is a story that its outlet printed again
            and again, and keeps its words.
    """

    keys: Lookup
    width: int
    min_run: int
    max_share: float

    def words_of(self, words: Words, outlets: pa.Array) -> Flags:
        """Which words are furniture; `outlets` names the outlet of each text, or null."""
        keys, whole = outlet_keys(words, outlets, self.width)
        anywhere, long_enough = shingles(words, self.width)
        held = (whole & self.keys.has(keys)) | (long_enough & self.keys.has(anywhere))
        run = held.copy()
        for step in range(1, self.min_run):
            # Where a text ends no shingle is whole: no run reaches from one text into the next.
            run &= ahead(held, step)
        flags = cover(run, self.width + self.min_run - 1)
        flags &= ~self._is_story(words, flags)[words.owners]
        return flags | words.loose

    def _is_story(self, words: Words, flags: Flags) -> Flags:
        marked = np.bincount(words.owners[flags], minlength=len(words.counts))
        return marked > self.max_share * words.counts


def outlet_keys(words: Words, outlets: pa.Array, width: int) -> tuple[Hashes, Flags]:
    """Each shingle under its outlet, and whether there is one; none where no outlet is known."""
    hashes, whole = shingles(words, width)
    names = split_words(outlets)
    named = names.counts > 0
    outlet = hash_sequences(names.hashes, names.owners, len(named))
    return hash_together(hashes, outlet[words.owners]), whole & named[words.owners]
