"""Web archives: the pages and texts among their responses, whatever became of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from headwater.acquire.warc import Record, parse_response, read_records
from headwater.corpus.building.rows import Place, Refusal
from headwater.corpus.building.sources.block import Block, Found, Reading, digest_of
from headwater.corpus.building.sources.captures import row_of
from headwater.errors import ReadError
from headwater.model import Capture, Metadata

_BLOCK_RECORDS, _BLOCK_BYTES = 100, 16_000_000
_READABLE = ("text/html", "application/xhtml+xml", "text/plain")
# What stands before a body in its record, over the bound for the body itself.
_HEADER_ROOM = 65_536


def cut_warc(path: str, digest: str, reading: Reading) -> Iterator[Block]:
    """Blocks of records.

    Raises:
        ReadError: no record in it can be read.
        OSError: the file cannot be read.
    """
    records: list[Record] = []
    whole = False
    with Path(path).open("rb") as file:
        for record in read_records(file, reading.limits.max_bytes + _HEADER_ROOM):
            records.append(record)
            whole |= record.problem is None
            if len(records) == _BLOCK_RECORDS or _size(records) > _BLOCK_BYTES:
                yield _block(path, digest, records)
                records = []
    if not whole:
        reason = records[0].problem if records else None
        raise ReadError(f"no record in it ({reason or 'it is empty'}); give a WARC file")
    if records:
        yield _block(path, digest, records)


def _block(path: str, digest: str, records: list[Record]) -> Block:
    first = records[0].number
    key = digest_of("warc", path, digest, first, len(records))
    return Block(key, path, first, len(records), records, read_warc)


def _size(records: list[Record]) -> int:
    return sum(len(record.block) for record in records)


def read_warc(block: Block, reading: Reading) -> Iterator[Found]:
    """The rows of a block of records; a page's date is its own, never that of its capture."""
    for record in block.payload:
        place = Place(block.path, record.number)
        try:
            body, reason = _body(record, reading.limits.max_bytes)
        except ReadError as error:
            yield Refusal(str(place), str(error))
            continue
        if reason:
            yield Refusal(str(place), reason, skipped=True)
        else:
            url = record.headers.get("warc-target-uri", "").strip("<> ") or None
            yield row_of(place, Capture(str(place), body, Metadata(url=url)), reading)


def _body(record: Record, max_bytes: int) -> tuple[bytes, str]:
    """What was captured in a record, and why it is left alone if it is no report.

    Raises:
        ReadError: the record is broken, its body too large or packed in an unknown way.
    """
    if record.problem:
        raise ReadError(record.problem)
    if record.kind not in {"response", "resource"}:
        return b"", f"a {record.kind[:30]} record"
    if record.kind == "resource":
        return record.block, _unread(record.headers.get("content-type"))
    response = parse_response(record.block)
    if response.status != 200:
        return b"", f"a response of status {response.status}"
    reason = _unread(response.headers.get("content-type"))
    return (b"", reason) if reason else (response.body(max_bytes), "")


def _unread(declared: str | None) -> str:
    """Why content of a type is not read; nothing where it is."""
    kind = (declared or "").partition(";")[0].strip().lower()
    return "" if kind in _READABLE else f"{kind[:60] or 'a record of no type'} is not read"
