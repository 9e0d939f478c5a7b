"""Records of a web archive, one after the other; one that is broken costs itself.

After a record that is cut short, or longer or shorter than it says, reading goes on at the next
place where a record can begin, and the broken one comes with what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from headwater.acquire.warc.stream import Stream

_START, _SEPARATOR = b"WARC/", b"\r\n\r\n"
_NEXT = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d")
_INSIDE = re.compile(rb"\nWARC/[01]\.\d\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MAX_HEADER_BYTES = 65_536
_MAX_BLANK_BYTES = 4_096
_DIGITS = re.compile(r"\d{1,15}\Z")


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        number: its place in the file, from 1.
        kind: its WARC-Type, in lower case; "" where it could not be read.
        headers: its headers by name in lower case; of two the first counts.
        block: its content; empty where there is a problem.
        problem: what is wrong with it, in one line; None if it is whole.
    """

    number: int
    kind: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    block: bytes = b""
    problem: str | None = None


def read_records(file: BinaryIO, max_bytes: int) -> Iterator[Record]:
    """Every record of an archive, packed or not.

    Args:
        file: the archive; it is read from its start, and never held whole.
        max_bytes: a record with a larger block comes without it, with a problem.
    """
    stream = Stream(file)
    number = 0
    while not stream.ended:
        if _skip_blank(stream):
            number += 1
            yield _next_record(stream, number, max_bytes)
        elif fault := stream.pass_break():
            number += 1
            yield Record(number, problem=fault)


def _skip_blank(stream: Stream) -> bool:
    """Pass over the lines between records; whether there is anything behind them."""
    while ahead := stream.peek(_MAX_BLANK_BYTES):
        blank = len(ahead) - len(ahead.lstrip(b"\r\n"))
        stream.take(blank)
        if blank < len(ahead):
            return True
    return False


def _next_record(stream: Stream, number: int, max_bytes: int) -> Record:
    if stream.peek(len(_START)) == _START:
        return _record(stream, number, max_bytes)
    passed = stream.skip_to_start()
    return Record(number, problem=f"{passed:,} bytes that are no record")


def _record(stream: Stream, number: int, max_bytes: int) -> Record:
    ahead = stream.peek(_MAX_HEADER_BYTES)
    end = _HEADER_END.search(ahead)
    if end is None:
        stream.take(len(_START))
        stream.skip_to_start()
        return Record(number, problem=stream.take_fault() or "a header that does not end")
    other = _INSIDE.search(ahead, 0, end.start())
    if other:
        stream.take(other.start() + 1)
        return Record(number, problem="a header that does not end")
    stream.take(end.end())
    headers = read_headers(ahead[: end.start()])
    kind = headers.get("warc-type", "").strip().lower()
    length = headers.get("content-length", "").strip()
    if not _DIGITS.match(length):
        stream.skip_to_start()
        return Record(number, kind, headers, problem="its Content-Length is no number")
    block, problem = _block(stream, int(length), max_bytes)
    return Record(number, kind, headers, b"" if problem else block, problem)


def _block(stream: Stream, length: int, max_bytes: int) -> tuple[bytes, str | None]:
    """A record's content and what is wrong with it; the stream stands behind it afterwards."""
    if length > max_bytes:
        return b"", _pass_over(stream, length, max_bytes)
    block = stream.take(length)
    if len(block) < length:
        problem = _cut_short(stream, len(block), length)
        _resume(stream, block)
        return b"", problem
    behind = stream.peek(len(_SEPARATOR))
    if behind and not behind.startswith((b"\r\n", b"\n")):
        _resume(stream, block)
        return b"", "its Content-Length is wrong: it is not followed by a blank line"
    if behind == _SEPARATOR:
        stream.take(len(_SEPARATOR))
    return block, stream.take_fault()


def _pass_over(stream: Stream, length: int, max_bytes: int) -> str:
    """Leave out a block that is too large, or that only says so; what is wrong with it."""
    passed, inside = stream.skip(length)
    whole = passed == length and stream.peek(len(_SEPARATOR)) in {_SEPARATOR, b""}
    if not whole and inside is not None and stream.go_back(passed - inside):
        return f"cut short: another record begins before its {length:,} bytes end"
    if passed < length:
        return _cut_short(stream, passed, length)
    return f"larger than {max_bytes:,} bytes, the most that is read (read.max_bytes)"


def _cut_short(stream: Stream, had: int, wanted: int) -> str:
    why = stream.take_fault() or "the archive goes on or ends before it should"
    return f"cut short: {had:,} of {wanted:,} bytes ({why})"


def _resume(stream: Stream, block: bytes) -> None:
    """Go on at the next record, which a wrong length may have taken for content."""
    following = _NEXT.search(block)
    if following:
        stream.put_back(block[following.start() :])
    elif stream.peek(1):
        stream.skip_to_start()


def read_headers(content: bytes) -> dict[str, str]:
    """Headers by name in lower case, folded lines joined; of two with one name the first counts."""
    lines: list[str] = []
    for line in content.decode("utf-8", "replace").splitlines()[1:]:
        if line[:1] in {" ", "\t"} and lines:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers
