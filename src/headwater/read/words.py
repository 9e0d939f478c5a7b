"""A report before it is one: its words, and what its own file says beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from headwater.model import Capture, DeclaredSource, PubStatus
from headwater.read.plain import Header

_BY = re.compile(r"by:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnMetadata:
    """What a report's own file says of it; `dates` in the order in which they are to be believed.

    Attributes:
        title: the headline.
        outlet: who published it.
        author: the byline.
        url: where it was published.
        language: a language tag.
        dates: dates of publication as written.
        modified: the date of its last change as written.
        dateline: place and date as the metadata give them ("BEIRUT, Lebanon, June 2.").
        declared: what it rests on.
        pub_status: whether its publisher stands by it.
        notes: what a reader must know (satire, a kill).
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[str, ...] = ()
    modified: str | None = None
    dateline: str | None = None
    declared: tuple[DeclaredSource, ...] = ()
    pub_status: PubStatus = "usable"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader makes of a capture.

    Attributes:
        text: the report's text; offsets count into it.
        extraction: how it was won ("plain", "trafilatura", "pdf", ...).
        encoding: the charset and how it was found; "" where the format leaves no choice.
        title: offsets of the headline, or None.
        start: where the body starts.
        header: header lines at its top, if the text has any.
        own: what the file says of itself.
        links: targets of links in the text.
        notes: what degraded the reading.
    """

    text: str
    extraction: str
    encoding: str
    title: tuple[int, int] | None = None
    start: int = 0
    header: Header = field(default_factory=Header)
    own: OwnMetadata = field(default_factory=OwnMetadata)
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


Reader = Callable[[Capture], Words]
"""Turns a capture of one format into words; raises `ReadError` where there are none."""


def titled(title: str | None, body: str) -> tuple[str, tuple[int, int] | None]:
    """A text with its title first, and the title's offsets; a body without a title as it is."""
    words = " ".join((title or "").split())
    if not words:
        return body, None
    return (f"{words}\n\n{body}" if body else words), (0, len(words))


def bare_byline(words: str | None) -> str | None:
    """A byline without the "By" that agencies put before the name."""
    return _BY.sub("", words) or None if words else None
