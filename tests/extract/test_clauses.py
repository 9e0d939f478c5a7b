"""Claims that state several facts are cut, and those that state one are left whole."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.claim import extract_claims
from headwater.extract.clauses import split_claims
from headwater.extract.number import extract_numbers
from headwater.model import Claim
from headwater.settings import AnnotateSettings


def parts(text: str) -> tuple[tuple[Claim, str], ...]:
    report = make_report(text)
    annotations = annotate(report, AnnotateSettings())
    numbers = extract_numbers(report, annotations)
    made = extract_claims(report, annotations, (), numbers)
    claims = [dataclasses.replace(c, id=f"c{n}") for n, c in enumerate(made, start=1)]
    return split_claims(report, annotations, (), claims)


def texts(text: str) -> list[str]:
    return [part.span.text for part, _ in parts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An earth dike burst on Tuesday and flooded the village, killing eleven farmers.",
            ["An earth dike burst on Tuesday", "flooded the village", "killing eleven farmers"],
        ),
        (
            "Forty people fell ill after ammonia leaked from a cold store.",
            ["Forty people fell ill", "ammonia leaked from a cold store"],
        ),
        (
            "The clinic was evacuated because its walls had cracked.",
            ["The clinic was evacuated", "its walls had cracked"],
        ),
    ],
)
def test_clauses_that_follow_are_claims(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_clause_inside_lies_within_its_claim() -> None:
    whole, inner = (part for part, _ in parts("The boat, which was licensed for 45 people, sank."))
    assert whole.span.covers(inner.span)
    assert inner.span.text == "which was licensed for 45 people"


def test_each_figure_goes_to_its_own_clause() -> None:
    found = parts("Nineteen people were killed and 26 were missing after a dam burst in Tarsk.")
    figures = {part.span.text: [n.value for n in part.numbers] for part, _ in found}
    assert figures["Nineteen people were killed"] == [19]
    assert figures["26 were missing"] == [26]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor opened the bridge on Monday.",
        "If the wind drops on Friday, the ferry will sail to the isles.",
        "The council voted to close the old school in Tarsk.",
        "The driver came and went.",
        "They ran as if somebody had fired at them.",
    ],
)
def test_one_fact_is_one_claim(text: str) -> None:
    assert len(parts(text)) == 1


def test_every_part_names_the_claim_that_it_was_cut_from() -> None:
    found = parts("The dam burst and flooded the lower town. The mayor wept in the square.")
    assert [source for _, source in found] == ["c1", "c1", "c2"]


_CLAUSES = st.lists(
    st.sampled_from(
        [
            "the ferry sank off Kalin",
            "the captain drowned",
            "nine people were killed",
            "police closed the road",
            "the fire spread to a school",
        ]
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=15, deadline=None)
@given(_CLAUSES, st.sampled_from([" and ", " after ", ", which ", " while ", ", and "]))
def test_parts_lie_in_the_sentence_and_are_its_words(clauses: list[str], joint: str) -> None:
    text = joint.join(clauses).capitalize() + "."
    for part, _ in parts(text):
        assert part.span.text == text[part.span.start : part.span.end]
        assert all(part.span.covers(n.span) for n in part.numbers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peacekeepers sent up flares from five kilometres away and did not come before dawn.",
            ["Peacekeepers sent up flares from five kilometres away", "did not come before dawn"],
        ),
        (
            "The cutter left port at noon and will reach Norvik on Friday.",
            ["The cutter left port at noon", "will reach Norvik on Friday"],
        ),
        (
            "Five people have died of their wounds; 27 are in hospital.",
            ["Five people have died of their wounds", "27 are in hospital"],
        ),
        (
            "The inter-island ferry ran onto a reef late on Tuesday with 64 people on board.",
            ["The inter-island ferry ran onto a reef late on Tuesday", "with 64 people on board"],
        ),
        (
            "Some 300 lorries were stuck at the pass, at a cost of 1.2 million dollars a day.",
            ["Some 300 lorries were stuck at the pass", "at a cost of 1.2 million dollars a day"],
        ),
        ("Ida broke her jaw at the end of line 6.", ["Ida broke her jaw at the end of line 6"]),
        ("A silver cup; a gold ring from Norvik; two bowls.", []),
    ],
)
def test_what_has_an_answer_of_its_own_is_a_claim(text: str, expected: list[str]) -> None:
    assert texts(text) == expected
