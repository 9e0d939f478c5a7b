"""What the tests of acquiring share: one call, and the reason behind a name."""

from __future__ import annotations

from pathlib import Path

from headwater.acquire import Acquired, acquire
from headwater.acquire.fetch.fetched import Fetch
from headwater.errors import ReadError
from headwater.model import Capture
from headwater.read import read
from headwater.settings import AcquireSettings, ReadSettings

SETTINGS = ReadSettings(max_bytes=200_000)


def no_input() -> bytes:
    """Standard input that nobody may read."""
    raise AssertionError("standard input was read, but nobody asked for it")


def take(
    *places: Path | str, bounds: AcquireSettings | None = None, fetch: Fetch | None = None
) -> Acquired:
    """What is acquired behind some places; everything is in the account, in one line."""
    acquired = acquire([str(p) for p in places], no_input, SETTINGS, {}, bounds, fetch)
    outcomes = (*acquired.skipped, *acquired.failed)
    assert acquired.given == len(acquired.captures) + len(outcomes)
    assert all(o.reason.strip() and "\n" not in o.reason and len(o.reason) < 300 for o in outcomes)
    return acquired


def take_bytes(folder: Path, name: str, content: bytes | str) -> Acquired:
    """What is acquired from one file of these bytes, with paths as the file's name has them."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return take(path)


def reasons(acquired: Acquired) -> dict[str, str]:
    """What became of each item that is no capture, by the end of its path."""
    return {Path(o.path).name: o.reason for o in (*acquired.skipped, *acquired.failed)}


def names(acquired: Acquired) -> list[str]:
    """The captures by the ends of their paths."""
    return [Path(c.path).name for c in acquired.captures]


def texts(acquired: Acquired) -> list[str]:
    """The text of each capture."""
    return [read(c, "r1", ReadSettings()).text for c in acquired.captures]


def can_read(capture: Capture) -> bool:
    """Whether a capture becomes a report; a `ReadError` is an answer, any other is a fault."""
    try:
        return bool(read(capture, "r1", ReadSettings()).text)
    except ReadError:
        return False
