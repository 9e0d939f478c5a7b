"""Whether two outputs hold the same rows, in whatever order and however they lie in files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

TABLES = ("reports", "families", "pairs", "passages", "links")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table.

    Attributes:
        number: how many.
        digest: of all of them, whatever their order.
    """

    number: int
    digest: str


def read_rows(out: Path) -> dict[str, Rows]:
    """The rows of each table that an output has."""
    return {name: _rows(out / name) for name in TABLES if any((out / name).glob("*.parquet"))}


def differences(one: Path, other: Path) -> list[str]:
    """The tables whose rows differ, each with how many rows it has here and there."""
    mine, theirs = read_rows(one), read_rows(other)
    none = Rows(0, "")
    return [
        f"{name}: {mine.get(name, none).number:,} and {theirs.get(name, none).number:,} rows"
        for name in TABLES
        if mine.get(name, none) != theirs.get(name, none)
    ]


def _rows(folder: Path) -> Rows:
    digests: list[bytes] = []
    for path in sorted(folder.glob("*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches():
            digests += [_digest(row) for row in batch.to_pylist()]
    return Rows(len(digests), hashlib.sha256(b"".join(sorted(digests))).hexdigest())


def _digest(row: dict[str, object]) -> bytes:
    return hashlib.blake2b(repr(sorted(row.items())).encode(), digest_size=16).digest()
