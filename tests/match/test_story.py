from __future__ import annotations

import pytest
from tests.factory import make_report

from headwater.annotate import annotate
from headwater.match.story import ONE_LEADS, Stories
from headwater.model import Link
from headwater.settings import AnnotateSettings

FERRY = "The ferry Amaru sank off Callpa on Monday. Divers searched the wreck."


def sameness(*texts: str, links: tuple[Link, ...] = ()) -> float:
    """How surely the first two of several reports tell one story."""
    reports = [make_report(text, id=f"r{n}") for n, text in enumerate(texts, start=1)]
    annotations = {r.id: annotate(r, AnnotateSettings()) for r in reports}
    return Stories(reports, annotations, links).sameness("r1", "r2")


def test_two_that_lead_with_one_name_tell_one_story() -> None:
    assert sameness(FERRY, "Shops in Callpa closed after the sinking. Rain fell.") == 1.0


def test_where_only_one_leads_with_the_name_it_is_half_sure() -> None:
    rest = "Rain fell. The wind rose. Nobody slept. Shops closed. A bell rang in Callpa."
    assert sameness(FERRY, rest) == ONE_LEADS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fire destroyed a market in Lomas.", "Fire destroyed a school in Quipata."),
        ("A bus fell off a bridge in Peru.", "A mine was flooded in Peru."),
        ("A Peruvian bus fell off a bridge.", "A Peruvian mine was flooded."),
        (
            "Fire destroyed a market, Rosa Quispe said on Monday.",
            "Fire destroyed a school, Rosa Quispe said on Friday.",
        ),
        (
            "The Transport Ministry said that a bus fell off a bridge.",
            "The Transport Ministry said that a train left the rails.",
        ),
    ],
)
def test_country_body_and_speaker_make_no_story(one: str, other: str) -> None:
    assert sameness(one, other) == 0.0


def test_a_line_of_descent_is_one_story() -> None:
    link = Link("r2", "r1", "rewrite", False, 0.5, False, 0.9, ())
    assert sameness(FERRY, "The boat went down.", links=(link,)) == 1.0


def among_many(first: str, second: str) -> float:
    """How surely two reports on one ferry, dated so, tell one story in a pile of many lines."""
    towns = [f"{start}{end}a" for start in ("Bor", "Kel", "Mir", "Sov") for end in "bdfgklmnprst"]
    texts = [FERRY, "Shops in Callpa closed after the sinking.", *(f"Rain in {t}." for t in towns)]
    days = [first, second, *("2024-01-01" for _ in towns)]
    reports = [
        make_report(text, id=f"r{n}", published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True), start=1)
    ]
    annotations = {r.id: annotate(r, AnnotateSettings()) for r in reports}
    return Stories(reports, annotations, ()).sameness("r1", "r2")


@pytest.mark.parametrize(("second", "sure"), [("2024-03-06", 1.0), ("2024-03-30", 0.0)])
def test_in_a_pile_reports_dated_weeks_apart_tell_two_stories(second: str, sure: float) -> None:
    assert among_many("2024-03-04", second) == sure
