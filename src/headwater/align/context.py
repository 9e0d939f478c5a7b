"""What words read in context say for a child sentence resting on a parent sentence.

A soft alignment: each word is laid beside the word of the other sentence that does the likest work
there (BERTScore: Zhang et al. 2020), weighed as other words are. It sees the paraphrases that
spelling and plain word vectors miss; it also sees likeness everywhere, so what counts is mostly how
far a pair is ahead of its rivals.
"""

from __future__ import annotations

import numpy as np

from headwater.align.table import Table, best_other
from headwater.align.traits import Floats

# Likenesses of one row spread at least so much: below that, being ahead means nothing.
_LEAST_SPREAD = 0.02

CONTEXT = (
    "near",
    "near_back",
    "near_sentence",
    "near_votes",
    "near_votes_back",
    "near_own",
    "near_own_back",
    "near_ahead",
    "near_ahead_back",
    "near_said",
    "near_said_back",
)


def context_evidence(table: Table) -> Floats:
    """My sentences x theirs x `CONTEXT`, of wordings that are read in context.

    near: how near the child's words are to the likest words of the parent, on the average, and
    near_back the other way round; near_sentence: of the two sentences as wholes; near_votes: the
    share of the child's words whose likest word in all of the parent's report stands here;
    near_own: by how much the child's words are nearer here than anywhere else; near_ahead: the
    pair beside the others of the child sentence, near_ahead_back beside those of the parent's;
    near_said: as near, without the words that name who says so.
    """
    near, back = table.near, table.near_back
    mine, theirs = table.my_weights, table.their_weights
    cover, cover_back = table.share(near, mine), table.share_back(back, theirs)
    best = np.maximum(cover, cover_back)
    parts = (
        cover,
        cover_back,
        table.near_sentences,
        table.share(_votes(near), mine),
        table.share_back(_votes(back), theirs),
        table.mass(np.maximum(near - best_other(near, axis=1), 0.0)),
        table.mass_back(np.maximum(back - best_other(back, axis=1), 0.0)),
        _ahead(best, axis=1),
        _ahead(best, axis=0),
        table.share(near, mine * table.mine.said),
        table.share_back(back, theirs * table.theirs.said),
    )
    return np.stack(parts, axis=-1)


def _votes(near: Floats) -> Floats:
    """1 where a word's likest word stands, of all sentences of the other report."""
    return np.asarray(near == near.max(axis=1, keepdims=True, initial=0.0), dtype=np.float64)


def _ahead(values: Floats, axis: int) -> Floats:
    """How far each value is over the mean along an axis, in spreads."""
    if not values.size:
        return values
    middle, spread = values.mean(axis=axis, keepdims=True), values.std(axis=axis, keepdims=True)
    return np.asarray((values - middle) / (spread + _LEAST_SPREAD))
