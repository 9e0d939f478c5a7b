"""Pairs of texts to the passages that they share, as an engine calls it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.corpus.kernel.alignment.anchors import find_diagonals
from headwater.corpus.kernel.alignment.evidence import (
    Evidence,
    Floats,
    find_evidence,
    share_of,
)
from headwater.corpus.kernel.alignment.passages import Passages, join_segments
from headwater.corpus.kernel.alignment.segments import find_segments
from headwater.corpus.kernel.alignment.sides import Sides, lay_out
from headwater.corpus.kernel.fitted import fitted
from headwater.corpus.kernel.furniture import Furniture
from headwater.corpus.kernel.language import BIT, Language
from headwater.corpus.kernel.ranges import Flags, Ints, changes, group_numbers, group_sums

ALIGNED = pa.schema(
    [
        ("pair", pa.int64()),
        ("share", pa.float64()),
        ("parent_share", pa.float64()),
        ("score", pa.float64()),
        ("confidence", pa.float64()),
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
        chance_bits: surprise that chance gives in a corpus of this size: the log of the number of
            reports.
        least_chance: a pair that is so likely to be reuse is told.
    """

    anchor_words: int
    telling_bits: int
    most_diagonals: int
    chance_bits: float
    least_chance: float


def align_pairs(
    batch: pa.RecordBatch, furniture: Furniture, language: Language, bounds: AlignBounds
) -> pa.RecordBatch:
    """The passages of those pairs of a batch that share more than chance gives.

    Args:
        batch: `child`, `parent` (numbers of reports), `child_text`, `parent_text`,
            `child_outlet`, `parent_outlet`, `rare`: how much they share that few others hold.
        furniture: what is not compared.
        language: how surprising words are.
        bounds: what counts as reuse.

    Returns:
        Rows of `ALIGNED`, in the order of the pairs; offsets are characters of the texts.
    """
    parts, done = [], 0
    for shared in find_shared(batch, furniture, language, bounds):
        chances = fitted().chances(shared.evidence)
        kept = (chances >= bounds.least_chance) & ~shared.furniture
        parts.append(_rows(shared, chances, kept, done))
        done += len(shared.sides.children)
    table = pa.Table.from_batches(parts, schema=ALIGNED).combine_chunks()
    return table.to_batches()[0] if table.num_rows else pa.RecordBatch.from_pylist([], ALIGNED)


@dataclass(frozen=True, slots=True)
class Shared:
    """What the pairs of a portion share, and what speaks for reuse.

    Attributes:
        sides: the texts.
        passages: of those pairs that share more than chance gives, pair after pair.
        firsts: the first passage of each.
        scores: surprise of each beyond what chance gives for texts so long, in bits.
        furniture: whether two reports of one outlet share words at their edges alone.
        evidence: of each.
    """

    sides: Sides
    passages: Passages
    firsts: Ints
    scores: Floats
    furniture: Flags
    evidence: Evidence


def find_shared(
    batch: pa.RecordBatch, furniture: Furniture, language: Language, bounds: AlignBounds
) -> Iterator[Shared]:
    """What the pairs of a batch share, as `align_pairs` is given it, portion by portion."""
    sides = lay_out(batch, furniture, language)
    same = pc.fill_null(pc.equal(batch["child_outlet"], batch["parent_outlet"]), False)
    same_outlet = np.asarray(same.to_numpy(zero_copy_only=False), dtype=np.bool_)
    rare = batch["rare"].to_numpy()
    done = 0
    for portion in sides.in_portions():
        rows = slice(done, done + len(portion.children))
        done = rows.stop
        yield _shared(portion, same_outlet[rows], rare[rows], bounds)


def _shared(sides: Sides, same_outlet: Flags, rare: Ints, bounds: AlignBounds) -> Shared:
    passages, bits = _surprising(sides, bounds)
    firsts = np.flatnonzero(changes(passages.pairs))
    scores = group_sums(bits, firsts) / BIT
    enough = scores >= bounds.chance_bits
    rows = np.repeat(enough, np.diff(np.append(firsts, len(bits))))
    passages, scores = passages.take(rows), scores[enough]
    new = changes(passages.pairs)
    firsts = np.flatnonzero(new)
    pairs = passages.pairs[firsts]
    edges = np.logical_and.reduceat(_at_edges(sides, passages), firsts) if len(firsts) else new
    shares = share_of(group_sums(passages.equal, firsts), sides, sides.children[pairs])
    return Shared(
        sides,
        passages,
        firsts,
        scores,
        same_outlet[pairs] & edges & (shares < _EDGE_SHARE),
        find_evidence(sides, passages, firsts, scores - bounds.chance_bits, rare[pairs]),
    )


def _surprising(sides: Sides, bounds: AlignBounds) -> tuple[Passages, Ints]:
    """Passages that chance does not give, and the surprise that remains of each."""
    diagonals = find_diagonals(
        sides, bounds.anchor_words, bounds.telling_bits, bounds.most_diagonals
    )
    passages = join_segments(find_segments(sides, diagonals, bounds.telling_bits))
    # Where in two texts a passage stands is chance's choice: so many bits it has for nothing.
    children, parents = sides.children[passages.pairs], sides.parents[passages.pairs]
    room = np.log2(1.0 + sides.counts(children) * sides.counts(parents))
    bits = passages.scores - np.rint((room + _ELSEWHERE) * BIT).astype(np.int64)
    return passages.take(bits > 0), bits[bits > 0]


def _at_edges(sides: Sides, passages: Passages) -> Flags:
    """Whether a passage opens both texts or closes both."""
    child_ends = sides.counts(sides.children)[passages.pairs] - passages.ends
    parent_ends = sides.counts(sides.parents)[passages.pairs] - passages.parent_ends
    opens = np.maximum(passages.starts, passages.parent_starts) < _EDGE_WORDS
    return np.asarray(opens | (np.maximum(child_ends, parent_ends) < _EDGE_WORDS))


def _rows(shared: Shared, chances: Floats, kept: Flags, first_pair: int) -> pa.RecordBatch:
    """Rows of `ALIGNED` for those pairs of a portion that are kept."""
    sides, words = shared.sides, shared.sides.words
    groups = group_numbers(changes(shared.passages.pairs))
    rows = kept[groups]
    passages, of = shared.passages.take(rows), groups[rows]
    pairs = shared.passages.pairs[shared.firsts]
    equal = group_sums(shared.passages.equal, shared.firsts)
    child = sides.firsts(sides.children)[passages.pairs]
    parent = sides.firsts(sides.parents)[passages.pairs]
    longer = np.maximum(
        passages.ends - passages.starts, passages.parent_ends - passages.parent_starts
    )
    return pa.RecordBatch.from_pydict(
        {
            "pair": passages.pairs + first_pair,
            "share": share_of(equal, sides, sides.children[pairs])[of],
            "parent_share": share_of(equal, sides, sides.parents[pairs])[of],
            "score": shared.scores[of],
            "confidence": chances[of],
            "child_start": words.starts[child + passages.starts],
            "child_end": words.ends[child + passages.ends - 1],
            "parent_start": words.starts[parent + passages.parent_starts],
            "parent_end": words.ends[parent + passages.parent_ends - 1],
            "words": passages.equal,
            "identity": np.minimum(passages.equal / np.maximum(longer, 1), 1.0),
        },
        schema=ALIGNED,
    )
