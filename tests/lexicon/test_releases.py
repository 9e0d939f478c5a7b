from __future__ import annotations

import pytest

from headwater.lexicon.releases import release_line


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
