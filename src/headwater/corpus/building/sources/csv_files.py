"""CSV and TSV with a line of column names, plain or gzipped."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from headwater.corpus.building.rows import Place, Refusal
from headwater.corpus.building.sources.block import Block, Found, Reading, digest_of
from headwater.errors import ReadError

_BLOCK_ROWS = 2_000
_SNIFFED = 1 << 20
_MOST_FIELD_CHARS = 20_000_000


def cut_csv(path: str, digest: str, packed: bool, reading: Reading) -> Iterator[Block]:
    """Blocks of rows.

    Raises:
        ReadError: no column can be the text.
    """
    csv.field_size_limit(_MOST_FIELD_CHARS)
    with _opened(path, packed) as file:
        table = csv.reader(file, delimiter="\t" if ".tsv" in path.lower() else ",")
        header = next(table, [])
        _check(header, reading)
        first = 1
        while rows := list(islice(table, _BLOCK_ROWS)):
            key = digest_of("csv", path, digest, first)
            yield Block(key, path, first, len(rows), (header, rows), read_csv)
            first += len(rows)


def read_csv(block: Block, reading: Reading) -> Iterator[Found]:
    """The rows of a block; one with more or fewer cells than the header has is refused."""
    header, rows = block.payload
    for number, cells in enumerate(rows, start=block.first):
        place = Place(block.path, number)
        if len(cells) == len(header):
            values = {name: cell or None for name, cell in zip(header, cells, strict=True)}
            yield reading.columns.row(place, values)
        elif cells:
            yield Refusal(str(place), f"{len(cells)} cells where the header has {len(header)}")
        else:
            yield Refusal(str(place), "an empty line", skipped=True)


def _check(header: list[str], reading: Reading) -> None:
    missing = [name for name in reading.columns.named() if name not in header]
    if missing:
        raise ReadError(f"no column {missing[0]!r}; it has {', '.join(header[:12])}")


def _opened(path: str, packed: bool) -> io.TextIOWrapper:
    """The file as text: UTF-8, or what every byte has a meaning in where it is not."""
    with _bytes(path, packed) as file:
        encoding = "utf-8-sig" if _is_utf8(file) else "cp1252"
    return io.TextIOWrapper(_bytes(path, packed), encoding, errors="replace", newline="")


def _bytes(path: str, packed: bool) -> BinaryIO | gzip.GzipFile:
    return gzip.open(path) if packed else Path(path).open("rb")


def _is_utf8(file: BinaryIO | gzip.GzipFile) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while content := file.read(_SNIFFED):
            decoder.decode(content)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
