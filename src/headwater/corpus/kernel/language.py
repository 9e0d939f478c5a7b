"""How surprising words are: what a reader of this corpus would expect at any place.

A word that two reports share says the more the rarer it is; one that follows the word before it as
it mostly does ("United Nations", "according to") says little more than that word did. The bits of a
run of words therefore are those of a bigram model (Shannon 1948), counted in a sample of the
corpus, and set phrases of a topic weigh what they should: nearly nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from headwater.corpus.kernel.hashes import Hashes, unsigned
from headwater.corpus.kernel.lookup import Lookup, make_lookup
from headwater.corpus.kernel.ranges import Ints

BIT = 16
"""Surprise is reckoned in whole sixteenths of a bit, so that sums are the same in any order."""


# No word says more than this: that a rare name stands in two reports shows that they are about the
# same, and not yet that one has words of the other.
_MOST = 11 * BIT
# Of a word behind one that it was never counted behind, no more is known than how often that one
# was counted: after a word met twice nearly anything may come, as after a rare first name.
_UNSEEN = 3 * BIT
# A word that follows as it always does still says this much: else a story that stands in hundreds
# of reports would count for nothing, since its words are expected by then ...
_LEAST = 2 * BIT
# ... unless it does so in this share of all reports: what stands everywhere is furniture that whole
# families of outlets print.
_EVERYWHERE_SHARE, _EVERYWHERE_REPORTS = 0.01, 20
_LEAST_EVERYWHERE = BIT // 4


@dataclass(frozen=True, slots=True)
class Language:
    """A bigram model of a corpus.

    Attributes:
        words: surprise of each word that was counted, by its hash, in sixteenths of a bit.
        pairs: surprise of a word after another, by the hash of both.
        rarest_bits: surprise of a word that is not among `words`.
    """

    words: Lookup
    pairs: Lookup
    rarest_bits: int

    def rarity(self, words: Hashes) -> Ints:
        """How rare each word is, without a bound: by it words are looked for."""
        bits, known = self.words.find(words)
        return np.where(known, bits, self.rarest_bits)

    def bits_alone(self, words: Hashes) -> Ints:
        """Surprise of each word, whatever stands before it: by it words are judged."""
        return np.minimum(self.rarity(words), _MOST)

    def bits_after(self, pairs: Hashes, alone: Ints, alone_before: Ints) -> Ints:
        """Surprise of each word after the one before it.

        Args:
            pairs: a hash of each word with the one before it.
            alone: surprise of each word by itself.
            alone_before: that of the word before it.
        """
        bits, known = self.pairs.find(pairs)
        unseen = np.maximum(_MOST - alone_before, 0) + _UNSEEN
        return np.minimum(np.where(known, bits, unseen), alone)


def language_of(counts: pa.Table, reports: int) -> Language:
    """The model from a table of counts.

    Args:
        counts: `shingle` (hash), `opening` (hash of its first word, or 0 where it is one word) and
            `held` (how often it was counted).
        reports: in so many reports.
    """
    hashes = unsigned(counts["shingle"].to_numpy().astype(np.int64))
    opening = unsigned(counts["opening"].to_numpy().astype(np.int64))
    held = counts["held"].to_numpy().astype(np.float64)
    single = opening == 0
    words, word_counts = hashes[single], held[single]
    pairs, pair_counts = hashes[~single], held[~single]
    total = max(float(word_counts.sum()), 2.0)
    before, known = make_lookup(words, word_counts.astype(np.int64)).find(opening[~single])
    odds = np.where(known, np.maximum(before / pair_counts, 1.0), 1.0)
    everywhere = pair_counts >= max(_EVERYWHERE_SHARE * reports, _EVERYWHERE_REPORTS)
    least = np.where(everywhere, _LEAST_EVERYWHERE, _LEAST)
    return Language(
        make_lookup(words, _bits(total / word_counts)),
        make_lookup(pairs, np.maximum(_bits(odds), least)),
        max(round(float(np.log2(total)) * BIT), _MOST),
    )


def _bits(odds: NDArray[np.float64]) -> Ints:
    return np.asarray(np.rint(np.log2(odds) * BIT), dtype=np.int64)
