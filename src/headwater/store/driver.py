"""Which SQLite opens a file: Python's own, or SQLCipher's where a passphrase is given."""

from __future__ import annotations

import sqlite3
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from headwater.errors import ResourceError
from headwater.store.database import Database

# How long a writer waits for another. Ours write in short steps; a copy tool may hold on longer.
BUSY_SECONDS = 20.0
_PLAIN_HEADER = b"SQLite format 3\x00"

# Set on every connection. WAL lets others read while one writes; FULL survives a power cut, not
# only a crash; deleted rows are overwritten, and nothing of a case goes to temporary files.
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
)


def is_encrypted(path: Path) -> bool:
    """Whether a file that is there is no plain SQLite file; it may be no case at all, either."""
    with path.open("rb") as file:
        head = file.read(len(_PLAIN_HEADER))
    return bool(head) and head != _PLAIN_HEADER


def connect(
    path: Path,
    *,
    passphrase: str | None = None,
    read_only: bool = False,
    busy_seconds: float = BUSY_SECONDS,
) -> Database:
    """Open a file that is there, or make an empty one.

    Raises:
        ResourceError: a passphrase is given and SQLCipher is not installed.
        CaseError: the file cannot be opened, or the passphrase is not its own.
    """
    module = sqlite3 if passphrase is None else _sqlcipher()
    database = Database(_opened(module, path, read_only, busy_seconds), path, module.Error)
    if passphrase is not None:
        # Before anything else is asked of the file. A quote inside is doubled, as SQL has it.
        database.run("PRAGMA key = '{}'".format(passphrase.replace("'", "''")))
    for setting in _SETTINGS:
        database.run(setting)
    return database


def _opened(module: Any, path: Path, read_only: bool, busy_seconds: float) -> Any:
    mode = "rwc"
    if read_only:
        # Where no log of changes lies beside the file and none can be made, it is read as it is.
        settled = not path.with_name(path.name + "-wal").exists() and not _writable(path.parent)
        mode = "ro&immutable=1" if settled else "ro"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return module.connect(address, uri=True, isolation_level=None, timeout=busy_seconds)


def _writable(folder: Path) -> bool:
    return bool(folder.stat().st_mode & 0o222)


def _sqlcipher() -> ModuleType:
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        raise ResourceError(
            "an encrypted case needs SQLCipher; run: pip install 'headwater[encrypted]'"
        ) from error
