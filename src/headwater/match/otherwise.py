"""Whether a claim answers otherwise than those of an answer, read together with each of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from headwater.match.counts import counts_of, shared_count
from headwater.match.statement import Statement
from headwater.networks.claims import words_to_read
from headwater.networks.session import Floats
from headwater.networks.together import APART, OTHERWISE, Marked, load_claims_reader

# From this chance on, on the average over the claims of the answer.
_SURE = 0.75
# Pairs that are asked again, as groups are put together anew.
_HELD = 50_000


def reads_otherwise(statement: Statement, answer: Sequence[Statement]) -> bool:
    """Whether a claim, read beside each claim of an answer, gives another one.

    Who gives the same figure agrees, whatever else the two sentences say; and a report does not
    contradict itself in other words.

    Raises:
        ResourceError: the network is not installed.
    """
    others = [s for s in answer if s.report != statement.report]
    return bool(others) and sum(_chance(statement, s) for s in others) >= _SURE * len(others)


def _chance(one: Statement, other: Statement) -> float:
    """How likely two claims that answer one question answer it otherwise."""
    if one.claim.span.text == other.claim.span.text:
        return 0.0
    if shared_count(counts_of(one), counts_of(other)) is not None:
        return 0.0
    chances = _relation(in_sentence(one), in_sentence(other))
    return float(chances[OTHERWISE] / (1 - chances[APART]))


def in_sentence(statement: Statement) -> Marked:
    """A claim as it is read: marked in its sentence."""
    words, own = words_to_read(statement.annotations, statement.claim.span)
    return Marked(tuple(t.text for t in words), frozenset(own))


@lru_cache(maxsize=_HELD)
def _relation(one: Marked, other: Marked) -> Floats:
    return load_claims_reader().relate(one, other)
