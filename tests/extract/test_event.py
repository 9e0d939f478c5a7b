from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.event import extract_events
from headwater.extract.number import extract_numbers
from headwater.extract.time import extract_times
from headwater.lexicon.plover import code_list
from headwater.model import Claim, Event
from headwater.settings import AnnotateSettings

_EVENTS = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT".split()
)


def events(text: str, published: str | None = "2015-07-10") -> tuple[Event, ...]:
    """The events of a text whose sentences are its claims."""
    report = make_report(text, published=published)
    annotations = annotate(report, AnnotateSettings())
    numbers = extract_numbers(report, annotations)
    claims = [
        Claim(
            f"c{s.index}", s.span, s.index, (), "stated", (),
            tuple(n for n in numbers if s.span.covers(n.span)),
        )
        for s in annotations.sentences
    ]  # fmt: skip
    times = extract_times(report, annotations)
    return extract_events(report, annotations, claims, (), times)


def test_the_code_list_holds_plovers_events_only() -> None:
    codes = code_list()
    found = {c.event for row in (*codes.verbs.values(), *codes.nouns.values()) for c in row}
    assert found == _EVENTS


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
    ],
)
def test_a_verb_tells_event_actor_and_recipient(
    text: str, event: str, mode: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    (found,) = events(text)
    assert (found.type, found.mode, found.actors, found.recipients) == (
        event,
        mode,
        actors,
        recipients,
    )


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army attacked the town.", "asserted"),
        ("Police did not arrest the students.", "negated"),
        ("The army will attack the town.", "future"),
        ("If rebels attack, the town will fall.", "hypothetical"),
        ("The rebels might attack the town.", "hypothetical"),
        ("The army is preparing to attack the town.", "future"),
        ("In 1982 the army attacked the town.", "historical"),
    ],
)
def test_modality_says_whether_it_happened(text: str, modality: str) -> None:
    assert events(text)[0].modality == modality


def test_dead_and_injured_are_counted_with_their_bounds() -> None:
    event = events("Between 10 and 15 people were killed and at least 20 injured in the attack.")[0]
    assert (event.dead, event.injured) == ((10, 15), (20, 20))


def test_aid_without_a_recipient_is_no_event() -> None:
    assert all(e.type != "AID" for e in events("Evacuation is hard."))


def test_an_event_names_the_claim_that_reports_it() -> None:
    first, second = events("Troops shelled the market. Police arrested two students.")
    assert (first.claims, second.claims) == (("c0",), ("c1",))


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
