"""Where an answer would belong in a retelling, and what says that it is there after all."""

from __future__ import annotations

import pytest
from tests.drift.retelling import SETTINGS, kinds, retell_passage, tell

from headwater.align import align
from headwater.drift.denials.account import Account
from headwater.drift.denials.kept import kept_facts
from headwater.drift.denials.left_out import left_out
from headwater.drift.denials.placing import best_place, places
from headwater.drift.denials.retold import Retold
from headwater.drift.scene import scenes

PARENT = (
    "Divers said the owner had sunk the ferry for the insurance money.\n\n"
    "A crane lifted the wreck on Tuesday and set it on the quay.\n\n"
    "The ministry said an inquiry had been opened. Ruben Astor said no pump had been "
    "switched off."
)
CHILD = (
    "The owner sank the ferry for the insurance money, divers said.\n\n"
    "The wreck was lifted by a crane on Tuesday.\n\n"
    "An inquiry has been opened, the ministry said."
)


def lay(parent_text: str, child_text: str) -> Retold:
    """The two, read and laid side by side."""
    parent, child = tell(parent_text, "r1"), tell(child_text, "r2")
    comparison = align(child.report, parent.report, child.parse, parent.parse, SETTINGS.align)
    return Retold(child, parent, scenes(child, {"r1": parent}, [comparison]))


def account_of(retold: Retold, words: str) -> Account:
    """The account of the parent that holds some words."""
    return next(a for a in retold.accounts if words in a.span.text)


def test_an_answer_belongs_near_where_it_stood() -> None:
    """The sentence before it, rather than the lead or the crane."""
    retold = lay(PARENT, CHILD)
    place = best_place(retold, account_of(retold, "no pump"))
    assert place is not None
    assert "inquiry" in place.scene.sentence.span.text


def test_what_has_nothing_near_it_retold_belongs_nowhere() -> None:
    """Without a place there is nothing that the answer was lost beside."""
    retold = lay(PARENT, "Rain fell on the harbour all week.")
    assert not places(retold, account_of(retold, "no pump"))
    assert list(left_out(retold)) == []


def test_without_its_claim_an_answer_is_not_lost() -> None:
    """An excerpt that tells neither the warning nor what was said to it has only shortened."""
    parent = (
        "At least nine people were killed when a grain terminal exploded in Port Havel.\n\n"
        "The terminal had been warned about dust in the tunnel in March. The operator, Calder "
        "Freight, denied that any warning had gone unanswered."
    )
    lead, *_ = parent.split("\n\n")
    warned = f"{lead} The terminal was warned of the dust in its tunnel in March."
    for child, lost in ((lead, False), (warned, True)):
        found = left_out(lay(parent, child))
        assert any("denied" in f.account.span.text for f in found) is lost


def test_chances_of_places_are_chances() -> None:
    """Each from 0 to 1, and every place a sentence of the child."""
    retold = lay(PARENT, CHILD)
    for account in retold.accounts:
        for place in places(retold, account):
            assert 0 < place.chance < 1
            assert place.scene.child is retold.child


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("Ruben Astor said that nothing had been switched off.", False),
        ("Ruben Astor said that he was tired.", True),
    ],
)
def test_the_voice_alone_keeps_nothing(said: str, gone: bool) -> None:
    """Half of its words, or none, where the same man speaks."""
    retold = lay(PARENT, f"{CHILD} {said}")
    account = account_of(retold, "no pump")
    place = best_place(retold, account)
    assert place is not None
    facts = kept_facts(retold, account, place.scene.sentence)
    assert facts["voice anywhere"] == 1
    assert (facts["said in one"] < 0.5) is gone


def test_words_said_no_to_are_gone_or_came_down() -> None:
    """ "Denied a plan and opened an inquiry" -> "opened an inquiry"."""
    parent = "The ministry denied that there was a plan, and it opened an inquiry into the pumps."
    retold = lay(parent, "The ministry opened an inquiry into the pumps.")
    denied = account_of(retold, "denied")
    place = best_place(retold, denied)
    assert place is not None
    facts = kept_facts(retold, denied, place.scene.sentence)
    assert (facts["its no is gone"], facts["its no came"]) == (1, 0)


def test_a_text_beside_itself_has_lost_nothing() -> None:
    """What came down whole is not asked about."""
    assert "omitted-denial" not in kinds(retell_passage(PARENT, PARENT))
