"""Web archives: every page that was captured, with when, from where and its digests checked.

A record is an item of its own (`news.warc.gz#12` is the twelfth) if something was captured in it;
requests, metadata and the archive's own description belong to the items and are none.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Iterator

from headwater.acquire.items import Failed, Item, NoReportsError, Skipped
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.acquire.urls import canonical_url
from headwater.acquire.warc.digests import check_digests
from headwater.acquire.warc.http import Response, parse_response
from headwater.acquire.warc.records import Record, read_records
from headwater.errors import ReadError
from headwater.model import Receipt
from headwater.raw import formats
from headwater.raw.formats import Format
from headwater.raw.tell import SNIFFED_BYTES, tell_format

# They describe what was captured, or how.
_BESIDE = frozenset({"warcinfo", "request", "metadata"})
_CAPTURED = frozenset({"response", "resource", "conversion"})
_READ = frozenset(
    {
        formats.PAGE, formats.PDF, formats.DOCX, formats.ZIP, formats.NINJS, formats.NEWSML,
        formats.NEWS_MESSAGE, formats.FEED, formats.MAIL, formats.MHTML,
    }
)  # fmt: skip
_TEXT_TYPES = ("text/plain", "")
_JSON_NEWS = ("application/feed+json", "application/ninjs+json")
# What stands before a body, over the bound for the body itself.
_HEADER_ROOM = 65_536


def open_warc(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """The captures of a web archive.

    Raises:
        NoReportsError: nothing was captured in it.
    """
    opened = _Archive(piece, bounds)
    for record in read_records(piece.file, bounds.max_bytes + _HEADER_ROOM):
        yield from opened.items_of(record)
    if not opened.count:
        raise NoReportsError("a web archive in which nothing was captured")


class _Archive:
    """One archive while it is read: which records and which bytes were seen."""

    def __init__(self, piece: Piece, bounds: Bounds) -> None:
        self.count = 0
        self._piece = piece
        self._bounds = bounds
        self._receipt = piece.receipt_within("archive")
        self._ids: set[str] = set()
        self._urls: set[str] = set()
        self._seen: dict[bytes, int] = {}
        piece.file.seek(0)

    def items_of(self, record: Record) -> Iterator[Item | Piece]:
        """What a record gives: nothing, if it only describes others."""
        path = f"{self._piece.path}#{record.number}"
        if record.problem:
            self.count += 1
            yield Failed(path, record.problem)
            return
        self._bounds.count_unpacked(len(record.block))
        if record.kind in _BESIDE:
            return
        self.count += 1
        try:
            yield self._item(path, record)
        except NoReportsError as error:
            yield Skipped(path, str(error))
        except ReadError as error:
            yield Failed(path, str(error))
        finally:
            self._ids.add(record.headers.get("warc-record-id", ""))

    def _item(self, path: str, record: Record) -> Item | Piece:
        self._refuse_kind(record)
        url = record.headers.get("warc-target-uri", "").strip("<> ")
        response = self._response(record, url)
        notes = check_digests(record, response)
        if "warc-truncated" in record.headers:
            why = record.headers["warc-truncated"][:30]
            notes += (f"the archive kept only a part of it (WARC-Truncated: {why})",)
        content = response.body(self._bounds.max_bytes) if response else record.block
        declared = response.headers.get("content-type") if response else None
        declared = declared or (record.headers.get("content-type") if not response else None)
        told = _refuse_other(content, url, declared)
        self._refuse_again(record.number, url, content)
        receipt = dataclasses.replace(
            self._receipt,
            url=url or None,
            received=_instant(record.headers.get("warc-date")),
            record=record.headers.get("warc-record-id"),
        )
        return self._inner(path, content, declared or told.media_types[0], notes, receipt)

    def _inner(
        self, path: str, content: bytes, media_type: str, notes: tuple[str, ...], receipt: Receipt
    ) -> Piece:
        self._bounds.count_unpacked(len(content))
        return Piece(
            path, io.BytesIO(content), media_type, notes=notes, receipt=receipt,
            depth=self._piece.depth + 1, named=False,
        )  # fmt: skip

    def _refuse_kind(self, record: Record) -> None:
        """Leave out what is no capture of its own."""
        refers = record.headers.get("warc-refers-to", "")
        if record.kind == "revisit":
            first = record.headers.get("warc-refers-to-target-uri", "").strip("<> ")
            held = refers in self._ids or canonical_url(first) in self._urls
            where = "in this archive" if held else "not in this archive"
            raise NoReportsError(
                f"a revisit: the same page as before, whose first capture is {where}; no new report"
            )
        if record.kind == "conversion" and refers in self._ids:
            raise NoReportsError("a conversion of another record of this archive; no new report")
        if record.kind == "continuation" or "warc-segment-number" in record.headers:
            raise NoReportsError("a segment of a divided record; join the segments")
        if record.kind not in _CAPTURED:
            raise NoReportsError(f"a record of type {record.kind[:30]!r}, not a capture")

    def _response(self, record: Record, url: str) -> Response | None:
        if record.kind != "response":
            return None
        if not url.lower().startswith(("http:", "https:")):
            raise NoReportsError(
                f"a response of {url.partition(':')[0][:20] or 'nothing'}, no page"
            )
        response = parse_response(record.block)
        if response.status != 200:
            raise NoReportsError(f"an answer with status {response.status}, not a page")
        return response

    def _refuse_again(self, number: int, url: str, content: bytes) -> None:
        """Leave out the same bytes of the same address."""
        page = canonical_url(url)
        self._urls.add(page)
        key = hashlib.sha256(page.encode("utf-8", "replace") + b"\0" + content)
        first = self._seen.setdefault(key.digest(), number)
        if first != number:
            raise NoReportsError(f"the same bytes of the same address as #{first}")


def _refuse_other(content: bytes, url: str, declared: str | None) -> Format:
    """The format of what was captured, if it can be a report or hold one."""
    path = url.partition("?")[0].partition("#")[0]
    told = tell_format(content[:SNIFFED_BYTES], path, declared)
    kind = (declared or "").partition(";")[0].strip().lower()
    if not content.strip():
        raise NoReportsError("an empty body")
    if path.lower().endswith("/robots.txt"):
        raise NoReportsError("robots.txt, not a report")
    text = told is formats.TEXT and kind in _TEXT_TYPES
    if told not in _READ and not text and kind not in _JSON_NEWS:
        raise NoReportsError(f"{kind[:60] or told.called}, not a report")
    return told


def _instant(said: str | None) -> str | None:
    """WARC-Date to the second: "2024-05-03T10:00:00.123Z" and its shorter forms."""
    words = (said or "").strip()
    if len(words) < 20 or words[10] != "T" or not words.endswith("Z"):
        return None
    return f"{words[:19]}Z"
