"""What holds for any text and any bytes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps import count_steps

from headwater.acquire import capture_text
from headwater.errors import ReadError
from headwater.model import Capture, Report
from headwater.read import read
from headwater.settings import ReadSettings

# What reading costs whatever the text is.
_FIXED = 5_000
# Pieces that rules look for, so that the generator reaches them.
PIECES = (
    "Home | World | Africa",
    "FILE - A man walks.",
    "Read also: More rain",
    "Written By",
    "Tags: a, b",
    "Key points",
    "• One point is here.",
    "- two",
    "By Jane Doe | 3 May 2024",
    "BEIRUT (AFP) - Two men died.",
    "Police said on Monday that two people had died in the town.",
    "Comments (3)",
    "Related stories",
    "Two die in blast",
    "(AP)",
    "Title: Two die in blast",
    "Source: X",
    "Published: 2024-05-03",
    "Read More",
    '"He left," she said.',
    "\u200b",
    "\u00a0",
    "\u202e",
    "...",
    "Advertisement",
    "Beirut, Lebanon | 3 May",
    "Six people were held and...",
    "© 2024",
    "ENDS",
    "What next?",
    "Jane Doe is a reporter for X.",
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", "\n \n", "\u2028", "\x0c", "\x85"])
PAGES = st.lists(
    st.tuples(st.sampled_from(PIECES) | st.text(max_size=30), BREAKS), max_size=25
).map(lambda parts: "".join(words + gap for words, gap in parts))


def check(report: Report) -> None:
    """Spans point at their words; blocks and furniture are in order and do not overlap."""
    spans = [b.span for b in report.blocks], [f.span for f in report.furniture]
    single = [s for s in (report.title, report.dateline) if s]
    for span in [*spans[0], *spans[1], *single, *report.agency_tags]:
        assert span.report == report.id
        assert 0 <= span.start < span.end <= len(report.text)
        assert report.text[span.start : span.end] == span.text
    for group in spans:
        assert all(a.end <= b.start for a, b in pairwise(group))
    for block in report.blocks:
        assert block.span.text.strip()
        assert "\n\n" not in block.span.text
    if report.title:
        assert [b.span for b in report.blocks if b.kind == "title"] == [report.title]


def read_or_refuse(capture: Capture) -> Report | None:
    try:
        report = read(capture, "r1", ReadSettings())
    except ReadError as error:
        reason = str(error)
    else:
        check(report)
        return report
    assert "\n" not in reason
    return None


@given(PAGES | st.text())
def test_any_text(text: str) -> None:
    report = read_or_refuse(capture_text(text, "a.txt"))
    if report and not report.notes and not text.startswith("\ufeff"):
        assert report.extraction != "plain" or report.text == text


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "-"]))
def test_any_bytes(content: bytes, path: str) -> None:
    read_or_refuse(Capture(path, content))


@given(PAGES)
def test_any_page(text: str) -> None:
    read_or_refuse(Capture("a.html", f"<html><p>{text}</p><div>{text}".encode("utf-8", "replace")))


@given(PAGES)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_or_refuse(capture_text(text, "a")) == read_or_refuse(capture_text(text, "a"))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "A ",
        "A, ",
        "By ",
        "A-",
        "(A",
        "a|",
        "- ",
        '" ',
        ". ",
        "more from ",
        "FILE - ",
        "@a ",
    ],
)
def test_one_long_line_is_read_in_linear_time(piece: str) -> None:
    assert _steps(piece, 200_000) < 2.5 * _steps(piece, 100_000) + _FIXED
    read_or_refuse(capture_text((piece * 1_000_000)[:999_990], "a"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["a\n", "A b\n", "Read also: x\n\n", "Police said that two died.\n\n"]
)
def test_very_many_lines_are_read_in_linear_time(line: str) -> None:
    assert _steps(line, 200_000) < 2.5 * _steps(line, 100_000) + _FIXED


def _steps(piece: str, size: int) -> int:
    """How much work it is to read a piece repeated to a size in characters."""
    text = (piece * size)[:size]
    return count_steps(lambda: read_or_refuse(capture_text(text, "a")))
