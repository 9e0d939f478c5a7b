"""What a figure counts, and which figures answer one question."""

from __future__ import annotations

import pytest
from tests.match.claims import Desk

from headwater.match.counts import Count, counts_of, disputed, is_common_unit, say_count
from headwater.match.statement import Statement, lay_out


def _statement(text: str) -> Statement:
    desk = Desk()
    desk.add(text)
    (statement,) = lay_out(desk.claims, desk.annotations, desk.times).values()
    return statement


def _count(text: str) -> Count:
    (count,) = counts_of(_statement(text))
    return count


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The county was losing $1,100 a day.", "dollar a day"),
        ("The home has been losing 400,000 dollars per year.", "dollar a year"),
        ("They paid 2,000 francs each week to the militia.", "franc a week"),
        ("The county was losing $1,100.", "dollar"),
        ("The county lost 900 sheep a week ago.", "sheep"),
    ],
)
def test_a_rate_is_a_question_of_its_own(text: str, question: str) -> None:
    assert _count(text).question == question


def test_a_figure_by_the_day_does_not_dispute_one_by_the_year() -> None:
    daily, yearly = "The county was losing $1,100 a day.", "The home loses $400,000 a year."
    assert disputed([_count(daily)], [_count(yearly)]) is None
    assert disputed([_count(daily)], [_count("The county was losing $1,300 a day.")]) is not None


@pytest.mark.parametrize(
    ("mine", "theirs", "differ"),
    [
        ("The camp lies 14 km from the town.", "The camp lies nine kilometres away.", True),
        ("The fire came within 400 metres.", "The fire came within four kilometres.", True),
        ("The camp lies 40 miles from the town.", "The camp lies 64 kilometres away.", False),
        ("The hull is 30 mm thick.", "The ship lies 30 km away.", False),
        ("It cost him 14 pounds.", "He caught 20 kilos of fish.", False),
        ("He scored in 31 matches.", "He scored in 21 games.", True),
        ("He has to hand over 308,000 euros.", "He is to forfeit 380,000 euros.", True),
    ],
)
def test_figures_are_held_against_each_other_in_one_unit(
    mine: str, theirs: str, differ: bool
) -> None:
    assert (disputed([_count(mine)], [_count(theirs)]) is not None) is differ


def test_a_rate_is_said_as_it_is_written() -> None:
    statement = _statement("The county was losing $1,100 a day.")
    assert say_count(counts_of(statement)[0], statement) == "$1,100 a day"


def test_a_rate_in_a_common_unit_says_little_of_what_it_is() -> None:
    assert is_common_unit("dollar a day")
    assert not is_common_unit("barrel a day")
