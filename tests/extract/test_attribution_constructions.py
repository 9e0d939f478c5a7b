"""Constructions that credit words to somebody, and what looks like them and credits nothing."""

from __future__ import annotations

import pytest
from tests.extract.told import rows


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # turns of phrase
        ("A rumour has it that the mill will close.", "A rumour", "the mill will close"),
        ("The cook let slip that the fish was old.", "The cook", "the fish was old"),
        (
            "The firm would have us believe that the tap opened by itself.",
            "The firm",
            "the tap opened by itself",
        ),
        (
            "The union puts the delay down to bad weather.",
            "The union",
            "the delay down to bad weather",
        ),
        (
            "The priest had it from the sexton that the bell was cracked.",
            "the sexton",
            "the bell was cracked",
        ),
        # that-clauses away from their verb
        (
            "The widow was informed by two clerks that the file had been lost.",
            "two clerks",
            "the file had been lost",
        ),
        (
            "The court ruled on Monday that the sale was void.",
            "The court",
            "the sale was void",
        ),
        (
            "What the plumber swears is that the boiler had been tagged.",
            "the plumber",
            "the boiler had been tagged",
        ),
        # told to do something
        ("The colonel told them to leave by noon.", "The colonel", "to leave by noon"),
        # nouns that hold a statement
        (
            "Her version, printed on Monday, is that the river rose.",
            "Her",
            "the river rose",
        ),
        (
            "The villagers' account of a locked gate was read out.",
            "The villagers",
            "a locked gate",
        ),
        # conditions
        (
            "Not one raft was aboard, if the purser is to be believed.",
            "the purser",
            "Not one raft was aboard",
        ),
        (
            "To hear the landlord tell it, the roof was sound.",
            "the landlord",
            "the roof was sound",
        ),
        ("The harbour lost nine boats, going by the register.", "the register", None),
        # the sentence before
        ("The strike will go on. So says the drivers' leader.", "the drivers' leader", None),
        (
            "The dockers had been offered money, or so one of them told a priest.",
            "one of them",
            "The dockers had been offered money",
        ),
        # mistaken by the parser
        (
            "A man purporting to speak for the band denied on the radio that it had the boat.",
            "A man",
            "it had the boat",
        ),
        (
            "The pump tripped before dawn, the control-room log records.",
            None,
            "The pump tripped before dawn",
        ),
    ],
)
def test_credits(text: str, source: str | None, content: str | None) -> None:
    made = rows(text)
    assert any(
        (source is None or row[0] == source) and (content is None or row[2] == content)
        for row in made
    ), made


@pytest.mark.parametrize(
    "text",
    [
        "The town has it all.",
        "She put the bag down to tie her shoe.",
        "The court ruled the valley for a century.",
        "The guard let the rope slip.",
        "So ends the long road to the coast.",
    ],
)
def test_credits_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The guard admitted that the gate was open, according to a record seen by his lawyer.",
            "the gate was open",
        ),
        (
            "The dam had leaked for years, the judge noted, quoting from a letter.",
            "The dam had leaked for years",
        ),
        (
            "The army said it had taken the fort, a claim which the rebels rejected.",
            "it had taken the fort",
        ),
    ],
)
def test_leaves_out_what_the_reporter_adds(text: str, content: str) -> None:
    assert content in {row[2] for row in rows(text)}


def test_reads_a_bare_headline_by_its_colon() -> None:
    assert ("Activists", None, "soldiers fired on funeral", False) in rows(
        "Activists: soldiers fired on funeral"
    )
