"""Firms named by what they own, and quoted as "the company"."""

from __future__ import annotations

import pytest
from tests.extract.test_citation import cited
from tests.extract.test_citation_bodies import bodies

_PLANT = "The Korvia Textiles plant at Dorvik made shirts for forty years. "


def test_the_company_is_the_one_whose_plant_was_named() -> None:
    assert bodies(f"{_PLANT}The company said that production had been suspended.") == [
        "Korvia Textiles"
    ]


@pytest.mark.parametrize(
    "before",
    [
        "The mine belongs to the operator, Carbones del Norte, and opened in May. ",
        "Ida Brandel worked for Korvia Textiles as a manager of Korvia Textiles. ",
        "Korvia Textiles, a clothing company, opened a hall at Dorvik in May. ",
    ],
)
def test_firms_are_shown_by_what_stands_beside_them(before: str) -> None:
    (name,) = bodies(f"{before}The company said that nobody had been hurt.")
    assert name in {"Carbones del Norte", "Korvia Textiles"}


@pytest.mark.parametrize(
    "text",
    [
        # Nobody says which company it is.
        "A crane fell at Dorvik. The company said that nobody had been hurt.",
        # A union is no company, and a town before "depot" is none either.
        "The Dorvik depot was shut. The company said that nobody had been hurt.",
        # It was named afterwards, and need not be the same.
        "The company said that nobody was hurt. The Korvia Textiles plant lies in Dorvik.",
    ],
)
def test_a_company_that_nobody_names_is_none(text: str) -> None:
    assert not any(name[:1].isupper() for name in bodies(text))


def test_the_company_is_no_union() -> None:
    text = (
        f"{_PLANT}The United Weavers Union said that wages were owed. "
        "The company said that it would pay."
    )
    assert bodies(text) == ["United Weavers Union", "Korvia Textiles"]


def test_the_outlet_is_no_firm() -> None:
    text = "The Dorvik Post website was down. The company said that nobody had been hurt."
    assert "Dorvik Post" not in {c.name for c in cited(text) if c.kind == "body"}
