"""What a report has at first hand, and whether another carries it."""

from __future__ import annotations

import pytest
from tests.lineage.family import ORIGINAL, REWRITE, Family

from headwater.lineage.firsthand import carries_first_hand, is_first_hand
from headwater.lineage.kinship import weigh_kinship
from headwater.lineage.specifics import Pile
from headwater.model import CitationKind

QUIET = "Three barges sank in the canal on Friday."


@pytest.mark.parametrize(
    "words",
    [
        "The lock-keeper told this newspaper that he had shouted.",
        "The lock-keeper told us that he had shouted.",
        "Our correspondent saw the last of them go down.",
        "I counted nine men on the bank.",
    ],
)
def test_a_report_that_speaks_of_its_own_people_is_at_first_hand(words: str) -> None:
    family = Family()
    family.add(f"{QUIET} {words}")
    assert is_first_hand(family.material, "r1")


@pytest.mark.parametrize(
    "words",
    [
        '"They told us to jump and I counted nine of them," the lock-keeper said.',
        "I was nine when the old lock was closed.",
        "The lock-keeper told a newspaper that he had shouted.",
    ],
)
def test_one_that_does_not_is_not(words: str) -> None:
    family = Family()
    family.add(f"{QUIET} {words}")
    assert not is_first_hand(family.material, "r1")


def test_told_x_is_first_hand_for_x_and_for_nobody_else() -> None:
    told = (("told Steppe Wire", "Steppe Wire", "self"),)
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", cites=told)  # type: ignore[arg-type]
    family.add(ORIGINAL, outlet="Orsk Today", cites=told)  # type: ignore[arg-type]
    held = family.material
    assert [is_first_hand(held, i) for i in ("r1", "r2")] == [True, False]


def test_who_has_what_others_were_told_carries_it() -> None:
    told = (("told Steppe Wire", "Steppe Wire", "self"),)
    family = Family()
    family.add(ORIGINAL, outlet="Steppe Wire", cites=told)  # type: ignore[arg-type]
    family.add(REWRITE, outlet="Orsk Today")
    family.add(QUIET, outlet="Canal News")
    held = family.material
    assert carries_first_hand(held, "r2", "r1")
    assert not carries_first_hand(held, "r3", "r1")


def test_two_that_each_were_there_are_the_less_surely_kin() -> None:
    texts = {
        "Steppe Wire": "Fourteen miners died when a gallery of the Korvan coal mine near Dastan "
        "collapsed on Tuesday.\n\nSome 23 men from the village of Orsk were brought up alive.\n\n"
        "A lamp man, Idris Kan, told Steppe Wire that he heard two bangs. He ran home over the "
        "slag heap and woke his mother.",
        "Radio Orsk": "Fourteen miners died when a gallery of the Korvan mine near Dastan gave "
        "way on Tuesday.\n\nSome 23 men of the village of Orsk came up alive.\n\n"
        "A cook, Mira Tash, told Radio Orsk that her windows broke at six. She keeps a ledger of "
        "every loaf.",
    }

    def chance(*, told: bool) -> float:
        family = Family()
        for outlet, text in texts.items():
            own: tuple[str, str, CitationKind] = (f"told {outlet}", outlet, "self")
            family.add(text, outlet=outlet, cites=(own,) if told else ())
        return weigh_kinship(Pile(family.material), "r2", "r1").chance

    assert chance(told=True) < chance(told=False)
