"""Entries of feeds told apart: which one it is, whether its words changed, where its page is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from lxml import etree

from headwater.acquire.urls import canonical_url
from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.formats import ENTRY
from headwater.raw.records import fields_of
from headwater.raw.xmls import decode_xml, local_name, parse_xml, words_of

_WORDS = ("title", "description", "summary", "content", "encoded")
_NO_PAGE = frozenset({"self", "edit", "enclosure", "replies", "hub", "next", "license", "via"})


def entry_key(entry: Capture) -> str:
    """What an entry is known by: the feed's own id for it, else its page's address, else its words.

    An id that is an address is taken for one, so that tracking keys do not make it another.
    """
    known = entry.receipt.record or entry_link(entry)
    return canonical_url(known) if known else words_digest(entry)


def words_digest(entry: Capture) -> str:
    """SHA-256 of an entry's words alone: counters, dates and markup may change as they like."""
    return hashlib.sha256(_words(entry).encode("utf-8", "surrogatepass")).hexdigest()


def _words(entry: Capture) -> str:
    if entry.media_type not in ENTRY.media_types:
        fields = _fields(entry)
        return "\0".join(fields.get(name, "") for name in ("title", "html", "text", "summary"))
    tree = _tree(entry)
    if tree is None:
        return entry.content.decode("utf-8", "replace")
    return "\0".join(words_of(e) for e in tree if local_name(e) in _WORDS)


def entry_link(entry: Capture) -> str | None:
    """The address of an entry's page, if it is one of the web."""
    if entry.media_type not in ENTRY.media_types:
        links = [_fields(entry).get("url", "")]
    else:
        links = _links(entry)
    return next((link for link in links if link.startswith(("http://", "https://"))), None)


def _links(entry: Capture) -> list[str]:
    tree = _tree(entry)
    return [
        (link.get("href") or link.text or "").strip()
        for link in (() if tree is None else tree)
        if local_name(link) == "link" and (link.get("rel") or "alternate") not in _NO_PAGE
    ]


def _tree(entry: Capture) -> etree._Element | None:
    """The element of the entry itself, without the feed around it."""
    try:
        tree, _ = parse_xml(decode_xml(entry.content)[0])
    except ReadError:
        return None
    return next((e for e in tree.iter() if local_name(e) in {"item", "entry"}), None)


def _fields(entry: Capture) -> Mapping[str, str]:
    try:
        said = json.loads(entry.content)
    except (ValueError, RecursionError):
        return {}
    return fields_of(said) if isinstance(said, dict) else {}
