"""What speaks for reuse in a pair, and against: that the two only tell alike things alike.

Words in common are not enough. Monitors, agencies and exchanges tell each day's news in the
sentences of the day before, and such formulas are longer than many a quotation. They differ from
it in what they hold: other names and figures, and words that many reports have.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.corpus.kernel.alignment.passages import Passages
from headwater.corpus.kernel.alignment.sides import Sides
from headwater.corpus.kernel.ranges import Flags, Ints, group_sums

Floats = NDArray[np.float64]

# A pair that shares fewer features that few hold was not found by them.
_LEAST_RARE = 4
# Texts with fewer names than this share of their words are written in small letters, or in a script
# without capitals: that their passages hold no name says nothing. Furniture and datelines do not
# count, which have names in any text.
_LEAST_NAMED = 0.05
_DATELINE_WORDS = 20
# So few words that are not equal, and a passage is word for word.
_FEW_UNEQUAL = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of each pair.

    Attributes:
        bits: surprise of the words in common, beyond what chance gives in a corpus of this size, in
            tens of bits.
        rare: what the two share and few other reports hold, by the words in common; its root.
        carried: whether they share next to nothing that few hold, 1 or 0: then they were found by
            very many long runs, or as near copies, as those are found who carry one story.
        verbatim: whether all of it is word for word, 1 or 0, as formulas seldom are.
        names: names and figures that are equal; this and the next two as logarithms.
        other_names: names and figures in the passages that are not.
        other_words: other words in the passages that are not: a formula keeps those.
        shares: how much of the child and of the parent the words in common are; both logarithms.
        cased: whether names can be told at all, 1 or 0.
    """

    bits: Floats
    rare: Floats
    carried: Floats
    verbatim: Floats
    names: Floats
    other_names: Floats
    other_words: Floats
    shares: Floats
    cased: Floats


def find_evidence(
    sides: Sides, passages: Passages, firsts: Ints, bits: Floats, rare: Ints
) -> Evidence:
    """The evidence for each pair.

    Args:
        sides: the texts.
        passages: what each pair shares, pair after pair.
        firsts: the first passage of each pair.
        bits: surprise of each pair beyond chance.
        rare: features that each pair shares and few others hold.
    """
    pairs = passages.pairs[firsts]
    equal, equal_names = group_sums(passages.equal, firsts), group_sums(passages.named, firsts)
    held = group_sums(_names_held(sides, passages), firsts)
    other_names = np.maximum(held - 2 * equal_names, 0)
    unequal = group_sums(_longer_side(passages), firsts) - equal
    return Evidence(
        bits=np.clip(bits / 10, 0.0, 10.0),
        rare=np.sqrt(rare / np.maximum(equal, 1)),
        carried=(rare < _LEAST_RARE).astype(np.float64),
        verbatim=(unequal < _FEW_UNEQUAL).astype(np.float64),
        names=np.log1p(equal_names),
        other_names=np.log1p(other_names),
        other_words=np.log1p(np.maximum(unequal - other_names / 2, 0)),
        shares=_log_share(equal, sides, sides.children[pairs])
        + _log_share(equal, sides, sides.parents[pairs]),
        cased=_cased(sides, pairs).astype(np.float64),
    )


def _names_held(sides: Sides, passages: Passages) -> Ints:
    """Names and figures in each passage, of both sides together."""
    child = sides.firsts(sides.children)[passages.pairs]
    parent = sides.firsts(sides.parents)[passages.pairs]
    named = np.concatenate([[0], np.cumsum(sides.named)])
    return np.asarray(
        named[child + passages.ends]
        - named[child + passages.starts]
        + named[parent + passages.parent_ends]
        - named[parent + passages.parent_starts]
    )


def _longer_side(passages: Passages) -> Ints:
    """Words of each passage, in the text where it has more."""
    longer: Ints = np.maximum(
        passages.ends - passages.starts, passages.parent_ends - passages.parent_starts
    )
    return longer


def share_of(equal: Ints, sides: Sides, texts: Ints) -> Floats:
    """Share of each text's words, furniture apart, that are equal."""
    furniture = np.concatenate([[0], np.cumsum(sides.furniture)])
    firsts = sides.words.firsts
    marked = furniture[firsts[texts + 1]] - furniture[firsts[texts]]
    return np.asarray(np.minimum(equal / np.maximum(sides.counts(texts) - marked, 1), 1.0))


def _log_share(equal: Ints, sides: Sides, texts: Ints) -> Floats:
    return np.asarray(np.log1p(10 * share_of(equal, sides, texts)))


def _cased(sides: Sides, pairs: Ints) -> Flags:
    """Whether both texts of a pair have names."""
    own = ~sides.furniture
    words = np.concatenate([[0], np.cumsum(own)])
    named = np.concatenate([[0], np.cumsum(own & sides.named)])
    firsts, flags = sides.words.firsts, np.ones(len(pairs), dtype=np.bool_)
    for texts in (sides.children[pairs], sides.parents[pairs]):
        end = firsts[texts + 1]
        start = np.minimum(firsts[texts] + _DATELINE_WORDS, end)
        flags &= named[end] - named[start] >= _LEAST_NAMED * (words[end] - words[start])
    return flags
