from __future__ import annotations

import pytest

from headwater.lexicon.naming import (
    bare_name,
    is_named,
    is_specific,
    mentions,
    names_body,
    same_name,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("VOA", "Voice of America"),
        ("LPA", "Lakeshore Press Agency"),
        ("the Mirror", "The Kigoma Mirror"),
        ("dailynation.example", "Daily Nation"),
        ("Agence France-Presse", "AFP"),
        ("SITE Intelligence group", "SITE Intelligence Group"),
        ("Agencia Istmo", "the Istmo agency"),
        ("Russia's defence ministry", "Russian Defense Ministry"),
        ("health ministry", "Ministry of Health"),
        ("World Health Organization", "WHO"),
        ("state TV", "the state television"),
        ("state news agency", "State-run news agency"),
        ("fjordtv.example", "Fjord TV"),
        ("Delta Mines Dept", "Delta Mines Department"),
        ("SANAs", "SANA"),
        ("UN mission", "United Nations mission in Norvik"),
        ("the U.N.", "United Nations"),
        ("EU border agency", "European Union border agency"),
    ],
)
def test_one_outlet_under_two_names(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Radio Lotus", "Radio Ujiji"),
        ("the agency", "Lakeshore Press Agency"),
        ("Reuters", "AFP"),
        ("", "VOA"),
        ("Basin Radio", "Lake Basin Observatory"),
        ("China Daily", "a Chinese daily"),
        ("Norvik police", "Norvik ministry"),
        ("state TV", "state radio"),
        ("TVS", "TVN"),
    ],
)
def test_two_outlets(a: str, b: str) -> None:
    assert not same_name(a, b)


@pytest.mark.parametrize("name", ["VOA", "La Ribera", "newspaper La Ribera", "state radio", "dpa"])
def test_names(name: str) -> None:
    assert is_named(name) or name == "dpa"


@pytest.mark.parametrize("name", ["local media", "The newspaper", "the weather agency", "Telegram"])
def test_descriptions(name: str) -> None:
    assert not is_named(name)


def test_bodies_are_told_from_outlets() -> None:
    assert names_body("Hydrometeorological Agency")
    assert not names_body("Delta News Agency")
    assert not names_body("VOA")
    assert is_specific("fisheries ministry")
    assert not is_specific("police")


def test_a_description_before_a_name_is_left_off() -> None:
    assert bare_name("the local newspaper La Ribera") == "La Ribera"
    assert bare_name("VOA") == "VOA"


def test_mentions_are_whole_words() -> None:
    assert mentions("The newspaper La Ribera said so.", "La Ribera")
    assert not mentions("They live in La Riberana.", "La Ribera")


def test_a_description_that_goes_on_keeps_what_it_is_joined_to() -> None:
    assert bare_name("the local newspaper La Ribera") == "La Ribera"
    assert bare_name("cantonal police of Vaud") == "cantonal police of Vaud"
    assert bare_name("") == ""
