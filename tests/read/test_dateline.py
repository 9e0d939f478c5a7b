"""Datelines are cut from the first paragraph and kept; sentences with dashes are left alone."""

from __future__ import annotations

import pytest

from headwater.model import Capture, Report
from headwater.read import read
from headwater.settings import ReadSettings

TITLE = "Dam keeper says gates were left open"
LEAD = "The keeper of the dam said on Friday that its gates were left open for two nights."
NEXT = "The water board denied that. It said its logs show no call."


def read_text(*parts: str) -> Report:
    return read(Capture("a.txt", "\n\n".join(parts).encode()), "r1", ReadSettings())


@pytest.mark.parametrize(
    "dateline",
    [
        "ORLU, Nigeria (AFP) -",
        "ORLU (Reuters) —",
        "KHARTOUM (AFP) —",
        "LILONGWE, June 19 (Meridian) -",
        "Orlu, Nigeria –",
        "ORLU:",
        "(AP) —",
        "Feb 5 (Xinhua) --",
        "ORLU — ",
        "AFP, Orlu —",
        "Orlu, February 5, 2024 (Orlu News Agency) –",
        "BEIRUT/DAMASCUS (Reuters) -",
        "N'DJAMENA, Chad —",
        "Deir ez-Zor, Syria -",
        "SAN SALVADOR, 3 JAN 90 --",
        "ORLU, 5 Feb. /TASS/.",
        "Orlu | 5 February |",
        "São Tomé (Lusa) –",
        "Orlu (dpa) -",
        "Al-Mayadeen (ANHA) –",
        "UNITED NATIONS, Feb 5 (IPS) -",
        "Orlu, Feb. 5:",
        "Orlu (Nigeria), 5 February -",
    ],
)
def test_a_dateline_is_kept_apart(dateline: str) -> None:
    report = read_text(TITLE, f"{dateline} {LEAD}", NEXT)
    assert report.dateline is not None
    assert report.dateline.text == dateline.strip()
    assert [b.span.text for b in report.blocks] == [TITLE, LEAD, NEXT]
    assert report.furniture == ()


def test_a_dateline_on_a_line_of_its_own() -> None:
    report = read_text(TITLE, "Beirut, Lebanon | 3 May", LEAD, NEXT)
    assert report.dateline is not None
    assert report.dateline.text == "Beirut, Lebanon | 3 May"
    assert report.furniture == ()


def test_a_dateline_behind_a_summary() -> None:
    report = read_text(TITLE, LEAD, f"ORLU, Nigeria (AFP) - {NEXT}")
    assert report.dateline is not None
    assert report.dateline.text == "ORLU, Nigeria (AFP) -"


@pytest.mark.parametrize(
    "start",
    [
        "The board — Which met on Friday — said so.",
        "Two men - A clerk and a guard - were held.",
        "Militants: The army said they fled.",
        "UPDATE 2 - The dam is empty now.",
        "FIX IS IN: The dam is empty now.",
        "Rep. Ann Varley (R-S.C.): The dam is empty now.",
    ],
)
def test_a_sentence_is_no_dateline(start: str) -> None:
    assert read_text(TITLE, start, LEAD, NEXT).dateline is None


@pytest.mark.parametrize(
    ("ending", "tag"), [(" (AP)", "(AP)"), (" (Meridian)", "(Meridian)"), (" – AFP", "AFP")]
)
def test_an_agency_at_the_end_is_a_tag(ending: str, tag: str) -> None:
    report = read_text(TITLE, LEAD, NEXT + ending)
    assert [t.text for t in report.agency_tags] == [tag]
    assert report.blocks[-1].span.text == NEXT


def test_a_date_without_a_year_is_no_date() -> None:
    assert not read_text(TITLE, f"ORLU, June 19 (AFP) - {LEAD}", NEXT).published.known


def test_a_date_with_a_year_is_one() -> None:
    report = read_text(TITLE, f"ORLU, June 19, 2020 (AFP) - {LEAD}", NEXT)
    assert (report.published.earliest, report.published.basis) == ("2020-06-19", "text")


def test_a_known_year_makes_the_date_whole() -> None:
    report = read_text("Published: 2020", f"{TITLE}\n\nORLU, June 19 (AFP) - {LEAD}", NEXT)
    assert report.published.earliest == report.published.latest == "2020-06-19"
