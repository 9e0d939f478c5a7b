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
