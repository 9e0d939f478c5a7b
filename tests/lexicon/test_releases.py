"""Lines by which a page shows that a body issued it."""

from __future__ import annotations

import pytest

from headwater.lexicon.releases import release_line

BODY = "\n\nThe ministry has taken two lots of a syrup off the market after children fell ill.\n"


@pytest.mark.parametrize(
    "line",
    ["FOR IMMEDIATE RELEASE", "Press Service of the Ministry of Mines", "Notes to editors",
     "Harbour Authority Press Office", "Media contact: Ida Brandel, 555 0102"],
)  # fmt: skip
def test_a_line_of_a_press_office_shows_a_release(line: str) -> None:
    assert release_line(f"Two boats sank.\n\n{line}\n") == line


@pytest.mark.parametrize(
    "text",
    [
        "The mine said in a press release that nobody was hurt.",
        "Its press office did not answer, and the media contact on the page was out of date.",
        "Press freedom fell last year, a survey found.",
    ],
)
def test_news_that_speaks_of_a_press_office_is_no_release(text: str) -> None:
    assert release_line(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "PRESS RELEASE",
        "Press note 214-2031",
        "News release",
        "Press statement – for immediate release",
        "COMMUNIQUE",
        "Communiqué No. 14 · Ostrel, 9 March",
        "Comunicado 077",
        "Statement No. 118/24",
        "Statement on the attack near Kesta",
        "Statement by the Harbour Defence Fund",
        "STATEMENT: The permit at Kesta must be withdrawn",
        "Alert 31/2031",
        "Media contact: press desk, weekdays 9-5",
    ],
)
def test_a_release_says_so_on_a_line_of_its_own(line: str) -> None:
    assert release_line(f"Syrup withdrawn\n{line}{BODY}") == line


@pytest.mark.parametrize(
    "line",
    [
        "The ministry said so in a press release.",
        "Ministry puts out statement on syrup",
        "Situation note 2",
        "Alert: trawler and canoe collide off Kesta",
        "Statements from three witnesses were read out.",
        "Press freedom group counts 11 cases",
    ],
)
def test_news_of_a_release_is_none(line: str) -> None:
    assert release_line(f"Syrup withdrawn\n{line}{BODY}") is None
