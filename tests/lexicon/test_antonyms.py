"""Opposites by a table and by prefix, and verbs that name one act."""

from __future__ import annotations

import pytest

from headwater.lexicon.antonyms import are_antonyms, same_act


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("rise", "fall"),
        ("fall", "rise"),
        ("Reopen", "close"),
        ("unsafe", "safe"),
        ("legal", "illegal"),
    ],
)
def test_opposites_are_opposites_both_ways(a: str, b: str) -> None:
    """Case does not matter, nor which comes first."""
    assert are_antonyms(a, b)
    assert are_antonyms(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("buy", "sell"), ("valuable", "invaluable"), ("cover", "uncover"), ("form", "inform")],
)
def test_converses_and_lookalikes_are_no_opposites(a: str, b: str) -> None:
    """With the roles turned converses say the same; "invaluable" is no denial of "valuable"."""
    assert not are_antonyms(a, b)
    assert not are_antonyms(b, a)


def test_a_verb_and_its_phrase_name_one_act() -> None:
    """A particle makes another verb of "turn"."""
    assert same_act("refuse", "turn down")
    assert not same_act("refuse", "turn")
