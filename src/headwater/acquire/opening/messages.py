"""NewsML-G2 messages: many items of an agency in one file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from headwater.acquire.items import Item, NoReportsError, Skipped
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.model import Capture
from headwater.raw.formats import NEWSML
from headwater.raw.xmls import decode_xml, local_name, parse_xml

_ITEMS = {
    "newsitem": None,
    "packageitem": "a package of items",
    "conceptitem": "a concept",
    "knowledgeitem": "a list of concepts",
    "planningitem": "a plan of coverage",
    "catalogitem": "a catalogue of codes",
}


def open_news_message(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """The news items of a message; items of other kinds are skipped, each by name.

    Raises:
        NoReportsError: there is no item in it.
        ReadError: it cannot be parsed.
    """
    text, notes = decode_xml(piece.read(bounds.max_bytes))
    tree, mended = parse_xml(text)
    notes += ("its message's XML was malformed and was mended",) if mended else ()
    receipt = piece.receipt_within("collection")
    number = 0
    for element in tree.iter():
        name = local_name(element)
        if name not in _ITEMS or any(local_name(a) in _ITEMS for a in element.iterancestors()):
            continue
        number += 1
        path = f"{piece.path}#{number}"
        other = _ITEMS[name]
        if other:
            yield Skipped(path, f"{other}, not a report")
            continue
        content = etree.tostring(element, encoding="utf-8", with_tail=False)
        yield Capture(
            path, content, notes=notes, media_type=NEWSML.media_types[0], receipt=receipt
        )  # fmt: skip
    if not number:
        raise NoReportsError("a NewsML-G2 message without items")
