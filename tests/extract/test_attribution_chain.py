"""Through whom the words came: resolved names, roles, channels, recipients, nesting."""

from __future__ import annotations

import pytest
from tests.factory import annotate_text

from headwater.extract.attribution import extract_attributions
from headwater.model import Voice
from headwater.settings import AttributionSettings


def chains(text: str) -> list[tuple[Voice, ...]]:
    report, annotations = annotate_text(text)
    found = extract_attributions(report, annotations, AttributionSettings())
    return [a.chain for a in found]


def names(text: str) -> list[list[str]]:
    return [[voice.name for voice in chain] for chain in chains(text)]


def test_an_outlet_that_was_told_is_the_next_voice() -> None:
    text = "Two dockers told Lake Radio that the crane had been rusty for years."
    assert names(text) == [["dockers", "Lake Radio"]]


def test_group_and_channel() -> None:
    text = (
        "In email exchanges with Lake Radio, members of a network called Open Harbour said "
        "the crane had been rusty for years."
    )
    chain = chains(text)[0]
    assert chain[0] == Voice("members", "unnamed", of="Open Harbour", channel="email")
    assert chain[1] == Voice("Lake Radio", "outlet")


def test_a_member_speaks_through_the_same_channel() -> None:
    text = (
        "In email exchanges with Lake Radio, activists from a network called Open Harbour said "
        "the crane had been rusty for years.\n\n"
        '"It was a matter of time," said Tomas, one of the activists.'
    )
    tomas, outlet = chains(text)[1]
    assert (tomas.name, tomas.role, tomas.of, tomas.channel) == (
        "Tomas",
        "activist",
        "Open Harbour",
        "email",
    )
    assert outlet.name == "Lake Radio"


def test_role_and_affiliation_in_apposition() -> None:
    text = "The council's chief engineer, Ida Brandel, said the pump had failed."
    voice = chains(text)[0][0]
    assert (voice.name, voice.role, voice.of) == ("Ida Brandel", "chief engineer", "council")


def test_recipient_that_is_no_outlet() -> None:
    text = "Ida Brandel told the inquiry that the pump had failed."
    assert chains(text)[0][0].recipient == "the inquiry"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Brandel closed the valve. She said it was too late.", "Ida Brandel"),
        ("Roads minister Ida Brandel spoke first. Brandel said it was late.", "Ida Brandel"),
        ("The River Guard met on Monday. The guard said it was too late.", "River Guard"),
        (
            "According to a report in the Quay Gazette, the valve broke. The report said that "
            "nobody was hurt.",
            "Quay Gazette",
        ),
        ("Captain Otto Lind and nurse Ida Brandel met. She said it was late.", "Ida Brandel"),
    ],
)
def test_short_forms_and_pronouns(text: str, name: str) -> None:
    assert names(text)[-1][0] == name


def test_a_quoted_pronoun_is_not_the_speaker() -> None:
    text = (
        "Ida Brandel testified that Otto Lind had called her. "
        '"He told me the pump was fine," she said.'
    )
    by_content = {c[0].name for c in chains(text)[1:]}
    assert by_content == {"Ida Brandel", "Otto Lind"}


def test_nesting_joins_voices_nearest_the_fact_first() -> None:
    text = "The police chief said a video showed two men near the bridge."
    assert names(text)[-1] == ["video", "police chief"]


def test_citing_puts_the_cited_before_the_outlet() -> None:
    text = "The depot burned down, the Quay Gazette reported, citing two guards."
    assert ["guards", "Quay Gazette"] in names(text)


def test_a_report_on_an_outlet_is_that_outlet() -> None:
    text = "According to a report on Lake Radio, the crane had been rusty for years."
    assert chains(text)[0] == (Voice("Lake Radio", "outlet"),)
