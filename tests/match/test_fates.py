"""What became of those whom a figure counts, and which figure is a toll at all."""

from __future__ import annotations

import pytest
from tests.match.claims import Desk

from headwater.match.counts import counts_of
from headwater.match.statement import lay_out


def _counts(text: str) -> list[tuple[str, float]]:
    desk = Desk()
    desk.add(text)
    statements = lay_out(desk.claims, desk.annotations, desk.times)
    return [(c.question, c.number.value) for s in statements.values() for c in counts_of(s)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The explosion has cost 29 lives.", ("dead", 29)),
        ("Six worshippers lost their lives on Sunday.", ("dead", 6)),
        ("Seven coffins stood in the hall.", ("dead", 7)),
        ("The blast killed 14 miners early on Thursday.", ("dead", 14)),
        ("Two of the passengers later succumbed.", ("dead", 2)),
        ("Thirty-one more were hurt.", ("injured", 31)),
        ("Nine others were being treated on Monday.", ("injured", 9)),
        ("27 people were taken to hospital.", ("injured", 27)),
        ("All 412 people aboard the ferry were told to wait.", ("aboard", 412)),
        ("At least 29 displaced people were killed in the camp.", ("dead", 29)),
        ("The tenth victim has died, two in custody.", ("arrested", 2)),
        ("They heard three blasts.", ("explosion", 3)),
        ("Two gunmen walked in.", ("attacker", 2)),
    ],
)
def test_a_figure_of_people_is_counted_under_what_became_of_them(
    text: str, count: tuple[str, float]
) -> None:
    assert count in _counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two more bodies were found.",
        "In this country 72 people are murdered each day.",
        "A sailor, just 24, drowned on the way to the pump.",
        "A baby was found dead among 142 migrants.",
        "A boat with 142 people landed; a baby is dead.",
        "Soldiers killed three gunmen.",
    ],
)
def test_what_is_no_toll_is_not_taken_for_one(text: str) -> None:
    assert "dead" not in {question for question, _ in _counts(text)}
