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


def test_a_time_before_a_voice_is_no_part_of_its_name() -> None:
    assert names("Last winter activists said the camp had no heating.") == [["activists"]]
    assert names("Rescue officials said two were alive.") == [["Rescue officials"]]


def test_group_and_channel() -> None:
    text = (
        "In email exchanges with Lake Radio, members of a network called Open Harbour said "
        "the crane had been rusty for years."
    )
    chain = chains(text)[0]
    members, outlet = chain
    assert (members.name, members.kind, members.of) == ("members", "unnamed", "Open Harbour")
    assert (members.channel, members.number) == ("email", "several")
    assert (outlet.name, outlet.kind) == ("Lake Radio", "outlet")


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
    assert [(v.name, v.kind) for v in chains(text)[0]] == [("Lake Radio", "outlet")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The valve broke at dawn, said a clerk, quoted by the newspaper Nova Sul.",
            ["clerk", "Nova Sul"],
        ),
        (
            "The valve broke at dawn, according to a clerk, who had it from a fisherman.",
            ["fisherman", "clerk"],
        ),
        (
            "Ida Brandel, in a note that her sister played to Lake Radio, said the valve broke.",
            ["Ida Brandel", "sister", "Lake Radio"],
        ),
        ("Repair logs seen by the Dockers' Union show the valve broke in May.",
         ["Repair logs", "Dockers' Union"]),
        (
            "The log contains a mechanic's warning that the valve would break.",
            ["mechanic", "log"],
        ),
        ("The valve broke at dawn, a clerk told the Quay Gazette.", ["clerk", "Quay Gazette"]),
    ],
)  # fmt: skip
def test_who_passed_it_on(text: str, chain: list[str]) -> None:
    assert chain in names(text)


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Ida Brandel said by telephone that the valve broke.", "phone"),
        ("In a statement on Facebook the council said the valve broke.", "social media"),
        ("Ida Brandel said in an emailed reply that the valve broke.", "email"),
        ("The mayor said on state television that the valve broke.", "television"),
        ("The mayor wrote in a letter to the council that the valve broke.", "letter"),
        ("The mayor said that the valve broke.", None),
        ("The mayor called it a lie.", None),
    ],
)
def test_channel(text: str, channel: str | None) -> None:
    assert chains(text)[0][0].channel == channel


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("The valve broke, said a clerk who asked not to be named.", True),
        ("The valve broke, a clerk said on condition of anonymity.", True),
        ("The valve broke, said a clerk who was not authorised to speak to reporters.", True),
        ("The valve broke, a clerk said.", False),
    ],
)
def test_a_name_that_is_withheld(text: str, anonymous: bool) -> None:
    assert chains(text)[0][0].anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Witnesses said the valve broke at dawn.", "eyewitness"),
        ("A survivor said the valve broke at dawn.", "participant"),
        ("The interior ministry said the valve broke at dawn.", "official"),
        ("Police said the valve broke at dawn.", "official"),
        ("The dockers' union said the valve broke at dawn.", None),
        ("A clerk said the valve broke at dawn.", None),
    ],
)
def test_how_a_voice_knows(text: str, relation: str | None) -> None:
    assert chains(text)[0][0].relation == relation


def test_whoever_passes_on_what_people_said_has_it_from_others() -> None:
    inner = chains("Ida Brandel said a clerk had told her that the valve broke at dawn.")[-1]
    assert [v.name for v in inner] == ["clerk", "Ida Brandel"]
    assert [v.relation for v in inner] == [None, "hearsay"]


def voices(text: str) -> list[str]:
    return [chain[0].voice for chain in chains(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The pastor, Otto Lind, said the valve broke. The priest said it was late.",
        "Otto Lind, 34, said the valve broke. The 34-year-old said it was late.",
        "A nurse said the valve broke. The nurse said that it was late.",
        "Norvik Lines said the valve broke. The company said that it was late.",
        "The clerk, Ida Brandel, said the valve broke. Brandel said that it was late.",
    ],
)
def test_one_voice_under_two_names(text: str) -> None:
    assert len(set(voices(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A nurse said the valve broke. Another nurse said that it was late.",
        "Otto Lind said the valve broke. Ida Lind said that it was late.",
        'A clerk met Otto Lind. "Lind broke the valve," he said. "I was late," Lind said.',
    ],
)
def test_two_voices(text: str) -> None:
    assert len(set(voices(text))) == 2
