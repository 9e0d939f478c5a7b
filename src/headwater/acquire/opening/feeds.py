"""Feeds (RSS, Atom): each entry as it was received, in a small feed of its own.

The feed is cut at its entries before anything is parsed, so that one that is malformed costs
itself, and so that the memory taken is that of one entry. No feed library is used: docs/decisions.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from headwater.acquire.items import Item, NoReportsError
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.errors import ReadError
from headwater.model import Capture
from headwater.raw.formats import ENTRY
from headwater.raw.xmls import decode_xml

_TAG = re.compile(r"<(?P<close>/?)(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry)(?=[\s/>])", re.I)
_ROOT = re.compile(r"<(?P<name>(?:[A-Za-z_][\w.-]{0,40}:)?(?:rss|rdf|feed))(?=[\s/>])", re.I)
_CHANNEL = re.compile(r"<channel(?=[\s/>])", re.IGNORECASE)
_PICTURE = re.compile(r"<image[\s>](?:(?!</image).){0,5000}</image\s{0,9}>", re.I | re.S)
# A feed's own title, language and address, in RSS and in Atom.
_NAMING = re.compile(
    r"(<(title|language|link)(?=[\s/>])[^<>]{0,1000}(?:(?<=/)>|>[^<]{0,2000}"
    r"(?:<!\[CDATA\[(?:(?!\]\]>).){0,2000}\]\]>)?[^<]{0,200}</\2\s{0,9}>))",
    re.IGNORECASE | re.DOTALL,
)
_GUID = re.compile(r"<(?:guid|id)(?:\s[^<>]{0,300})?>\s*(?:<!\[CDATA\[)?\s*([^<>\s]{1,500})", re.I)
_ABOUT = re.compile(r"\brdf:about\s*=\s*[\"']([^\"'<>]{1,500})[\"']", re.IGNORECASE)
# What a feed says of itself before its first entry; more than this is no title and no address.
_MAX_HEAD_CHARS = 20_000
_HIDING = re.compile(r"<!\[CDATA\[|<!--")
_CLOSERS = {"<![CDATA[": "]]>", "<!--": "-->"}


def open_feed(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """The entries of a feed.

    Raises:
        NoReportsError: there is none.
        ReadError: it is no text.
    """
    text, notes = decode_xml(piece.read(bounds.max_bytes))
    head, tail = "", ""
    number = 0
    receipt = piece.receipt_within("feed")
    for start, end in _entries(text):
        if not number:
            head, tail = _frame(text, start)
        number += 1
        entry = text[start:end]
        yield Capture(
            f"{piece.path}#{number}",
            f"{head}{entry}{tail}".encode("utf-8", "replace"),
            notes=notes,
            media_type=ENTRY.media_types[0],
            receipt=dataclasses.replace(receipt, record=_record(entry)),
        )
    if not number:
        raise NoReportsError("a feed without entries")


def _record(entry: str) -> str | None:
    """What the feed calls an entry, so that it is known when it is seen again."""
    found = _GUID.search(entry) or _ABOUT.search(entry[:2_000])
    return found[1] if found else None


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Where each entry starts and ends; one that is not closed ends where the next begins."""
    start: int | None = None
    for position, end, closes in _tags(text):
        if start is not None:
            yield start, (end if closes else position)
        start = None if closes else position
    if start is not None:
        yield start, len(text)


def _tags(text: str) -> Iterator[tuple[int, int, bool]]:
    """Tags of entries outside CDATA and comments: start, end, and whether it is a closing one."""
    nowhere = (len(text), len(text))
    sections = _hidden(text)
    hidden = next(sections, nowhere)
    position = 0
    while tag := _TAG.search(text, position):
        if hidden[1] <= tag.start():
            hidden = next(sections, nowhere)
        elif hidden[0] <= tag.start():
            position = hidden[1]
        else:
            close = text.find(">", tag.end())
            position = close + 1 if close >= 0 else len(text)
            empty = text[max(tag.end(), close - 1) : position].startswith("/")
            if not empty:
                yield tag.start(), position, bool(tag["close"])


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """CDATA sections and comments, in order; one that never ends hides nothing.

    What is found not to be closed is not looked for again, so that the time stays linear.
    """
    endless: set[str] = set()
    position = 0
    while opener := _HIDING.search(text, position):
        closer = _CLOSERS[opener[0]]
        end = -1 if closer in endless else text.find(closer, opener.end())
        if end < 0:
            endless.add(closer)
            position = opener.end()
        else:
            position = end + len(closer)
            yield opener.start(), position


def _frame(text: str, first: int) -> tuple[str, str]:
    """A feed around one entry: the root, and what the channel is called; and what closes it.

    Only what stays the same from one day to the next is taken over, since the same entry must be
    the same bytes when it is received again.
    """
    root = _ROOT.search(text, 0, first)
    if root is None:
        raise ReadError("entries outside a feed; give RSS or Atom whole")
    head = text[root.start() : min(first, root.start() + _MAX_HEAD_CHARS)]
    opened = head[: head.find(">") + 1]
    said = _NAMING.findall(_PICTURE.sub("", head[len(opened) :]))
    kept = "".join({name.lower(): whole for whole, name in reversed(said)}.values())
    if _CHANNEL.search(head) is None:
        return f"{opened}{kept}", f"</{root['name']}>"
    if "</channel" in head.lower():
        return f"{opened}<channel>{kept}</channel>", f"</{root['name']}>"
    return f"{opened}<channel>{kept}", f"</channel></{root['name']}>"
