"""JSON lines: one record a line, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.acquire.items import Failed, Item
from headwater.acquire.opening.jsons import parse_json, record_item
from headwater.acquire.opening.piece import Bounds, Piece, refuse_large
from headwater.errors import ReadError
from headwater.raw.decode import decode


def open_json_lines(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """The records of a file of JSON lines; a bad line costs itself.

    Raises:
        ReadError: a line is longer than a report may be.
    """
    receipt = piece.receipt_within("collection")
    number = 0
    piece.file.seek(0)
    while line := piece.file.readline(bounds.max_bytes + 1):
        number += 1
        refuse_large(len(line), bounds.max_bytes)
        bounds.count_unpacked(len(line))
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        path = f"{piece.path}#{number}"
        try:
            record = parse_json(decode(line, page=False).text)
        except ReadError as error:
            yield Failed(path, str(error))
        else:
            yield record_item(path, record, receipt)
