from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from headwater.corpus import Account, Columns, Local, build
from headwater.corpus.layout import Layout

TEXT = "The dam at Holt broke on Monday night, and forty families left their homes."


def held(out: Path) -> list[dict[str, Any]]:
    files = Layout(out).report_files()
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    return sorted(rows, key=lambda row: row["id"])


def build_from(
    tmp_path: Path, *sources: Path, **columns: str
) -> tuple[Account, list[dict[str, Any]]]:
    out = tmp_path / "corpus"
    account = build(out, sources, columns=Columns(**columns), on=Local(processes=1))
    assert account.given == account.read + account.skipped_reports + account.failed_reports
    return account, held(out)


def jsonl(file: Path, *rows: Any) -> Path:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_json_lines_with_the_usual_names(tmp_path: Path) -> None:
    file = jsonl(
        tmp_path / "a.jsonl",
        {"id": 7, "text": TEXT, "outlet": "Holt Post", "published": "2024-03-01", "url": "u"},
        {"id": "b", "body": TEXT + " b", "source": "Fen Echo", "date": "2024-03-01T10:00:00Z"},
        {"content": TEXT + " c", "publisher": "Fen Echo", "published_at": 1709287200},
    )
    account, rows = build_from(tmp_path, file)
    assert account.read == 3
    assert [row["id"] for row in rows] == [f"{file}#3", "7", "b"]
    assert [row["outlet"] for row in rows] == ["Fen Echo", "Holt Post", "Fen Echo"]
    place, first, hour = rows
    assert first["published_start"] == dt.datetime(2024, 3, 1)
    assert first["published_end"] == dt.datetime(2024, 3, 1, 23, 59, 59, 999999)
    assert hour["published_start"] == hour["published_end"] == dt.datetime(2024, 3, 1, 10)
    assert place["published_start"] == dt.datetime(2024, 3, 1, 10)
    assert {row["published_basis"] for row in rows} == {"metadata"}


def test_a_text_is_kept_character_for_character(tmp_path: Path) -> None:
    text = "  Zwei\r\n\tZeilen – “so” \u00a0\ud83d\ude00 é  "
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "a", "text": text}) + "\n")
    _, rows = build_from(tmp_path, file)
    assert rows[0]["text"] == text.encode("utf-16", "surrogatepass").decode("utf-16")


def test_a_lone_surrogate_gives_way_in_place(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "text": "ab\\ud800cd"}\n')
    assert build_from(tmp_path, file)[1][0]["text"] == "ab\ufffdcd"


def test_what_is_no_report_is_accounted_for_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = json.dumps({"id": "good", "text": TEXT})
    lines = [
        "{broken",
        "[1, 2]",
        '{"id": "x"}',
        '{"id": "y", "text": 5}',
        '{"text": " .. "}',
        "",
        good,
    ]
    file.write_bytes("\n".join(lines).encode() + b"\n\xff\xfe\n")
    account, rows = build_from(tmp_path, file)
    assert [row["id"] for row in rows] == ["good"]
    assert [(e.place.rpartition("#")[2], e.reason) for e in account.failed] == [
        ("1", "not JSON in UTF-8"),
        ("2", "not a JSON object"),
        ("3", "no text; name its column with --text"),
        ("4", "its text is int, not a string"),
        ("5", "no word in its text"),
        ("8", "not JSON in UTF-8"),
    ]


def test_columns_of_other_names(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f'key,words,paper,day\nk1,"{TEXT}",Holt Post,03/04/2024\n', encoding="utf-8")
    _, rows = build_from(tmp_path, file, id="key", text="words", outlet="paper", published="day")
    assert [(row["id"], row["outlet"]) for row in rows] == [("k1", "Holt Post")]
    # The third of April or the fourth of March: the interval that holds both.
    assert rows[0]["published_start"] == dt.datetime(2024, 3, 4)
    assert rows[0]["published_end"].date() == dt.date(2024, 4, 3)


def test_a_column_that_is_not_there_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,words\n1,x\n")
    account, rows = build_from(tmp_path, file, text="body")
    assert rows == []
    assert account.failed[0].reason == "cannot be read (no column 'body'; it has id, words)"


def test_csv_of_another_charset_gzipped_and_with_broken_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.csv.gz"
    content = f'id,text\na,"{TEXT} é\nzwei"\nb,c,d\n'.encode("latin-1")
    file.write_bytes(gzip.compress(content))
    account, rows = build_from(tmp_path, file)
    assert [row["text"] for row in rows] == [f"{TEXT} é\nzwei"]
    assert [entry.reason for entry in account.failed] == ["3 cells where the header has 2"]


def test_parquet_with_dates(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    table = pa.table(
        {"id": [1, 2], "text": [TEXT, TEXT + " 2"], "date": [dt.date(2024, 3, 1), None]}
    )
    pq.write_table(table, file)
    _, rows = build_from(tmp_path, file)
    assert [row["id"] for row in rows] == ["1", "2"]
    assert [row["published_basis"] for row in rows] == ["metadata", "none"]
    assert rows[1]["published_start"] is None


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl.gz", "a.warc.gz", "a.csv.gz", "a.warc"])
def test_a_damaged_file_fails_alone(tmp_path: Path, name: str) -> None:
    bad = tmp_path / name
    bad.write_bytes(b"\x1f\x8b\x08\x00damaged" if name.endswith("gz") else b"PAR1 nothing at all")
    good = jsonl(tmp_path / "good.jsonl", {"id": "good", "text": TEXT})
    account, rows = build_from(tmp_path, bad, good)
    assert [row["id"] for row in rows] == ["good"]
    assert [entry.place for entry in account.failed] == [str(bad)]


def test_a_folder_of_texts_pages_and_collections(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(f"Source: Holt Post\nPublished: 2024-03-01\n\n{TEXT}\n")
    (folder / "b.html").write_text(
        f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>"
    )
    (folder / "c.bin").write_bytes(b"\0\1")
    jsonl(folder / "d.jsonl", {"id": "d", "text": TEXT})
    account, rows = build_from(tmp_path, tmp_path / "in")
    assert [row["id"].rpartition("/")[2] for row in rows] == ["a.txt", "b.html", "d"]
    assert rows[0]["outlet"] == "Holt Post"
    assert [entry.place.rpartition("/")[2] for entry in account.skipped] == ["c.bin"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    account, rows = build_from(tmp_path, tmp_path / "none.jsonl")
    assert rows == []
    assert account.failed[0].reason == "no such file or folder; check the path"


def warc(file: Path, *records: tuple[str, str, bytes]) -> Path:
    pack = gzip.compress if file.suffix == ".gz" else bytes
    file.write_bytes(b"".join(pack(_record(*record)) for record in records))
    return file


def _record(status: str, kind: str, body: bytes) -> bytes:
    payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/a\r\n"
        "WARC-Date: 2024-03-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n"
    )
    return head.encode() + b"\r\n" + payload + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_of_an_archive(tmp_path: Path, name: str) -> None:
    page = f"<html><head><title>Dam breaks</title></head><body><p>{TEXT} {TEXT}</p></body></html>"
    file = warc(
        tmp_path / name,
        ("200 OK", "text/html; charset=utf-8", page.encode()),
        ("404 Not Found", "text/html", b"<p>gone</p>"),
        ("200 OK", "image/png", b"\x89PNG"),
    )
    account, rows = build_from(tmp_path, file)
    assert [(row["id"], row["url"]) for row in rows] == [(f"{file}#1", "https://post.example/a")]
    assert TEXT in rows[0]["text"]
    assert [entry.reason for entry in account.skipped] == [
        "a response of status 404",
        "image/png is not read",
    ]


def test_a_broken_record_of_an_archive_costs_itself(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>".encode()
    whole = _record("200 OK", "text/html", page)
    file = tmp_path / "a.warc"
    cut_short = whole.replace(b"Content-Length: ", b"Content-Length: 9")
    file.write_bytes(whole + cut_short + whole)
    account, rows = build_from(tmp_path, file)
    assert [row["id"] for row in rows] == [f"{file}#1", f"{file}#3"]
    assert [entry.place for entry in account.failed] == [f"{file}#2"]
    assert "cut short" in account.failed[0].reason


def test_a_packed_body_in_an_archive_is_unpacked(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>".encode()
    kind = "text/html\r\nContent-Encoding: gzip"
    _, rows = build_from(tmp_path, warc(tmp_path / "a.warc", ("200 OK", kind, gzip.compress(page))))
    assert TEXT in rows[0]["text"]
