"""Making and opening a case: whole or not at all, and every wrong file refused in one line."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from tests.store.cases import ANN, FERRY, WHEAT, add, capture, new_case

from headwater.errors import CaseError, HeadwaterError
from headwater.store import CaseFile, create_case, driver, log, open_case
from headwater.store import migrate as migrate_module
from headwater.store.captures import names
from headwater.store.checking import check_case
from headwater.store.migrate import APPLICATION_ID, migrate, migrations, newest, version
from headwater.store.search import search

WORDS = "it's a secret"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with two reports, closed."""
    with new_case(tmp_path, [capture(FERRY), capture(WHEAT, "wheat.txt")]) as case:
        return case.path


def refusal(path: Path, *, read_only: bool = False, passphrase: str | None = None) -> str:
    """What opening a file says; it must be one line that names the file."""
    with (
        pytest.raises(HeadwaterError) as raised,
        open_case(path, ANN.at, read_only=read_only, passphrase=passphrase),
    ):
        pass
    said = str(raised.value)
    assert "\n" not in said
    assert str(path) in said
    return said


def test_a_new_case_is_whole_private_and_logged(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        assert check_case(case).faults == ()
        assert [e.action for e in log.entries(case.database)] == ["created"]
        assert stat.S_IMODE(case.path.stat().st_mode) == 0o600
        assert case.database.value("PRAGMA journal_mode") == "wal"
        assert case.database.value("PRAGMA foreign_keys") == 1
        assert case.database.value("PRAGMA secure_delete") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["story.case"]


def test_every_table_is_strict(path: Path) -> None:
    with open_case(path, ANN.at) as case:
        rows = case.database.rows(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite_%'"
        )
    assert len(rows) > 12
    assert [name for name, strict in rows if not strict] == []


def test_a_case_is_never_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    for name in ("file", "folder", "link"):
        with pytest.raises(CaseError, match="is there already"):
            create_case(tmp_path / name, ANN)
    assert (tmp_path / "file").read_text() == "mine"
    with pytest.raises(CaseError, match="no folder"):
        create_case(tmp_path / "none" / "story.case", ANN)


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    assert "no such case" in refusal(tmp_path / "missing.case")
    assert "folder" in refusal(tmp_path)
    for name, content in (("empty", b""), ("text", b"not a database, a note" * 90)):
        (tmp_path / name).write_bytes(content)
        assert "not a case" in refusal(tmp_path / name)
        assert (tmp_path / name).read_bytes() == content
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (a)")
    other.close()
    assert "not a case" in refusal(tmp_path / "other.db")


def test_a_case_of_a_newer_headwater_is_refused_and_left_as_it_is(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {newest() + 1}")
    raw.close()
    before = path.read_bytes()
    assert "newer Headwater" in refusal(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_case_that_is_cut_short_is_refused(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    said = refusal(path)
    assert "cut short" in said or "not a case" in said


def test_a_damaged_page_is_found_and_ends_nothing_in_a_traceback(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = os.urandom(64)
    path.write_bytes(content)
    said: tuple[str, ...] = ()
    try:
        with open_case(path, ANN.at) as case:
            said = check_case(case).faults
    except CaseError as error:
        said = (str(error),)
    assert said


def test_a_file_marked_read_only_is_read_and_never_written(path: Path) -> None:
    path.chmod(0o400)
    before = path.read_bytes()
    assert "read-only" in refusal(path)
    with open_case(path, ANN.at, read_only=True) as case:
        assert len(names(case)) == 2
        assert check_case(case).faults == ()
    assert path.read_bytes() == before
    path.parent.chmod(0o500)
    try:
        with open_case(path, ANN.at, read_only=True) as case:
            assert len(names(case)) == 2
    finally:
        path.parent.chmod(0o700)


def test_a_locked_case_can_be_read_and_a_writer_is_told_in_one_line(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with open_case(path, ANN.at, busy_seconds=0.05) as case:
            assert len(names(case)) == 2
            with pytest.raises(CaseError, match="another process is writing"):
                add(case, [capture("Sailors said the ferry was old.", "new.txt")])
    finally:
        other.close()
    with open_case(path, ANN.at) as case:
        assert len(names(case)) == 2
        add(case, [capture("Sailors said the ferry was old.", "new.txt")])
        assert len(names(case)) == 3


def test_a_full_disk_is_told_in_one_line_and_loses_nothing(path: Path) -> None:
    with open_case(path, ANN.at) as case:
        pages = case.database.value("PRAGMA page_count")
        case.database.run(f"PRAGMA max_page_count = {pages + 2}")
        long = capture("The dam broke, the mayor said. " * 3_000, "long.txt")
        with pytest.raises(CaseError, match="no room is left"):
            add(case, [long])
        assert len(names(case)) == 2
        assert check_case(case).faults == ()
        case.database.run("PRAGMA max_page_count = 100000")
        add(case, [long])
        assert len(names(case)) == 3


def test_one_adds_while_another_searches_and_both_are_right(tmp_path: Path) -> None:
    with new_case(tmp_path) as case:
        path = case.path
    failed: list[Exception] = []

    def fill() -> None:
        try:
            for batch in range(12):
                with open_case(path, ANN.at) as mine:
                    texts = [f"Ferry number {batch}-{n} sank, sailors said." for n in range(5)]
                    add(mine, [capture(t, f"{t}.txt") for t in texts])
        except Exception as error:
            failed.append(error)

    writer = threading.Thread(target=fill)
    writer.start()
    seen = [0]
    while writer.is_alive():
        with open_case(path, ANN.at, read_only=True) as case:
            found = len(search(case, "ferry", limit=1_000))
            # Whole steps of the writer, and none of them ever taken back.
            assert found % 5 == 0
            assert found >= seen[-1]
            seen.append(found)
    writer.join()
    assert failed == []
    with open_case(path, ANN.at) as case:
        assert len(search(case, "ferry", limit=1_000)) == 60


@pytest.mark.parametrize("start", range(1, newest()))
def test_a_case_of_every_earlier_version_becomes_one_of_today(tmp_path: Path, start: int) -> None:
    path = tmp_path / "old.case"
    database = driver.connect(path)
    database.run("PRAGMA journal_mode = WAL")
    migrate(database, ANN.at, to=start)
    assert version(database) == start
    with database.writing():
        database.run("INSERT INTO about VALUES (1, x'01', '', '')")
        log.append(database, ANN, "created", {})
    database.close()
    with open_case(path, ANN.at) as case:
        add(case, [capture(FERRY)])
        assert check_case(case).faults == ()
        old = case.database.rows("SELECT type, name, sql FROM sqlite_master ORDER BY name")
        applied = case.database.rows("SELECT number, sha256 FROM migrations ORDER BY number")
    with new_case(tmp_path) as fresh:
        assert old == fresh.database.rows("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    assert applied == [(m.number, m.sha256) for m in migrations()]


def test_words_of_an_old_case_are_searched_once_it_is_migrated(tmp_path: Path) -> None:
    with new_case(tmp_path, [capture(FERRY)]) as case:
        path = case.path
    raw = sqlite3.connect(path)
    raw.executescript(
        "DROP TABLE words; DROP TABLE protected; DELETE FROM migrations WHERE number > 1; "
        "PRAGMA user_version = 1;"
    )
    raw.close()
    with open_case(path, ANN.at) as case:
        assert len(search(case, "sornay")) == 1
        assert version(case.database) == newest()


def test_a_case_whose_schema_came_from_elsewhere_is_refused(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("UPDATE migrations SET sha256 = 'x' WHERE number = 2")
    raw.commit()
    raw.close()
    assert "not the one of this Headwater" in refusal(path)


def test_a_migration_that_fails_leaves_the_case_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = migrate_module.Migration(
        2, "0002_broken.sql", "CREATE TABLE a (b) STRICT;\nNONSENSE;\n"
    )
    path = tmp_path / "old.case"
    database = driver.connect(path)
    migrate(database, ANN.at, to=1)
    before = database.rows("SELECT name FROM sqlite_master")
    monkeypatch.setattr(migrate_module, "migrations", lambda: (migrations()[0], broken))
    with pytest.raises(CaseError):
        migrate(database, ANN.at)
    assert database.rows("SELECT name FROM sqlite_master") == before
    assert version(database) == 1
    database.close()


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [m.number for m in migrations()] == list(range(1, len(migrations()) + 1))
    assert APPLICATION_ID.to_bytes(4, "big") == b"HwCs"


def test_stable_names_hang_on_the_case_and_on_what_they_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with new_case(tmp_path / "a") as one, new_case(tmp_path / "b") as other:
        assert one.name("claim", "x", "1") == one.name("claim", "x", "1")
        assert one.name("claim", "x", "1") != one.name("claim", "x", "2")
        assert one.name("claim", "x", "1") != other.name("claim", "x", "1")
        assert one.name("claim", "a", "bc") != one.name("claim", "ab", "c")


def encrypted_case(folder: Path) -> Path:
    pytest.importorskip("sqlcipher3")
    path = folder / "secret.case"
    create_case(path, ANN, passphrase=WORDS)
    with open_case(path, ANN.at, passphrase=WORDS) as case:
        add(case, [capture(FERRY)])
    return path


def test_an_encrypted_case_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    path = encrypted_case(tmp_path)
    for file in tmp_path.iterdir():
        assert b"Sornay" not in file.read_bytes()
        assert not file.read_bytes().startswith(b"SQLite")
    assert "needs its passphrase" in refusal(path)
    assert "passphrase is missing or wrong" in refusal(path, passphrase=WORDS.upper())
    with open_case(path, ANN.at, passphrase=WORDS) as case:
        assert len(names(case)) == 1
        assert check_case(case).faults == ()


def test_an_encrypted_case_is_written_and_locked_like_any_other(tmp_path: Path) -> None:
    path = encrypted_case(tmp_path)
    with (
        open_case(path, ANN.at, passphrase=WORDS) as one,
        open_case(path, ANN.at, passphrase=WORDS, busy_seconds=0.05) as other,
    ):
        assert isinstance(other, CaseFile)
        with (
            one.database.writing(),
            pytest.raises(CaseError, match="another process is writing"),
            other.database.writing(),
        ):
            pass
    shutil.copy(path, tmp_path / "cut.case")
    os.truncate(tmp_path / "cut.case", 5_000)
    refusal(tmp_path / "cut.case", passphrase=WORDS)


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="protects nothing"):
        create_case(tmp_path / "x.case", ANN, passphrase="")
