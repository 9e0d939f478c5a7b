"""How near two claims are as wholes, each read in its sentence by the encoder of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from headwater.match.statement import Statement
from headwater.match.table import Floats, Table
from headwater.model import Annotations, Span
from headwater.networks.claims import read_claims
from headwater.networks.session import Floats as Vectors

# Reports whose claims are held, since each is laid beside several others: 1.5 kB a claim.
_HELD_REPORTS = 512


def read_sense(table: Table) -> Floats:
    """For each claim of the one report how near each of the other is: cosines, -1 to 1.

    Raises:
        ResourceError: the encoder of claims is not installed.
    """
    if not table.mine or not table.theirs:
        return np.zeros((len(table.mine), len(table.theirs)))
    return np.asarray(_vectors(table.mine) @ _vectors(table.theirs).T, dtype=np.float64)


def _vectors(statements: Sequence[Statement]) -> Vectors:
    annotations = statements[0].annotations
    spans = tuple(s.claim.span for s in statements)
    words = tuple(t.text for t in annotations.tokens)
    return _read(_Asked(words, tuple((s.start, s.end) for s in spans), annotations, spans))


@dataclass(frozen=True)
class _Asked:
    """A report's words and claims; two reports alike in both are one question."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    annotations: Annotations = field(compare=False)
    spans: tuple[Span, ...] = field(compare=False)


@lru_cache(maxsize=_HELD_REPORTS)
def _read(asked: _Asked) -> Vectors:
    return read_claims(asked.annotations, asked.spans)
