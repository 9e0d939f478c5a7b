"""WARC and ARC files: the pages and texts among their responses."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from headwater.corpus.building.rows import Place, Refusal
from headwater.corpus.building.sources.block import Block, Found, Reading, digest_of
from headwater.corpus.building.sources.captures import row_of
from headwater.errors import ReadError
from headwater.model import Capture, Metadata

_BLOCK_RECORDS, _BLOCK_BYTES = 100, 16_000_000
_READABLE = ("text/html", "application/xhtml+xml", "text/plain")

Record = tuple[int, str | None, str | None, bytes, str | None]
"""Number, address, date, body, and the reason where it is not read."""


def cut_warc(path: str, digest: str, reading: Reading) -> Iterator[Block]:
    """Blocks of records.

    Raises:
        ReadError: it is no such archive, or damaged.
    """
    records: list[Record] = []
    first = 1
    try:
        with Path(path).open("rb") as file:
            for number, record in enumerate(ArchiveIterator(file), start=1):
                records.append(_record(number, record, reading.limits.max_bytes))
                if len(records) == _BLOCK_RECORDS or _size(records) > _BLOCK_BYTES:
                    yield _block(path, digest, first, records)
                    records, first = [], number + 1
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error) as error:
        if records:
            yield _block(path, digest, first, records)
        raise ReadError(f"damaged behind record {first + len(records) - 1} ({error})") from error
    if records:
        yield _block(path, digest, first, records)
    elif first == 1:
        raise ReadError("no record in it; give a WARC or ARC file")


def _block(path: str, digest: str, first: int, records: list[Record]) -> Block:
    key = digest_of("warc", path, digest, first, len(records))
    return Block(key, path, first, len(records), list(records), read_warc)


def _size(records: list[Record]) -> int:
    return sum(len(body) for _, _, _, body, _ in records)


def _record(number: int, record: Any, max_bytes: int) -> Record:
    url = record.rec_headers.get_header("WARC-Target-URI")
    reason = _why_not(record)
    if reason is not None:
        return number, url, None, b"", reason
    body = record.content_stream().read(max_bytes + 1)
    if len(body) > max_bytes:
        return number, url, None, b"", f"larger than {max_bytes:,} bytes (read.max_bytes)"
    return number, url, record.rec_headers.get_header("WARC-Date"), body, None


def _why_not(record: Any) -> str | None:
    """Why a record is left alone; None where it may be a report."""
    if record.rec_type not in {"response", "resource"}:
        return f"a {record.rec_type} record"
    if record.http_headers is None:
        kind = record.content_type or ""
    else:
        status = record.http_headers.get_statuscode()
        if status != "200":
            return f"a response of status {status}"
        kind = record.http_headers.get_header("Content-Type") or ""
    kind = kind.split(";")[0].strip().lower()
    return None if kind in _READABLE else f"{kind or 'a record of no type'} is not read"


def read_warc(block: Block, reading: Reading) -> Iterator[Found]:
    """The rows of a block of records; a page's date is its own, never that of its capture."""
    for number, url, _, body, reason in block.payload:
        place = Place(block.path, number)
        if reason is not None:
            yield Refusal(str(place), reason, skipped=not reason.startswith("larger"))
        else:
            yield row_of(place, Capture(str(place), body, Metadata(url=url)), reading)
