from __future__ import annotations

import pytest
from tests.match.claims import Desk

from headwater.match.statement import compare, lay_out
from headwater.match.table import lay_side_by_side


def test_a_table_says_of_each_pair_what_comparing_the_two_says() -> None:
    desk = Desk()
    desk.add("The ferry Amaru sank off Callpa. Divers found the wreck at noon.")
    desk.add("Off Callpa a ferry has sunk. Rice is cheaper. The wreck was found by divers.")
    statements = lay_out(desk.claims, desk.annotations, desk.times)
    mine, theirs = ([statements[c.id] for c in desk.claims[r]] for r in ("r1", "r2"))
    table = lay_side_by_side(mine, theirs)
    for row, one in enumerate(mine):
        for column, other in enumerate(theirs):
            alike = compare(one, other)
            assert table.covered[row, column] == pytest.approx(alike.mine, abs=1e-5)
            assert table.covering[row, column] == pytest.approx(alike.theirs, abs=1e-5)
    assert (table.names <= table.mass + 1e-9).all()
