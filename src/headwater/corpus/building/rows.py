"""What a source gives: rows that may become reports, and what became of those that did not."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyarrow as pa

from headwater.errors import ReadError
from headwater.read import parse_published

REPORTS = pa.schema(
    [
        ("id", pa.string()),
        ("given_id", pa.string()),
        ("outlet", pa.string()),
        ("published_start", pa.timestamp("us")),
        ("published_end", pa.timestamp("us")),
        ("published_basis", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("text", pa.string()),
        ("digest", pa.string()),
        ("source_path", pa.string()),
        ("source_row", pa.int64()),
    ]
)
"""Columns of `OUT/reports`. The interval of publication is in UTC, both ends included."""

_WORD = re.compile(r"\w")
_DAY = dt.timedelta(days=1, microseconds=-1)
# Whole numbers that are seconds or milliseconds since 1970, from 1973 to 2128.
_SECONDS, _MILLISECONDS = range(100_000_000, 5_000_000_000), range(10**11, 5 * 10**12)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands.

    Attributes:
        path: of the file, as the user gave it.
        row: line, row, record or file within it, counted from 1.
    """

    path: str
    row: int

    def __str__(self) -> str:
        return f"{self.path}#{self.row}"


@dataclass(frozen=True, slots=True)
class Row:
    """One report as a source holds it, nothing checked yet; the values are what was written."""

    place: Place
    text: object
    id: object = None
    outlet: object = None
    published: object = None
    url: object = None
    title: object = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What became no report, and why.

    Attributes:
        place: where it stands.
        reason: one line.
        skipped: it was left alone by rule; else it failed.
    """

    place: str
    reason: str
    skipped: bool = False


def report_of(row: Row, max_chars: int) -> dict[str, object]:
    """A row of `REPORTS`.

    The text is kept as it is, character for character; lone surrogates, which no file can hold,
    give way to the replacement character.

    Raises:
        ReadError: it has no text, no word in it, or too much of it.
    """
    text = _text(row.text, max_chars)
    given_id = _said(row.id)
    start, end, basis = _interval(row.published)
    return {
        "id": given_id or str(row.place),
        "given_id": given_id or str(row.place),
        "outlet": _said(row.outlet),
        "published_start": start,
        "published_end": end,
        "published_basis": basis,
        "url": _said(row.url),
        "title": _said(row.title),
        "text": text,
        "digest": hashlib.sha256(text.encode()).hexdigest(),
        "source_path": _storable(row.place.path),
        "source_row": row.place.row,
    }


def _text(value: object, max_chars: int) -> str:
    if value is None:
        raise ReadError("no text; name its column with --text")
    if not isinstance(value, str):
        raise ReadError(f"its text is {type(value).__name__}, not a string")
    if not _WORD.search(value):
        raise ReadError("no word in its text")
    if len(value) > max_chars:
        raise ReadError(
            f"{len(value):,} characters; the most that is read is {max_chars:,} "
            "(read.max_text_chars)"
        )
    return _storable(value)


def _said(value: object) -> str | None:
    """A value as words, or None where it says nothing."""
    if value is None or isinstance(value, (dict, list, bytes)):
        return None
    return _storable(str(value).strip()) or None


def _storable(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _interval(value: object) -> tuple[dt.datetime | None, dt.datetime | None, str]:
    published = _parsed(_written(value))
    return (*published, "metadata") if published else (None, None, "none")


def _written(value: object) -> str:
    """A date as one would write it."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)) and int(value) in _MILLISECONDS:
        value = value / 1000
    if isinstance(value, (int, float)) and int(value) in _SECONDS:
        return dt.datetime.fromtimestamp(value, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


@lru_cache(maxsize=65_536)
def _parsed(words: str) -> tuple[dt.datetime, dt.datetime] | None:
    published = parse_published(words)
    if published is None or not published.earliest or not published.latest:
        return None
    return _instant(published.earliest), _instant(published.latest, to_its_end=True)


def _instant(words: str, *, to_its_end: bool = False) -> dt.datetime:
    instant = dt.datetime.fromisoformat(words.removesuffix("Z"))
    return instant + _DAY if to_its_end and "T" not in words else instant


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what; a field that is None is looked for under its usual names.

    Attributes:
        id: the caller's own name of a report.
        text: its words.
        outlet: who published it.
        published: when.
        url: where.
        title: its headline.
    """

    id: str | None = None
    text: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None

    def row(self, place: Place, values: Mapping[str, object]) -> Row:
        """The row that a mapping of columns to values is."""
        return Row(
            place,
            text=_pick(self.text, _USUAL["text"], values),
            id=_pick(self.id, _USUAL["id"], values),
            outlet=_pick(self.outlet, _USUAL["outlet"], values),
            published=_pick(self.published, _USUAL["published"], values),
            url=_pick(self.url, _USUAL["url"], values),
            title=_pick(self.title, _USUAL["title"], values),
        )

    def named(self) -> tuple[str, ...]:
        """The columns that the user named."""
        return tuple(
            name
            for name in (self.id, self.text, self.outlet, self.published, self.url, self.title)
            if name
        )


_USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "body", "content"),
    "outlet": ("outlet", "source", "publisher"),
    "published": ("published", "date", "published_at"),
    "url": ("url",),
    "title": ("title", "headline"),
}


def _pick(named: str | None, usual: tuple[str, ...], values: Mapping[str, object]) -> object:
    if named is not None:
        return values.get(named)
    return next((values[name] for name in usual if values.get(name) is not None), None)
