"""Rarer forms of attribution, each with what looks like it and is none."""

from __future__ import annotations

import pytest
from tests.extract.told import found, rows


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Most wells are dry, by the ministry's own count.",
            "the ministry",
            "count",
            "Most wells are dry",
        ),
        (
            "In her account, the lamp went out first.",
            "her",
            "account",
            "the lamp went out first",
        ),
        (
            "For the widows, the ruling is an insult.",
            "the widows",
            "For",
            "the ruling is an insult",
        ),
        (
            "He blamed a cousin, according to whom the gate was open.",
            "a cousin",
            "according to",
            "the gate was open",
        ),
        (
            "The clerk has let it be known that the vote was moved.",
            "The clerk",
            "let it be known",
            "the vote was moved",
        ),
        (
            "She heard from a rescuer that lamps were moving in the shaft.",
            "a rescuer",
            "heard",
            "lamps were moving in the shaft",
        ),
        (
            "The family is adamant that the voice is his.",
            "The family",
            "adamant",
            "the voice is his",
        ),
        (
            "The colonel gave his word that nobody would be moved.",
            "The colonel",
            "word",
            "nobody would be moved",
        ),
        (
            "The priest remembers it otherwise: the bus came on the fourth day.",
            "The priest",
            "remembers",
            "the bus came on the fourth day",
        ),
        (
            "The captain was blunter: nobody had checked the pumps.",
            "The captain",
            "was blunter",
            "nobody had checked the pumps",
        ),
        (
            "The paper quoted a nurse at the clinic as saying that 11 beds were gone.",
            "a nurse",
            "saying",
            "11 beds were gone",
        ),
        (
            "The minister dismissed it as a stunt.",
            "The minister",
            "dismissed",
            "it as a stunt",
        ),
        (
            "Reports of a raid were dismissed by the coast guard as baseless.",
            "the coast guard",
            "dismissed",
            "Reports of a raid",
        ),
        (
            "As the mayor put it, the town had been forgotten.",
            "the mayor",
            "put",
            "the town had been forgotten",
        ),
        (
            "Sabotage, says the company.",
            "the company",
            "says",
            "Sabotage",
        ),
        (
            "A fan had tripped on Thursday, say shift logs seen by the union.",
            "shift logs",
            "say",
            "A fan had tripped on Thursday",
        ),
        (
            "The road is open, its agent, Tamba Orel, claimed in a post.",
            "Tamba Orel",
            "claimed",
            "The road is open",
        ),
        (
            'Protesters cheered what the governor called an "honest" answer.',
            "the governor",
            "called",
            'an "honest" answer',
        ),
    ],
)
def test_forms(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content, False) in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "For years, the harbour was a dump.",
        "For sale, the house was empty.",
        "Kovac opened an account by phone.",
        "They made clear progress on Tuesday.",
        "She learned from her mistakes.",
        "It is certain that the dam will fail.",
        "She packed three things: a coat, a lamp and bread.",
        "There was one problem: nobody had the key.",
        "Nobody has claimed responsibility for the blast.",
        "Police questioned the captain for an hour.",
        "The allegedly stolen car was found.",
    ],
)
def test_what_only_looks_like_a_report(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor wants the gate to be closed.", "the gate to be closed"),
        (
            "Villagers hope that the road will open before winter.",
            "the road will open before winter",
        ),
        ("The council has endorsed the idea.", "the idea"),
        ("The plan was endorsed by the council.", "The plan"),
        ("Doctors regard the drug as unsafe.", "the drug as unsafe"),
    ],
)
def test_a_stance_is_no_report_of_speech(text: str, content: str) -> None:
    assert [(a.content.text, a.cue_class) for a in found(text)] == [(content, "attitude")]


@pytest.mark.parametrize(
    "text",
    [
        "The boy wants to be a sailor.",
        "The fund supports families in need.",
        "He backed the car into the gate.",
        "The wall supported the roof.",
        "The coalition that backs the government met on Monday.",
    ],
)
def test_who_wants_or_supports_a_thing_takes_no_stance(text: str) -> None:
    assert rows(text) == []


def test_hearsay_has_no_source() -> None:
    text = "The board has reportedly asked a court to stop the strike."
    assert rows(text) == [(None, "reportedly", text[:-1], False)]
    assert found(text)[0].cue_class == "doubting"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She said she was appalled and called the raid a crime.",
            [("She", "said", "she was appalled"), ("She", "called", "the raid a crime")],
        ),
        (
            "The army denied its men had entered the clinic and blamed bandits for the raid.",
            [
                ("The army", "denied", "its men had entered the clinic"),
                ("The army", "blamed", "bandits for the raid"),
            ],
        ),
        (
            "The army said it had shot down two drones but gave no details.",
            [("The army", "said", "it had shot down two drones")],
        ),
    ],
)
def test_speech_ends_where_the_reporter_goes_on(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [row[:3] for row in rows(text)] == expected


def test_what_somebody_is_said_to_have_told_stays_in_the_speech() -> None:
    text = "She said he went home and told his wife the boat had gone."
    assert ("She", "said", "he went home and told his wife the boat had gone", False) in rows(text)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            '"We were still rolling up the banners," said the 23-year-old.',
            "the 23-year-old",
            "said",
            "We were still rolling up the banners",
        ),
        (
            '"I counted the shoes," an elder who helped bury the dead told Lake Radio.',
            "an elder",
            "told",
            "I counted the shoes",
        ),
        (
            '"The water came through the floor," it went on.',
            "it",
            "went",
            "The water came through the floor",
        ),
        (
            '"It was over in a minute," the paper quoted a nurse as saying.',
            "a nurse",
            "saying",
            "It was over in a minute",
        ),
        (
            'Orel, a teacher, was careful to add: "I did not see this."',
            "Orel",
            "add",
            "I did not see this.",
        ),
    ],
)
def test_quotations_whose_speaker_the_tree_does_not_show(
    text: str, source: str, cue: str, content: str
) -> None:
    assert (source, cue, content, True) in rows(text)


@pytest.mark.parametrize(
    ("text", "source", "content", "direct"),
    [
        (
            "Grain silos burn near the port: governor",
            "governor",
            "Grain silos burn near the port",
            False,
        ),
        ("Clinic money 'cannot be traced', says audit", "audit", "cannot be traced", True),
        ('"We are full": drivers turn back at the pass', "drivers", "We are full", True),
    ],
)
def test_headlines(text: str, source: str, content: str, direct: bool) -> None:
    assert (source, content, direct) in [(r[0], r[2], r[3]) for r in rows(text, headline=True)]
