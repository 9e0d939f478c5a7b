"""What fetching an address gives, and who may be asked to do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was received.

    Attributes:
        url: the address that answered, behind all redirects.
        media_type: as the server declared it, or None.
        content: the body, unpacked.
        received: when, an instant in UTC.
        record: id of the WARC record that holds the exchange, if it is kept.
        notes: what degraded it.
        etag: the server's name for this version of the page, or None.
        last_modified: when the server says that it changed, as written, or None.
    """

    url: str
    media_type: str | None
    content: bytes
    received: str
    record: str | None = None
    notes: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None


Fetch = Callable[[str], Fetched]
"""Fetches one address; raises `ReadError`, in one line, where it may not or cannot be had."""


def is_address(place: str) -> bool:
    """Whether a place is an address of the web and not a path."""
    return place.lower().startswith(("http://", "https://"))
