"""Whose page it is, where only the page says so, and which of its top lines is the headline."""

from __future__ import annotations

import pytest

from headwater.model import Capture, Report
from headwater.read import read
from headwater.settings import ReadSettings

TITLE = "Dam keeper says gates were left open"
BODY = """The keeper of the Orlu dam said on Friday that its gates were left open for two nights \
before the flood that drowned nine people.

Musa Bello told an inquiry that he had called the control room twice. Nobody answered.

The inquiry goes on until March."""


def page(head: str, *, under: str = "", foot: str = "") -> Report:
    text = "\n\n".join(part for part in (head, TITLE, under, BODY, foot) if part)
    return read(Capture("page.txt", text.encode()), "r1", ReadSettings())


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("The Orlu Herald\nNews | Farming | Letters", "The Orlu Herald"),
        ("ORLU VALLEY POST | Courts | Fishing | Football", "ORLU VALLEY POST"),
        ("Radio Kesta 98.4 FM\nOn air now: Morning Tide", "Radio Kesta"),
        ("Canal Orlu - News in English\nLIVE | Sport", "Canal Orlu"),
        ("lower gates - a blog about dams\nabout | archive", "lower gates"),
        ("REPUBLIC OF KESTA\nMinistry of Water, Orlu\nPress note 12", "Ministry of Water"),
        ("L'Écho d'Orlu - in English", "L'Écho d'Orlu"),
        ("Home | País | Courts | Live", None),
        ("WORLD · AFRICA · 2 min read", None),
        ("Skip to content", None),
        ("PRESS RELEASE", None),
        ("", None),
    ],
)
def test_the_line_over_the_headline_names_the_outlet(head: str, outlet: str | None) -> None:
    report = page(head)
    assert report.outlet == outlet
    assert report.outlet_basis == ("header" if outlet else None)
    assert report.title is not None
    assert report.title.text == TITLE


@pytest.mark.parametrize(
    ("under", "outlet"),
    [
        ("The Kesta Courier\nFriday, 5 March", "The Kesta Courier"),
        ("Kesta Ledger | 5 March | Updated 21:15", "Kesta Ledger"),
        ("By Tunde Okoro, The Plain Courier", "The Plain Courier"),
        ("Statement by the Orlu Relief Fund", "Orlu Relief Fund"),
        ("Posted in Orlu Valley Notes", "Orlu Valley Notes"),
        ("By Tunde Okoro", None),
        ("By our reporters", None),
        ("By Tunde Okoro, Reuters", None),
    ],
)
def test_a_line_under_the_headline_names_the_outlet(under: str, outlet: str | None) -> None:
    report = page("", under=under)
    assert report.outlet == outlet
    assert under.splitlines()[0] in {f.span.text.splitlines()[0] for f in report.furniture}


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("© Orlu Ledger 2031. All rights reserved.", "Orlu Ledger"),
        ("Copyright © 2031 Kesta Service. Not responsible for other sites.", "Kesta Service"),
        ("Published in The Orlu Observer, March 6th, 2031", "The Orlu Observer"),
        ("© 2031 Reuters. All rights reserved.", None),
        ("Subscribe to our newsletter", None),
    ],
)
def test_the_foot_of_a_page_names_the_outlet(foot: str, outlet: str | None) -> None:
    assert page("", foot=foot).outlet == outlet


def test_what_is_stated_of_the_outlet_wins() -> None:
    text = f"Title: {TITLE}\nSource: Kesta Wire\n\nThe Orlu Herald\nNews | Farming\n\n{BODY}"
    report = read(Capture("page.txt", text.encode()), "r1", ReadSettings())
    assert report.outlet == "Kesta Wire"


@pytest.mark.parametrize(
    "name",
    [
        "THE ORLU VALLEY LEDGER",
        "Ministry of Water Resources",
        "Orlu Diary — a blog from the lower valley",
        "Kesta Rights Watch | Statement",
        "GOVERNMENT OF KESTA — MINISTRY OF HEALTH",
    ],
)
def test_a_name_that_is_shaped_like_a_headline_is_none(name: str) -> None:
    report = page(name)
    assert report.title is not None
    assert report.title.text == TITLE
    assert name in {f.span.text for f in report.furniture}


def test_a_slogan_in_the_masthead_s_box_is_no_headline() -> None:
    report = page("EL CANTO CORTO\nLower-league football in English, badly. Est. 2011")
    assert report.title is not None
    assert report.title.text == TITLE
    assert report.outlet == "EL CANTO CORTO"


@pytest.mark.parametrize(
    "headline",
    [
        "Police in Orlu arrest radio host over tape",
        "GATES OF ORLU DAM WERE LEFT OPEN",
        "Inquiry: Keeper Says Gates Were Left Open",
        "Herald of spring: dam opens its gates",
    ],
)
def test_a_headline_over_a_standfirst_stays_one(headline: str) -> None:
    text = f"{headline}\n\nMusa Bello tells of two nights before the flood\n\n{BODY}"
    report = read(Capture("page.txt", text.encode()), "r1", ReadSettings())
    assert report.title is not None
    assert report.title.text == headline


@pytest.mark.parametrize(
    "headline",
    ["Orlu: the weekly dam report that nobody read", "Gates | the daily flood that nobody stopped"],
)
def test_a_headline_in_two_parts_is_no_name_with_a_slogan(headline: str) -> None:
    text = f"{headline}\n\nMusa Bello tells of two nights\n\n{BODY}"
    report = read(Capture("page.txt", text.encode()), "r1", ReadSettings())
    assert report.title is not None
    assert report.title.text == headline


def test_of_a_line_without_end_only_its_beginning_is_asked() -> None:
    """A line of opening brackets took seconds for each hundred thousand of them."""
    assert page("The Orlu Herald | " + "(" * 250_000).outlet == "The Orlu Herald"
