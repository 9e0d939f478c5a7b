"""Any two of many claims say as much of each other as when they are compared alone."""

from __future__ import annotations

from itertools import product

import pytest
from tests.match.claims import Desk

from headwater.match.overlap import Overlap
from headwater.match.statement import compare, lay_out


def test_an_overlap_says_of_each_two_what_comparing_the_two_says() -> None:
    desk = Desk()
    desk.add("The ferry Amaru sank off Callpa. Divers found the wreck at noon.")
    desk.add("Off Callpa a ferry has sunk. Rice is cheaper. The wreck was found by divers.")
    statements = list(lay_out(desk.claims, desk.annotations, desk.times).values())
    overlap = Overlap(statements)
    scores = []
    for one, other in product(range(len(statements)), repeat=2):
        scores.append(overlap.score(one, other))
        alone = compare(statements[one], statements[other]).score
        assert scores[-1] == pytest.approx(alone, abs=1e-5)
    assert min(scores) < 0.1
    assert max(scores) > 0.5
