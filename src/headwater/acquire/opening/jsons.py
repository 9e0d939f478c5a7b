"""JSON files: a JSON feed, agency items, records, or a list of any of them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping

from headwater.acquire.items import Failed, Item, NoReportsError
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.errors import ReadError
from headwater.model import Capture, Receipt
from headwater.raw.decode import decode
from headwater.raw.formats import NINJS, RECORD
from headwater.raw.records import fields_of, holds_words

_FEED_VERSION = "jsonfeed.org/version/"
_NINJS_KEYS = frozenset(
    {"versioncreated", "firstcreated", "pubstatus", "bodies", "headlines", "bodytext", "bodyxhtml"}
)


def open_json(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """The reports in a JSON file.

    Raises:
        NoReportsError: it holds none.
        ReadError: it is not JSON.
    """
    content = piece.read(bounds.max_bytes)
    said = parse_json(decode(content, page=False).text)
    if isinstance(said, dict) and (kind := kind_of(said)) is not None:
        yield piece.capture(content) if piece.media_type == kind else _typed(piece, content, kind)
        return
    listed = _listed(said)
    if not any(kind_of(record) for record in listed if isinstance(record, dict)):
        raise NoReportsError("JSON without reports; give ninjs, a JSON feed or records")
    channel = said if isinstance(said, dict) else {}
    receipt = piece.receipt_within("feed" if _is_feed(channel) else "collection")
    for number, record in enumerate(listed, start=1):
        yield record_item(f"{piece.path}#{number}", _within(record, channel), receipt)


def _typed(piece: Piece, content: bytes, kind: str) -> Capture:
    return dataclasses.replace(piece.capture(content), media_type=kind)


def record_item(path: str, record: object, receipt: Receipt) -> Item:
    """One record as a capture of its own; failed where there is nothing to read in it."""
    kind = kind_of(record) if isinstance(record, Mapping) else None
    if kind is None:
        return Failed(path, "a record without a text; name the column text, body or content")
    content = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return Capture(path, content, media_type=kind, receipt=receipt)


def parse_json(text: str) -> object:
    """What a JSON text says.

    Raises:
        ReadError: it is not JSON, or is nested deeper than anybody writes.
    """
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False)
    except RecursionError as error:
        raise ReadError("JSON that is nested too deeply; give reports") from error
    except ValueError as error:
        raise ReadError(f"damaged JSON ({error}); give it whole") from error


def kind_of(record: Mapping[str, object]) -> str | None:
    """The media type that a record is read by; None if there is nothing to read in it."""
    keys = {str(key).lower().replace("_", "") for key in record}
    if "uri" in keys and not keys.isdisjoint(_NINJS_KEYS):
        return NINJS.media_types[0]
    if str(record.get("schema", "")).startswith("headwater/") or _is_feed(record):
        return None
    fields = fields_of(record)
    worded = holds_words(fields) and not fields.keys().isdisjoint({"text", "html", "summary"})
    return RECORD.media_types[0] if worded or {"title", "url"} <= fields.keys() else None


def _is_feed(record: Mapping[str, object]) -> bool:
    return _FEED_VERSION in str(record.get("version", ""))


def _listed(said: object) -> list[object]:
    """The list in a file: itself, or the one list of objects that its object has."""
    if isinstance(said, list):
        return said
    if not isinstance(said, dict):
        return []
    if _is_feed(said):
        items = said.get("items")
        return items if isinstance(items, list) else []
    lists = [v for v in said.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    return lists[0] if len(lists) == 1 else []


def _within(record: object, channel: Mapping[str, object]) -> object:
    """An entry of a JSON feed with what the feed says for all of its entries."""
    if not isinstance(record, dict) or not _is_feed(channel):
        return record
    whole = {
        "outlet": channel.get("title"),
        "language": channel.get("language"),
        "author": channel.get("authors") or channel.get("author"),
    }
    return {**{k: v for k, v in whole.items() if v and k not in record}, **record}
