"""ZIP archives opened with bounds: members, bytes, ratio, overlap; names are never paths.

Python's own reader is used, but only after the directory at the end of the file was measured, since
it reads that directory whole: one of a million members would fill the memory before the first.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, BinaryIO

from headwater.errors import ReadError

_END = struct.Struct("<4s4H2LH")
_END_64_PLACE = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCAL_HEADER_BYTES = 30
_MAX_COMMENT_BYTES = 65_535
# A directory entry is 46 bytes and a name; so much for each allows names of common length.
_DIRECTORY_BYTES_A_MEMBER = 512
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_CHUNK = 65_536

DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError,
    OSError, ValueError,
)  # fmt: skip
"""What Python's reader raises on a damaged or hostile member."""


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """How much of an archive is opened.

    Attributes:
        max_members: members of one archive.
        max_bytes: what all members of one archive may unpack to.
        max_ratio: unpacked to packed bytes of one member, beyond the first `free_bytes`.
        free_bytes: so much may come out of a member whatever its ratio.
    """

    max_members: int = 10_000
    max_bytes: int = 2_000_000_000
    max_ratio: int = 100
    free_bytes: int = 10_000_000


class Zip:
    """An archive whose directory was found to be within the limits."""

    def __init__(self, file: BinaryIO, limits: ZipLimits) -> None:
        """Read the directory.

        Raises:
            ReadError: it is damaged, too large, or its members overlap.
        """
        _measure_directory(file, limits)
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            raise ReadError(f"a damaged ZIP archive ({error}); give it whole") from error
        self._limits = limits
        self.members = tuple(m for m in self._archive.infolist() if not m.is_dir())
        self._refuse_bombs()

    def _refuse_bombs(self) -> None:
        limits = self._limits
        if len(self.members) > limits.max_members:
            raise ReadError(_too_many(limits))
        if sum(m.file_size for m in self.members) > limits.max_bytes:
            raise ReadError(f"a ZIP archive that unpacks to more than {limits.max_bytes:,} bytes")
        placed = sorted(self.members, key=lambda m: m.header_offset)
        for member, following in pairwise(placed):
            end = member.header_offset + _LOCAL_HEADER_BYTES + member.compress_size
            if end > following.header_offset:
                raise ReadError("a ZIP archive whose members overlap, as in a bomb")

    def holds(self, name: str) -> bool:
        """Whether there is a member of exactly this name."""
        return any(m.filename == name for m in self.members)

    def member(self, name: str) -> zipfile.ZipInfo | None:
        """The member of exactly this name."""
        return next((m for m in self.members if m.filename == name), None)

    def read(self, member: zipfile.ZipInfo, max_bytes: int) -> bytes:
        """A member's bytes.

        Raises:
            ReadError: it is larger than `max_bytes`, a bomb, locked, damaged or packed in a way
                that is not read.
        """
        self.refuse(member)
        if member.file_size > max_bytes:
            raise ReadError(f"larger than {max_bytes:,} bytes, the most that is read")
        return b"".join(self.chunks(member))

    def refuse(self, member: zipfile.ZipInfo) -> None:
        """Raise `ReadError` for a member that must not be opened."""
        _refuse_member(member, self._limits)

    def open(self, member: zipfile.ZipInfo) -> IO[bytes]:
        """A member as a file; whoever reads it meets the errors in `DAMAGE`."""
        return self._archive.open(member)

    def chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """A member's bytes, a piece at a time; the same errors as `read`, but for its bound."""
        self.refuse(member)
        try:
            with self.open(member) as opened:
                while chunk := opened.read(_CHUNK):
                    yield chunk
        except DAMAGE as error:
            raise ReadError(f"damaged in its ZIP archive ({_first(error)})") from error


def _first(error: Exception) -> str:
    """The reason without the member's name, which may hold anything."""
    return str(error).partition(" for file ")[0].partition(" '")[0] or type(error).__name__


def _refuse_member(member: zipfile.ZipInfo, limits: ZipLimits) -> None:
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadError("a link, not a file")
    if member.flag_bits & 0x1:
        raise ReadError("locked with a password; unlock it and give the file")
    if member.compress_type not in _METHODS:
        raise ReadError("packed in a way that is not read; give the file unpacked")
    bound = limits.max_ratio * max(1, member.compress_size)
    if member.file_size > limits.free_bytes and member.file_size > bound:
        raise ReadError(f"unpacks to more than {limits.max_ratio} times its size, as a bomb does")


def _too_many(limits: ZipLimits) -> str:
    return f"a ZIP archive of more than {limits.max_members:,} files; give it in parts"


def _measure_directory(file: BinaryIO, limits: ZipLimits) -> None:
    """Refuse an archive whose directory is larger than so many members need."""
    size = file.seek(0, 2)
    start = max(0, size - _MAX_COMMENT_BYTES - _END.size)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or place + _END.size > len(tail):
        raise ReadError("a ZIP archive cut short; give it whole")
    directory = _END.unpack_from(tail, place)[5]
    if directory == 0xFFFFFFFF:
        directory = _large_directory(file, tail, place)
    file.seek(0)
    if directory > limits.max_members * _DIRECTORY_BYTES_A_MEMBER:
        raise ReadError(_too_many(limits))


def _large_directory(file: BinaryIO, tail: bytes, end: int) -> int:
    """The directory's size in bytes where it stands in the record for large archives."""
    place = end - _END_64_PLACE.size
    if place < 0 or tail[place : place + 4] != b"PK\x06\x07":
        raise ReadError("a damaged ZIP archive; give it whole")
    file.seek(_END_64_PLACE.unpack_from(tail, place)[2])
    record = file.read(_END_64.size)
    if len(record) < _END_64.size or not record.startswith(b"PK\x06\x06"):
        raise ReadError("a damaged ZIP archive; give it whole")
    return int(_END_64.unpack(record)[8])
