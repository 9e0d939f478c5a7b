from __future__ import annotations

from tests.match.claims import Desk

from headwater.match.context import Context, read_in_context
from headwater.match.statement import lay_out
from headwater.match.table import lay_side_by_side


def _read(mine: str, theirs: str) -> Context:
    desk = Desk()
    desk.add(mine)
    desk.add(theirs)
    statements = lay_out(desk.claims, desk.annotations, desk.times)
    one, other = ([statements[c.id] for c in desk.claims[r]] for r in ("r1", "r2"))
    return read_in_context(lay_side_by_side(one, other))


def test_a_claim_is_nearest_to_the_one_that_says_the_same_in_other_words() -> None:
    context = _read(
        "The sewing hall stood empty.",
        "The workshop was bare. Rice is cheaper in Callpa this year.",
    )
    same, other = context.near_more[0]
    assert same > other
    assert all(values.shape == (1, 2) for values in context.facts().values())


def test_of_both_ways_the_lesser_is_never_more_and_the_same_words_are_nearest() -> None:
    words = "Divers found the wreck of the ferry Amaru at noon."
    context = _read(words, words)
    assert (context.near_less <= context.near_more).all()
    assert context.near_less[0, 0] > 0.99
    assert context.votes_less[0, 0] == 1
