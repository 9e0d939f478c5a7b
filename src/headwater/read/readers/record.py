"""Records: a row of a table, a line of JSON, an entry of a JSON feed; one JSON object each."""

from __future__ import annotations

from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.decode import decode
from headwater.raw.jsons import load_json
from headwater.raw.records import fields_of, holds_words
from headwater.read.fragments import read_fragment
from headwater.read.json_ld import declared_sources, describes_report, warnings_of
from headwater.read.outlet import web_url
from headwater.read.words import OwnMetadata, Words, titled


def read_record(capture: Capture) -> Words:
    """The words of a record's fields, under any of the names that `headwater.raw.records` knows.

    Raises:
        ReadError: it is no JSON object, or has neither text nor title.
    """
    decoded = decode(capture.content, page=False)
    record = _parse(decoded.text)
    fields = fields_of(record)
    if not holds_words(fields):
        raise ReadError("a record without a text; name the column text, body or content")
    url = web_url(fields.get("url"))
    body, links, notes = _body(fields, url)
    text, title = titled(fields.get("title"), body)
    report = describes_report(record)
    return Words(
        text, "record", decoded.encoding, title, title[1] if title else 0,
        own=OwnMetadata(
            title=fields.get("title"),
            outlet=fields.get("outlet"),
            author=fields.get("author"),
            url=url,
            language=fields.get("language"),
            dates=(fields["published"],) if "published" in fields else (),
            modified=fields.get("modified"),
            declared=declared_sources(record) if report else (),
            notes=warnings_of(record) if report else (),
        ),
        links=links,
        notes=decoded.notes + notes,
    )  # fmt: skip


def _parse(text: str) -> dict[str, object]:
    try:
        record = load_json(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError("a record that is not JSON; give it as one object") from error
    if not isinstance(record, dict):
        raise ReadError("JSON that is no record; give one object with a text and a title")
    return record


def _body(fields: dict[str, str], url: str | None) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The longest way in which the record gives its words, and a note if it is but a summary."""
    for name in ("html", "text"):
        if name in fields:
            text, links = read_fragment(fields[name], url)
            if text:
                return text, links, ()
    if "summary" in fields:
        text, links = read_fragment(fields["summary"], url)
        return text, links, ("only a summary is at hand, not the report",)
    return "", (), ("only a title is at hand, not the report",)
