"""The claims of two reports weighed against each other: how surely they are the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.match.evidence import MIN_NOTED, Setting, weigh_pairs
from headwater.match.statement import Statement
from headwater.match.table import lay_side_by_side
from headwater.model import Comparison

Score = tuple[int, int, float]
"""The place of a claim in one report, of a claim in the other, and how surely they are the same."""


def weigh_reports(
    mine: Sequence[Statement], theirs: Sequence[Statement], setting: Setting
) -> tuple[Score, ...]:
    """Every pair of claims of two reports that may be the same.

    Args:
        mine: all claims of the one report, in order.
        theirs: all claims of the other.
        setting: what is known of the two.
    """
    rows, columns = (
        {s.claim.id: place for place, s in enumerate(told) if s.tokens} for told in (mine, theirs)
    )
    if not rows or not columns:
        return ()
    table = lay_side_by_side(
        [mine[n] for n in rows.values()], [theirs[n] for n in columns.values()]
    )
    return tuple(
        (rows[pair.mine.claim.id], columns[pair.theirs.claim.id], score)
        for pair in weigh_pairs(table, setting)
        if (score := pair.score) >= MIN_NOTED
    )


def find_aligned(
    forth: Comparison | None, back: Comparison | None
) -> Mapping[tuple[int, int], float]:
    """How surely sentences of two reports rest on one another, whichever is the child."""
    found: dict[tuple[int, int], float] = {}
    for alignment in forth.alignments if forth else ():
        found[alignment.child_sentence, alignment.parent_sentence] = alignment.score
    for alignment in back.alignments if back else ():
        pair = alignment.parent_sentence, alignment.child_sentence
        found[pair] = max(found.get(pair, 0.0), alignment.score)
    return found
