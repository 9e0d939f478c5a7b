"""JSON Lines, plain or gzipped: one object a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from headwater.corpus.building.rows import Place, Refusal
from headwater.corpus.building.sources.block import Block, Found, Reading, digest_of

_BLOCK_BYTES = 4_000_000


def cut_jsonl(path: str, packed: bool) -> Iterator[Block]:
    """Blocks of whole lines.

    Each is known by its own bytes, so that of a file that has grown only the new part is read.
    """
    first = 1
    with gzip.open(path) if packed else Path(path).open("rb") as file:
        for content in _whole_lines(file):
            lines = content.count(b"\n") + (not content.endswith(b"\n"))
            key = digest_of("jsonl", path, first, content)
            yield Block(key, path, first, lines, content, read_jsonl)
            first += lines


def _whole_lines(file: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    while content := file.read(_BLOCK_BYTES):
        yield content + (b"" if content.endswith(b"\n") else file.readline())


def read_jsonl(block: Block, reading: Reading) -> Iterator[Found]:
    """The rows of a block's lines; a blank line is no row and no fault."""
    for number, line in enumerate(block.payload.split(b"\n"), start=block.first):
        if not line.strip():
            continue
        place = Place(block.path, number)
        if len(line) > reading.limits.max_bytes:
            yield Refusal(str(place), f"a line of {len(line):,} bytes (read.max_bytes)")
            continue
        try:
            values = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield Refusal(str(place), "not JSON in UTF-8")
            continue
        if isinstance(values, dict):
            yield reading.columns.row(place, values)
        else:
            yield Refusal(str(place), "not a JSON object")
