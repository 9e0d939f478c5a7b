"""Making a case and opening one; what is no case, or no longer whole, is refused in one line."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from headwater.errors import CaseError
from headwater.store import driver, log, migrate
from headwater.store.database import Database
from headwater.store.log import Signature

_NAME_BYTES = 6


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An open case.

    Attributes:
        path: where it lies.
        database: its connection.
        secret: what its stable names are made with; it never leaves the case.
        read_only: whether the file is marked so; then nothing is written to it.
    """

    path: Path
    database: Database
    secret: bytes = field(repr=False)
    read_only: bool = False

    def name(self, kind: str, *parts: str) -> str:
        """The stable name of something ("link-3f9c2a71b04d"), from what makes it what it is.

        The same parts give the same name whatever else the case holds. The digest is keyed, so
        that a name cannot be used to try out what is behind it.
        """
        content = "\0".join((kind, *parts)).encode("utf-8", "backslashreplace")
        digest = hashlib.blake2b(content, key=self.secret, digest_size=_NAME_BYTES)
        return f"{kind}-{digest.hexdigest()}"

    def close(self) -> None:
        """Close the file."""
        self.database.close()


def create_case(path: Path, signature: Signature, *, passphrase: str | None = None) -> None:
    """Make an empty case; it appears whole or not at all.

    Raises:
        CaseError: there is something at that path, or it cannot be written.
        ResourceError: it is to be encrypted and SQLCipher is not installed.
    """
    if path.exists() or path.is_symlink():
        raise CaseError(f"{path}: is there already; name a file that is not")
    if not path.absolute().parent.is_dir():
        raise CaseError(f"{path}: there is no folder {path.parent}; make it first")
    if passphrase is not None and not passphrase:
        raise CaseError(f"{path}: an empty passphrase protects nothing; give one")
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        _make(part, signature, passphrase)
        _move(part, path)
    except OSError as error:
        raise CaseError(f"{path}: could not be made ({error.strerror})") from error
    finally:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                part.with_name(part.name + suffix).unlink(missing_ok=True)


def _make(path: Path, signature: Signature, passphrase: str | None) -> None:
    database = driver.connect(path, passphrase=passphrase)
    try:
        path.chmod(0o600)  # a case is nobody's but its maker's until they say otherwise
        database.run("PRAGMA journal_mode = WAL")
        migrate.migrate(database, signature.at)
        with database.writing():
            database.run(
                "INSERT INTO about VALUES (1, ?, ?, ?)",
                (secrets.token_bytes(32), signature.at, signature.by),
            )
            log.append(database, signature, "created", {})
    finally:
        database.close()


def _move(part: Path, path: Path) -> None:
    """Give the file its name, and never take that name from another."""
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise CaseError(f"{path}: is there already; name a file that is not") from error
    except OSError:  # a disk without hard links, as many a memory stick
        part.rename(path)


@contextmanager
def open_case(
    path: Path,
    at: str,
    *,
    read_only: bool = False,
    passphrase: str | None = None,
    busy_seconds: float = driver.BUSY_SECONDS,
) -> Iterator[CaseFile]:
    """Open a case, bring its schema up to date if need be, and close it at the end.

    Args:
        path: the case.
        at: now, in UTC, for the record of a migration.
        read_only: nothing of it will be changed.
        passphrase: of an encrypted case.
        busy_seconds: how long to wait for another process that writes.

    Raises:
        CaseError: it is missing, no case, encrypted, damaged, cut short, read-only, or from a
            newer Headwater.
        ResourceError: it is encrypted and SQLCipher is not installed.
    """
    marked = _refuse_what_is_no_file(path, read_only)
    if passphrase is None and driver.is_encrypted(path):
        raise CaseError(f"{path}: is not a case, or is encrypted and needs its passphrase")
    database = driver.connect(
        path,
        passphrase=passphrase if driver.is_encrypted(path) else None,
        read_only=read_only and marked,
        busy_seconds=busy_seconds,
    )
    try:
        _refuse_what_is_no_case(database)
        if marked and migrate.version(database) < migrate.newest():
            raise CaseError(f"{path}: is of an older Headwater and read-only; work on a copy")
        migrate.migrate(database, at)
        migrate.check_applied(database)
        secret = database.value("SELECT secret FROM about")
        if secret is None:
            raise CaseError(f"{path}: is not a whole case; go back to a copy of it")
        yield CaseFile(path, database, bytes(secret), marked)
    finally:
        database.close()


def _refuse_what_is_no_file(path: Path, read_only: bool) -> bool:
    """Whether the file is marked read-only; refuses one that is not there or may not be written."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise CaseError(
            f"{path}: no such case; make it with: headwater case new {path.name}"
        ) from error
    if not path.is_file():
        raise CaseError(f"{path}: is a folder or no regular file; name a case file")
    marked = not mode & 0o222
    if marked and not read_only:
        raise CaseError(f"{path}: is read-only; change its permissions, or work on a copy")
    return marked


def _refuse_what_is_no_case(database: Database) -> None:
    path = database.path
    if int(database.value("PRAGMA application_id")) != migrate.APPLICATION_ID:
        raise CaseError(f"{path}: is not a case; make one with: headwater case new FILE")
    version = migrate.version(database)
    if version > migrate.newest():
        raise CaseError(
            f"{path}: was made by a newer Headwater (schema {version}; this one knows "
            f"{migrate.newest()}); upgrade Headwater"
        )
    # SQLCipher gives the size of a page as text.
    pages, page_size = (int(database.value(f"PRAGMA {n}")) for n in ("page_count", "page_size"))
    changes = path.with_name(path.name + "-wal")
    settled = not changes.exists() or changes.stat().st_size == 0
    if settled and path.stat().st_size < pages * page_size:
        raise CaseError(f"{path}: is cut short; go back to a copy of it")
