"""Lines that are turned round to learn from: who stands where, and which figure."""

from __future__ import annotations

import random

import pytest
from fit.judge.example import words_of
from fit.together.turned import Turning, turned_figures

PASSAGE = (
    "The ministry accused the union of hiding the accounts. The mayor met the bishop at Orre. "
    "Residents and doctors blamed the company."
)


@pytest.fixture(scope="module")
def turning() -> Turning:
    return Turning()


def _turned(turning: Turning, line: str) -> tuple[str, str] | None:
    found = turning.turned(line, words_of(PASSAGE)[0], random.Random(1))  # noqa: S311
    return None if found is None else (" ".join(found[0]), found[1])


def test_two_who_have_a_part_in_one_deed_change_places(turning: Turning) -> None:
    assert _turned(turning, "The ministry accused the union.") == (
        "The union accused the ministry .",
        "role-swapped",
    )


def test_two_of_two_deeds_are_merged(turning: Turning) -> None:
    found = _turned(turning, "The mayor resigned after the bishop had complained.")
    assert found == ("The bishop resigned after the mayor had complained .", "merged")


@pytest.mark.parametrize(
    "line",
    [
        "The mayor met the bishop.",
        "Residents and doctors blamed it.",
        "The ministry accused the airline.",
        "The union of doctors complained.",
    ],
)
def test_what_says_the_same_turned_round_or_is_not_in_the_passage_stays(
    turning: Turning, line: str
) -> None:
    """Mutual deeds, lists, a body that the passage lacks, and a part of a whole."""
    assert _turned(turning, line) is None


def test_two_figures_change_places() -> None:
    found = turned_figures("Nine people died and 14 were hurt.", random.Random(1))  # noqa: S311
    assert found == (("14", "people", "died", "and", "nine", "were", "hurt", "."), "number-changed")
    assert turned_figures("Nine people died.", random.Random(1)) is None  # noqa: S311
