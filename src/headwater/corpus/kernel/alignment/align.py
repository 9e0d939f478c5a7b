"""Pairs of texts to the passages that they share, as an engine calls it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.corpus.kernel.alignment.anchors import find_diagonals
from headwater.corpus.kernel.alignment.passages import Passages, join_segments
from headwater.corpus.kernel.alignment.segments import find_segments
from headwater.corpus.kernel.alignment.sides import Sides, lay_out
from headwater.corpus.kernel.furniture import Furniture
from headwater.corpus.kernel.language import BIT, Language
from headwater.corpus.kernel.ranges import Flags, Ints, changes, group_numbers, group_sums

ALIGNED = pa.schema(
    [
        ("pair", pa.int64()),
        ("share", pa.float64()),
        ("parent_share", pa.float64()),
        ("score", pa.float64()),
        ("child_start", pa.int64()),
        ("child_end", pa.int64()),
        ("parent_start", pa.int64()),
        ("parent_end", pa.int64()),
        ("words", pa.int64()),
        ("identity", pa.float64()),
    ]
)
"""One row a passage, with its pair's row in the batch; what is said of a pair stands on each."""

# Words from the first or last of a text within which a passage is at its edge, and the share of a
# child that two reports of one outlet must have in common if all that they share is at their edges:
# there the furniture stands that was too rare to be known for it.
_EDGE_WORDS = 8
_EDGE_SHARE = 0.6


# Bits that each passage must have beyond what chance gives at the best of all places: two texts of
# one topic share names, and many small passages would add up.
_ELSEWHERE = 6


@dataclass(frozen=True, slots=True)
class AlignBounds:
    """When words in common are reuse.

    Attributes:
        anchor_words: words in a row that are equal, for two texts to be laid side by side there.
        telling_bits: surprise of a single word that does as well, in sixteenths of a bit.
        most_diagonals: ways of laying two texts side by side that are tried.
        min_bits: surprise that remains after what chance gives in texts of this length; the log of
            the number of reports and a margin.
    """

    anchor_words: int
    telling_bits: int
    most_diagonals: int
    min_bits: float


def align_pairs(
    batch: pa.RecordBatch, furniture: Furniture, language: Language, bounds: AlignBounds
) -> pa.RecordBatch:
    """The passages of those pairs of a batch that share more than chance gives.

    Args:
        batch: `child`, `parent` (numbers of reports), `child_text`, `parent_text`,
            `child_outlet`, `parent_outlet`.
        furniture: what is not compared.
        language: how surprising words are.
        bounds: what counts as reuse.

    Returns:
        Rows of `ALIGNED`, in the order of the pairs; offsets are characters of the texts.
    """
    sides = lay_out(batch, furniture, language)
    same = pc.fill_null(pc.equal(batch["child_outlet"], batch["parent_outlet"]), False)
    same_outlet = np.asarray(same.to_numpy(zero_copy_only=False), dtype=np.bool_)
    parts, done = [], 0
    for portion in sides.in_portions():
        size = len(portion.children)
        found = _align_portion(portion, same_outlet[done : done + size], bounds)
        parts.append(_rows(portion, found, done))
        done += size
    table = pa.Table.from_batches(parts, schema=ALIGNED).combine_chunks()
    return table.to_batches()[0] if table.num_rows else pa.RecordBatch.from_pylist([], ALIGNED)


@dataclass(frozen=True, slots=True)
class _Found:
    """Passages of accepted pairs, and what is said of each passage's pair."""

    passages: Passages
    shares: np.ndarray
    parent_shares: np.ndarray
    scores: np.ndarray


def _align_portion(sides: Sides, same_outlet: Flags, bounds: AlignBounds) -> _Found:
    diagonals = find_diagonals(
        sides, bounds.anchor_words, bounds.telling_bits, bounds.most_diagonals
    )
    passages = join_segments(find_segments(sides, diagonals, bounds.telling_bits))
    # Where in two texts a passage stands is chance's choice: so many bits it has for nothing.
    children, parents = sides.children[passages.pairs], sides.parents[passages.pairs]
    room = np.log2(1.0 + sides.counts(children) * sides.counts(parents))
    bits = passages.scores - np.rint((room + _ELSEWHERE) * BIT).astype(np.int64)
    return _accepted(sides, passages.take(bits > 0), bits[bits > 0], same_outlet, bounds)


def _accepted(
    sides: Sides, passages: Passages, bits: Ints, same_outlet: Flags, bounds: AlignBounds
) -> _Found:
    new = changes(passages.pairs)
    firsts, groups = np.flatnonzero(new), group_numbers(new)
    scores = group_sums(bits, firsts) / BIT
    equal = group_sums(passages.equal, firsts)
    pairs = passages.pairs[firsts]
    shares = _share_of(equal, sides, sides.children[pairs])
    parent_shares = _share_of(equal, sides, sides.parents[pairs])
    edges = np.logical_and.reduceat(_at_edges(sides, passages), firsts) if len(firsts) else new
    furniture = same_outlet[pairs] & edges & (shares < _EDGE_SHARE)
    kept = (scores >= bounds.min_bits) & ~furniture
    rows = kept[groups]
    of = groups[rows]
    return _Found(passages.take(rows), shares[of], parent_shares[of], scores[of])


def _share_of(equal: Ints, sides: Sides, texts: Ints) -> np.ndarray:
    """Share of each text's words, furniture apart, that are equal."""
    furniture = np.concatenate([[0], np.cumsum(sides.furniture)])
    firsts = sides.words.firsts
    marked = furniture[firsts[texts + 1]] - furniture[firsts[texts]]
    return np.asarray(np.minimum(equal / np.maximum(sides.counts(texts) - marked, 1), 1.0))


def _at_edges(sides: Sides, passages: Passages) -> Flags:
    """Whether a passage opens both texts or closes both."""
    child_ends = sides.counts(sides.children)[passages.pairs] - passages.ends
    parent_ends = sides.counts(sides.parents)[passages.pairs] - passages.parent_ends
    opens = np.maximum(passages.starts, passages.parent_starts) < _EDGE_WORDS
    return np.asarray(opens | (np.maximum(child_ends, parent_ends) < _EDGE_WORDS))


def _rows(sides: Sides, found: _Found, first_pair: int) -> pa.RecordBatch:
    passages, words = found.passages, sides.words
    child = sides.firsts(sides.children)[passages.pairs]
    parent = sides.firsts(sides.parents)[passages.pairs]
    longer = np.maximum(
        passages.ends - passages.starts, passages.parent_ends - passages.parent_starts
    )
    return pa.RecordBatch.from_pydict(
        {
            "pair": passages.pairs + first_pair,
            "share": found.shares,
            "parent_share": found.parent_shares,
            "score": found.scores,
            "child_start": words.starts[child + passages.starts],
            "child_end": words.ends[child + passages.ends - 1],
            "parent_start": words.starts[parent + passages.parent_starts],
            "parent_end": words.ends[parent + passages.parent_ends - 1],
            "words": passages.equal,
            "identity": np.minimum(passages.equal / np.maximum(longer, 1), 1.0),
        },
        schema=ALIGNED,
    )
