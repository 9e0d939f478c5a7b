"""The formats that are read: one table, by which everything else finds its reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        name: what the tables of openers and readers call it.
        called: what a message calls it, with its article.
        suffixes: endings of file names, lower case, with their dot.
        media_types: as a server or an archive declares it.
    """

    name: str
    called: str
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()


TEXT = Format("text", "a text", (".txt", ".text"), ("text/plain",))
PAGE = Format(
    "page", "a web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")
)
MHTML = Format(
    "mhtml", "a saved page (MHTML)", (".mhtml", ".mht"), ("multipart/related", "message/mhtml")
)
MAIL = Format("mail", "an e-mail", (".eml",), ("message/rfc822",))
PDF = Format("pdf", "a PDF", (".pdf",), ("application/pdf",))
DOCX = Format(
    "docx",
    "a Word file",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
)
NINJS = Format("ninjs", "a ninjs item", (".ninjs",), ("application/ninjs+json",))
NEWSML = Format("newsml", "a NewsML-G2 item", (), ("application/vnd.iptc.g2.newsitem+xml",))
RECORD = Format("record", "a record", (), ("application/vnd.headwater.record+json",))
ENTRY = Format("entry", "an entry of a feed", (), ("application/vnd.headwater.entry+xml",))

FEED = Format(
    "feed",
    "a feed",
    (".rss", ".atom", ".rdf"),
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
)
NEWS_MESSAGE = Format(
    "news-message", "a NewsML-G2 message", (), ("application/vnd.iptc.g2.newsmessage+xml",)
)
SITEMAP = Format("sitemap", "a sitemap")
XML = Format("xml", "an XML file", (".xml",), ("application/xml", "text/xml"))
JSON = Format(
    "json",
    "a JSON file",
    (".json",),
    ("application/json", "application/feed+json", "application/ld+json"),
)
JSON_LINES = Format(
    "json-lines",
    "a file of JSON lines",
    (".jsonl", ".ndjson"),
    ("application/jsonl", "application/x-ndjson"),
)
TABLE = Format("table", "a table", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"))
WARC = Format("warc", "a web archive (WARC)", (".warc",), ("application/warc",))
ZIP = Format("zip", "a ZIP archive", (".zip", ".wacz"), ("application/zip", "application/wacz"))
GZIP = Format("gzip", "gzip data", (".gz",), ("application/gzip", "application/x-gzip"))

REPORTS = (TEXT, PAGE, MHTML, MAIL, PDF, DOCX, NINJS, NEWSML, RECORD, ENTRY)
"""What holds one report: `read` has a reader for each."""

COLLECTIONS = (
    FEED, NEWS_MESSAGE, SITEMAP, XML, JSON, JSON_LINES, TABLE, WARC, ZIP, GZIP
)  # fmt: skip
"""What may hold many: `acquire` has an opener for each."""

FORMATS = REPORTS + COLLECTIONS

READ_SUFFIXES = frozenset({""}.union(*(f.suffixes for f in FORMATS)))
"""What a folder is searched for; a name without a suffix may well be a text."""
