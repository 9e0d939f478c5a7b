"""Sorts of voices that no one voice is of."""

from __future__ import annotations

from headwater.lexicon.camps import are_apart, camps_of


def test_a_husband_is_no_ministry() -> None:
    """Two sorts that have nothing in common."""
    assert are_apart(camps_of(["husband"]), camps_of(["ministry"]))


def test_an_official_may_be_of_the_police() -> None:
    """Either way round."""
    official, police = camps_of(["official"]), camps_of(["police"])
    assert not are_apart(official, police)
    assert not are_apart(police, official)


def test_of_an_unknown_sort_nothing_is_said() -> None:
    """A noun that no sort has."""
    assert not are_apart(camps_of(["oboist"]), camps_of(["ministry"]))
