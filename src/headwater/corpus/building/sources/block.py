"""A block: so much of a source as is read, kept or done again at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.corpus.building.rows import Columns, Refusal, Row
from headwater.settings import ReadSettings

Found = Row | Refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader is told.

    Attributes:
        columns: which column says what.
        limits: how large a report may be.
    """

    columns: Columns
    limits: ReadSettings


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a source.

    Attributes:
        key: a digest of what it holds and where: a block of the same key gives the same rows.
        path: of its source, as the user gave it.
        first: number of its first row.
        rows: how many rows it holds.
        payload: what `read` takes.
        read: gives the rows, in whatever process it is called.
    """

    key: str
    path: str
    first: int
    rows: int
    payload: Any
    read: Callable[[Block, Reading], Iterator[Found]]


def digest_of(*parts: str | bytes | int) -> str:
    """A key from what must be the same for two blocks to be the same."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "little"))
        digest.update(content)
    return digest.hexdigest()


def digest_file(path: str) -> str:
    """A digest of a file's bytes."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
