"""ZIP archives are measured before they are opened; bombs and traps are refused by name."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acquire import made

from headwater.errors import ReadError
from headwater.raw.zips import Zip, ZipLimits

LIMITS = ZipLimits(max_members=50, max_bytes=1_000_000, free_bytes=10_000)


def opened(content: bytes, limits: ZipLimits = LIMITS) -> Zip:
    return Zip(io.BytesIO(content), limits)


def many(count: int) -> bytes:
    return made.zipped({f"{n:06}": b"" for n in range(count)}, zipfile.ZIP_STORED)


def overlapping() -> bytes:
    """Two entries of the directory for the same bytes, as in bombs that are not nested."""
    content = made.zipped({"a": b"A" * 500, "b": b"A" * 500}, zipfile.ZIP_STORED)
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    return content[: second + 42] + struct.pack("<L", 0) + content[second + 46 :]


def flagged(**fields: int) -> bytes:
    info = zipfile.ZipInfo("a")
    for name, value in fields.items():
        setattr(info, name, value)
    return made.zipped({}) if not fields else _written(info)


def _written(info: zipfile.ZipInfo) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, b"words")
    return file.getvalue()


def test_members_come_out_as_they_went_in() -> None:
    archive = opened(made.zipped({"in/a.txt": b"one", "in/": b"", "b": b"two"}))
    assert [m.filename for m in archive.members] == ["in/a.txt", "b"]
    assert archive.read(archive.members[0], 10) == b"one"
    assert archive.holds("b")
    assert not archive.holds("in/")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "cut short"),
        (b"PK\x05\x06", "cut short"),
        (made.zipped({"a": b"a"})[:-10], "cut short"),
        (b"PK\x03\x04" + b"x" * 100, "cut short"),
        (many(51), "more than 50 files"),
        (many(3_000), "more than 50 files"),
        (made.zipped({"a": b"A" * 900_000, "b": b"B" * 900_000}), "unpacks to more than 1,000,000"),
        (overlapping(), "members overlap"),
    ],
)
def test_what_is_too_much_or_broken_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        opened(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (made.zipped({"a": b"A" * 900_000}), "100 times its size, as a bomb"),
        (made.zipped({"a": b"words"}, zipfile.ZIP_LZMA), "packed in a way"),
        (flagged(external_attr=(stat.S_IFLNK | 0o777) << 16), "a link"),
        (made.zipped({"a": b"words"}, zipfile.ZIP_STORED).replace(b"words", b"wordy"), "damaged"),
    ],
)
def test_a_bad_member_costs_itself(content: bytes, reason: str) -> None:
    archive = opened(content)
    with pytest.raises(ReadError, match=reason):
        archive.read(archive.members[0], 1_000_000)


def test_a_locked_member_is_named_as_such() -> None:
    content = bytearray(made.zipped({"a": b"words"}))
    place = bytes(content).index(b"PK\x01\x02")
    content[place + 8] |= 1
    archive = opened(bytes(content))
    with pytest.raises(ReadError, match="locked with a password"):
        archive.read(archive.members[0], 100)


@given(st.binary(max_size=120), st.integers(0, 200), st.integers(0, 255))
def test_any_damage_is_one_line(noise: bytes, place: int, byte: int) -> None:
    content = bytearray(made.zipped({"a.txt": b"words", "b": b"more words"}))
    content[place % len(content)] = byte
    for damaged in (bytes(content), bytes(content) + noise, noise + bytes(content)):
        with contextlib.suppress(ReadError):
            archive = opened(damaged)
            for member in archive.members:
                archive.read(member, 1_000)
