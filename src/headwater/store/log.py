"""The log: everything that was done to a case, signed, in a chain that shows every change.

An entry's body is digested with a nonce of its own, and the chain runs over the digests. So a purge
may empty bodies that name what is purged, the chain still verifies, and nobody can find out what
stood there by trying.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headwater.errors import CaseError
from headwater.store.database import Database
from headwater.version import VERSION

TOOL = f"headwater {VERSION}"
_START = "0" * 64
_COLUMNS = "number, at, by, tool, action, body, nonce, body_sha256, previous, sha256"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who does something, and when (UTC, as 2026-11-21T16:20:00Z)."""

    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log.

    Attributes:
        number: 1, 2, ... without a gap.
        at: when, in UTC.
        by: who.
        tool: name and version of what wrote it.
        action: "created", "added", "analysed", "purged", "protected", "packed", or a decision:
            "confirm", "reject", ...
        body: what was done; None where a purge emptied it.
        sha256: digest of the entry and of all before it.
    """

    number: int
    at: str
    by: str
    tool: str
    action: str
    body: Mapping[str, Any] | None
    sha256: str


def append(database: Database, signature: Signature, action: str, body: Mapping[str, Any]) -> Entry:
    """Write an entry; to be called inside of `Database.writing`."""
    last = database.row("SELECT number, sha256 FROM log ORDER BY number DESC LIMIT 1")
    number, previous = (last[0] + 1, last[1]) if last else (1, _START)
    text, nonce = json.dumps(body, sort_keys=True), secrets.token_hex(16)
    body_sha256 = _digest(nonce, text)
    sha256 = _chained((number, signature.at, signature.by, TOOL, action, body_sha256, previous))
    database.run(
        f"INSERT INTO log ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, signature.at, signature.by, TOOL, action, text, nonce, body_sha256, previous,
            sha256,
        ),
    )  # fmt: skip
    return Entry(number, signature.at, signature.by, TOOL, action, body, sha256)


def entries(database: Database) -> Iterator[Entry]:
    """All entries, oldest first.

    Raises:
        CaseError: one is not as Headwater writes them.
    """
    statement = "SELECT number, at, by, tool, action, body, sha256 FROM log ORDER BY number"
    for number, at, by, tool, action, body, sha256 in database.rows(statement):
        said = read_body(body)
        if body is not None and said is None:
            raise CaseError(
                f"{database.path}: entry {number} of the log was changed; see headwater check"
            )
        yield Entry(number, at, by, tool, action, said, sha256)


def read_body(body: str | None) -> dict[str, Any] | None:
    """What an entry says; None where it was purged, or is not as Headwater writes it."""
    try:
        said = json.loads(body or "null")
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def head(database: Database) -> str:
    """The digest of the whole log: whoever writes it down can tell later whether it was changed."""
    return str(database.value("SELECT sha256 FROM log ORDER BY number DESC LIMIT 1") or _START)


def empty_bodies(database: Database, numbers: list[int]) -> None:
    """Take the bodies of some entries away for good; what they were digests to stays."""
    database.run_many(
        "UPDATE log SET body = NULL, nonce = NULL WHERE number = ?", [(n,) for n in numbers]
    )


def faults(database: Database) -> list[str]:
    """What does not hold in the chain, one line each; nothing where all of it does."""
    found: list[str] = []
    expected, previous = 1, _START
    for row in database.each(f"SELECT {_COLUMNS} FROM log ORDER BY number"):
        number, at, by, tool, action, body, nonce, body_sha256, before, sha256 = row
        if number != expected:
            found.append(f"log: entry {expected} is missing before entry {number}")
        if before != previous:
            found.append(f"log: entry {number} does not follow from the one before it")
        if sha256 != _chained((number, at, by, tool, action, body_sha256, before)):
            found.append(f"log: entry {number} is not what was signed")
        if (body is None) != (nonce is None) or (
            body is not None and body_sha256 != _digest(nonce, body)
        ):
            found.append(f"log: what entry {number} says was changed")
        expected, previous = number + 1, sha256
    return found


def _digest(nonce: str, text: str) -> str:
    return hashlib.sha256(f"{nonce}{text}".encode()).hexdigest()


def _chained(fields: tuple[object, ...]) -> str:
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()
