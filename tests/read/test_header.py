"""Header lines above a text become metadata; the account of who published it, and where."""

from __future__ import annotations

import pytest

from headwater.model import Capture, Metadata, Report
from headwater.read import read
from headwater.settings import ReadSettings

BODY = "Two people died when the bridge fell, police said on Monday.\n\nNobody was charged."


def read_text(text: str, metadata: Metadata | None = None) -> Report:
    return read(Capture("a.txt", text.encode(), metadata or Metadata()), "r1", ReadSettings())


def test_header_lines_are_metadata() -> None:
    header = (
        "TITLE:  Bridge falls at Mwanza \nSource: Lake Post\nPublished: 2024-05-03T10:00Z\n"
        "URL: https://lakepost.example/a\nBy: Ann Bo\nLanguage: en-GB\n"
    )
    report = read_text(f"{header}\n{BODY}")
    assert report.title is not None
    assert report.title.text == "Bridge falls at Mwanza"
    assert (report.outlet, report.outlet_basis) == ("Lake Post", "header")
    assert report.published.earliest == "2024-05-03T10:00:00Z"
    assert report.url == "https://lakepost.example/a"
    assert report.author == "Ann Bo"
    assert report.language == "en"
    assert [f.span.text for f in report.furniture] == [
        "TITLE:",
        *[line.strip() for line in header.strip().split("\n")[1:]],
    ]
    assert {f.rule for f in report.furniture} == {"header"}
    assert [b.kind for b in report.blocks] == [
        "furniture",
        "title",
        *["furniture"] * 5,
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Headline: Bridge falls\nOutlet: Lake Post\nDate:\nLink: x\n\n",
        "headline: Bridge falls\r\noutlet: Lake Post\r\n\r\n",
        "Headline: Bridge falls\nSource: Lake Post\n",
        "Headline: Bridge falls\nCategory: Roads\nSource: Lake Post\n\n",
        "\nHeadline: Bridge falls\nSource: Lake Post\n  \n",
    ],
)
def test_other_names_and_shapes(header: str) -> None:
    report = read_text(header + BODY)
    assert report.title is not None
    assert (report.title.text, report.outlet) == ("Bridge falls", "Lake Post")
    assert not report.published.known
    assert report.blocks[-2].span.text == BODY.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    "text",
    [
        f"Source: police and the council's own roads office said so.\n{BODY}",
        f"Note: this is news\n\n{BODY}",
        BODY,
    ],
)
def test_news_is_no_header(text: str) -> None:
    assert all(f.rule != "header" for f in read_text(text).furniture)


def test_a_title_that_the_body_repeats_is_said_once() -> None:
    report = read_text(f"Title: Bridge falls at Mwanza\n\nBridge falls at Mwanza\n\n{BODY}")
    assert report.title is not None
    assert report.title.start == 7
    assert [f.rule for f in report.furniture] == ["header", "repeated-line"]


def test_a_sidecar_beats_the_header() -> None:
    metadata = Metadata(outlet="Sidecar Times", published="2001-01-01")
    report = read_text(f"Source: Lake Post\nPublished: 2024\n\n{BODY}", metadata)
    assert (report.outlet, report.outlet_basis) == ("Sidecar Times", "metadata")
    assert report.published.earliest == "2001-01-01"


def test_a_sidecars_title_is_looked_for_in_the_text() -> None:
    text = f"Weather for the lake region today\n\nBridge falls at Mwanza\n\n{BODY}"
    report = read_text(text, Metadata(title="Bridge Falls at Mwanza"))
    assert report.title is not None
    assert report.title.text == "Bridge falls at Mwanza"


def test_a_bad_date_is_noted_and_the_next_one_taken() -> None:
    report = read_text(f"Published: 2024-05-03\n\n{BODY}", Metadata(published="soon"))
    assert report.published.earliest == "2024-05-03"
    assert report.notes == ("'soon' is not a publication date; write it as 2015-07-01",)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.lakepost.example/a", "lakepost.example"),
        ("https://en.news.lakepost.example/", "lakepost.example"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("lakepost.example", None),
    ],
)
def test_a_web_address_names_the_outlet_last(url: str, outlet: str | None) -> None:
    report = read_text(f"URL: {url}\n\n{BODY}")
    assert report.outlet == outlet
    assert report.outlet_basis == ("url" if outlet else None)


def test_what_is_not_english_is_noted() -> None:
    report = read_text("Dos personas murieron cuando el puente se cayó, dijo la policía ayer.")
    assert report.language == "und"
    assert "not English" in report.notes[-1]
    assert read_text("Dos personas murieron.", Metadata(language="es-MX")).language == "es"
