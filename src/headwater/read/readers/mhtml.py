"""Pages saved with all their parts in one file (MHTML): the page itself is read."""

from __future__ import annotations

import dataclasses
from email.message import Message

from headwater.errors import ReadError
from headwater.model import Capture
from headwater.read.outlet import web_url
from headwater.read.readers.declared import charset_of
from headwater.read.readers.messages import content_of, header_of, leaves_of, parse_message
from headwater.read.readers.page import page_words
from headwater.read.words import Words


def read_mhtml(capture: Capture) -> Words:
    """The words of the saved page; its address is the one that the browser wrote down.

    The date in the message is when it was saved, not when it was published, and is not used.

    Raises:
        ReadError: there is no page in it.
    """
    message = parse_message(capture.content)
    page = _root(message)
    content, media_type = content_of(page)
    words = page_words(content, charset_of(media_type))
    url = web_url(header_of(page, "Content-Location"))
    url = url or web_url(header_of(message, "Snapshot-Content-Location"))
    own = dataclasses.replace(
        words.own,
        url=words.own.url or url,
        title=words.own.title or header_of(message, "Subject"),
    )
    return dataclasses.replace(words, own=own)


def _root(message: Message) -> Message:
    """The part that the others belong to: named by the message, else its first page."""
    pages = [p for p in leaves_of(message) if p.get_content_type() in _PAGES]
    start = message.get_param("start")
    for page in pages:
        if isinstance(start, str) and (page.get("Content-ID") or "").strip() == start.strip():
            return page
    if not pages:
        raise ReadError("a saved page without a page in it; save it again")
    return pages[0]


_PAGES = frozenset({"text/html", "application/xhtml+xml"})
