"""What words read in context say for two claims being the same.

Each word of a claim is laid beside the word of the other that does the likest work in its sentence
(BERTScore: Zhang et al. 2020). So "the hall is bare" comes nearer to "the sewing hall was empty"
than its words alone do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from headwater.match.statement import Statement
from headwater.match.table import Floats, Table
from headwater.model import Annotations
from headwater.networks.encoder import read_words

# Reports whose words are held, since each is laid beside several others; in half precision a word
# takes 768 bytes, so a report of 500 words 0.4 MB.
_HELD_REPORTS = 512


@dataclass(frozen=True, slots=True)
class Context:
    """Claims of one report beside those of another; rows are mine, columns theirs.

    Attributes:
        near_less: how near the words of one claim are to the likest ones of the other, 0 to 1, on
            the average by weight; of both ways the lesser.
        near_more: the greater.
        votes_less: share of the words of one claim whose likest word in all claims of the other
            report stands in this one; of both ways the lesser.
        votes_more: the greater.
    """

    near_less: Floats
    near_more: Floats
    votes_less: Floats
    votes_more: Floats

    def facts(self) -> dict[str, Floats]:
        """All of it by name."""
        return {
            "near_less": self.near_less,
            "near_more": self.near_more,
            "votes_less": self.votes_less,
            "votes_more": self.votes_more,
        }


def read_in_context(table: Table) -> Context:
    """All claims of a table, their words read in context.

    Raises:
        ResourceError: the encoder is not installed.
    """
    mine, theirs = table.mine, table.theirs
    if not mine or not theirs:
        return Context(*[np.zeros((len(mine), len(theirs)))] * 4)
    alike = np.maximum(_vectors(mine) @ _vectors(theirs).T, 0.0).astype(np.float64)
    my_starts, their_starts = _starts(mine), _starts(theirs)
    best = np.maximum.reduceat(alike, their_starts, axis=1)
    best_back = np.maximum.reduceat(alike, my_starts, axis=0).T
    near, votes = _shares(best, mine, my_starts)
    near_back, votes_back = (part.T for part in _shares(best_back, theirs, their_starts))
    return Context(
        np.minimum(near, near_back),
        np.maximum(near, near_back),
        np.minimum(votes, votes_back),
        np.maximum(votes, votes_back),
    )


def _shares(
    best: Floats, statements: Sequence[Statement], starts: NDArray[np.intp]
) -> tuple[Floats, Floats]:
    """Claims x claims of the other: how near on the average, and how many words vote for it.

    Args:
        best: words x claims of the other, how near the likest word there is.
        statements: whose words they are.
        starts: where each of them begins.
    """
    weights = np.array([w for s in statements for w in s.weights])[:, np.newaxis]
    total = np.add.reduceat(weights, starts)
    votes = best == best.max(axis=1, keepdims=True)
    near, voted = (np.add.reduceat(part * weights, starts, axis=0) for part in (best, votes))
    return np.asarray(near / total), np.asarray(voted / total)


def _starts(statements: Sequence[Statement]) -> NDArray[np.intp]:
    return np.cumsum([0, *(len(s.tokens) for s in statements)][:-1]).astype(np.intp)


def _vectors(statements: Sequence[Statement]) -> NDArray[np.float32]:
    """One unit row a content word of the claims, in their order."""
    annotations = statements[0].annotations
    rows, vectors = _read(_Asked(tuple(t.text for t in annotations.tokens), annotations))
    return vectors[[rows[t.index] for s in statements for t in s.tokens]].astype(np.float32)


@dataclass(frozen=True)
class _Asked:
    """A report's words; two reports of the same words are one question."""

    words: tuple[str, ...]
    annotations: Annotations = field(compare=False)


@lru_cache(maxsize=_HELD_REPORTS)
def _read(asked: _Asked) -> tuple[Mapping[int, int], NDArray[np.float16]]:
    read = read_words(asked.annotations)
    lengths = np.linalg.norm(read.vectors, axis=1, keepdims=True)
    units = read.vectors / np.where(lengths > 0, lengths, 1.0)
    return read.rows, units.astype(np.float16)
