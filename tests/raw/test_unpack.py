"""Packed bytes come out whole and within their bound, or with the reason why not."""

from __future__ import annotations

import contextlib
import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import ReadError
from headwater.raw.unpack import decode_body, unpack_gzip

WORDS = b"The ferry sank off the coast of Lund on Monday. " * 20


def raw_deflate(content: bytes) -> bytes:
    packed = zlib.compressobj(wbits=-15)
    return packed.compress(content) + packed.flush()


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (WORDS, None),
        (WORDS, "identity"),
        (gzip.compress(WORDS), "gzip"),
        (gzip.compress(WORDS), "X-GZIP"),
        (WORDS, "gzip"),
        (zlib.compress(WORDS), "deflate"),
        (raw_deflate(WORDS), "deflate"),
        (brotli.compress(WORDS), "br"),
        (brotli.compress(gzip.compress(WORDS)), "gzip, br"),
    ],
)
def test_bodies_are_unpacked(packed: bytes, coding: str | None) -> None:
    assert decode_body(packed, coding, 10_000) == WORDS


@pytest.mark.parametrize(
    ("packed", "coding", "reason"),
    [
        (gzip.compress(b"A" * 50_000_000, 1), "gzip", "unpacks to more than 10,000 bytes"),
        (zlib.compress(b"A" * 50_000_000, 1), "deflate", "unpacks to more than 10,000 bytes"),
        (brotli.compress(b"A" * 50_000_000, quality=1), "br", "unpacks to more than 10,000 bytes"),
        (gzip.compress(WORDS)[:-9], "gzip", "end too early"),
        (zlib.compress(WORDS)[:-9], "deflate", "end too early"),
        (brotli.compress(WORDS)[:-9], "br", "end too early"),
        (b"\x1f\x8bnonsense", "gzip", "damaged gzip"),
        (b"nonsense", "deflate", "damaged deflate"),
        (b"nonsense" * 9, "br", "damaged br"),
        (b"x", "zstd", "packed with 'zstd'"),
        (b"x", "br, br, br, br", "packed 4 times"),
    ],
)
def test_bad_bodies_are_refused_in_one_line(packed: bytes, coding: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        decode_body(packed, coding, 10_000)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "gzip, br"]))
def test_any_bytes_are_unpacked_or_refused(content: bytes, coding: str) -> None:
    with contextlib.suppress(ReadError):
        assert len(decode_body(content, coding, 100)) <= 300


@given(st.binary(max_size=300))
def test_what_was_packed_comes_out(content: bytes) -> None:
    for packed, coding in (
        (zlib.compress(content), "deflate"),
        (brotli.compress(content, quality=1), "br"),
    ):
        assert decode_body(packed, coding, 1_000) == content
    if not content.startswith(b"\x1f\x8b"):
        assert unpack_gzip(gzip.compress(content), 1_000) == content
