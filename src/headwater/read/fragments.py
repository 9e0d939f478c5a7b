"""Pieces of HTML without a page around them: bodies of feed entries, mails and agency items."""

from __future__ import annotations

import html
import re

from headwater.read.page import parse_page
from headwater.read.page_metadata import find_links
from headwater.read.strip_tags import strip_tags

_MARKED_UP = re.compile(r"<[A-Za-z!/][^<>]{0,2000}>")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_MAX_PARSED_CHARS = 2_000_000


def read_fragment(markup: str, base: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a fragment, paragraphs with blank lines between, and the targets of its links.

    A fragment without a single tag is text: its lines stay.

    Args:
        markup: the fragment; it may be text alone.
        base: what relative links are relative to.
    """
    if not _MARKED_UP.search(markup):
        return _tidy(html.unescape(markup)), ()
    text = strip_tags(markup)
    if len(markup) > _MAX_PARSED_CHARS or "href" not in markup.lower():
        return text, ()
    tree, _ = parse_page(f"<html><body>{markup}</body></html>", huge=False)
    return text, find_links(tree, text, base) if tree is not None else ()


def _tidy(text: str) -> str:
    """The lines of a text without the white space around paragraphs."""
    straight = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _BLANK_LINES.sub("\n\n", straight)
