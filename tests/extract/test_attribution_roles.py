from __future__ import annotations

import pytest
from tests.factory import annotate_text

from headwater.extract.attribution import extract_attributions
from headwater.settings import AttributionSettings


def role_of(text: str) -> str | None:
    report, parsed = annotate_text(text)
    return extract_attributions(report, parsed, AttributionSettings())[0].chain[0].role


@pytest.mark.parametrize(
    "text",
    [
        "Miners said that the shaft had flooded.",
        "Prison doctors said that the water was foul.",
        "The weekly Nova Sul said that the bridge would close.",
        "A source said that the bridge would close.",
    ],
)
def test_crowds_by_their_name_and_outlets_have_no_role(text: str) -> None:
    assert role_of(text) is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Two miners said that the shaft had flooded.", "miners"),
        ("A mechanic said that the pump had failed.", "mechanic"),
        ("Doctors at the prison said that the water was foul.", "doctors"),
        ("A judicial source said that the mayor would be charged.", "judicial source"),
    ],
)
def test_some_of_a_crowd_and_single_people_have_one(text: str, role: str) -> None:
    found = role_of(text)
    assert found is not None
    assert found.lower() == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The poet Hadi Sabti told Lake Radio that the bottles were full.", "Hadi Sabti", "poet"),
        ("The actress Rena Vlachou said that the film was lost.", "Rena Vlachou", "actress"),
        # "One of them" says nothing by itself of what somebody is.
        ("Two deputies were there. Ida Brandel, one of them, said it was clean.", "Brandel", None),
    ],
)
def test_any_noun_for_a_human_being_beside_a_name_is_a_role(
    text: str, name: str, role: str | None
) -> None:
    report, parsed = annotate_text(text)
    first = extract_attributions(report, parsed, AttributionSettings())[-1].chain[0]
    assert first.name.endswith(name)
    assert first.role == role
