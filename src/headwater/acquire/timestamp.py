"""Proof of when: requests and tokens of RFC 3161, made and verified without a network.

A time-stamping authority signs a digest together with the time. The request is a small file that a
person carries to an authority; its answer is verified here against the authority's certificate.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC

from cryptography import x509
from rfc3161_client import VerifierBuilder, decode_timestamp_response
from rfc3161_client.errors import VerificationError

from headwater.errors import HeadwaterError

# DER of AlgorithmIdentifier { sha256, NULL }, which a digest of 32 bytes is announced with.
_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_SHA256_OID = "2.16.840.1.101.3.4.2.1"
_INTEGER, _OCTETS, _SEQUENCE = 0x02, 0x04, 0x30
_TRUE = bytes.fromhex("0101ff")
_CERTIFICATES = 0xA0
_NONCE_BYTES = 8


class TimestampError(HeadwaterError):
    """A time stamp does not prove what it should, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """What a verified token proves: that these bytes existed at that time.

    Attributes:
        sha256: hex digest of the bytes.
        time: when the authority signed, an instant in UTC.
        policy: the authority's policy, as an object identifier.
        serial: the token's number at that authority.
    """

    sha256: str
    time: str
    policy: str
    serial: int


def make_request(sha256: bytes, nonce: int | None = None) -> bytes:
    """A time-stamp request (.tsq) for a digest, asking for the authority's certificate.

    Args:
        sha256: the digest, 32 bytes.
        nonce: a number that the answer must repeat; one by chance where None.

    Raises:
        TimestampError: it is no SHA-256 digest.
    """
    if len(sha256) != hashlib.sha256().digest_size:
        raise TimestampError(f"a SHA-256 digest has 32 bytes, not {len(sha256)}")
    number = secrets.randbits(8 * _NONCE_BYTES - 1) if nonce is None else nonce
    imprint = _element(_SEQUENCE, _SHA256 + _element(_OCTETS, sha256))
    return _element(_SEQUENCE, _integer(1) + imprint + _integer(number) + _TRUE)


def verify_token(answer: bytes, sha256: bytes, authority: bytes) -> Timestamp:
    """What an authority's answer (.tsr) proves about a digest.

    Args:
        answer: the answer, in DER.
        sha256: the digest that was to be stamped, 32 bytes.
        authority: the certificates to trust, in PEM: the authority's root, and what leads to it.

    Raises:
        TimestampError: the answer is for other bytes, is not signed by that authority, or is none.
    """
    roots, intermediates = _certificates(authority)
    try:
        response = decode_timestamp_response(_in_order(answer))
        imprint = response.tst_info.message_imprint
    except ValueError as error:
        raise TimestampError("no time stamp in it; give the authority's answer (.tsr)") from error
    if imprint.hash_algorithm.dotted_string != _SHA256_OID:
        raise TimestampError("a time stamp of another digest than SHA-256")
    if imprint.message != sha256:
        raise TimestampError("a time stamp of other bytes than these")
    try:
        VerifierBuilder(roots=roots, intermediates=intermediates).build().verify(response, sha256)
    except (VerificationError, ValueError) as error:
        raise TimestampError(f"a time stamp that does not hold ({_first_line(error)})") from error
    info = response.tst_info
    when = info.gen_time
    stamped = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return Timestamp(
        sha256=sha256.hex(),
        time=stamped.strftime("%Y-%m-%dT%H:%M:%SZ"),
        policy=info.policy.dotted_string,
        serial=info.serial_number,
    )


def _in_order(answer: bytes) -> bytes:
    """An answer whose certificates stand in the order that DER asks of a set.

    Widely used authorities send them in the order of their chain, which a strict reader refuses. No
    signature covers that order, and the length of nothing changes.
    """
    try:
        # TimeStampResp holds a status and a token, the token a type and, wrapped, SignedData.
        token = _parts(answer, 0)[1]
        signed = _parts(answer, _parts(answer, token)[1])[0]
        held = next(at for at in _parts(answer, signed) if answer[at] == _CERTIFICATES)
        _, start, end = _header(answer, held)
        members = [answer[at : _header(answer, at)[2]] for at in _parts(answer, held)]
    except (IndexError, StopIteration):
        return answer  # whatever it is, the reader says so
    return answer[:start] + b"".join(sorted(members)) + answer[end:]


def _parts(content: bytes, place: int) -> list[int]:
    """Where the parts of the DER element at a place begin."""
    _, at, end = _header(content, place)
    parts = []
    while at < end:
        parts.append(at)
        at = _header(content, at)[2]
    return parts


def _header(content: bytes, place: int) -> tuple[int, int, int]:
    """Tag of the DER element at a place, where its content begins and where it ends."""
    size, at = content[place + 1], place + 2
    if size >= 0x80:
        count = size & 0x7F
        size, at = int.from_bytes(content[at : at + count], "big"), at + count
    if at + size > len(content):
        raise IndexError(place)
    return content[place], at, at + size


def _certificates(pem: bytes) -> tuple[list[x509.Certificate], list[x509.Certificate]]:
    """Roots, which signed themselves, and the certificates between."""
    try:
        known = x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise TimestampError("no certificate in it; give the authority's in PEM") from error
    roots = [c for c in known if c.issuer == c.subject]
    if not roots:
        raise TimestampError("no root certificate in it; give the one that signed itself, too")
    return roots, [c for c in known if c.issuer != c.subject]


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _integer(number: int) -> bytes:
    size = number.bit_length() // 8 + 1  # a leading zero keeps it from being negative
    return _element(_INTEGER, number.to_bytes(size, "big"))


def _element(tag: int, content: bytes) -> bytes:
    """One DER element; nothing here is longer than 127 bytes, so that its length is one byte."""
    return bytes([tag, len(content)]) + content
