"""Records written: an exchange as it went over the wire, a gzip member each."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid

from headwater.version import VERSION


def warcinfo_record(received: str) -> bytes:
    """The record that an archive starts with: who made it.

    Args:
        received: now, an instant in UTC.
    """
    said = f"software: Headwater {VERSION}\r\nformat: WARC File Format 1.1\r\n".encode()
    return _packed(
        [("WARC-Type", "warcinfo"), ("WARC-Date", received), ("WARC-Record-ID", _new_id()),
         ("Content-Type", "application/warc-fields")],
        said,
    )  # fmt: skip


def exchange_records(
    url: str, request: bytes, response: bytes, received: str, *, address: str | None = None,
    truncated: str | None = None,
) -> tuple[bytes, str]:  # fmt: skip
    """Request and response of one exchange, and the id of the response's record.

    Args:
        url: what was asked for.
        request: the request's bytes as they were sent.
        response: the response's bytes as they came, framing and all.
        received: when it ended, an instant in UTC.
        address: the IP address that answered; None behind a proxy.
        truncated: why it is not whole ("length", "time", "disconnect"), in the standard's words.
    """
    response_id = _new_id()
    shared = [("WARC-Target-URI", url), ("WARC-Date", received)]
    answered = [("WARC-Type", "response"), ("WARC-Record-ID", response_id), *shared]
    if address:
        answered.append(("WARC-IP-Address", address))
    if truncated:
        answered.append(("WARC-Truncated", truncated))
    payload = response.partition(b"\r\n\r\n")[2]
    answered.append(("WARC-Payload-Digest", _digest(payload)))
    answered.append(("Content-Type", "application/http; msgtype=response"))
    asked = [
        ("WARC-Type", "request"), ("WARC-Record-ID", _new_id()), *shared,
        ("WARC-Concurrent-To", response_id),
        ("Content-Type", "application/http; msgtype=request"),
    ]  # fmt: skip
    return _packed(answered, response) + _packed(asked, request), response_id


def _packed(headers: list[tuple[str, str]], block: bytes) -> bytes:
    named = [*headers, ("WARC-Block-Digest", _digest(block)), ("Content-Length", str(len(block)))]
    head = "".join(f"{name}: {value}\r\n" for name, value in named)
    # The time in gzip's own header says nothing that WARC-Date does not.
    return gzip.compress(b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n", mtime=0)


def _digest(content: bytes) -> str:
    digest = hashlib.sha256(content).digest()
    return f"sha256:{base64.b32encode(digest).decode()}"


def _new_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"
