"""Cited names are whole, and no person's."""

from __future__ import annotations

import pytest
from tests.extract.test_citation import cited


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Fair Pay Inspectorate said that wages had been withheld.", "Fair Pay Inspectorate"),
        ("All are safe, the Marine and Ports Office said.", "Marine and Ports Office"),
        ("The picture was examined by the Dam & Reservoir Review.", "Dam & Reservoir Review"),
        ("The money is gone, according to Ofosu & Partners.", "Ofosu & Partners"),
        (
            "'Ida Brandel of the Needle Workers Union said the firm had paid.",
            "Needle Workers Union",
        ),
    ],
)
def test_a_name_is_cited_in_full(text: str, name: str) -> None:
    assert {c.name for c in cited(text)} <= {name}


@pytest.mark.parametrize(
    "text",
    [
        "Regional Commissioner Ida Brandel said that nine had died.",
        "Interior Minister Ivo Marek said that the road was open.",
        "Superintendent of Police Ida Brandel said that they had bolted the doors.",
        "Passenger Ida Brandel left. Brandel said that the engine had stopped.",
        "Mr Brandel said that the camp was full.",
    ],
)
def test_a_person_is_no_body(text: str) -> None:
    assert [c.name for c in cited(text) if c.kind == "body"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norvik General Hospital said it had nine bodies.", "Norvik General Hospital"),
        (
            "The Savings Societies Supervisor said the books were closed.",
            "Savings Societies Supervisor",
        ),
        ("The Border Guard said that a man had died.", "Border Guard"),
    ],
)
def test_a_body_may_be_called_like_a_person(text: str, name: str) -> None:
    assert name in {c.name for c in cited(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The minister told a briefing that a silver Saint George and a painted Archangel had gone.",
        "For three hours the Liberian-registered Aurelia Star circled near the island.",
        "The message was recorded by one of the passengers, a welder named Pape Diop.",
        "The Fair Pay Inspectorate was told twice this year that wages had been withheld.",
    ],
)
def test_what_bears_a_name_need_not_be_an_outlet(text: str) -> None:
    assert [c.name for c in cited(text) if c.kind in {"report", "self"}] == []
