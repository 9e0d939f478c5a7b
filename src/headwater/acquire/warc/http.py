"""HTTP messages as an archive keeps them: status, headers, and the body as it was sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.acquire.warc.records import read_headers
from headwater.errors import ReadError
from headwater.raw.unpack import decode_body

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")


@dataclass(frozen=True, slots=True)
class Response:
    """A response.

    Attributes:
        status: its code.
        headers: by name in lower case.
        sent: the body as it was sent, with the framing of its transfer and its coding.
        payload: the body without the framing.
    """

    status: int
    headers: Mapping[str, str]
    sent: bytes
    payload: bytes

    def body(self, max_bytes: int) -> bytes:
        """The body itself, unpacked.

        Raises:
            ReadError: it is larger than `max_bytes`, damaged, or packed in an unknown way.
        """
        return decode_body(self.payload, self.headers.get("content-encoding"), max_bytes)


def parse_response(block: bytes) -> Response:
    """The response in a record's block.

    Raises:
        ReadError: it is none.
    """
    status = _STATUS.match(block)
    end = _HEADER_END.search(block)
    if status is None:
        raise ReadError("a response that is not HTTP")
    head, sent = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    headers = read_headers(head)
    chunked = "chunked" in headers.get("transfer-encoding", "").lower()
    return Response(int(status[1]), headers, sent, dechunk(sent) if chunked else sent)


def dechunk(sent: bytes) -> bytes:
    """A body without the framing of chunks.

    Archives often keep the header of a body whose framing they took away: where the bytes are not
    framed at all they are given back as they are. Framing that breaks off ends the body.

    Raises:
        ReadError: a chunk is shorter than it says, or what follows one is no chunk.
    """
    if not _CHUNK_SIZE.match(sent):
        return sent
    parts: list[bytes] = []
    position = 0
    while size := _CHUNK_SIZE.match(sent, position):
        start, length = size.end(), int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        parts.append(sent[start : start + length])
        if len(parts[-1]) < length:
            raise ReadError("a chunked body that breaks off")
        position = start + length
        position += len(sent[position : position + 2]) if sent[position:].startswith(b"\r\n") else 0
    raise ReadError("a chunked body whose chunks are wrong")
