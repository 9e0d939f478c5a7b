"""Bodies that made a document, a picture or figures on which a sentence leans."""

from __future__ import annotations

import pytest
from tests.extract.test_citation import cited

BODIES = [
    (
        "Footage released by the Coast Rights Observatory shows a masked man on the bridge.",
        "Coast Rights Observatory",
    ),
    ("Data from the Seismological Institute put the tremor at 5.6.", "Seismological Institute"),
    (
        "The finding was published in the annual report of the Court of Accounts.",
        "Court of Accounts",
    ),
    (
        "Investigators from the Transport Safety Board told reporters that a signal had failed.",
        "Transport Safety Board",
    ),
    (
        "Prosecutors in Tamar allege that he took bribes from a shipping firm.",
        "Prosecutors in Tamar",
    ),
    ("The Tamar prosecutor said that six men had taken part.", "Tamar prosecutor"),
    (
        "Six men had taken part, the Tamar prosecutor said. They had a lorry, prosecutor Ida "
        "Brandel told reporters.",
        "Tamar prosecutor",
    ),
    ("Six men had taken part, the prosecutor in Tamar says.", "prosecutor in Tamar"),
    ("The waterworks at Tamar denied that.", "waterworks at Tamar"),
    ("Power distributor Korvalis put the length of the cut at 52 minutes.", "Korvalis"),
    ("The UN refugee agency says 12,000 people have crossed the river.", "UN refugee agency"),
]
NOBODY = [
    "Guests looked at a photograph of the Health Ministry and its rows of empty windows.",
    "A photograph by Ida Brandel hung over the desk of the harbour master.",
    "Two prosecutors said that they had been asked to wait.",
    "A prosecutor in Tamar said that he had been asked to wait.",
    "Investigators from Tamar told reporters that a signal had failed.",
]


@pytest.mark.parametrize(("sentence", "name"), BODIES)
def test_who_made_what_is_leant_on_is_a_body(sentence: str, name: str) -> None:
    assert ("body", name) in _made(sentence)


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_a_picture_shows_and_who_is_a_person_is_none(sentence: str) -> None:
    assert not [kind for kind, _ in _made(sentence) if kind == "body"]


def test_an_outlet_is_shown_by_being_first_with_the_news() -> None:
    told = "As first reported by Harbour Line, the minister's brother owns the quarry."

    assert ("report", "Harbour Line") in _made(told)


def test_outlets_may_be_named_as_some_of_several() -> None:
    told = "Several outlets, including the Merrin Courier, reported that the vote would be put off."

    assert ("report", "Merrin Courier") in _made(told)


def _made(sentence: str) -> set[tuple[str, str]]:
    text = f"A day on the coast\n\n{sentence} Nobody else would speak about it on Monday.\n"
    return {(c.kind, c.name) for c in cited(text)}
