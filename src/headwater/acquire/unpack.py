"""Gzip opened with a bound, so that a small file cannot fill the memory."""

from __future__ import annotations

import zlib

from headwater.errors import ReadError

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


def is_gzip(content: bytes | bytearray) -> bool:
    """Whether the bytes start as a gzip file does, whatever the file is called."""
    return content.startswith(_GZIP)


def unpack_gzip(content: bytes, max_bytes: int) -> bytes:
    """What a gzip file holds (all its members), at most `max_bytes` of it.

    Raises:
        ReadError: it holds more than that, is damaged or cut short, or holds gzip again.
    """
    unpacked = bytearray()
    rest = content
    while is_gzip(rest):
        # zlib's own limit keeps a bomb from ever being inflated past the cap.
        member = zlib.decompressobj(_GZIP_WINDOW)
        try:
            unpacked += member.decompress(rest, max_bytes + 1 - len(unpacked))
        except zlib.error as error:
            raise ReadError(f"damaged gzip data ({error}); give the file unpacked") from error
        if len(unpacked) > max_bytes:
            raise ReadError(
                f"unpacks to more than {max_bytes:,} bytes, the most that is read (read.max_bytes)"
            )
        if not member.eof:
            raise ReadError("gzip data that end too early; give the whole file")
        rest = member.unused_data
    if is_gzip(unpacked):
        raise ReadError("gzip inside gzip; unpack it once and give that file")
    return bytes(unpacked)
