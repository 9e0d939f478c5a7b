"""What was read from each capture: the words to search, and which page was seen before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model import Report
from headwater.store.captures import Custody
from headwater.store.casefile import CaseFile
from headwater.store.database import storable
from headwater.store.search import index_reading


@dataclass(frozen=True, slots=True)
class Seen:
    """An earlier capture of the same page.

    Attributes:
        number: of the capture.
        name: of the report.
        text_sha256: digest of its words.
    """

    number: int
    name: str
    text_sha256: str


def last_seen(case: CaseFile, canonical_url: str) -> Seen | None:
    """The newest reading of a page that is not itself a mere repetition, or None."""
    found = case.database.row(
        "SELECT captures.number, captures.name, readings.text_sha256 FROM readings "
        "JOIN captures ON captures.number = readings.capture "
        "WHERE canonical_url = ? AND repeats = 0 AND problem IS NULL "
        "ORDER BY captures.number DESC LIMIT 1",
        (canonical_url,),
    )
    return Seen(*found) if found else None


def keep_reading(
    case: CaseFile, custody: Custody, report: Report, canonical_url: str | None
) -> Seen | None:
    """Keep what was read; to be called inside of `Database.writing`.

    Returns:
        The earlier capture of the same page, if there is one. Where it has the same words, this
        one is marked as its repetition, and else as its revision.
    """
    earlier = last_seen(case, canonical_url) if canonical_url else None
    repeats = earlier is not None and earlier.text_sha256 == report.text_sha256
    case.database.run(
        "INSERT INTO readings (capture, title, outlet, text, text_sha256, url, "
        "canonical_url, published_earliest, published_latest, revises, repeats) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            custody.number,
            storable(report.title.text) if report.title else "",
            storable(report.outlet or ""),
            # The words of a repetition are searched where they stood first.
            "" if repeats else storable(report.text),
            report.text_sha256,
            storable(report.url) if report.url else None,
            canonical_url,
            report.published.earliest,
            report.published.latest,
            earlier.number if earlier else None,
            int(repeats),
        ),
    )
    index_reading(case, custody.number)
    return earlier


def keep_problem(case: CaseFile, custody: Custody, problem: str) -> None:
    """Keep why a capture has no words; to be called inside of `Database.writing`."""
    case.database.run(
        "INSERT INTO readings (capture, problem) VALUES (?, ?)",
        (custody.number, storable(problem)),
    )
    index_reading(case, custody.number)


def repetitions(case: CaseFile) -> frozenset[int]:
    """Numbers of the captures that only repeat an earlier one of the same page."""
    rows = case.database.rows("SELECT capture FROM readings WHERE repeats = 1")
    return frozenset(number for (number,) in rows)


def revisions(case: CaseFile) -> dict[str, str]:
    """For each report that is a later version of a page: the name of the version before it."""
    rows = case.database.rows(
        "SELECT later.name, earlier.name FROM readings "
        "JOIN captures AS later ON later.number = readings.capture "
        "JOIN captures AS earlier ON earlier.number = readings.revises WHERE repeats = 0"
    )
    return dict(rows)


def texts(case: CaseFile) -> Iterator[tuple[str, str | None, str]]:
    """Name, digest and words of every report that was read."""
    yield from case.database.each(
        "SELECT captures.name, text_sha256, text FROM readings "
        "JOIN captures ON captures.number = readings.capture "
        "WHERE problem IS NULL AND repeats = 0"
    )
