"""Packed bytes opened with a bound, so that a small file cannot fill the memory."""

from __future__ import annotations

import zlib

import brotli

from headwater.errors import ReadError

_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_MAX_CODINGS = 3
_CHUNK = 65_536


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
        member = zlib.decompressobj(_GZIP_WINDOW)
        unpacked += _inflate(member, rest, max_bytes - len(unpacked), "gzip")
        if not member.eof:
            raise ReadError("gzip data that end too early; give the whole file")
        rest = member.unused_data
    if is_gzip(unpacked):
        raise ReadError("gzip inside gzip; unpack it once and give that file")
    return bytes(unpacked)


def decode_body(content: bytes, codings: str | None, max_bytes: int) -> bytes:
    """The body of an HTTP message without its content codings, at most `max_bytes` of it.

    Args:
        content: the body as it was sent, without the framing of its transfer.
        codings: the value of Content-Encoding: "gzip", "deflate", "br" or several, in the order
            in which they were applied.
        max_bytes: the bound, for each step.

    Raises:
        ReadError: it holds more, is damaged or cut short, or is packed in an unknown way.
    """
    named = [c.strip().lower() for c in (codings or "").split(",")]
    packed = [c for c in named if c not in {"", "identity"}]
    if len(packed) > _MAX_CODINGS:
        raise ReadError(f"packed {len(packed)} times; at most {_MAX_CODINGS} are undone")
    for coding in reversed(packed):
        content = _undo(content, coding, max_bytes)
    return content


def _undo(content: bytes, coding: str, max_bytes: int) -> bytes:
    if coding in {"gzip", "x-gzip"}:
        # Archives often keep the header of a body that they hold unpacked.
        return unpack_gzip(content, max_bytes) if is_gzip(content) else content
    if coding == "deflate":
        return _inflate_deflate(content, max_bytes)
    if coding == "br":
        return _inflate_brotli(content, max_bytes)
    raise ReadError(f"packed with {coding[:20]!r}; gzip, deflate and br are unpacked")


def _inflate_deflate(content: bytes, max_bytes: int) -> bytes:
    """With the zlib header that the standard asks for, or without, as some servers send it."""
    headed = (
        len(content) > 1 and content[0] & 0x0F == 8 and (content[0] << 8 | content[1]) % 31 == 0
    )
    packed = zlib.decompressobj(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)
    unpacked = _inflate(packed, content, max_bytes, "deflate")
    if not packed.eof:
        raise ReadError("deflate data that end too early; give the whole file")
    return unpacked


def _inflate(packed: zlib._Decompress, content: bytes, max_bytes: int, kind: str) -> bytes:
    """Zlib's own limit keeps a bomb from ever being inflated past the cap."""
    try:
        unpacked = packed.decompress(content, max_bytes + 1)
    except zlib.error as error:
        raise ReadError(f"damaged {kind} data ({error}); give the file unpacked") from error
    _refuse_more(len(unpacked), max_bytes)
    return unpacked


def _inflate_brotli(content: bytes, max_bytes: int) -> bytes:
    decompressor = brotli.Decompressor()
    unpacked = bytearray()
    pending = content
    try:
        while not decompressor.is_finished():
            more = decompressor.process(pending, output_buffer_limit=_CHUNK)
            starved = not more and decompressor.can_accept_more_data()
            if starved and not decompressor.is_finished():
                raise ReadError("br data that end too early; give the whole file")
            pending = b""
            unpacked += more
            _refuse_more(len(unpacked), max_bytes)
    except brotli.error as error:
        raise ReadError("damaged br data; give the file unpacked") from error
    return bytes(unpacked)


def _refuse_more(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ReadError(
            f"unpacks to more than {max_bytes:,} bytes, the most that is read (read.max_bytes)"
        )
