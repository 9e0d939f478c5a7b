"""Through whom texts, stories and remarks came: leaks, occasions, those who tell it on."""

from __future__ import annotations

import pytest
from tests.extract.test_attribution_passing import chain_of


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "A memo circulated among the porters and seen by Lake Radio says that the lift failed.",
            "the lift failed",
            ["memo", "Radio"],
        ),
        (
            "A survey report leaked to the Evening Post by someone at the port finds that the "
            "quay is sinking.",
            "the quay is sinking",
            ["report", "port", "Post"],
        ),
        (
            "The ledger, which a cook showed to a reporter from Lake Radio, says that the flour "
            "was paid for twice.",
            "the flour was paid for twice",
            ["ledger", "cook", "reporter"],
        ),
        (
            "Tide tables compiled by the harbour pilots show that the bar is rising.",
            "the bar is rising",
            ["pilots", "tables"],
        ),
        (
            "According to the log, which divers recovered on Monday, the pump had failed at dawn.",
            "the pump had failed at dawn",
            ["log", "divers"],
        ),
        (
            "The bridge is closed, the guard wrote in a letter that the mayor read out on Sunday.",
            "The bridge is closed",
            ["guard", "mayor"],
        ),
        (
            "A letter passed to this newspaper by an official says that the dam leaks.",
            "the dam leaks",
            ["letter", "official"],
        ),
    ],
)
def test_through_whom_a_text_came(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "A porter told Ida Brandel's sister, who passed it on to Lake Radio, that the mill had "
            "burned down.",
            "the mill had burned down",
            ["porter", "sister", "Radio"],
        ),
        (
            "The ferry had sunk, a sailor told the nurses, and Sister Otilia passed this to the "
            "Evening Post.",
            "The ferry had sunk",
            ["sailor", "Otilia", "Post"],
        ),
        (
            "A passenger told the driver, the driver told the depot, and the depot told police "
            "that the tyre had burst.",
            "the tyre had burst",
            ["passenger", "driver", "depot"],
        ),
        (
            "The mayor told Lake Radio that the quay would close, adding that it would cost jobs.",
            "it would cost jobs",
            ["mayor", "Radio"],
        ),
    ],
)
def test_who_told_it_on(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "Speaking to Lake Radio on Monday, the mayor said the quay would close.",
            "the quay would close",
            ["mayor", "Radio"],
        ),
        (
            "Writing in a column for the Evening Post, Otto Lind argues that the tax has failed.",
            "the tax has failed",
            ["Lind", "Post"],
        ),
        (
            "Through an interpreter the sailor said the boat was leaking.",
            "the boat was leaking",
            ["sailor", "interpreter"],
        ),
        (
            "Asked about the pictures in the Evening Post, the mayor said the quay would close.",
            "the quay would close",
            ["mayor"],
        ),
        (
            "The quay would close, a clerk said, relaying what she had heard from the pilots.",
            "The quay would close",
            ["pilots", "clerk"],
        ),
        (
            "Lake Radio reported on the strength of a log that the pump had failed.",
            "the pump had failed",
            ["log", "Radio"],
        ),
    ],
)
def test_to_whom_and_on_whose_word(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The dossier was compiled by a judge and leaked to the Evening Post. It says that the "
            "dam leaks.",
            "the dam leaks",
            ["judge", "dossier", "Post"],
        ),
        (
            "The tape, which Lake Radio obtained from a driver, has the mayor joking that the dam "
            "would hold.",
            "the dam would hold",
            ["mayor", "tape", "driver", "Radio"],
        ),
        (
            "Her claim of having paid the fine was dismissed by the ministry.",
            "having paid the fine",
            ["Her"],
        ),
    ],
)
def test_words_told_of_beside_the_statement(text: str, content: str, chain: list[str]) -> None:
    assert chain_of(text, content) == chain
