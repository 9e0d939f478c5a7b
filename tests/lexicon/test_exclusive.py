"""Words of which only one can be right in one place, and opposites in the same place."""

from __future__ import annotations

from headwater.lexicon.antonyms import are_antonyms, are_opposed
from headwater.lexicon.converses import are_converses
from headwater.lexicon.exclusive import exclude_each_other, exclusive_group, may_stand_for
from headwater.lexicon.nations import nation_code


def test_members_of_a_group_exclude_each_other() -> None:
    """A bus is no train; a ferry may be called a ship."""
    assert exclude_each_other("bus", "Train")
    assert not exclude_each_other("ferry", "ship")
    assert may_stand_for("ferry", "ship")
    assert not exclude_each_other("bus", "hospital")


def test_kin_exclude_each_other_wherever_they_stand() -> None:
    """The group of words for kin holds without a look at the place."""
    assert "sister" in exclusive_group("wife")
    assert not exclusive_group("bus")


def test_the_wide_list_holds_more_opposites_than_the_narrow_one() -> None:
    """What may be an opposite in the same place is none wherever it stands."""
    assert are_opposed("raise", "slash")
    assert are_opposed("Rise", "fall")
    assert not are_antonyms("raise", "slash")
    assert not are_opposed("rise", "grow")


def test_converses_hold_either_way() -> None:
    """To employ and to work for tell one thing."""
    assert are_converses("employ", "work")
    assert are_converses("work", "employ")
    assert not are_converses("urge", "call")


def test_a_country_and_its_people_have_one_code() -> None:
    """Names, usual names and people lead to one country."""
    assert nation_code("Poland") == nation_code("polish") == "PL"
    assert nation_code("Lindvik") == ""
