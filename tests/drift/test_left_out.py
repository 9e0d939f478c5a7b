"""Accounts of one matter by two voices, and which of them a retelling leaves out."""

from __future__ import annotations

import pytest
from tests.drift.retelling import kinds, retell_passage, tell

from headwater.drift.denials.account import accounts
from headwater.drift.denials.counter import answers, counter_facts

CLAIM = "Divers said the owner had sunk the ferry for the insurance money."
PASSAGE = f"{CLAIM} The owner's lawyer blamed a pump. It had failed, but nobody was hurt."


def test_a_sentence_falls_into_accounts() -> None:
    """A clause of contrast is an account of its own, and each has its voice."""
    found = accounts(tell(PASSAGE, "r1"))
    assert [a.opens for a in found][:2] == ["", ""]
    assert found[-1].opens == "but"
    sources = [a.voice.source.text for a in found if a.voice is not None and a.voice.source]
    assert sources[:2] == ["Divers", "The owner's lawyer"]


def test_every_word_is_in_one_account() -> None:
    """Accounts share no word."""
    indexes = [t.index for a in accounts(tell(PASSAGE, "r1")) for t in a.tokens]
    assert len(indexes) == len(set(indexes))


def test_who_answers_for_the_accused_answers_more_than_a_further_detail() -> None:
    """The lawyer's account against one more thing that the divers say."""
    answer = f"{CLAIM} The owner's lawyer said a pump had failed in the storm."
    detail = f"{CLAIM} The divers arrived on Monday with two boats."
    strength = []
    for text in (answer, detail):
        claim, other = accounts(tell(text, "r1"))
        strength.append(answers(counter_facts(other, claim)))
    assert strength[0] > strength[1] + 0.5


@pytest.mark.parametrize(
    "answer",
    [
        "The owner called the story a fairy tale.",
        "His lawyer maintains that the ferry hit a rock, and not for the first time.",
    ],
)
def test_an_answer_without_a_word_of_denial_is_missed(answer: str) -> None:
    """Another account of what the retelling keeps is gone."""
    child = "The owner had sunk the ferry for the insurance money, divers said."
    assert "omitted-denial" in kinds(retell_passage(f"{CLAIM} {answer}", child))


def test_an_answer_in_other_words_is_kept() -> None:
    """The same account, retold."""
    parent = f"{CLAIM} His lawyer maintains that the ferry hit a rock."
    child = (
        "The owner had sunk the ferry for the insurance money, divers said. His lawyer insists "
        "that it struck a rock."
    )
    assert "omitted-denial" not in kinds(retell_passage(parent, child))
