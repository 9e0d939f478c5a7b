"""HTML to text with metadata: an extractor first, and what to do when it finds nothing.

Measured with trafilatura 2.3.1 on libxml2 2.14: a page nested 254 deep vanishes with the normal
parser, one nested 20,000 deep with the permissive one too. So each is tried in turn, and the
report says which one it was.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from headwater.errors import ReadError
from headwater.read.page_metadata import find_links, read_metadata
from headwater.read.repeats import is_near
from headwater.read.strip_tags import strip_tags
from headwater.read.words import OwnMetadata

# The extractor logs what it gives up on; the report's notes say it in our words.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_PARSERS = (("trafilatura", False), ("trafilatura-huge-tree", True))
# A tag with thousands of attributes takes the parser minutes (each is compared with all others).
_LONG_TAG = re.compile(r"<(?P<name>[A-Za-z][^\s<>/]{0,30})(?P<rest>[^<>]{10000,})>?")
_MAX_ATTRIBUTES = 500
# Beyond this the extractor's time grows past what a page is worth; cutting tags stays linear.
_MAX_EXTRACTED_CHARS = 5_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page and what the page says of itself.

    Attributes:
        text: title, blank line, paragraphs with blank lines between.
        title: offsets of the title in `text`, or None.
        extraction: how the text was won.
        metadata: the page's own.
        links: targets of links in the text.
        notes: what degraded the extraction.
    """

    text: str
    title: tuple[int, int] | None
    extraction: str
    metadata: OwnMetadata
    links: tuple[str, ...]
    notes: tuple[str, ...]


def read_page(page: str) -> Page:
    """Extract the report from a decoded page.

    Raises:
        ReadError: no way of extracting gives a single word.
    """
    page = _LONG_TAG.sub(_tame, page.replace("\x00", " "))
    body, extraction, tree = _extract(page)
    if not any(c.isalnum() for c in body):
        raise ReadError("a page without text; save the page with its words, or give plain text")
    metadata = read_metadata(tree) if tree is not None else OwnMetadata()
    links = find_links(tree, body, metadata.url) if tree is not None else ()
    notes: tuple[str, ...] = ()
    if extraction != "trafilatura":
        notes = (f"the page's text was won by {extraction}: expect more furniture in it",)
    text, title = _with_title(body, metadata.title)
    return Page(text, title, extraction, metadata, links, notes)


def _tame(tag: re.Match[str]) -> str:
    """The tag, without its attributes if they are too many; a long picture in one is left."""
    return f"<{tag['name']}>" if len(tag["rest"].split()) > _MAX_ATTRIBUTES else tag[0]


def _extract(page: str) -> tuple[str, str, HtmlElement | None]:
    """Text, how it was won, and the parsed page if it could be parsed."""
    tree = None
    for extraction, huge in _PARSERS if len(page) <= _MAX_EXTRACTED_CHARS else ():
        parsed, whole = parse_page(page, huge=huge)
        tree = parsed if parsed is not None else tree
        if parsed is not None and whole:
            body = _paragraphs(parsed)
            if body:
                # The extractor may alter the tree that it is given: metadata need a fresh one.
                return body, extraction, parse_page(page, huge=huge)[0]
    # Whatever was parsed will do for the metadata: they stand at the top.
    return strip_tags(page), "tag-stripping", tree


def parse_page(page: str, *, huge: bool) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, None where there is none, and whether it holds the whole page.

    Args:
        page: decoded markup.
        huge: whether to lift the parser's own limits on depth and size.
    """
    parser = HTMLParser(huge_tree=huge, encoding="utf-8", no_network=True)
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    cut = any("depth" in entry.message.lower() for entry in parser.error_log)
    return tree, not cut


def _paragraphs(tree: HtmlElement) -> str:
    """The extractor's text, paragraphs separated by blank lines; "" if it finds none."""
    try:
        document = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # third-party code on hostile input: the next way is tried
        return ""
    words = getattr(document, "text", None) or ""
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _with_title(body: str, title: str | None) -> tuple[str, tuple[int, int] | None]:
    """The text with its title first, said once."""
    if not title:
        return body, None
    first, _, _ = body.partition("\n\n")
    if is_near(first, title) and len(first) <= 2 * len(title):
        return body, (0, len(first))
    return f"{title}\n\n{body}" if body else title, (0, len(title))
