"""Answers that differ without a figure beside the same word."""

from __future__ import annotations

from collections.abc import Sequence

from tests.match.claims import Desk

from headwater.match.otherwise import reads_otherwise
from headwater.match.statement import Statement, lay_out
from headwater.match.values import find_values


def _told(*reports: str) -> list[Statement]:
    """The claims of reports of one sentence or more."""
    desk = Desk()
    for text in reports:
        desk.add(text)
    laid = lay_out(desk.claims, desk.annotations, desk.times)
    return [laid[c.id] for made in desk.claims.values() for c in made]


def _answers(told: Sequence[Statement], *, in_context: bool = True) -> list[set[str]]:
    return [set(value.claims) for value in find_values(told, in_context=in_context)]


def test_another_answer_in_other_words_is_a_value_of_its_own() -> None:
    told = _told(
        "Nobody was hurt in the fire.",
        "A nurse burned her hands in the fire.",
        "The fire hurt no one, the clinic said.",
    )
    assert _answers(told) == [{"c1", "c3"}, {"c2"}]
    assert _answers(told, in_context=False) == [{"c1", "c2", "c3"}]


def test_the_same_in_other_words_is_one_value() -> None:
    told = _told(
        "The bridge was closed to traffic on Monday.",
        "They shut the bridge to all vehicles on Monday.",
    )
    assert _answers(told) == [{"c1", "c2"}]


def test_who_gives_the_same_figure_agrees() -> None:
    told = _told(
        "Nine people died in the blaze, which broke out in the kitchen.",
        "Nine people died in the blaze, which began in the cellar.",
    )
    assert not reads_otherwise(told[0], [told[1]])


def test_a_report_does_not_contradict_itself_in_other_words() -> None:
    told = _told("Nobody was hurt in the fire. A nurse burned her hands in the fire.")
    assert not reads_otherwise(told[0], [told[1]])
    assert not reads_otherwise(told[0], [])
