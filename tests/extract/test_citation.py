"""Where a report names whose words it carries."""

from __future__ import annotations

import pytest
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.model import Citation
from headwater.settings import AnnotateSettings, AttributionSettings


def cited(
    text: str,
    *,
    outlet: str | None = None,
    dateline: str | None = None,
    links: tuple[str, ...] = (),
) -> tuple[Citation, ...]:
    report = make_report(text, outlet=outlet, dateline=dateline, links=links)
    annotations = annotate(report, AnnotateSettings())
    attributions = extract_attributions(report, annotations, AttributionSettings())
    return extract_citations(report, annotations, attributions)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("According to a report on Lake Radio, the crane fell.", "report", "Lake Radio"),
        ("The crane fell on Monday, the Quay Gazette reported.", "report", "Quay Gazette"),
        ("The crane fell on Monday, Reuters reported.", "report", "Reuters"),
        ("Agence France-Presse reported that the crane fell.", "report", "AFP"),
        ("The crane fell, said the mayor, citing Lake Radio.", "report", "Lake Radio"),
        ("The crane fell, the newspaper Nova Sul said.", "report", "Nova Sul"),
        ("Two dockers told the Quay Gazette that the crane fell.", "self", "Quay Gazette"),
        ("In an interview with Lake Radio, she said the crane fell.", "self", "Lake Radio"),
        ("The crane fell, according to a report in The Beacon.", "report", "Beacon"),
        ("The Quay Gazette has the story of the crane.", "report", "Quay Gazette"),
        ("Footage broadcast by Norvik TV showed the crane.", "report", "Norvik TV"),
        ("The crane fell, state radio reported on Monday.", "report", "state radio"),
        ("Lake Wire's correspondent said the crane fell.", "report", "Lake Wire"),
        ("A docker told the business daily Kamer that the crane fell.", "self", "Kamer"),
        ("Dockers, he said, told The Beacon that the crane fell.", "self", "Beacon"),
        ("A docker has told Norvik TV of the crane.", "self", "Norvik TV"),
        ("According to the Basin Monitoring Group, nine died.", "body", "Basin Monitoring Group"),
        ("The transport ministry said that nine people died.", "body", "transport ministry"),
    ],
)
def test_kinds_and_names(text: str, kind: str, name: str) -> None:
    assert (kind, name) in [(c.kind, c.name) for c in cited(text)]


def test_the_report_stands_for_the_outlet_named_before() -> None:
    text = "According to a report on Lake Radio, the crane fell. The report said nine people died."
    assert [(c.kind, c.name) for c in cited(text)] == [("report", "Lake Radio")] * 2


def test_the_station_stands_for_a_broadcaster_only() -> None:
    text = "The Quay Gazette and Lake Radio sent people. A docker told the station that nine died."
    told = [c.name for c in cited(text) if c.kind == "self"]
    assert told in ([], ["Lake Radio"])


def test_this_newspaper_is_the_outlet_itself() -> None:
    text = "Two dockers told this newspaper that the crane fell."
    assert [(c.kind, c.name) for c in cited(text, outlet="Quay Gazette")] == [
        ("self", "Quay Gazette")
    ]


def test_a_dateline_tag() -> None:
    text = "NORVIK, May 3 (AFP) - The crane fell on Monday."
    found = cited(text, dateline="NORVIK, May 3 (AFP) -")
    assert [(c.kind, c.name, c.content) for c in found] == [("tag", "AFP", None)]


def test_an_unknown_agency_in_a_dateline() -> None:
    text = "NORVIK, May 3 (Lakeland) - A docker told Lakeland that the crane fell on Monday."
    found = cited(text, dateline="NORVIK, May 3 (Lakeland) -")
    assert [(c.kind, c.name) for c in found] == [("tag", "Lakeland"), ("self", "Lakeland")]


def test_links_are_whole_addresses() -> None:
    found = cited("The crane fell.", links=("https://example.org/crane",))
    assert [(c.kind, c.name, c.span.text) for c in found] == [
        ("link", "https://example.org/crane", "")
    ]


def test_the_content_is_what_the_outlet_is_credited_with() -> None:
    found = cited("The crane fell on Monday, the Quay Gazette reported.")
    assert found[0].content is not None
    assert found[0].content.text == "The crane fell on Monday"


def test_an_outlet_that_could_not_verify_reports_nothing() -> None:
    assert cited("Lake Radio could not verify the account.") == ()


def test_a_noun_behind_a_name_is_no_part_of_it() -> None:
    text = (
        "The crane fell, the Nova Sul newspaper reported. A docker told the paper that nine died."
    )
    assert [(c.kind, c.name) for c in cited(text)] == [("report", "Nova Sul"), ("self", "Nova Sul")]


def test_one_word_before_the_noun_may_be_a_place() -> None:
    alone = "The crane fell, the Norvik news agency reported."
    assert [c.name for c in cited(alone)] == ["Norvik news agency"]
    used = f"{alone} Norvik reports that nine died."
    assert {c.name for c in cited(used)} == {"Norvik"}


def test_a_report_shows_what_an_unknown_name_is() -> None:
    called = "The footage was released by an outlet called Ostrova."
    assert [(c.kind, c.name) for c in cited(called)] == [("report", "Ostrova")]
    on_its_channel = "The footage was published by Ostrova on its channel."
    assert [(c.kind, c.name) for c in cited(on_its_channel)] == [("report", "Ostrova")]
    assert cited("The footage was released by Ostrova.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "According to the Telegram channel Ostrova, nine people died.",
        "The crane fell, the news site Ostrova reported.",
        "Ostrova, a news portal based in Riga, wrote that the crane fell.",
        "The daily Ostrova cited two officials as saying that the crane fell.",
    ],
)
def test_a_noun_introduces_an_outlet(text: str) -> None:
    assert {(c.kind, c.name) for c in cited(text)} == {("report", "Ostrova")}


def test_a_site_may_be_a_place() -> None:
    found = cited("At the mining site Ostrova reported nine deaths.")
    assert not [c for c in found if c.kind == "report"]


def test_a_description_stands_for_another_outlet_before_the_reports_own() -> None:
    text = 'A nurse told Lake Wire that nine died. "It was dark," she told the agency.'
    assert {c.name for c in cited(text, outlet="The Nile Post")} == {"Lake Wire"}


def test_a_paper_is_no_agency() -> None:
    text = "A nurse told the agency that nine died."
    assert cited(text, outlet="The Nile Post") == ()
    assert [c.name for c in cited(text, outlet="Nile News Agency")] == ["Nile News Agency"]


def test_what_stands_behind_a_preposition_does_not_speak() -> None:
    text = (
        "The Norvik Herald said the crane fell. Ida Brandel, a judge in Norvik, told reporters so."
    )
    assert [c.span.text for c in cited(text)] == ["The Norvik Herald said"]


def test_a_chief_is_not_what_he_heads() -> None:
    assert not [
        c for c in cited("Nine died, Harbour News chief Ivo Marek said.") if c.kind != "body"
    ]


def test_a_peoples_television_is_no_name() -> None:
    assert cited("Lebanese TV said that nine people had died.") == ()


def test_an_outlet_does_not_cite_its_owner() -> None:
    text = "The Quay Gazette is published by Pier House Media."
    assert cited(text, outlet="Quay Gazette") == ()


def test_words_carried_by_an_outlet_cite_it() -> None:
    text = "In remarks carried by state television, the mayor said the crane fell."
    assert [(c.kind, c.name) for c in cited(text)] == [("report", "state television")]


@pytest.mark.parametrize(
    "text",
    [
        "The letter was addressed to Bel Ombre Marine and speaks of a lease.",
        "Health workers gave the vaccine to Harbour Wire in Memba and left.",
        "The judge gave his ring to Lake Wire.",
    ],
)
def test_what_is_given_or_addressed_to_a_name_is_not_said_to_it(text: str) -> None:
    assert not [c for c in cited(text) if c.kind == "self"]


def test_who_gives_an_interview_speaks() -> None:
    found = cited("The mayor gave an interview to Lake Wire and said nine had died.")
    assert ("self", "Lake Wire") in {(c.kind, c.name) for c in found}
