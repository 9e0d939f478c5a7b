"""Tables (CSV, TSV): one report a row, the columns known by their many names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TextIO

from headwater.acquire.items import Failed, Item, NoReportsError
from headwater.acquire.opening.piece import Bounds, Piece, refuse_large
from headwater.errors import ReadError
from headwater.model import Capture, Receipt
from headwater.raw.decode import decode
from headwater.raw.formats import RECORD
from headwater.raw.records import field_of

_DELIMITERS = ",;\t|"
_NO_WORDS = "a table without a column of words; name one text, body or content"
_WORDS = frozenset({"text", "html", "summary"})


def open_table(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """The rows of a table that has a column of words; a bad row costs itself.

    Raises:
        NoReportsError: no column of it is one of words.
        ReadError: it is no table.
    """
    # A quote that is never closed takes in the rest of the file: no field is longer than a report.
    csv.field_size_limit(bounds.max_bytes)
    receipt = piece.receipt_within("collection")
    with _opened(piece, bounds.max_bytes) as text:
        lines = _lines(text, bounds)
        first = next(lines, "")
        rows = csv.reader(chain([first], lines), delimiter=_delimiter(first), strict=False)
        try:
            columns = next(rows, [])
            if _WORDS.isdisjoint({field_of(c) for c in columns}):
                raise NoReportsError(_NO_WORDS)
            for number, row in enumerate(rows, start=1):
                if any(cell.strip() for cell in row):
                    yield _row_item(f"{piece.path}#{number}", columns, row, receipt)
        except csv.Error as error:
            raise ReadError(f"a damaged table ({error}); the rest is not read") from error


def _row_item(path: str, columns: Sequence[str], row: Sequence[str], receipt: Receipt) -> Item:
    if len(row) > len(columns):
        return Failed(path, f"a row of {len(row)} cells below {len(columns)} columns; mend the row")
    record = dict(zip(columns, row, strict=False))
    if not any(cell.strip() for name, cell in record.items() if field_of(name) in _WORDS):
        return Failed(path, "a row without a text")
    content = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return Capture(path, content, media_type=RECORD.media_types[0], receipt=receipt)


def _opened(piece: Piece, max_bytes: int) -> TextIO:
    """The table's text; one larger than a report is read as a stream, and must be UTF-8."""
    piece.file.seek(0)
    content = piece.file.read(max_bytes + 1)
    if len(content) <= max_bytes:
        return io.StringIO(decode(content, page=False).text.lstrip("\ufeff"), newline="")
    piece.file.seek(0)
    return io.TextIOWrapper(piece.file, "utf-8-sig", errors="replace", newline="")


def _lines(text: TextIO, bounds: Bounds) -> Iterator[str]:
    """The lines of a table, none longer than a report, all together within the bound."""
    while line := text.readline(bounds.max_bytes + 1):
        refuse_large(len(line), bounds.max_bytes)
        bounds.count_unpacked(len(line))
        yield line


def _delimiter(line: str) -> str:
    counts = {d: line.count(d) for d in _DELIMITERS}
    return max(_DELIMITERS, key=lambda d: counts[d])
