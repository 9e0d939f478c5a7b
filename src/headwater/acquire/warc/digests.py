"""Digests of records: whether the bytes are those that were archived."""

from __future__ import annotations

import base64
import binascii
import hashlib

from headwater.acquire.warc.http import Response
from headwater.acquire.warc.records import Record
from headwater.errors import ReadError

_SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}


def check_digests(record: Record, response: Response | None) -> tuple[str, ...]:
    """Notes on digests that could not be checked; nothing where they are right.

    Tools disagree on the payload of a framed body, so that its digest may be of the bytes with or
    without the framing.

    Raises:
        ReadError: the bytes are not those that the record was made of.
    """
    notes = []
    payloads = (response.sent, response.payload) if response else (record.block,)
    for name, candidates in (
        ("WARC-Block-Digest", (record.block,)),
        ("WARC-Payload-Digest", payloads),
    ):
        said = record.headers.get(name.lower())
        wanted = parse_digest(said) if said else None
        if said and wanted is None:
            notes.append(f"its {name} is of a kind that is not checked")
        elif wanted and not any(_digest(wanted[0], c) == wanted[1] for c in candidates):
            raise ReadError(f"its bytes do not match its {name} ({said[:60] if said else ''})")
    return tuple(notes)


def _digest(algorithm: str, content: bytes) -> bytes:
    return hashlib.new(algorithm, content, usedforsecurity=False).digest()


def parse_digest(said: str) -> tuple[str, bytes] | None:
    """The algorithm and the digest of "sha1:BASE32" or "sha256:hex"; None if it is neither."""
    algorithm, _, value = said.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    size = _SIZES.get(algorithm)
    if size is None:
        return None
    value = value.strip().rstrip("=")
    try:
        if len(value) == 2 * size:
            return algorithm, bytes.fromhex(value)
        padded = value.upper() + "=" * (-len(value) % 8)
        digest = base64.b32decode(padded)
    except (ValueError, binascii.Error):
        return None
    return (algorithm, digest) if len(digest) == size else None
