"""Bodies that counted or measured, whether or not the report says that they said so."""

from __future__ import annotations

import pytest
from tests.extract.test_citation_bodies import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The State Water Board took 11 tonnes of dead fish from the river.", ""),
        ("The State Water Board removed 11 tonnes of dead fish.", "State Water Board"),
        ("The Dorvik Meteorological Agency measured 62 centimetres of snow.", ""),
        ("The Lake Rights Observatory has recorded 31 attacks since May.", ""),
        ("The Lake Rights Observatory has verified the video.", "Lake Rights Observatory"),
        ("The harbour board has collected 300 dead birds.", "harbour board"),
        ("By noon the fisheries council had recovered 1,200 trout.", "fisheries council"),
        ("The weather office's gauge recorded 24 metres a second.", "weather office"),
    ],
)
def test_who_counted_is_quoted(text: str, name: str) -> None:
    (found,) = bodies(text)
    assert found in text
    assert found == name or not name


@pytest.mark.parametrize(
    "text",
    [
        "The State Water Board did not count the 11 barrels.",
        "The State Water Board may remove 11 tonnes of mud.",
        "The State Water Board measured the lake.",
        "The State Water Board hired 11 divers.",
        "Ida Brandel counted 11 barrels.",
        "The council's neighbour collected 11 barrels.",
        "The angry crowd counted 11 barrels.",
        "A harbour board collected 300 dead birds.",
    ],
)
def test_what_was_not_counted_is_no_count(text: str) -> None:
    assert bodies(text) == []


def test_a_body_that_speaks_is_quoted_once() -> None:
    assert bodies("The State Water Board said it had removed 11 tonnes of fish.") == [
        "State Water Board"
    ]
