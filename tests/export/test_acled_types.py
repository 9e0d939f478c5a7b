from __future__ import annotations

import pytest

from headwater.export.acled_types import Coded, acled_type, rules
from headwater.export.actors import Actor, read_actor
from headwater.lexicon.plover_scales import event_scale, quad_code

# Of ACLED's 25 sub-event types those that no rule gives: what PLOVER's codes alone do not tell.
NOT_TOLD = {"Grenade", "Headquarters or base established", "Disrupted weapons use"}
TYPES = {
    "Battles": {
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    },
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
    },
    "Protests": {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}


def coded(
    event: str,
    mode: str | None = None,
    actors: str = "",
    recipients: str = "",
    contexts: tuple[str, ...] = (),
    *,
    dead: bool = False,
) -> str:
    found = acled_type(
        Coded(event, mode, contexts, parties(actors), parties(recipients), has_dead=dead)
    )
    return f"{found.event_type}: {found.sub_event_type}" if found else "none"


def parties(text: str) -> list[Actor]:
    return [read_actor(part) for part in text.split(", ") if part]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (coded("ASSAULT", "aerial", "the air force", "villagers"), "Air/drone strike"),
        (coded("ASSAULT", "firearms", "gunmen", "a trader"), "Attack"),
        (coded("ASSAULT", None, "soldiers", "rebels"), "Armed clash"),
        (coded("ASSAULT", None, "soldiers, rebels"), "Armed clash"),
        (coded("ASSAULT", "abduct", "gunmen", "two nurses"), "Abduction/forced disappearance"),
        (coded("ASSAULT", "destroy", "rebels", "a bridge"), "Looting/property destruction"),
        (coded("ASSAULT", "destroy", "rebels", "villagers", dead=True), "Attack"),
        (coded("ASSAULT", None, "police", "protesters"), "Protest with intervention"),
        (
            coded("ASSAULT", None, "police", "protesters", dead=True),
            "Excessive force against protesters",
        ),
        (coded("ASSAULT", None, "a mob", "a trader"), "Mob violence"),
        (coded("PROTEST", "demo", "students"), "Peaceful protest"),
        (coded("PROTEST", "riot", "students"), "Violent demonstration"),
        (coded("PROTEST", "hunger", "prisoners"), "none"),
        (coded("COERCE", "arrest", "police", "an editor"), "Arrests"),
        (coded("COERCE", "seize", "the army", "", ("territory",)), "Government regains territory"),
        (
            coded("COERCE", "seize", "rebels", "", ("territory",)),
            "Non-state actor overtakes territory",
        ),
        (coded("COERCE", "curfew", "the governor"), "Other"),
        (coded("RETREAT", "ceasefire"), "Agreement"),
        (coded("RETREAT", "resign", "the minister"), "none"),
        (coded("AGREE", None, "both sides", "", ("military",)), "Agreement"),
        (coded("AGREE", None, "both sides", "", ("economic",)), "none"),
        (coded("CONSULT", "visit", "a minister"), "none"),
        (coded("ACCUSE", None, "police"), "none"),
    ],
)
def test_types_follow_from_plover_codes_and_parties(told: str, wanted: str) -> None:
    assert told.rpartition(": ")[2] == wanted


def test_rules_name_only_types_of_the_codebook_and_nearly_all_of_them() -> None:
    given = {(rule["type"], rule["sub_type"]) for rule in rules()}
    assert all(sub in TYPES[kind] for kind, sub in given)
    assert {sub for subs in TYPES.values() for sub in subs} - {sub for _, sub in given} == NOT_TOLD
    assert all(rule["why"] for rule in rules())


def test_quad_categories_and_scores_are_those_of_the_manual() -> None:
    assert (quad_code("SANCTION"), event_scale("SANCTION", None)) == (4, -6.0)
    assert event_scale("ACCUSE", None) == -3.0
    assert event_scale("ASSAULT", "unconventional") == -10.0
    assert event_scale("ASSAULT", "a mode of tomorrow") == -9.0
    assert (quad_code("DANCE"), event_scale("DANCE", None)) == (None, None)
