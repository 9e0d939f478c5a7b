from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.event.told import codes, events

from headwater.lexicon.plover import code_list, sectors

_EVENTS = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT".split()
)
_MODES = frozenset(
    "visit third-party multilateral phone withdraw release disarm ceasefire access resign assist "
    "change yield meet disapprove investigate allege restrict arrest relations expel territory "
    "violence demo riot strike hunger boycott obstruct vandalize convict discontinue troops "
    "weapons police militia seize censor curfew martial-law deport withhold misinformation cyber "
    "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack "
    "aerial drone heavy-weapons crowd-control unconventional".split()
)


def test_the_code_list_holds_plovers_events_and_modes_only() -> None:
    listed = code_list()
    found = [c for row in (*listed.verbs.values(), *listed.nouns.values()) for c in row]
    assert {c.event for c in found} == _EVENTS
    assert {c.mode for c in found if c.mode} <= _MODES
    assert all(c.reason for c in found)


def test_every_word_of_the_code_list_is_a_lemma_in_lower_case() -> None:
    listed = code_list()
    assert [w for w in (*listed.verbs, *listed.nouns, *sectors()) if w != w.casefold()] == []


@pytest.mark.parametrize(
    ("text", "event", "mode", "actors", "recipients"),
    [
        (
            "Four workers were abducted by gunmen.",
            "ASSAULT",
            "abduct",
            ("gunmen",),
            ("Four workers",),
        ),
        ("Troops shelled the market.", "ASSAULT", "heavy-weapons", ("Troops",), ("market",)),
        ("Police arrested two students.", "COERCE", "arrest", ("Police",), ("two students",)),
        ("The minister resigned.", "RETREAT", "resign", ("minister",), ()),
        ("Thousands of workers protested.", "PROTEST", "demo", ("workers",), ()),
        ("The army deployed troops.", "MOBILIZE", "troops", ("army",), ("troops",)),
        ("Nine men were taken into custody.", "COERCE", "arrest", (), ("Nine men",)),
        (
            "Police opened fire on protesters.",
            "ASSAULT",
            "firearms",
            ("Police",),
            ("protesters",),
        ),
        (
            "Rebels carried out an attack on the radio station.",
            "ASSAULT",
            None,
            ("Rebels",),
            ("radio station",),
        ),
        (
            "Fighters confiscated identity papers from students.",
            "COERCE",
            "seize",
            ("Fighters",),
            ("students",),
        ),
        ("The group recruits children.", "MOBILIZE", "militia", ("group",), ("children",)),
        (
            "The group shut down the internet cafes.",
            "COERCE",
            "restrict",
            ("group",),
            ("internet cafes",),
        ),
        (
            "The group took control of the district.",
            "COERCE",
            "seize",
            ("group",),
            ("district",),
        ),
        (
            "The council provides water to residents.",
            "AID",
            None,
            ("council",),
            ("residents",),
        ),
        ("Fifteen fighters deserted.", "RETREAT", "withdraw", ("Fifteen fighters",), ()),
        (
            "Police did not intervene.",
            "REJECT",
            "assist",
            ("Police",),
            (),
        ),
        ("97 people died in police firing.", "ASSAULT", "firearms", ("police",), ("97 people",)),
    ],
)
def test_a_word_tells_event_actor_and_recipient(
    text: str, event: str, mode: str | None, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    (found,) = events(text)
    assert (found.type, found.mode, found.actors, found.recipients) == (
        event,
        mode,
        actors,
        recipients,
    )


@pytest.mark.parametrize(
    "text",
    [
        "A storm killed four people.",
        "Nine people died in a bus crash.",
        "Eleven people were killed when a fire swept the mill.",
        "The team attacked in the second half of the match.",
        "The company did not respond to a request for comment.",
        "Soldiers found a bomb under the bridge.",
        "They held a party in the town.",
        "Evacuation is hard.",
    ],
)
def test_what_nobody_does_to_anybody_is_no_event(text: str) -> None:
    assert codes(text) == []


def test_an_object_beside_the_verb_decides_what_a_verb_reports() -> None:
    assert codes("They held talks in the town.")[0] == ("CONSULT", None)
    assert codes("Dockers went on strike over pay.")[0] == ("PROTEST", "strike")
    assert codes("The strike on the dam broke its gates.")[0] == ("ASSAULT", None)


def test_an_attack_and_what_came_of_it_are_one_event() -> None:
    (event,) = events("Twelve people were killed in a coalition airstrike on the camp.")
    assert (event.mode, event.actors, event.dead) == ("aerial", ("coalition",), (12, 12))
    (event,) = events("Troops shelled the market, killing a shepherd and wounding his two sons.")
    assert (event.mode, event.dead, event.injured) == ("heavy-weapons", (1, 1), (2, 2))


def test_dead_and_injured_are_counted_with_their_bounds() -> None:
    event = events("Between 10 and 15 people were killed and at least 20 injured in the attack.")[0]
    assert (event.dead, event.injured) == ((10, 15), (20, 20))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The blast killed a man and his son.", (2, 2)),
        ("No one was killed in the blast.", (0, 0)),
        ("The murder of six priests shocked the country.", (6, 6)),
        ("Gunmen shot dead the mayor.", (1, 1)),
        ("Gunmen killed villagers.", None),
    ],
)
def test_people_without_a_figure_are_counted_where_that_can_be(
    text: str, dead: tuple[float, float] | None
) -> None:
    assert events(text)[0].dead == dead


def test_the_arrested_are_counted() -> None:
    assert events("Police arrested 14 men over the fire.")[0].arrested == (14, 14)
    assert events("Nine men were taken into custody.")[0].arrested == (9, 9)


def test_a_definite_deed_has_the_actors_that_it_was_told_with() -> None:
    _, again = events("Police opened fire on a crowd. Two women were injured in the firing.")
    assert again.actors == ("Police",)


def test_an_event_points_at_its_word_and_says_why() -> None:
    (event,) = events("Gunmen abducted four workers.")
    assert event.trigger is not None
    assert event.trigger.text == "abducted"
    assert event.reason == "'abducted': people abducted or captured"


def test_an_event_names_the_claim_that_reports_it() -> None:
    first, second = events("Troops shelled the market. Police arrested two students.")
    assert (first.claims, second.claims) == (("c0",), ("c1",))


def test_the_time_of_an_event_is_that_of_its_own_clause() -> None:
    shelled, fled = events("Troops shelled the town on Monday and the garrison fled on Tuesday.")
    assert shelled.time == fled.time == ""  # times are not numbered here, but each has one


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "troops attacked the town killed 11 was not by will raid of who . ,".split()
        ),
        max_size=14,
    )
)
def test_any_words_give_events_of_plover(words: list[str]) -> None:
    for event in events(" ".join(words)):
        assert event.type in _EVENTS
        assert event.dead is None or event.dead[0] <= event.dead[1]
