"""Voices that stand beside, behind or before a statement, and what must not be taken for one."""

from __future__ import annotations

import pytest
from tests.extract.test_attribution_passing import chain_of
from tests.extract.told import found, rows


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        # Whom words rest on, in the same sentence or the next one.
        (
            "The mill is safe, Otto Lind said, relaying figures from the harbour board.",
            "The mill is safe",
            ["board", "Lind"],
        ),
        (
            "The pump had failed twice, reported the daily Lake Herald, attributing this to a "
            "judicial source.",
            "The pump had failed twice",
            ["source", "Herald"],
        ),
        (
            "The agent swore that the barge was sold. He allowed that he had this from a cousin.",
            "the barge was sold",
            ["cousin", "agent"],
        ),
        (
            "The gate was locked, the mayor alleged. Pressed for evidence, he conceded that he was "
            'repeating what "serious men" had told him.',
            "The gate was locked",
            ["men", "mayor"],
        ),
        # Whose agent speaks is meant by "she" in what the agent says.
        (
            "Ida Brandel denied it. Her lawyer said she had told the clerk the valve was shut.",
            "the valve was shut",
            ["Brandel", "lawyer"],
        ),
        # A name at the end of an aside is no subject.
        (
            "A letter read out by a deputy, Tamba Orel, warned that the dam would not last.",
            "the dam would not last",
            ["letter", "Orel"],
        ),
        (
            "The founder, Otto Lind, was quoted by the newsletter Dockwatch as calling the sale "
            '"the day the yard died".',
            "the day the yard died",
            ["Lind", "Dockwatch"],
        ),
        (
            "Two diplomats told the daily Kopac that the toll was low. One said nine had drowned.",
            "nine had drowned",
            ["One", "Kopac"],
        ),
        (
            "The gate had been locked, Ida Brandel said. She spoke to the Lake Herald by phone.",
            "The gate had been locked",
            ["Brandel", "Herald"],
        ),
        (
            "The agent has denied through his lawyer carrying any such note.",
            "carrying any such note",
            ["agent", "lawyer"],
        ),
        (
            "The auditors' report says the money is gone. The chief clerk is recorded as stating "
            "that he signed for it.",
            "he signed for it",
            ["clerk", "report"],
        ),
    ],
)
def test_voices_nearby(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        # A name behind a description that opens the clause is the subject's own.
        (
            "The agent of the port, Tamba Orel, said that the crane was safe.",
            "the crane was safe",
            ["Orel"],
        ),
        # What a voice says of somebody else's talks is nothing of its own.
        (
            "The gate had been locked, Ida Brandel said. The mayor spoke to the Lake Herald.",
            "The gate had been locked",
            ["Brandel"],
        ),
        # Money comes from somebody, and the statement does not.
        (
            "The pier will be mended, the mayor said. The money comes from the state.",
            "The pier will be mended",
            ["mayor"],
        ),
    ],
)
def test_no_voice_too_many(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


def test_each_clause_with_that_is_a_statement() -> None:
    told = rows("The office said the fan was old and that nobody had looked at it for a year.")
    assert [row[2] for row in told] == [
        "the fan was old",
        "nobody had looked at it for a year",
    ]


def test_a_joined_clause_within_what_was_told_stays() -> None:
    told = rows("Ida Brandel said that the note was false and the gate had been locked.")
    assert [row[2] for row in told] == ["the note was false and the gate had been locked"]


def test_what_a_survey_found_is_its_statement() -> None:
    cues = {row[1] for row in rows("A survey of the pier had found a crack, the minister said.")}
    assert cues == {"found", "said"}


def test_what_divers_found_is_no_statement() -> None:
    cues = {row[1] for row in rows("Divers had found a body, the minister said.")}
    assert cues == {"said"}


def test_both_halves_of_a_quotation() -> None:
    text = '"That is a joke," shot back Otto Lind, "and he knows it. Nobody measured the leak."'
    assert [row[0] for row in rows(text) if row[3]] == ["Otto Lind", "Otto Lind"]


def test_a_report_inside_what_it_reports() -> None:
    told = rows("Their clients, they told the judge, had been fed once in two days.")
    assert [row[:2] for row in told] == [("they", "told")]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The caller said that the boy was well.", "phone"),
        ("Over dinner, the agent said that the firm was done for.", "in person"),
        ("A doctor had written on the chart that the drug was useless.", "document"),
        ("Appearing on Lake FM's breakfast show, Otto Lind said that the pump was old.", "radio"),
        ("The agent said that the firm was done for.", None),
    ],
)
def test_how_it_was_said(text: str, channel: str | None) -> None:
    assert found(text)[0].chain[0].channel == channel


def test_kin_with_a_name_has_no_role() -> None:
    told = found("His wife, Sunita Orel, said that the brake was gone.")
    assert [(v.name, v.role) for v in told[0].chain] == [("Sunita Orel", None)]


def test_a_claim_that_ends_the_report_is_none() -> None:
    assert rows("Nobody believed Otto Lind's warning") == []
