"""Denials, answers and caveats: kept anywhere they are silent, lost they are flagged once."""

from __future__ import annotations

import pytest
from tests.drift.retelling import kinds, retell_passage

from headwater.lexicon.rebuttals import calls_untrue, takes_back, withholds

CLAIM = "Divers said the owner had sunk the ferry for the insurance money."
CLAIM_KEPT = "The owner sank the ferry for the insurance money, divers said."

KEPT = [
    ("by the same voice", f"{CLAIM} The owner denied it.", f"{CLAIM_KEPT} He denies that."),
    (
        "in the claim's own sentence",
        f"{CLAIM} The owner denied it.",
        "The owner sank the ferry for the insurance money, divers said, which he denies.",
    ),
    (
        "in other words",
        "Divers said Ruben Astor had sunk the ferry for the insurance money. Astor rejected any "
        "suggestion that he sank it.",
        "Divers said Ruben Astor had sunk the ferry for the insurance money. Astor said he did "
        "not sink it.",
    ),
    (
        "a caveat in other words",
        f"{CLAIM} It was not possible to verify this.",
        f"{CLAIM_KEPT} That has not been confirmed.",
    ),
    ("what nobody would tell", f"{CLAIM} They did not say when.", CLAIM_KEPT),
    (
        "what somebody was not told",
        f"{CLAIM} His widow said he would not tell her why.",
        CLAIM_KEPT,
    ),
    (
        "a denial as a noun",
        f"{CLAIM} The owner denied it.",
        "Despite the owner's denials, divers said he had sunk the ferry for the insurance money.",
    ),
    (
        "dissent without a negation",
        f"{CLAIM} The harbour office said it did not share that view.",
        f"{CLAIM_KEPT} The harbour office disagrees.",
    ),
    (
        "what a new voice says of itself",
        f"{CLAIM} Cook Jana Reis said she had not slept.",
        CLAIM_KEPT,
    ),
]

LOST = [
    (
        "beside somebody who would not speak",
        f"{CLAIM} The owner denied it.",
        f"{CLAIM_KEPT} The harbour master would not comment.",
    ),
    ("denied", f"{CLAIM} The owner denied it.", CLAIM_KEPT),
    (
        "answered",
        f"{CLAIM} Insurer Lund Mutual said it had no record of any such payment.",
        CLAIM_KEPT,
    ),
    ("called untrue", f"{CLAIM} Port director Irena Vokal called this false.", CLAIM_KEPT),
    (
        "answered by a voice brought in after a pronoun",
        "Ruben Astor spoke at noon. He accused the ferry company of ignoring complaints about "
        "the pumps. A spokesman for the owners said they had no complaint on record.",
        "Ruben Astor accused the ferry company of ignoring complaints about the pumps.",
    ),
    ("taken back", f"{CLAIM} There is no evidence of that.", CLAIM_KEPT),
    (
        "proves nothing",
        "Inspectors found rust in the pumps. This does not prove a link with the sinking.",
        "Inspectors found rust in the pumps.",
    ),
]


@pytest.mark.parametrize(("parent", "child"), [k[1:] for k in KEPT], ids=[k[0] for k in KEPT])
def test_a_denial_that_is_kept_is_silent(parent: str, child: str) -> None:
    """A denial is looked for anywhere in the retelling."""
    assert "omitted-denial" not in kinds(retell_passage(parent, child))


@pytest.mark.parametrize(("parent", "child"), [k[1:] for k in LOST], ids=[k[0] for k in LOST])
def test_a_lost_denial_is_flagged_at_its_claim(parent: str, child: str) -> None:
    """The claim's sentence is where the denial belongs."""
    lost = [d for d in retell_passage(parent, child) if d.kind == "omitted-denial"]
    assert [d.child.text for d in lost] == [CLAIM_KEPT if CLAIM_KEPT in child else child]


@pytest.mark.parametrize("text", ["He called this false.", "She had no record of it."])
def test_what_calls_a_claim_untrue(text: str) -> None:
    """Words that deny without a verb of denying."""
    assert calls_untrue(text)


@pytest.mark.parametrize(
    "text", ["There is no evidence of it.", "It has not been established.", "It is too early."]
)
def test_what_takes_a_claim_back(text: str) -> None:
    """Caveats in their many forms."""
    assert takes_back(text)


@pytest.mark.parametrize("text", ["He did not say when.", "She would not comment."])
def test_what_is_withheld_takes_nothing_back(text: str) -> None:
    """Silence is no denial."""
    assert withholds(text)
    assert not takes_back(text)
