"""Bodies told from outlets by their names."""

from __future__ import annotations

import pytest

from headwater.lexicon.agencies import is_state_outlet, known_outlet, known_outlets, tagged_outlet
from headwater.lexicon.bodies import body_sort, is_body_name, is_single_service


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Rights Monitor",
        "the Lake Election Observer",
        "Hydrometeorological Agency",
        "ministry of fisheries",
        "dockers' union",
        "UNHCR",
        "U.N.",
        "Save the Children",
    ],
)
def test_bodies(name: str) -> None:
    assert is_body_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Quay Gazette",
        "Norvik Press Agency",
        "Daily Monitor",
        "Health Times",
        "the Sana agency",
        "Anadolu Agency",
        "Voice of America",
    ],
)
def test_outlets_are_no_bodies(name: str) -> None:
    assert not is_body_name(name)


@pytest.mark.parametrize("name", ["the coast guard", "Norland's army", "Korvian air force"])
def test_a_country_has_one_of_each_service(name: str) -> None:
    assert is_single_service(name)


@pytest.mark.parametrize("name", ["the hospital", "guard", "coast", ""])
def test_of_most_bodies_there_are_several(name: str) -> None:
    assert not is_single_service(name)


@pytest.mark.parametrize("name", ["state radio", "the state-run news agency", "State Television"])
def test_a_story_has_one_state_outlet_of_a_sort(name: str) -> None:
    assert is_state_outlet(name)


def test_state_media_are_many() -> None:
    assert not is_state_outlet("state media")


def test_a_tag_stands_for_one_agency() -> None:
    tags = [tag for outlet in known_outlets() for tag in outlet.tags]
    assert len(tags) == len(set(tags))


def test_initials_that_are_words_count_in_their_exact_case() -> None:
    assert tagged_outlet("MAP") is not None
    assert known_outlet("map") is None


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Norland's army", "armed"),
        ("army hospital", "medical"),
        ("Provincial Health Directorate", "state"),
        ("Vale Security Barometer", "watch"),
        ("teachers' union", "people"),
        ("Norvik police", "police"),
        ("prosecutor's office attached to the Norvik court", "state"),
        ("Delta Terminals", "firm"),
        ("Korvia", ""),
        ("", ""),
    ],
)
def test_sorts_of_bodies(name: str, sort: str) -> None:
    assert body_sort(name) == sort
