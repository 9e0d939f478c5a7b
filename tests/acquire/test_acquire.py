"""Every path given is read, skipped or failed, with a reason, whatever the order."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest

from headwater.acquire import Acquired, acquire, capture_text, files
from headwater.errors import SettingsError
from headwater.model import Metadata, Outcome
from headwater.settings import ReadSettings

SETTINGS = ReadSettings(max_bytes=10_000)


def no_input() -> bytes:
    raise AssertionError("standard input was read, but nobody asked for it")


def take(*paths: Path | str, published: Mapping[str, str] | None = None) -> Acquired:
    acquired = acquire([str(p) for p in paths], no_input, SETTINGS, published or {})
    listed = len(acquired.captures) + len(acquired.skipped) + len(acquired.failed)
    assert acquired.given == listed
    return acquired


def reason(acquired: Acquired, name: str) -> str:
    outcomes = (*acquired.skipped, *acquired.failed)
    (found,) = [o.reason for o in outcomes if Path(o.path).name == name]
    assert "\n" not in found
    return found


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(name)
    forwards = take(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.html")
    backwards = take(tmp_path / "c.html", tmp_path / "b.txt", tmp_path / "a.txt")
    assert forwards == backwards
    assert [c.content for c in forwards.captures] == [b"a.txt", b"b.txt", b"c.html"]


def test_a_folder_is_searched_to_the_bottom(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "deep" / "deeper" / "x.txt").write_text("x")
    (tmp_path / "y.html.gz").write_bytes(gzip.compress(b"y"))
    (tmp_path / "photo.jpg").write_bytes(b"jpg")
    (tmp_path / ".hidden").write_text("no")
    (tmp_path / "x.meta.json").write_text("{}")
    acquired = take(tmp_path)
    assert acquired.given == 5
    assert [c.content for c in acquired.captures] == [b"x", b"y"]
    assert reason(acquired, "photo.jpg") == ".jpg files are not read; give text or HTML"
    assert reason(acquired, ".hidden") == "hidden"
    assert reason(acquired, "x.meta.json") == "a sidecar without a report beside it"


def test_a_named_file_is_tried_whatever_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "report.asc"
    path.write_text("words")
    assert take(path).captures[0].content == b"words"


def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    acquired = take(path, path, tmp_path, f"{tmp_path}/./a.txt")
    assert len(acquired.captures) == 1
    assert acquired.given == 4
    assert all(o.reason.startswith("given twice, as ") for o in acquired.skipped)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("missing.txt", "no such file or folder"),
        ("with\0nul", "cannot be opened"),
        ("loop", "cannot be opened"),
        ("pipe", "not a regular file"),
        ("empty", "a folder without reports"),
    ],
)
def test_what_cannot_be_read_has_a_reason(tmp_path: Path, name: str, wanted: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").mkdir()
    acquired = take(f"{tmp_path}/{name}")
    assert acquired.failed[0].reason.startswith(wanted)


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    acquired = take(tmp_path / "in")
    assert len(acquired.captures) == 1
    assert reason(acquired, "round").startswith("a link to a folder")


def test_a_file_that_may_not_be_read_has_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")

    # Taking the file's rights away would not stop root, under whom many containers test.
    def refuse(name: str, mode: str) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), name)

    monkeypatch.setattr(files, "open", refuse, raising=False)
    assert take(path).failed == (Outcome(str(path), "cannot be read (permission denied)"),)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert "10,000 bytes" in take(path).failed[0].reason


def test_gzip_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    path.write_bytes(packed)
    (capture,) = take(path).captures
    assert capture.content == b"one two"
    assert capture.packed_sha256 == hashlib.sha256(packed).hexdigest()


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (gzip.compress(b"A" * 30_000_000), "unpacks to more than"),
        (gzip.compress(b"words" * 100)[:-9], "end too early"),
        (b"\x1f\x8bnonsense", "damaged gzip data"),
        (gzip.compress(gzip.compress(b"x")), "gzip inside gzip"),
    ],
)
def test_bad_gzip_is_a_line_in_the_account(tmp_path: Path, content: bytes, wanted: str) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(content)
    acquired = acquire([str(path)], no_input, ReadSettings(max_bytes=100_000), {})
    assert wanted in acquired.failed[0].reason


def test_standard_input_is_one_report() -> None:
    acquired = acquire(["-", "-"], lambda: b"words", SETTINGS, {"-": "2024-05-03"})
    (capture,) = acquired.captures
    assert (capture.path, capture.content) == ("-", b"words")
    assert capture.metadata.published == "2024-05-03"
    assert acquired.skipped[0].path == "-"
    assert acquired.given == 2


def test_standard_input_has_the_cap_too() -> None:
    acquired = acquire(["-"], lambda: b"a" * 10_001, SETTINGS, {})
    assert "10,000 bytes" in acquired.failed[0].reason


@pytest.mark.parametrize("sidecar", ["report.meta.json", "report.txt.meta.json"])
def test_a_sidecar_describes_the_report_beside_it(tmp_path: Path, sidecar: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text("words")
    fields = {"title": "Bridge falls", "outlet": "Lake Post", "published": "2024-05-03"}
    (tmp_path / sidecar).write_text(json.dumps(fields))
    acquired = take(tmp_path)
    assert acquired.captures[0].metadata == Metadata(
        title="Bridge falls", outlet="Lake Post", published="2024-05-03"
    )
    assert reason(acquired, sidecar) == "the sidecar of report.txt"
    assert take(path).captures[0].metadata.outlet == "Lake Post"


def test_a_sidecar_of_a_longer_name_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "report.final.txt").write_text("words")
    (tmp_path / "report.meta.json").write_text('{"outlet": "Lake Post"}')
    assert take(tmp_path).captures[0].metadata == Metadata()


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "does not hold one object"),
        (b'{"outlet": 7}', "has a outlet that is not a string"),
        (b'{"colour": "red"}', "unknown key 'colour'"),
    ],
)
def test_a_bad_sidecar_is_noted(tmp_path: Path, content: bytes, wanted: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text("words")
    (tmp_path / "report.meta.json").write_bytes(content)
    (capture,) = take(path).captures
    assert capture.metadata == Metadata()
    (note,) = capture.notes
    assert wanted in note


def test_an_option_beats_the_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("words")
    (tmp_path / "report.meta.json").write_text('{"published": "2001-01-01", "author": "Ann Bo"}')
    acquired = take(path, published={f"{tmp_path}/./report.txt": "2024-05-03"})
    assert acquired.captures[0].metadata == Metadata(author="Ann Bo", published="2024-05-03")


def test_a_date_for_an_unknown_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"published 'other\.txt'"):
        take(tmp_path, published={"other.txt": "2024-05-03"})


def test_file_names_are_printable_in_the_account(tmp_path: Path) -> None:
    for name in (b"bad\xffname.txt", b"two\nlines.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("words")
    for capture in take(tmp_path).captures:
        assert capture.path.isprintable()
        capture.path.encode()


def test_a_text_of_a_library_caller_is_a_capture() -> None:
    capture = capture_text("Two \ud800 die", "first", Metadata(outlet="Lake Post"))
    assert capture.path == "first"
    assert capture.content.decode("utf-8", "surrogatepass") == "Two \ud800 die"
