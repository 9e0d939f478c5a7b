"""Whose word a sentence rests on, in whatever way it says so, and those who only act."""

from __future__ import annotations

import pytest
from tests.extract.test_citation import cited
from tests.extract.test_citation_bodies import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Dorvik Meteorological Agency measured 62 centimetres of snow.", ""),
        ("The Lake Rights Observatory has recorded 31 attacks since May.", ""),
        ("The Lake Rights Observatory has verified the video.", "Lake Rights Observatory"),
        ("The weather office's gauge recorded 24 metres a second.", "weather office"),
        ("By the reckoning of the State Water Board, 11 tonnes of fish have died.", ""),
        ("Eleven tonnes of fish have died, records kept by the State Water Board show.", ""),
        ("Staff at the State Water Board put the loss at 11 tonnes.", ""),
        ("A duty officer at the harbour board counted nine wrecks.", "harbour board"),
        ("The harbour board is at 2,300 birds, its chair at fewer.", "harbour board"),
    ],
)
def test_on_whose_word_a_sentence_rests_is_quoted(text: str, name: str) -> None:
    found = bodies(text)
    assert len(found) == 1
    assert found[0] in text
    assert found[0] == name or not name


@pytest.mark.parametrize(
    "text",
    [
        "Ida Brandel counted 11 barrels.",
        "The angry crowd counted 11 barrels.",
        "A harbour board collected 300 dead birds.",
        "Students marched past the State Water Board on Monday.",
        "The ministry will decide in August.",
    ],
)
def test_who_only_acts_or_is_nobody_in_particular_is_not(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ida Brandel has said she will seek cancellation of the licence.",
        "The assembly member for the area, Kwabena Ofosu-Darko, told reporters he was sorry.",
        "DNA on a rope matched his, said Ida Brandel.",
        "Four people have wounds, says the health post at Sassou.",
        "Doctors said they had treated nine of the wounded.",
        "A fire broke out in the laundry of the cruise ship Perla Azul, the operator said.",
    ],
)
def test_titles_things_topics_and_ships_are_no_bodies(text: str) -> None:
    assert bodies(text) == []


def test_the_same_secretariat_is_the_secretariat() -> None:
    text = "The same secretariat on Friday blamed the herders for the violence."
    assert bodies(text) == ["secretariat"]


def test_a_body_that_speaks_is_quoted_once() -> None:
    assert bodies("The State Water Board said it had removed 11 tonnes of fish.") == [
        "State Water Board"
    ]


def test_a_preposition_with_a_capital_belongs_to_the_name() -> None:
    text = "In Sume, Doctors Without Borders [MSF] said that nine had died."
    assert "Doctors Without Borders" in bodies(text)
    assert "Doctors" not in bodies(text)


def test_the_ministry_is_the_one_that_was_named() -> None:
    text = (
        "The Fisheries Ministry closed the lake. The ministry has counted 11 tonnes of dead fish."
    )
    assert set(bodies(text)) == {"Fisheries Ministry"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A crane driver described the fall of the jib to Kurier Wigierski.", "self"),
        ("Sources in the port told Kurier Wigierski that nine men were on board.", "self"),
        ("In a letter to Kurier Wigierski three nurses wrote that nobody came.", "self"),
        ("Kurier Wigierski put the dead at nine.", "report"),
        ("By Kurier Wigierski's count nine barges sank.", "report"),
        ("Nine barges sank, Kurier Wigierski learned.", "report"),
        ("On its front page Kurier Wigierski had the names of nine men.", "report"),
    ],
)
def test_an_outlet_that_no_list_holds_is_known_by_what_it_does(text: str, kind: str) -> None:
    assert [(c.kind, c.name) for c in cited(text)] == [(kind, "Kurier Wigierski")]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Kowal walked home from the harbour with Pavel Lind.",
        "Police published a picture of Taras Bilyi.",
        "Ousmane Ndour put the chairs out for the neighbours.",
        "The welder paid Tk 12,800 for the night.",
        "Kurier Wigierski could not verify the account.",
        "Pavel's August pay slip showed Tk 12,800.",
        "He was dressed, said Arwa, the wife of the newspaper editor Jamil Sabri, in a call.",
    ],
)
def test_a_name_that_tells_nothing_is_no_outlet(text: str) -> None:
    assert [c for c in cited(text) if c.kind != "body"] == []


@pytest.mark.parametrize("name", ["Syria", "Syrias", "Chad"])
def test_a_country_is_no_outlet_with_its_apostrophe_lost_or_not(name: str) -> None:
    text = f"Nine people died, a doctor told {name}. {name} reported nine dead."
    assert [c for c in cited(text) if c.kind != "body"] == []


def test_the_mirror_is_the_outlet_itself() -> None:
    found = cited("Nine died, a nurse told the Mirror.", outlet="The Kigoma Mirror")
    assert [(c.kind, c.name) for c in found] == [("self", "The Kigoma Mirror")]
