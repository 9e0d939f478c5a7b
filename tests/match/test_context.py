from __future__ import annotations

from tests.match.claims import Desk, statements_of

from headwater.match.context import read_in_context
from headwater.match.table import lay_side_by_side


def test_a_claim_is_nearest_to_the_one_that_says_the_same_in_other_words() -> None:
    mine = statements_of("The sewing hall stood empty on Monday.")
    theirs = statements_of("The workshop was bare. Rice is cheaper in Callpa this year.")
    context = read_in_context(lay_side_by_side(mine, theirs))
    same, other = context.near_more[0]
    assert same > other
    assert all(values.shape == (1, 2) for values in context.facts().values())


def test_of_both_ways_the_lesser_is_never_more() -> None:
    mine = statements_of("Divers found the wreck of the ferry Amaru at noon.")
    context = read_in_context(lay_side_by_side(mine, mine))
    assert (context.near_less <= context.near_more).all()
    assert context.near_less[0, 0] > 0.99
    assert context.votes_less[0, 0] == 1
