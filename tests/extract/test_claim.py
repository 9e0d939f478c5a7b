"""Statements that a reader could check, and how surely they are made."""

from __future__ import annotations

import dataclasses

import pytest
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.extract.claim import extract_claims
from headwater.model import Block, Claim, Number
from headwater.settings import AnnotateSettings, AttributionSettings


def claims(text: str) -> tuple[Claim, ...]:
    report = make_report(text)
    annotations = annotate(report, AnnotateSettings())
    attributions = tuple(
        dataclasses.replace(a, id=f"a{i}")
        for i, a in enumerate(
            extract_attributions(report, annotations, AttributionSettings()), start=1
        )
    )
    return extract_claims(report, annotations, attributions, ())


def texts(text: str) -> list[str]:
    return [c.span.text for c in claims(text)]


def test_an_attributed_clause_is_the_claim() -> None:
    found = claims("Officials said that the ferry sank at dawn.")
    assert [(c.span.text, c.attributions) for c in found] == [("the ferry sank at dawn", ("a1",))]


def test_main_clauses_with_subjects_of_their_own_part() -> None:
    assert texts("The ferry sank at dawn, and its captain drowned in the hold.") == [
        "The ferry sank at dawn",
        "its captain drowned in the hold",
    ]


def test_each_quoted_sentence_is_a_claim() -> None:
    text = '"The ferry sank at dawn. The captain drowned there," said Ida Brandel.'
    assert texts(text) == ["The ferry sank at dawn", "The captain drowned there"]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The ferry sank at dawn.", "stated"),
        ("The ferry may have sunk at dawn.", "hedged"),
        ("The ferry left in apparent haste.", "hedged"),
        ("The owner denied that the ferry was overloaded.", "denied"),
        ("The owner denied the charge.", "denied"),
        ("If the wind drops, the search will resume.", "hypothetical"),
        ("Better pumps would have saved the ferry.", "hypothetical"),
        ("Police believe the captain drowned.", "hedged"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert [c.certainty for c in claims(text)] == [certainty]


@pytest.mark.parametrize(
    "text",
    [
        "Did the ferry sink at dawn?",
        "She asked whether the ferry was safe.",
        "Good morning.",
        "",
    ],
)
def test_what_claims_nothing(text: str) -> None:
    assert claims(text) == ()


def test_numbers_inside_a_claim_come_with_it() -> None:
    report = make_report("The mill burned on Monday. Nine workers died in the fire.")
    annotations = annotate(report, AnnotateSettings())
    start = report.text.index("Nine")
    nine = Number(report.span(start, start + 4), 9.0, "worker", "exact", 9.0, 9.0)
    first, second = extract_claims(report, annotations, (), (nine,))
    assert first.numbers == ()
    assert second.numbers == (nine,)


def test_a_key_point_is_no_second_claim() -> None:
    text = "The mill burned on Monday.\n\nThe mill burned on Monday night."
    report = make_report(text)
    blocks = (Block("key-point", report.blocks[0].span), report.blocks[1])
    report = dataclasses.replace(report, blocks=blocks)
    annotations = annotate(report, AnnotateSettings())
    found = extract_claims(report, annotations, (), ())
    assert [c.span.text for c in found] == ["The mill burned on Monday night"]
