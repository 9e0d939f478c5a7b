"""The bytes of a web archive, packed or not, as a stream that knows where records can begin.

In a packed archive every record is a gzip member of its own. A record that says it is longer than
its member is not believed: the stream breaks where a member begins with a record. What is damaged
is passed over to the next member.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 65_536
_GZIP = b"\x1f\x8b\x08"
_WINDOW = 16 + zlib.MAX_WBITS
_START = b"WARC/"


@dataclass(frozen=True, slots=True)
class _Break:
    """A place in the stream that no record reaches over.

    Attributes:
        fault: what was wrong with the bytes before it, if that is why it is there.
    """

    fault: str | None = None


class Stream:
    """Bytes taken from the front, with a look ahead, up to the next break."""

    def __init__(self, file: BinaryIO) -> None:
        """Read from the start of `file`, which may be packed with gzip."""
        file.seek(0)
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        self._pieces = _members(file) if packed else _plain(file)
        self._plain = None if packed else file
        self._buffer = bytearray()
        self._break: _Break | None = None
        self._ended = False

    @property
    def ended(self) -> bool:
        """Whether there is nothing more, behind any break."""
        return self._ended and not self._buffer and self._break is None

    def take_fault(self) -> str | None:
        """What was wrong with the bytes just before a break, said once; None elsewhere."""
        if self.peek(1) or self._break is None:
            return None
        fault, self._break = self._break.fault, _Break()
        return fault

    def pass_break(self) -> str | None:
        """Go on behind a break, if the stream stands at one; and say what its fault was."""
        fault = self.take_fault()
        self._break = None
        return fault

    def peek(self, size: int) -> bytes:
        """The next bytes without taking them; fewer at a break or the end."""
        while len(self._buffer) < size and self._break is None and not self._ended:
            piece = next(self._pieces, None)
            if piece is None:
                self._ended = True
            elif isinstance(piece, _Break):
                self._break = piece
            else:
                self._buffer += piece
        return bytes(self._buffer[:size])

    def take(self, size: int) -> bytes:
        """The next bytes; fewer at a break or the end."""
        taken = self.peek(size)
        del self._buffer[: len(taken)]
        return taken

    def skip(self, size: int) -> tuple[int, int | None]:
        """Pass over bytes without holding them.

        Returns:
            How many there were, and where among them a line first began as a record does.
        """
        passed, found, tail = 0, None, b""
        while passed < size and (piece := self.take(min(_CHUNK, size - passed))):
            place = (tail + piece).find(b"\n" + _START)
            if found is None and place >= 0:
                found = passed - len(tail) + place + 1
            passed += len(piece)
            tail = piece[-len(_START) :]
        return passed, found

    def go_back(self, size: int) -> bool:
        """Stand so many bytes before the present place; False where that cannot be done."""
        if self._plain is None:
            return False
        place = self._plain.tell() - len(self._buffer) - size
        self._plain.seek(place)
        self._buffer.clear()
        self._ended = False
        self._pieces = _plain(self._plain)
        return True

    def put_back(self, content: bytes) -> None:
        """Give back what was taken last."""
        self._buffer[:0] = content

    def skip_to_start(self) -> int:
        """Pass over everything up to a line that a record can begin with, or to a break."""
        passed = 0
        while ahead := self.peek(_CHUNK):
            if passed == 0 and ahead.startswith(_START):
                return passed
            found = ahead.find(b"\n" + _START)
            size = found + 1 if found >= 0 else max(1, len(ahead) - len(_START))
            if found < 0 and len(ahead) <= len(_START):
                size = len(ahead)
            passed += len(self.take(size))
            if found >= 0:
                return passed
        return passed


def _plain(file: BinaryIO) -> Iterator[bytes | _Break]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _members(file: BinaryIO) -> Iterator[bytes | _Break]:
    """What the members of a packed archive unpack to, with a break where one starts a record."""
    source = _Source(file)
    while source.seek_member():
        member = zlib.decompressobj(_WINDOW)
        try:
            yield from _with_break(_inflate(member, source))
        except zlib.error as error:
            yield _Break(f"damaged gzip data ({error})")
            source.give_up_member()
        else:
            if member.eof:
                source.give_back(member.unused_data)
            else:
                yield _Break("the file ends inside it")
    if source.passed_over:
        yield _Break()
        yield _Break(f"{source.passed_over:,} bytes that are no gzip data")


def _inflate(member: zlib._Decompress, source: _Source) -> Iterator[bytes]:
    """What a member unpacks to, in pieces, so that a bomb never stands in memory."""
    while not member.eof and (packed := source.take()):
        while packed and not member.eof:
            yield member.decompress(packed, _CHUNK)
            packed = member.unconsumed_tail


def _with_break(pieces: Iterator[bytes]) -> Iterator[bytes | _Break]:
    """The pieces of a member, behind a break if they begin as a record does, or are too few."""
    start = b""
    try:
        for piece in pieces:
            start += piece
            if len(start) >= len(_START):
                break
    except zlib.error:
        yield _Break()  # it is this member that is damaged, and not what came before
        raise
    if start.startswith(_START) or len(start) < len(_START):
        yield _Break()
    yield start
    yield from pieces


class _Source:
    """The packed bytes, with those given back that belong to the next member."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._rest = b""
        self._taken = b""
        self.passed_over = 0

    def take(self) -> bytes:
        """The next bytes, as many as are at hand."""
        self._taken, self._rest = self._rest or self._file.read(_CHUNK), b""
        return self._taken

    def give_back(self, content: bytes) -> None:
        """Put bytes in front of the others again."""
        self._rest = content + self._rest

    def give_up_member(self) -> None:
        """Go on behind the start of a damaged member, in what was taken last of it."""
        started = self._taken.startswith(_GZIP)
        self._rest = self._taken[len(_GZIP) if started else 0 :]
        self.passed_over = 0  # the damage itself is said; only what comes behind it is counted

    def seek_member(self) -> bool:
        """Stand at the next gzip member, if there is one; what is passed over is counted."""
        while True:
            found = self._rest.find(_GZIP)
            if found >= 0:
                self.passed_over += found
                self._rest = self._rest[found:]
                return True
            more = self._file.read(_CHUNK)
            kept = self._rest[-(len(_GZIP) - 1) :] if more else b""
            self.passed_over += len(self._rest) - len(kept)
            self._rest = kept + more
            if not more:
                return False
