from __future__ import annotations

from tests.match.claims import Desk

from headwater.match.sense import read_sense
from headwater.match.statement import lay_out
from headwater.match.table import lay_side_by_side


def test_each_claim_is_laid_beside_each_of_the_other_report() -> None:
    desk = Desk()
    desk.add("The bridge was closed to traffic. Rice is cheaper in Callpa this year.")
    desk.add("They shut the crossing on Monday.")
    statements = lay_out(desk.claims, desk.annotations, desk.times)
    mine, theirs = ([statements[c.id] for c in desk.claims[r]] for r in ("r1", "r2"))
    sense = read_sense(lay_side_by_side(mine, theirs))
    assert sense.shape == (len(mine), len(theirs))
    assert sense[0, 0] > sense[-1, 0]
    assert read_sense(lay_side_by_side(mine, [])).shape == (len(mine), 0)
