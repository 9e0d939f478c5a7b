"""Whole invented pages: each line of `pages/*.txt` starts with a letter for what it is.

T title, S standfirst, P paragraph, D paragraph with a dateline, C crosshead, K key point,
F furniture; the letter and the space behind it are no part of the text.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.model import Capture, Report
from headwater.read import read
from headwater.settings import ReadSettings

PAGES = sorted(Path(__file__).with_name("pages").glob("*.txt"))
LETTERS = {
    "title": "T",
    "standfirst": "S",
    "paragraph": "P",
    "crosshead": "C",
    "key-point": "K",
    "furniture": "F",
}


def read_page(path: Path) -> tuple[Report, list[tuple[str, int, int]]]:
    """The report, and for each line of its text the letter and the offsets."""
    lines = path.read_text(encoding="utf-8").split("\n")
    text = "\n".join(line[2:] for line in lines)
    wanted = []
    position = 0
    for line in lines:
        wanted.append((line[:1], position, position + len(line[2:])))
        position += len(line[2:]) + 1
    return read(Capture(path.name, text.encode()), "r1", ReadSettings()), wanted


def letter_of(report: Report, start: int, end: int) -> str:
    kinds = [b.kind for b in report.blocks if b.span.start < end and start < b.span.end]
    return LETTERS[kinds[0]] if kinds else "-"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_every_line_is_what_it_is(path: Path) -> None:
    report, wanted = read_page(path)
    found = [
        (letter_of(report, start, end), report.text[start:end])
        for letter, start, end in wanted
        if letter.strip()
    ]
    assert found == [
        (letter.replace("D", "P"), report.text[start:end])
        for letter, start, end in wanted
        if letter.strip()
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_what_is_furniture_has_a_rule(path: Path) -> None:
    report, _ = read_page(path)
    marked = {(f.span.start, f.span.end) for f in report.furniture}
    for block in report.blocks:
        if block.kind == "furniture":
            assert (block.span.start, block.span.end) in marked
        elif block.kind == "key-point":
            assert any(
                f.span.covers(block.span) and f.rule == "key-points" for f in report.furniture
            )
        else:
            assert not any(f.span.overlaps(block.span) for f in report.furniture)


@pytest.mark.parametrize(
    ("page", "dateline", "author", "tags"),
    [
        ("radio", "MPONDA, Malawi (Lakeshore) --", "Chisomo Banda", []),
        ("wire", "LIMA, July 8 (Reuters) -", "Rosa Quispe and Juan Condo", ["Reuters"]),
        ("ngo", "Nairobi, 14 September 2020 –", None, []),
        ("plainstyle", None, None, ["(TNA)"]),
        ("aggregator", None, "Dele Marsh", []),
        ("magazine", None, "Leila Haddad", []),
    ],
)
def test_credits_are_kept_as_evidence(
    page: str, dateline: str | None, author: str | None, tags: list[str]
) -> None:
    report, _ = read_page(Path(__file__).with_name("pages") / f"{page}.txt")
    assert (report.dateline.text if report.dateline else None) == dateline
    assert report.author == author
    assert [tag.text for tag in report.agency_tags] == tags
    if report.dateline:
        assert not any(b.span.overlaps(report.dateline) for b in report.blocks)
        assert not any(f.span.overlaps(report.dateline) for f in report.furniture)


@pytest.mark.parametrize(
    ("page", "day"),
    [("radio", "2024-03-04"), ("daily", "2022-10-12"), ("magazine", "2021-05-19")],
)
def test_a_date_above_the_body_is_the_reports_own(page: str, day: str) -> None:
    report, _ = read_page(Path(__file__).with_name("pages") / f"{page}.txt")
    assert (report.published.earliest, report.published.basis) == (day, "text")


def test_wrapped_lines_are_one_paragraph() -> None:
    report, _ = read_page(Path(__file__).with_name("pages") / "wire.txt")
    paragraphs = [b.span.text for b in report.blocks if b.kind == "paragraph"]
    assert len(paragraphs) == 4
    assert paragraphs[0].startswith("An earthquake killed four people in the\nvalley")
