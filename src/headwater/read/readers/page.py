"""Web pages: title and paragraphs, without the furniture of their site."""

from __future__ import annotations

from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.decode import decode
from headwater.read.page import read_page
from headwater.read.readers.declared import charset_of
from headwater.read.words import Words


def read_web_page(capture: Capture) -> Words:
    """The words of a page."""
    return page_words(capture.content, charset_of(capture.media_type))


def page_words(content: bytes, charset: str | None = None) -> Words:
    """The words of a page's bytes.

    Raises:
        ReadError: there is no text in it.
    """
    decoded = decode(content, page=True, charset=charset)
    if not decoded.text.strip():
        raise ReadError("empty; give a file with the report's text")
    page = read_page(decoded.text)
    start = page.title[1] if page.title else 0
    return Words(
        page.text, page.extraction, decoded.encoding, page.title, start,
        own=page.metadata, links=page.links, notes=decoded.notes + page.notes,
    )  # fmt: skip
