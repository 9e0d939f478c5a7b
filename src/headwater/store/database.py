"""An open SQLite file: statements, transactions, and whatever goes wrong said in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from headwater.errors import CaseError

Row = tuple[Any, ...]


class DamagedError(CaseError):
    """Pages, an index or rows of the file are not what they must be."""


# What SQLite's primary result codes mean to a person, and what to do about it.
_SAID = {
    5: "another process is writing to it; try again when that one is done",
    6: "another process is writing to it; try again when that one is done",
    8: "it is read-only; change its permissions, or work on a copy",
    10: "the disk reported an error ({0}); what the case held before is still there",
    11: "it is damaged or cut short; go back to a copy of it",
    13: "no room is left on the disk; make some and run the command again, nothing is lost",
    14: "it cannot be opened; check the path and its permissions",
    26: "it is not a case, or it is encrypted and the passphrase is missing or wrong",
}
_DAMAGED = 11
# Where a driver gives no codes, its messages tell.
_TOLD = {
    "locked": 5,
    "readonly": 8,
    "disk i/o error": 10,
    "malformed": 11,
    "is full": 13,
    "unable to open": 14,
    "not a database": 26,
}


class Database:
    """A connection, whichever driver made it.

    Statements outside of `writing` and `reading` stand alone. No statement leaves a lock behind.
    """

    def __init__(self, connection: Any, path: Path, errors: type[Exception]) -> None:
        self._connection = connection
        self._errors = errors
        self.path = path

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows that a statement gives."""
        with self._errors_said():
            return list(self._connection.execute(statement, parameters).fetchall())

    def each(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """The rows one after the other, for what would not fit into memory at once."""
        with self._errors_said():
            yield from self._connection.execute(statement, parameters)

    def row(self, statement: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row, or None."""
        with self._errors_said():
            found: Row | None = self._connection.execute(statement, parameters).fetchone()
            return found

    def value(self, statement: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(statement, parameters)
        return found[0] if found else None

    def run(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement and say the number of the row that it inserted last."""
        with self._errors_said():
            return int(self._connection.execute(statement, parameters).lastrowid or 0)

    def run_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        with self._errors_said():
            self._connection.executemany(statement, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that writes: all of it happens, or nothing.

        The lock is taken at the start, so that two writers wait for each other and none fails
        half-way.
        """
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the case, whatever others write meanwhile; never waits for a writer."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _roll_back(self) -> None:
        # SQLite ends a transaction by itself when the disk is full.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def _errors_said(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            kind = DamagedError if _code(error) == _DAMAGED else CaseError
            raise kind(f"{self.path}: {say_error(error)}") from error


def storable(text: str) -> str:
    """A text that any encoding can carry: halves of a pair as their escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def say_error(error: Exception) -> str:
    """A driver's error in words that help."""
    return _SAID.get(_code(error), "{0}").format(" ".join(str(error).split()))


def _code(error: Exception) -> int:
    """SQLite's primary result code."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        code = next((c for words, c in _TOLD.items() if words in str(error).lower()), 0)
    return code & 0xFF
