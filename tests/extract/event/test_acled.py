from __future__ import annotations

import pytest
from tests.extract.event.told import events

from headwater.extract.event.acled import acled_of
from headwater.extract.event.sectors import sector_of
from headwater.lexicon.acled import acled_rows

# The codebook's event types and sub-types: 6 and 25.
_ACLED = {
    "Battles": "Armed clash|Government regains territory|Non-state actor overtakes territory",
    "Explosions/Remote violence": "Chemical weapon|Air/drone strike|Suicide bomb|"
    "Shelling/artillery/missile attack|Remote explosive/landmine/IED|Grenade",
    "Violence against civilians": "Sexual violence|Attack|Abduction/forced disappearance",
    "Protests": "Peaceful protest|Protest with intervention|Excessive force against protesters",
    "Riots": "Violent demonstration|Mob violence",
    "Strategic developments": "Agreement|Arrests|Change to group/activity|Disrupted weapons use|"
    "Headquarters or base established|Looting/property destruction|"
    "Non-violent transfer of territory|Other",
}


def test_every_rule_gives_a_type_and_sub_type_of_acled() -> None:
    wrong = [r for r in acled_rows() if r.sub_type not in _ACLED.get(r.type, "").split("|")]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("gujarat police", "COP"),
        ("two soldiers", "MIL"),
        ("Islamist rebels", "REB"),
        ("policemen", "COP"),
        ("villagers", "CVL"),
        ("the Tolmere council", "GOV"),
        ("Goran Vokal", ""),
    ],
)
def test_a_name_tells_a_sector(name: str, sector: str) -> None:
    assert sector_of(name) == sector


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Warplanes bombed the village.", "Air/drone strike"),
        ("Police fired tear gas at protesters.", "Protest with intervention"),
        ("Police opened fire on protesters.", "Excessive force against protesters"),
        ("Rebels attacked soldiers near the dam.", "Armed clash"),
        ("Gunmen attacked villagers near the dam.", "Attack"),
        ("Rebels captured the town.", "Non-state actor overtakes territory"),
        ("The army recaptured the town.", "Government regains territory"),
        ("A mob attacked two students.", "Mob violence"),
        ("Police arrested two students.", "Arrests"),
        ("Fifteen fighters deserted.", "Change to group/activity"),
        ("They signed a truce.", "Agreement"),
        ("Nurses marched through the capital.", "Peaceful protest"),
    ],
)
def test_a_coded_event_has_its_place_in_acled(text: str, sub_type: str) -> None:
    acled = events(text)[0].acled
    assert acled is not None
    assert acled.sub_type == sub_type


def test_words_alone_have_no_place_in_acled() -> None:
    assert acled_of("ACCUSE", "allege", {"accuse"}, (), (("mayor",), ())) is None
