"""Bodies quoted for a statement, told from outlets, persons and places."""

from __future__ import annotations

import pytest
from tests.extract.test_citation import cited


def bodies(text: str) -> list[str]:
    return list(dict.fromkeys(c.name for c in cited(text) if c.kind == "body"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lake Rights Monitor said that nine people had died.", "Lake Rights Monitor"),
        ("The Mining Agency said that the shaft had been closed.", "Mining Agency"),
        ("A spokeswoman for the port authority said the crane was old.", "port authority"),
        ("Army spokesman Colonel Ivo Marek said in a statement that nine died.", "Army"),
        ("Prosecutors at the Fraud Office said in a statement that he lied.", "Fraud Office"),
        ("The operator, Korvia, said the crane was old.", "Korvia"),
        ("Korvia, the environmental authority, said that fish had died.", "Korvia"),
        ("Norvik General Hospital said it had nine bodies.", "Norvik General Hospital"),
        ("The Norvik-based Harbour Watch said nine had died.", "Harbour Watch"),
        ("UNICEF said that three were children.", "UNICEF"),
        ("The coast guard denied that it had been told.", "coast guard"),
        ("Magnitude 5.1, the national geological survey said.", "national geological survey"),
        ("The plant is a cousin's, according to the company register.", "company register"),
        (
            "The Vale Security Barometer, a monitor, said that nine had died.",
            "Vale Security Barometer",
        ),
    ],
)
def test_bodies_that_speak(text: str, name: str) -> None:
    assert bodies(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Quay Gazette said the crane was old.",
        "The head of the club, Ida Brandel, said that the crane was old.",
        "An agent, Ivo Marek, saw the crane. Marek said it was old.",
        "France said that it would not pay for the crane.",
        "A docker told the Mining Agency that the shaft was closed.",
        "Uma Toktogul, chief doctor of the district clinic, said that eleven had come.",
        "Widows stood outside. Their leader, Yagan Modu, said nobody had asked them.",
    ],
)
def test_others_that_speak_or_listen(text: str) -> None:
    assert bodies(text) == []


def test_a_body_that_reports_publishes_no_report() -> None:
    found = cited("The Lake Rights Monitor reported that nine people had died.")
    assert {c.kind for c in found} == {"body"}


@pytest.mark.parametrize(
    "words",
    ["Records at the land registry", "Customs figures held by the port authority"],
)
def test_who_keeps_a_document_is_quoted(words: str) -> None:
    found = bodies(f"{words} show that the ship belongs to a bank.")
    assert found == [words.rpartition("the ")[2]]
