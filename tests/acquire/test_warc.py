"""Web archives: captures come with their receipts, what is broken costs itself and is named."""

from __future__ import annotations

import gzip
import io
import json
from hashlib import sha256
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acquire import made
from tests.acquire.taking import names, reasons, take, take_bytes, texts
from warcio.archiveiterator import ArchiveIterator

from headwater.acquire.warc import exchange_records, read_records, warcinfo_record
from headwater.acquire.warc.digests import parse_digest
from headwater.acquire.warc.http import dechunk
from headwater.errors import ReadError
from headwater.settings import AcquireSettings

PAGE = "https://lakepost.example/ferry"


def raw_record(headers: str, block: bytes, length: int | None = None) -> bytes:
    size = len(block) if length is None else length
    head = f"WARC/1.0\r\n{headers}Content-Length: {size}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def response(
    body: str, url: str = PAGE, length: int | None = None, said: tuple[str, str] | None = None
) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}".encode()
    headers = f"WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: {url}\r\n"
    headers += f"{said[0]}: {said[1]}\r\n" if said else ""
    return raw_record(headers, block, length)


def page(words: str) -> str:
    return f"<html><body><p>{words} {made.LEAD}</p></body></html>"


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive_come_with_their_receipts(tmp_path: Path, packed: bool) -> None:
    archive = made.Archive(packed=packed)
    archive.response(PAGE).response("https://lakepost.example/a.png", b"\x89PNG", "image/png")
    archive.response("https://lakepost.example/b", "gone", status="404 Not Found")
    archive.response("https://lakepost.example/c", "", status="301 Moved Permanently")
    archive.response("https://lakepost.example/robots.txt", "User-agent: *", "text/plain")
    archive.response("https://lakepost.example/a.js", "var a", "application/javascript")
    archive.response("https://lakepost.example/t", made.SECOND, "text/plain")
    acquired = take_bytes(tmp_path, "news.warc", archive.content)
    assert names(acquired) == ["news.warc#2", "news.warc#8"]
    receipt = acquired.captures[0].receipt
    assert (receipt.method, receipt.url, receipt.received) == (
        "archive",
        PAGE,
        "2024-05-07T08:00:00Z",
    )
    assert (receipt.record or "").startswith("<urn:uuid:")
    assert receipt.container_sha256 == sha256(archive.content).hexdigest()
    assert reasons(acquired) == {
        "news.warc#3": "image/png, not a report",
        "news.warc#4": "an answer with status 404, not a page",
        "news.warc#5": "an answer with status 301, not a page",
        "news.warc#6": "robots.txt, not a report",
        "news.warc#7": "application/javascript, not a report",
    }
    assert acquired.failed == ()


def test_a_revisit_is_no_new_report(tmp_path: Path) -> None:
    archive = made.Archive().response(PAGE).revisit(PAGE).revisit("https://other.example/")
    archive.response(PAGE)
    acquired = take_bytes(tmp_path, "a.warc.gz", archive.content)
    assert names(acquired) == ["a.warc.gz#2"]
    said = reasons(acquired)
    assert "first capture is in this archive" in said["a.warc.gz#3"]
    assert "first capture is not in this archive" in said["a.warc.gz#4"]
    assert said["a.warc.gz#5"] == "the same bytes of the same address as #2"


def test_other_records_are_named(tmp_path: Path) -> None:
    archive = made.Archive()
    archive.record("resource", PAGE, made.LEAD.encode())
    archive.record("metadata", PAGE, b"via: x").record("request", PAGE, b"GET / HTTP/1.1\r\n\r\n")
    archive.record("continuation", PAGE, b"more", WARC_Segment_Number="2")
    archive.record("conversion", PAGE + "2", made.SECOND.encode())
    archive.record("strange", PAGE, b"x")
    archive.record("response", "dns:lakepost.example", b"1.2.3.4")
    acquired = take_bytes(tmp_path, "a.warc", archive.content)
    assert texts(acquired) == [made.LEAD, made.SECOND]
    assert reasons(acquired) == {
        "a.warc#5": "a segment of a divided record; join the segments",
        "a.warc#7": "a record of type 'strange', not a capture",
        "a.warc#8": "a response of dns, no page",
    }


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(made.PAGE.encode()), [("Content-Encoding", "gzip")]),
        (brotli.compress(made.PAGE.encode()), [("Content-Encoding", "br")]),
        (made.PAGE.encode(), [("Content-Encoding", "gzip")]),
        (made.PAGE.encode(), [("Transfer-Encoding", "chunked")]),
        (
            b"5\r\n" + made.PAGE.encode()[:5] + b"\r\nfff;x=1\r\n".replace(
                b"fff", b"%x" % len(made.PAGE[5:])
            ) + made.PAGE.encode()[5:] + b"\r\n0\r\n\r\n",
            [("Transfer-Encoding", "chunked")],
        ),
    ],
)  # fmt: skip
def test_bodies_are_unpacked(tmp_path: Path, body: bytes, headers: list[tuple[str, str]]) -> None:
    archive = made.Archive().response(PAGE, body, headers=headers)
    assert made.LEAD in texts(take_bytes(tmp_path, "a.warc.gz", archive.content))[0]


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (
            made.bomb(20_000_000),
            [("Content-Encoding", "gzip")],
            "unpacks to more than 200,000 bytes",
        ),
        (brotli.compress(b"A" * 9_000_000, quality=1), [("Content-Encoding", "br")], "unpacks to"),
        (b"5\r\nabc", [("Transfer-Encoding", "chunked")], "breaks off"),
        (b"3\r\nabcXYZ", [("Transfer-Encoding", "chunked")], "chunks are wrong"),
        (b"x", [("Content-Encoding", "zstd")], "packed with 'zstd'"),
        (b"A" * 500_000, [], "larger than"),
    ],
)
def test_a_hostile_body_costs_its_record(
    tmp_path: Path, body: bytes, headers: list[tuple[str, str]], reason: str
) -> None:
    archive = made.Archive().response("https://a.example/", body, headers=headers).response(PAGE)
    acquired = take_bytes(tmp_path, "a.warc.gz", archive.content)
    assert names(acquired) == ["a.warc.gz#3"]
    assert reason in reasons(acquired)["a.warc.gz#2"]


@pytest.mark.parametrize("header", ["WARC-Payload-Digest", "WARC-Block-Digest"])
def test_bytes_that_are_not_those_archived_are_refused(tmp_path: Path, header: str) -> None:
    wrong = (header, "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
    content = response(page("one"), said=wrong) + response(page("two"), "https://b.example/")
    acquired = take_bytes(tmp_path, "a.warc", content)
    assert names(acquired) == ["a.warc#2"]
    assert f"do not match its {header}" in acquired.failed[0].reason


def test_a_digest_of_an_unknown_kind_is_confessed(tmp_path: Path) -> None:
    content = response(page("one"), said=("WARC-Payload-Digest", "blake3:abc"))
    (capture,) = take_bytes(tmp_path, "a.warc", content).captures
    assert capture.notes == ("its WARC-Payload-Digest is of a kind that is not checked",)


@pytest.mark.parametrize(
    "said", ["sha256:" + sha256(b"").hexdigest(), "sha-1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"]
)
def test_digests_are_read_in_both_ways(said: str) -> None:
    found = parse_digest(said)
    assert found is not None
    assert len(found[1]) in {20, 32}
    assert parse_digest("sha1:short") is None


def test_a_part_of_a_page_says_that_it_is_one(tmp_path: Path) -> None:
    archive = made.Archive().response(PAGE, warc_headers={"WARC-Truncated": "length"})
    (capture,) = take_bytes(tmp_path, "a.warc.gz", archive.content).captures
    assert "only a part" in capture.notes[0]


def whole(*records: bytes, packed: bool) -> bytes:
    return b"".join(gzip.compress(r) if packed else r for r in records)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (response(page("too long"), length=3_000), "cut short"),
        (response(page("too long by far"), length=3_000_000), "cut short"),
        (response(page("too short"), length=70), "Content-Length is wrong"),
        (response(page("x"), length=-5), "Content-Length is no number"),
        (response(page("x")).replace(b"Content-Length", b"Content-Size"), "no number"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\n", ""),
        (b"nonsense that is no record\r\n\r\n", "no record"),
    ],
)
def test_a_broken_record_costs_itself(
    tmp_path: Path, bad: bytes, reason: str, packed: bool
) -> None:
    first, last = response(page("first")), response(page("last"), url="https://b.example/")
    acquired = take_bytes(tmp_path, "a.warc", whole(first, bad, last, packed=packed))
    found = texts(acquired)
    assert any("first" in text for text in found)
    assert any("last" in text for text in found)
    if reason:
        assert any(reason in o.reason for o in acquired.failed), acquired.failed


@pytest.mark.parametrize("cut", [1, 5, 30, 200, 400])
@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_short_is_read_as_far_as_it_goes(
    tmp_path: Path, cut: int, packed: bool
) -> None:
    records = [response(page(f"page {n}"), url=f"https://a.example/{n}") for n in range(3)]
    content = whole(*records, packed=packed)
    size = len(gzip.compress(records[-1])) if packed else len(records[-1])
    acquired = take_bytes(tmp_path, "a.warc", content[: -min(cut, size - 10)])
    assert len(acquired.captures) >= 2
    assert acquired.given >= 3
    if cut >= 30:
        assert len(acquired.captures) == 2
        assert len(acquired.failed) == 1


def test_damage_inside_a_packed_record_is_passed_over(tmp_path: Path) -> None:
    records = [response(page(f"page {n}"), url=f"https://a.example/{n}") for n in range(4)]
    packed = [gzip.compress(r) for r in records]
    packed[1] = packed[1][:40] + b"\xff" * 20 + packed[1][60:]
    packed[2] = packed[2][:-6] + b"\0\0\0\0" + packed[2][-2:]
    acquired = take_bytes(tmp_path, "a.warc.gz", b"".join(packed) + b"trailing nonsense")
    found = texts(acquired)
    assert ["page 0" in found[0], "page 3" in found[-1]] == [True, True]
    assert len(acquired.captures) == 2
    assert sum("damaged gzip data" in o.reason for o in acquired.failed) == 2


def test_many_records_in_one_member_are_read(tmp_path: Path) -> None:
    records = [response(page(f"page {n}"), url=f"https://a.example/{n}") for n in range(3)]
    acquired = take_bytes(tmp_path, "a.warc.gz", gzip.compress(b"".join(records)))
    assert len(acquired.captures) == 3


def test_an_archive_without_captures_says_so(tmp_path: Path) -> None:
    acquired = take_bytes(tmp_path, "a.warc.gz", made.Archive().content)
    assert acquired.failed[0].reason == "a web archive in which nothing was captured"


def test_what_is_inside_an_archive_is_opened_in_turn(tmp_path: Path) -> None:
    feed = made.rss(f"<title>A</title><description>{made.LEAD}</description>")
    archive = made.Archive().response("https://a.example/rss", feed, "application/rss+xml")
    archive.response("https://a.example/s.pdf", made.pdf([made.LEAD]), "application/pdf")
    acquired = take_bytes(tmp_path, "a.warc.gz", archive.content)
    assert names(acquired) == ["a.warc.gz#2#1", "a.warc.gz#3"]
    assert acquired.captures[0].receipt.url == "https://a.example/rss"


def test_archives_in_archives_end_at_a_depth(tmp_path: Path) -> None:
    content = made.zipped({"a.txt": made.LEAD})
    for depth in range(5):
        content = made.zipped({f"{depth}.zip": content})
    (tmp_path / "a.zip").write_bytes(content)
    acquired = take(tmp_path / "a.zip", bounds=AcquireSettings(max_depth=3))
    assert acquired.captures == ()
    assert "packed more than 3 deep" in acquired.failed[0].reason


def wacz(warc: bytes, digest: str | None = None) -> bytes:
    said = f"sha256:{digest or sha256(warc).hexdigest()}"
    index = {"profile": "data-package", "resources": [{"path": "archive/a.warc.gz", "hash": said}]}
    return made.zipped(
        {
            "archive/a.warc.gz": warc,
            "datapackage.json": json.dumps(index),
            "pages/pages.jsonl": "{}",
            "indexes/index.cdx": "",
        }
    )


def test_a_wacz_is_its_archives(tmp_path: Path) -> None:
    content = wacz(made.Archive().response(PAGE).content)
    acquired = take_bytes(tmp_path, "a.wacz", content)
    assert [c.path.rpartition("a.wacz#")[2] for c in acquired.captures] == ["archive/a.warc.gz#2"]
    assert acquired.captures[0].receipt.container_sha256 == sha256(content).hexdigest()
    assert len(acquired.skipped) == 3


def test_a_wacz_whose_archive_was_changed_is_refused(tmp_path: Path) -> None:
    acquired = take_bytes(tmp_path, "a.wacz", wacz(made.Archive().content, "0" * 64))
    assert "do not match its digest in datapackage.json" in acquired.failed[0].reason


def test_what_we_write_others_read() -> None:
    sent, came = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nwords"
    records, record_id = exchange_records(PAGE, sent, came, "2024-05-07T08:00:00Z")
    content = warcinfo_record("2024-05-07T08:00:00Z") + records
    iterator = ArchiveIterator(io.BytesIO(content), check_digests="raise")
    kinds = [(r.rec_type, r.content_stream().read()) for r in iterator]
    assert [kind for kind, _ in kinds] == ["warcinfo", "response", "request"]
    assert kinds[1][1] == b"words"
    ours = list(read_records(io.BytesIO(content), 10_000))
    assert [r.problem for r in ours] == [None, None, None]
    assert ours[1].headers["warc-record-id"] == record_id
    assert ours[2].headers["warc-concurrent-to"] == record_id
    assert (ours[1].block, ours[2].block) == (came, sent)


@given(st.binary(max_size=60), st.integers(0, 3_000), st.booleans())
def test_any_damage_leaves_every_record_accounted_for(
    noise: bytes, place: int, packed: bool
) -> None:
    records = [response(page(f"page {n}"), url=f"https://a.example/{n}") for n in range(4)]
    content = whole(*records, packed=packed)
    cut = place % len(content)
    damaged = content[:cut] + noise + content[cut + len(noise) :]
    for max_bytes in (100_000, 100):
        found = list(read_records(io.BytesIO(damaged), max_bytes))
        assert found
        assert all((r.problem is None) or "\n" not in r.problem for r in found)


@given(st.binary(max_size=200))
def test_any_framing_ends(content: bytes) -> None:
    try:
        dechunk(content)
    except ReadError:
        return
