from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.corpus.newswire import with_copies, write_jsonl

from headwater.corpus import Local, build
from headwater.corpus.building import commit
from headwater.corpus.layout import Layout, alone_with
from headwater.errors import SettingsError

TEXT = "The dam at Holt broke on Monday night, and forty families left their homes."
ALONE = Local(processes=1)


def rows(out: Path) -> list[tuple[Any, ...]]:
    files = Layout(out).report_files()
    found = [row for file in files for row in pq.read_table(file).to_pylist()]
    return sorted(tuple(map(str, row.values())) for row in found)


def ids(out: Path) -> list[str]:
    return [row[0] for row in rows(out)]


def write(file: Path, *reports: tuple[str, str, str]) -> Path:
    lines = (json.dumps({"id": i, "published": p, "text": t}) for i, p, t in reports)
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return file


def test_what_is_there_is_not_added_again(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", ("a", "2024-03-01", TEXT), ("b", "2024-03-01", TEXT + " b"))
    out = tmp_path / "corpus"
    build(out, [file], on=ALONE)
    before = rows(out)
    again = build(out, [file], on=ALONE)
    assert (again.read, again.skipped_reports, again.held) == (0, 2, 2)
    assert rows(out) == before


def test_of_a_file_that_grew_only_the_new_part_is_added(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", ("a", "2024-03-01", TEXT))
    out = tmp_path / "corpus"
    build(out, [file], on=ALONE)
    with file.open("a") as more:
        more.write(json.dumps({"id": "b", "text": TEXT + " b"}) + "\n")
    account = build(out, [file], on=ALONE)
    assert (account.read, account.skipped_reports) == (1, 1)
    assert ids(out) == ["a", "b"]


def test_the_same_id_with_the_same_text_is_held_once(tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", ("a", "2024-03-01", TEXT), ("a", "2024-03-01", TEXT))
    second = write(tmp_path / "b.jsonl", ("a", "2024-03-01", TEXT))
    account = build(tmp_path / "corpus", [first, second], on=ALONE)
    assert account.read == 1
    assert [(entry.place, entry.reason) for entry in account.skipped] == [
        (f"{first}#2", f"the same id and text as {first}#1"),
        (f"{second}#1", f"the same id and text as {first}#1"),
    ]


def test_the_same_id_with_another_text_is_kept_under_its_own(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.jsonl", ("a", "2024-03-02", TEXT + " later"), ("a", "2024-03-01", TEXT)
    )
    out = tmp_path / "corpus"
    account = build(out, [file], on=ALONE)
    plain, other = ids(out)
    assert plain == "a"
    assert other.startswith("a~")
    assert len(other) == 10
    assert next(row for row in rows(out) if row[0] == "a")[8] == TEXT
    assert [entry.reason for entry in account.noted] == [
        f"the id a is taken by another text; kept as {other}"
    ]
    assert (account.read, account.failed_reports) == (2, 0)


def test_a_later_build_renames_nothing_that_is_there(tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    build(out, [write(tmp_path / "a.jsonl", ("a", "2024-03-02", TEXT))], on=ALONE)
    build(out, [write(tmp_path / "b.jsonl", ("a", "2024-03-01", TEXT + " earlier"))], on=ALONE)
    assert [row[8] for row in rows(out) if row[0] == "a"] == [TEXT]
    assert len(ids(out)) == 2


def test_the_order_of_sources_plays_no_part(tmp_path: Path) -> None:
    reports, _ = with_copies(30)
    files = [write_jsonl(reports[n::3], tmp_path / f"{n}.jsonl") for n in range(3)]
    clash = write(tmp_path / "z.jsonl", ("own-000", "2024-01-01", TEXT))
    build(tmp_path / "one", [*files, clash], on=ALONE)
    build(tmp_path / "two", [clash, *reversed(files)], on=ALONE)
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


def test_the_account_is_kept_beside_the_corpus(tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    account = build(out, [write(tmp_path / "a.jsonl", ("a", "", TEXT))], on=ALONE)
    kept = json.loads((out / "account.json").read_text())
    assert (kept["given"], kept["read"], kept["held"]) == (1, 1, 1)
    assert account.lines()[0] == "1 given: 1 read, 0 skipped, 0 failed; the corpus holds 1 reports"


def test_a_commit_that_was_decided_is_carried_out_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(tmp_path / "a.jsonl", ("a", "", TEXT), ("a", "", TEXT + " other"))
    second = write(tmp_path / "b.jsonl", ("b", "", TEXT))
    whole, out = tmp_path / "whole", tmp_path / "corpus"
    build(whole, [first], on=ALONE)
    build(whole, [second], on=ALONE)

    class KilledError(Exception):
        pass

    def die(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(commit, "write_ledger", die)
        with pytest.raises(KilledError):
            build(out, [first], on=ALONE)
    build(out, [second], on=ALONE)
    assert rows(out) == rows(whole)


def test_killed_at_any_moment_it_goes_on_to_the_same_rows(tmp_path: Path) -> None:
    reports, _ = with_copies(400)
    files = [write_jsonl(reports[n::8], tmp_path / f"{n}.jsonl") for n in range(8)]
    build(tmp_path / "whole", files, on=ALONE)
    script = (
        "import sys; from headwater.corpus import build, Local\n"
        "build(sys.argv[1], sys.argv[2:], on=Local(processes=1))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "killed"), *map(str, files)]
    chance = random.Random(3)  # noqa: S311  moments, not secrets
    for _ in range(4):
        process = subprocess.Popen(command)
        time.sleep(chance.uniform(0.3, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
    build(tmp_path / "killed", files, on=ALONE)
    assert rows(tmp_path / "killed") == rows(tmp_path / "whole")


def test_nothing_given(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="name files or folders with --from"):
        build(tmp_path / "corpus", [])


def test_two_at_once_are_one_too_many(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", ("a", "", TEXT))
    with (
        alone_with(Layout(tmp_path / "corpus")),
        pytest.raises(SettingsError, match="another command is writing"),
    ):
        build(tmp_path / "corpus", [file], on=ALONE)
