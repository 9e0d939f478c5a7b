"""What a case keeps: captures as received, what was read, products of stages; and purging."""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.cases import ANN, BEN, FERRY, WHEAT, add, capture, new_case

from headwater.model import Capture, Metadata, Receipt
from headwater.store import log, open_case
from headwater.store.captures import custodies, load_capture, names
from headwater.store.checking import check_case
from headwater.store.kept import KeptInCase
from headwater.store.purging import purge

PAGE = "https://quaygazette.example/ferry"


@given(
    content=st.binary(min_size=1, max_size=200),
    path=st.text(min_size=1, max_size=20),
    title=st.one_of(st.none(), st.text(max_size=20)),
)
def test_a_capture_comes_back_as_it_was_received(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, path: str, title: str | None
) -> None:
    given_capture = Capture(path, content, Metadata(title=title), ("a note",), "ab" * 32)
    with new_case(tmp_path_factory.mktemp("kept"), [given_capture]) as case:
        (custody,) = custodies(case)
        assert load_capture(case, custody) == given_capture
        assert custody.sha256 == hashlib.sha256(content).hexdigest()
        assert check_case(case).faults == ()


def test_the_record_says_how_a_capture_was_come_by(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        typed = replace(capture(FERRY, "-"), receipt=Receipt("stdin"))
        add(case, [typed, capture(WHEAT, "wheat.html")], BEN)
        ferry, wheat = custodies(case)
    assert (ferry.method, wheat.method) == ("stdin", "file")
    assert wheat.media_type == "text/html"
    assert (wheat.collected_by, wheat.collected_at) == ("ben", BEN.at)
    assert wheat.size == len(WHEAT.encode())
    assert wheat.tool.startswith("headwater ")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contents SET content = x'00'",
        "UPDATE captures SET path = 'elsewhere.txt'",
        "UPDATE captures SET collected_by = 'carl'",
        "UPDATE captures SET facts = '[1'",
        "UPDATE readings SET text = 'Nothing sank.'",
        "DELETE FROM captures",
        "PRAGMA foreign_keys = OFF; DELETE FROM contents",
    ],
)
def test_check_finds_what_was_changed_behind_the_log(tmp_path: Path, statement: str) -> None:
    with new_case(tmp_path, [capture(FERRY), capture(WHEAT, "wheat.txt")]) as case:
        assert check_case(case).faults == ()
        path = case.path
    raw = sqlite3.connect(path)
    raw.executescript(statement)
    raw.close()
    with open_case(path, ANN.at) as case:
        assert check_case(case).faults


def test_a_product_is_there_at_once_and_after_it_was_flushed(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        kept = KeptInCase(case)
        assert kept.get("annotate:1") is None
        kept.put("annotate:1", b"one")
        assert kept.get("annotate:1") == b"one"
        kept.flush()
        kept.flush()
        path = case.path
    with open_case(path, ANN.at) as case:
        assert KeptInCase(case).get("annotate:1") == b"one"
        assert case.database.rows("SELECT stage FROM kept") == [("annotate",)]


def test_many_products_are_written_before_they_fill_the_memory(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        kept = KeptInCase(case)
        for number in range(5):
            kept.put(f"read:{number}", bytes(1_000_000))
        assert case.database.value("SELECT count(*) FROM kept") >= 4


def test_a_dossier_is_not_kept_among_the_products(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        kept = KeptInCase(case)
        kept.put("dossier:1", b"one")
        assert kept.get("dossier:1") is None


def test_nothing_is_kept_in_a_case_that_is_marked_read_only(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        path = case.path
    path.chmod(0o400)
    with open_case(path, ANN.at, read_only=True) as case:
        kept = KeptInCase(case)
        kept.put("read:1", b"one")
        kept.flush()
        assert kept.get("read:1") is None


def bytes_of(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(folder.iterdir()))


def left(folder: Path, words: Iterable[str]) -> list[str]:
    held = bytes_of(folder)
    return [w for w in words if w.encode() in held or w.lower().encode() in held]


def test_what_is_purged_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    words = ("Sornay", "Quandt", "sornay.example", "ferry-report.txt", "because of Quandt")
    secret = capture(FERRY, "ferry-report.txt", url="https://sornay.example/quandt")
    with new_case(tmp_path, [capture(WHEAT, "wheat.txt"), secret]) as case:
        KeptInCase(case).put("read:x", FERRY.encode())
        (_, name) = names(case)
        with case.database.writing():
            body = {"note": "because of Quandt", "reports": [name]}
            log.append(case.database, ANN, "note", body)
        assert left(tmp_path, words)
        assert purge(case, [name], BEN) == (name,)
        assert check_case(case).faults == ()
        assert len(names(case)) == 1
        actions = [(e.action, e.body is None) for e in log.entries(case.database)]
        assert actions[-2:] == [("note", True), ("purged", False)]
    assert left(tmp_path, words) == []
    assert left(tmp_path, ["Lund"]) == ["Lund"]


def test_a_purge_takes_the_repetitions_of_a_page_with_it(tmp_path: Path) -> None:
    head = f"URL: {PAGE}\n"
    first, again = capture(head + FERRY), capture(f"URL: {PAGE}?utm_source=x\n" + FERRY, "b.txt")
    with new_case(tmp_path, [first, again]) as case:
        assert len(names(case)) == 2
        purge(case, [names(case)[0]], ANN)
        assert check_case(case).faults == ()


def test_bytes_that_were_packed_are_remembered_by_both_digests(tmp_path: Path) -> None:
    packed = gzip.compress(FERRY.encode())
    held = Capture("f.txt.gz", FERRY.encode(), packed_sha256=hashlib.sha256(packed).hexdigest())
    with new_case(tmp_path, [held]) as case:
        (custody,) = custodies(case)
    assert custody.given.packed_sha256 == hashlib.sha256(packed).hexdigest()
    assert custody.sha256 == hashlib.sha256(FERRY.encode()).hexdigest()
