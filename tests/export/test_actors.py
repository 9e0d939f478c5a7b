from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import words

from headwater.export.actors import read_actor


@pytest.mark.parametrize(
    ("text", "sector", "inter"),
    [
        ("the army", "MIL", 1),
        ("Government troops", "MIL", 1),
        ("two riot policemen", "COP", 1),
        ("the Ministry of Defence", "MIL", 1),
        ("rebels", "REB", 2),
        ("Islamic State fighters", "REB", 2),
        ("a pro-government militia", "PRM", 3),
        ("unidentified gunmen", "UAF", 3),
        ("herders", "REL", 4),
        ("a mob", "OPP", 5),
        ("hundreds of demonstrators", "OPP", 6),
        ("eleven people", "CVL", 7),
        ("three families", "CVL", 7),
        ("journalists", "JRN", 7),
        ("UN peacekeepers", "IGO", 8),
        ("Ilse Quandt", "", None),
        ("", "", None),
    ],
)
def test_words_tell_the_kind_of_actor(text: str, sector: str, inter: int | None) -> None:
    actor = read_actor(text)
    assert (actor.sector, actor.inter) == (sector, inter)


def test_forces_of_another_country_are_external() -> None:
    assert read_actor("Norwegian troops", "NO").inter == 1
    assert read_actor("Norwegian troops", "SY").inter == 8
    assert read_actor("Norwegian troops", None).inter == 1
    # People from abroad are people all the same.
    assert read_actor("Norwegian journalists", "SY").inter == 7


def test_a_country_that_acts_is_its_government() -> None:
    assert (read_actor("Norway").sector, read_actor("Norway").country) == ("GOV", "NO")
    assert read_actor("Norway", "SE").inter == 8


@given(words())
def test_any_words_are_read(text: str) -> None:
    assert read_actor(text, "SY").text == text
