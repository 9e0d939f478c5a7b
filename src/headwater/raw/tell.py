"""Which format bytes are in: by what they say, then by what is said of them."""

from __future__ import annotations

import re
from pathlib import PurePath

from headwater.raw.formats import (
    DOCX,
    ENTRY,
    FEED,
    FORMATS,
    GZIP,
    JSON,
    JSON_LINES,
    MAIL,
    MHTML,
    NEWS_MESSAGE,
    NEWSML,
    NINJS,
    PAGE,
    PDF,
    RECORD,
    SITEMAP,
    TEXT,
    WARC,
    XML,
    ZIP,
    Format,
)  # fmt: skip

SNIFFED_BYTES = 65_536
"""How much of the beginning tells the format."""

_HEAD = 4096
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\f"
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")
# What these declare is what they are, whatever the bytes look like: we (or IPTC) made the type.
_OWN_TYPES = {t: f for f in (NINJS, NEWSML, RECORD, ENTRY) for t in f.media_types}
_TYPES = {t: f for f in FORMATS for t in f.media_types}
_SUFFIXES = {s: f for f in FORMATS for s in f.suffixes}
_ROOTS = {
    b"rss": FEED, b"rdf": FEED, b"feed": FEED,
    b"urlset": SITEMAP, b"sitemapindex": SITEMAP,
    b"newsitem": NEWSML, b"nitf": NEWSML, b"packageitem": NEWSML, b"planningitem": NEWSML,
    b"conceptitem": NEWSML, b"knowledgeitem": NEWSML, b"newsmessage": NEWS_MESSAGE,
    b"html": PAGE,
}  # fmt: skip
# What may stand before the first element. The inner set of a DOCTYPE is passed over by its "]>".
_PROLOG = re.compile(
    rb"\s*(?:<\?[^>]{0,2000}>|<!--(?:(?!-->).){0,20000}-->"
    rb"|<!doctype[^>\[]{0,1000}(?:\[(?:(?!\]\s*>).){0,40000}\]\s*)?>)",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(rb"\s*<(?:[a-z0-9_-]{1,30}:)?([a-z][a-z0-9]{0,30})[\s>/]", re.IGNORECASE)
_JSON_START = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"[^\"\n]{1,80}\"\s*:|\})")
_JSON_LINE = re.compile(rb"\s*\{[^\r\n]{2,}\}[^\S\r\n]*\r?\n\s*\{")
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*")
_MAIL_HEADER = re.compile(rb"^(?:mime-version|message-id|received|return-path):", re.I | re.M)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)


def tell_format(head: bytes, name: str, media_type: str | None = None) -> Format:
    """The format of a file.

    What its first bytes say wins, since servers and file names are often wrong; what is declared
    decides between formats that begin alike; what nothing tells is taken for text.

    Args:
        head: the first `SNIFFED_BYTES` bytes, or all if there are fewer.
        name: what the file is called; only its suffix counts.
        media_type: as declared by a server or an archive; parameters are passed over.
    """
    declared = (media_type or "").partition(";")[0].strip().lower()
    return (
        _OWN_TYPES.get(declared)
        or _by_magic(head, _TYPES.get(declared) or _by_suffix(name))
        or _by_words(head, name)
        or _TYPES.get(declared)
        or _by_suffix(name)
        or TEXT
    )


def _by_magic(head: bytes, said: Format | None) -> Format | None:
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        # A Word file is a ZIP archive, too; one that nothing calls so is known when it is opened.
        return DOCX if said is DOCX else ZIP
    if head.lstrip(b"\r\n ").startswith(b"WARC/"):
        return WARC
    return PDF if b"%PDF-" in head[:1024] and not head.startswith(b"<") else None


def _by_words(head: bytes, name: str) -> Format | None:
    start = head.replace(b"\x00", b"").lstrip(_MARKS)
    if start.startswith(b"<"):
        return _by_root(start)
    if start.startswith((b"{", b"[")) and _JSON_START.match(start):
        lines = _by_suffix(name) is JSON_LINES or _JSON_LINE.match(start)
        return JSON_LINES if lines else JSON
    return _by_headers(start)


def _by_root(start: bytes) -> Format | None:
    """By the first element; the tags that only web pages start with are known without one."""
    if start[:_HEAD].lower().startswith(_PAGE_STARTS):
        return PAGE
    position = 0
    while prolog := _PROLOG.match(start, position):
        position = prolog.end()
    root = _ROOT.match(start, position)
    known = _ROOTS.get(root[1].lower()) if root else None
    if known is None and position and root and start[:5].lower() == b"<?xml":
        return XML
    return known


def _by_headers(start: bytes) -> Format | None:
    """An e-mail or a saved page, by header lines that no one writes above a text."""
    # A message taken out of a mailbox keeps the mailbox's own first line.
    end = position = start.find(b"\n") + 1 if start.startswith(b"From ") else 0
    while line := _HEADER_LINE.match(start, end):
        end = line.end()
    headers = start[position:end]
    if not _MAIL_HEADER.search(headers):
        return None
    return MHTML if _RELATED.search(headers) else MAIL


def _by_suffix(name: str) -> Format | None:
    last = PurePath(name.lower().rpartition("#")[2]).name
    return _SUFFIXES.get(PurePath(last.removesuffix(".gz")).suffix)
