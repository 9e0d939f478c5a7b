"""When it was: clock times and dates that agree, and those that cannot be one."""

from __future__ import annotations

import pytest
from tests.match.claims import Desk

from headwater.match.moments import other_moment, same_moment
from headwater.match.statement import Statement, lay_out


def two(one: str, other: str) -> tuple[Statement, Statement]:
    desk = Desk()
    desk.add(one)
    desk.add(other)
    laid = lay_out(desk.claims, desk.annotations, desk.times)
    return laid["c1"], laid["c2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dike gave way at 3:40 a.m.", "The dike broke at about 3.30 a.m."),
        ("The blast came at 23:50.", "The blast came at midnight."),
        ("The letter was stamped on 9 May 2016.", "The letter bears the date of May 9."),
    ],
)
def test_one_moment_in_other_words(one: str, other: str) -> None:
    assert same_moment(*two(one, other))
    assert other_moment(*two(one, other)) is None


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("The dike gave way at 3:40 a.m.", "The dike broke at 2 a.m.", ("3:40 a.m.", "2 a.m.")),
        (
            "The letter was stamped on 9 May 2016.",
            "The letter was stamped on 2 May 2016.",
            ("9 May 2016", "2 May 2016"),
        ),
    ],
)
def test_moments_that_cannot_be_one(one: str, other: str, words: tuple[str, str]) -> None:
    assert other_moment(*two(one, other)) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dike gave way at 3:40 a.m.", "The dike gave way before dawn."),
        ("The shop opens at 8 a.m. and closes at 6 p.m.", "The shop opens at 9 a.m."),
        ("The dike gave way on Tuesday.", "The dike gave way on Monday."),
    ],
)
def test_what_leaves_when_open_is_no_other_moment(one: str, other: str) -> None:
    assert other_moment(*two(one, other)) is None
