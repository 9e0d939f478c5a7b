"""What a sentence states beside the words that it credits is not lost."""

from __future__ import annotations

import pytest
from tests.extract.test_claim import claims, texts


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (
            "Eight people were shot dead at a tavern in Norvik, and the owner says that she had "
            "been warned to pay.",
            "Eight people were shot dead at a tavern in Norvik",
        ),
        (
            "The roof of the market collapsed on Tuesday, the fire brigade said, and police "
            "detained the director for questioning.",
            "police detained the director for questioning",
        ),
        (
            "The widow told the court that her husband had left at dawn because the road was "
            "flooded, and the clerk wrote it down.",
            "the clerk wrote it down",
        ),
        (
            "The builders, which carried out the works, said that the drain was laid as drawn.",
            "which carried out the works",
        ),
    ],
)
def test_a_clause_beside_credited_words_is_a_claim(text: str, beside: str) -> None:
    assert beside in texts(text)


def test_a_further_clause_of_what_is_said_is_credited_as_well() -> None:
    found = claims(
        "The board said that Ida Brandel had 900 votes, and that turnout was 61 percent."
    )
    assert [(c.span.text, len(c.attributions)) for c in found] == [
        ("Ida Brandel had 900 votes", 1),
        ("turnout was 61 percent", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Whoever speaks, and how, is told of his words.
        "Ida Brandel, who sold the bread, said that the boat left at dawn.",
        "One guard said that the boat left at dawn and asked not to be named in print.",
        # What is denied is not stated.
        "The gang has denied that it works for any state.",
    ],
)
def test_no_clause_is_made_of_the_crediting_words(text: str) -> None:
    assert len(texts(text)) == 1


def test_what_somebody_is_asked_to_do_is_no_statement_without_the_asking() -> None:
    text = "Some 31,000 customers are asked to repay what they were given by the end of the month."
    assert texts(text) == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt.",
        "Eleven were under fifteen.",
        "Fifteen others were injured.",
        "Nothing leaked.",
    ],
)
def test_few_words_may_state_much(text: str) -> None:
    assert texts(text) == [text.rstrip(".")]


@pytest.mark.parametrize("text", ["He wrote.", "Who signed?", "It was.", "And so on."])
def test_few_words_may_state_nothing(text: str) -> None:
    assert texts(text) == []


def test_how_it_was_is_told_or_asked() -> None:
    assert "how the roof fell on the second row" in texts(
        "One man described how the roof fell on the second row."
    )
    assert "how the roof fell" not in texts("She asked how the roof fell.")
