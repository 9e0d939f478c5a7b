"""Gzip: one file unpacked, with what it is decided anew by what comes out."""

from __future__ import annotations

import contextlib
import dataclasses
import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from headwater.acquire.items import Item
from headwater.acquire.opening.piece import Bounds, Piece
from headwater.acquire.opening.warcs import open_warc
from headwater.raw.formats import JSON_LINES, TABLE, WARC
from headwater.raw.tell import SNIFFED_BYTES, tell_format
from headwater.raw.unpack import unpack_gzip


def open_gzip(piece: Piece, bounds: Bounds) -> Iterator[Item | Piece]:
    """What a gzip file holds.

    Archives and tables are read on as a stream; anything else is unpacked whole, within the bound
    for one report, and keeps the path and the digest of the file that it came in.
    """
    inside = tell_format(_head(piece), piece.path)
    if inside is WARC:
        yield from open_warc(piece, bounds)
    elif inside in {TABLE, JSON_LINES}:
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=piece.file))
        yield dataclasses.replace(piece, file=stream, packed_sha256=piece.digest())
    else:
        content = unpack_gzip(piece.read(bounds.max_bytes), bounds.max_bytes)
        bounds.count_unpacked(len(content))
        digest = piece.digest()
        yield dataclasses.replace(
            piece, file=io.BytesIO(content), packed_sha256=digest, depth=piece.depth + 1
        )


def _head(piece: Piece) -> bytes:
    """As much of the beginning as can be unpacked; what is damaged is found out later."""
    packed = piece.file.read(SNIFFED_BYTES)
    piece.file.seek(0)
    with contextlib.suppress(zlib.error):
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, SNIFFED_BYTES)
    return b""
