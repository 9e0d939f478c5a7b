"""The schema, file by file: each applied in one transaction and recorded with its digest."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from headwater.errors import CaseError
from headwater.store.database import Database

# "HwCs", in the file's header: what tells a case from any other SQLite file.
APPLICATION_ID = 0x48774373


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of SQL that takes a case from one version of the schema to the next."""

    number: int
    file: str
    sql: str

    @property
    def sha256(self) -> str:
        """Digest of the SQL, by which a case remembers what made it."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


@lru_cache(maxsize=1)
def migrations() -> tuple[Migration, ...]:
    """All migrations, in order; their numbers run from 1 without a gap."""
    folder = files("headwater.store") / "migrations"
    found = sorted(f.name for f in folder.iterdir() if f.name.endswith(".sql"))
    return tuple(
        Migration(int(name[:4]), name, (folder / name).read_text(encoding="utf-8"))
        for name in found
    )


def newest() -> int:
    """The version of the schema that this Headwater writes."""
    return migrations()[-1].number


def version(database: Database) -> int:
    """The version of the schema that a file has; 0 where it has none."""
    return int(database.value("PRAGMA user_version"))


def migrate(database: Database, at: str, *, to: int | None = None) -> None:
    """Bring a case up to date, one migration after the other; a kill between two does no harm.

    Args:
        database: the open file.
        at: now, in UTC.
        to: the version to stop at; the newest where None.
    """
    for migration in migrations()[version(database) : to]:
        with database.writing():
            # Another process may have been here while we waited for the lock.
            if version(database) < migration.number:
                _apply(database, migration, at)


def check_applied(database: Database) -> None:
    """Refuse a case whose schema came from other SQL than ours.

    Raises:
        CaseError: a recorded digest is not that of the file of the same number.
    """
    known = {m.number: m for m in migrations()}
    for number, file, sha256 in database.rows("SELECT number, file, sha256 FROM migrations"):
        if number in known and known[number].sha256 != sha256:
            raise CaseError(
                f"{database.path}: its schema {file} is not the one of this Headwater; "
                "use the Headwater that made it"
            )


def _apply(database: Database, migration: Migration, at: str) -> None:
    for statement in _statements(migration.sql):
        database.run(statement)
    database.run(
        "INSERT INTO migrations VALUES (?, ?, ?, ?)",
        (migration.number, migration.file, migration.sha256, at),
    )
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")
    database.run(f"PRAGMA user_version = {migration.number}")


def _statements(sql: str) -> Iterator[str]:
    """The statements of a file; a trigger, with the semicolons inside it, is one."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
