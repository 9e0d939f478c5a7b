"""Header lines at the top of a text file, as people write them above a saved report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from headwater.lexicon.fold import straighten
from headwater.model import Metadata

_HEADER = re.compile(r"[^\S\r\n]*(?P<key>[A-Za-z][A-Za-z -]{1,24}?)[^\S\r\n]*:(?P<value>[^\r\n]*)")
_BREAKS = re.compile(r"(?:\r\n|\r|\n)")
_BLANK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n|\Z)")
_FIELDS = {
    "title": "title", "headline": "title",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet",
    "published": "published", "date": "published", "publication date": "published",
    "url": "url", "link": "url",
    "author": "author", "by": "author", "byline": "author", "authors": "author",
    "language": "language",
}  # fmt: skip
_MAX_LINES = 30


@dataclass(frozen=True, slots=True)
class Header:
    """The header lines of a text.

    Attributes:
        end: where the text behind them starts; 0 if there are none.
        metadata: what they say; the first of two lines with the same meaning counts.
        title: offsets of the title's words, or None.
        lines: offsets of the lines without white space around them, the title's words left out.
    """

    end: int = 0
    metadata: Metadata = field(default_factory=Metadata)
    title: tuple[int, int] | None = None
    lines: tuple[tuple[int, int], ...] = ()


def read_header(text: str) -> Header:
    """The header lines that `text` starts with; a header without any if it starts otherwise.

    One known key is enough where a blank line ends the lines; two are needed where none does,
    since a report may well start with the words "Source: police".
    """
    straight = straighten(text)
    position = len(straight) - len(straight.lstrip())
    values: dict[str, str] = {}
    lines: list[tuple[int, int]] = []
    title: tuple[int, int] | None = None
    known = 0
    ended = False
    for _ in range(_MAX_LINES):
        if lines and _BLANK.match(straight, position):
            ended = True
            break
        match = _HEADER.match(straight, position)
        name = _FIELDS.get(match["key"].lower()) if match else None
        if not match or (name is None and (not known or not match["key"][0].isupper())):
            break
        known += name is not None
        value = _trimmed(straight, match.start("value"), match.end("value"))
        start, end = _trimmed(straight, match.start(), match.end())
        if name == "title" and title is None and value[0] < value[1]:
            title, end = value, _trimmed(straight, match.start(), value[0])[1]
        if name is not None and value[0] < value[1]:
            values.setdefault(name, text[value[0] : value[1]])
        lines.append((start, end))
        position = match.end()
        line_break = _BREAKS.match(straight, position)
        if not line_break:
            ended = True
            break
        position = line_break.end()
    if not known or not (ended or known >= 2):
        return Header()
    return Header(position, Metadata(**values), title, tuple(lines))


def _trimmed(straight: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the white space inside them."""
    words = straight[start:end]
    left = start + len(words) - len(words.lstrip())
    return left, max(left, start + len(words.rstrip()))
