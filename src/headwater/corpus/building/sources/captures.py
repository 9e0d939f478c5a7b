"""Files and pages that are one report each, read as a trace reads them."""

from __future__ import annotations

from collections.abc import Iterator

from headwater import read as pages
from headwater.acquire import acquire
from headwater.corpus.building.rows import Place, Refusal, Row
from headwater.corpus.building.sources.block import Block, Found, Reading, digest_file, digest_of
from headwater.errors import HeadwaterError, ReadError
from headwater.model import Capture, Report


def cut_file(path: str) -> Iterator[Block]:
    """One block: the file.

    Raises:
        OSError: it cannot be read.
    """
    yield Block(digest_of("file", path, digest_file(path)), path, 1, 1, path, read_file)


def read_file(block: Block, reading: Reading) -> Iterator[Found]:
    """The report that a file is, with what its sidecar says of it."""
    acquired = acquire((block.payload,), bytes, reading.limits, {})
    for outcome in acquired.failed:
        yield Refusal(outcome.path, outcome.reason)
    for outcome in acquired.skipped:
        yield Refusal(outcome.path, outcome.reason, skipped=True)
    for capture in acquired.captures:
        yield row_of(Place(block.path, 1), capture, reading, name=block.path)


def row_of(place: Place, capture: Capture, reading: Reading, name: str | None = None) -> Found:
    """The row that a capture is, or why it is none.

    Args:
        place: where it stands.
        capture: its bytes and what is known of them.
        reading: the caps on size.
        name: what the report is called; its place where None.
    """
    try:
        report = pages.read(capture, str(place), reading.limits)
    except ReadError as error:
        return Refusal(str(place), str(error))
    except HeadwaterError:
        raise
    except Exception as error:  # bad input never ends a run
        return Refusal(str(place), f"could not be read ({type(error).__name__}: {error})")
    return Row(
        place,
        text=report.text,
        id=name,
        outlet=report.outlet,
        published=_published(report),
        url=report.url,
        title=report.title.text if report.title else None,
    )


def _published(report: Report) -> str | None:
    published = report.published
    if not published.known:
        return None
    if published.earliest == published.latest:
        return published.earliest
    return f"{published.earliest}/{published.latest}"
