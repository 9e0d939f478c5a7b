"""Fields of records (rows of tables, lines of JSON, entries of feeds), whatever they are called."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime

_NAMES = {
    "title": "title headline headlines name",
    "text": "text body content content_text articlebody article_body article story "
    "body_text full_text fulltext maintext main_text plaintext",
    "html": "html content_html body_html body_xhtml content_encoded",
    "summary": "summary description abstract lead teaser snippet standfirst",
    "url": "url link href permalink uri source_url article_url canonical_url address",
    "outlet": "outlet source publisher site publication source_name sitename site_name domain "
    "newspaper media",
    "author": "author authors byline by creator writer journalist",
    "published": "published date date_published published_at publish_date publication_date pubdate "
    "datepublished publishedat published_date publishdate published_time timestamp datetime "
    "created",
    "modified": "modified date_modified datemodified updated updated_at modified_at last_modified",
    "language": "language lang inlanguage",
    "id": "id guid key identifier",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
# Seconds, then milliseconds, from 1990 to 2100: how tables of posts write an instant.
_SECONDS = range(631_152_000, 4_102_444_800)
_MAX_LISTED = 10


def field_of(name: str) -> str | None:
    """The field that a column or key stands for; None if it is none that is known."""
    folded = name.strip().lower().replace("-", "_").replace(" ", "_").replace(":", "_")
    return _FIELDS.get(folded) or _FIELDS.get(folded.replace("_", ""))


def fields_of(record: Mapping[str, object]) -> dict[str, str]:
    """The known fields of a record as words, empty ones left out.

    Where two keys mean the same field, the one whose name is more usual here wins.
    """
    found: dict[str, tuple[int, str]] = {}
    for key, value in record.items():
        name = field_of(str(key))
        if name is None:
            continue
        words = _instant(value) if name in {"published", "modified"} else None
        words = words or words_of_value(value)
        rank = _rank(name, str(key))
        if words and (name not in found or rank < found[name][0]):
            found[name] = (rank, words)
    return {name: words for name, (_, words) in found.items()}


def holds_words(fields: Mapping[str, str]) -> bool:
    """Whether a record has anything that could be read as a report."""
    return any(name in fields for name in ("text", "html", "summary", "title"))


def _rank(field: str, key: str) -> int:
    names = _NAMES[field].split()
    folded = key.strip().lower().replace("-", "_").replace(" ", "_").replace(":", "_")
    return names.index(folded) if folded in names else len(names)


def words_of_value(value: object) -> str | None:
    """A value as words: a string, a number, the name in an object, or a list of those."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        named = (value.get(k) for k in ("name", "value", "title", "text", "url"))
        return next((w for n in named if isinstance(n, str) and (w := n.strip())), None)
    if isinstance(value, list):
        listed = (words_of_value(v) for v in value[:_MAX_LISTED] if not isinstance(v, list))
        return ", ".join(w for w in listed if w) or None
    return None


def _instant(value: object) -> str | None:
    """An instant that is written as a count of seconds or milliseconds; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = int(float(value))
    except (ValueError, OverflowError):
        return None
    seconds = number if number in _SECONDS else number // 1000
    if seconds not in _SECONDS:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
