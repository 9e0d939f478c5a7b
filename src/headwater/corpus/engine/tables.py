"""Tables as folders of Parquet files: one is whole, or it is not there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_UNFINISHED = ".unfinished"
LARGE_GROUP = 65_536
"""Rows of a table that are read together."""
SMALL_GROUP = 8_192
"""The same, where small ranges of a sorted column are read, and little beside them should be."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables below one folder.

    Attributes:
        folder: holds a folder for each table.
    """

    folder: Path

    def path(self, name: str) -> Path:
        """Where a table's files lie."""
        return self.folder / name

    def files(self, name: str) -> list[Path]:
        """A table's files, in order."""
        return sorted(self.path(name).glob("*.parquet"))

    def has(self, name: str) -> bool:
        """Whether the table is whole."""
        return self.path(name).is_dir()

    def read(self, name: str) -> pa.Table:
        """A small table, whole."""
        return pa.concat_tables([pq.read_table(file) for file in self.files(name)])

    def rows(self, name: str) -> int:
        """How many rows a table has, from the ends of its files."""
        return sum(pq.read_metadata(file).num_rows for file in self.files(name))

    def drop(self, name: str) -> None:
        """Take a table away."""
        shutil.rmtree(self.path(name), ignore_errors=True)

    @contextmanager
    def making(self, name: str, schema: pa.Schema | None = None) -> Iterator[Path]:
        """A folder to write a table's files into; it becomes the table when the block ends well.

        What an earlier run left unfinished is thrown away. Where `schema` is given the table gets
        a file without rows, so that a table of nothing can be read like any other.
        """
        unfinished = self.folder / f"{name}{_UNFINISHED}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        if schema is not None:
            write_part(pa.RecordBatch.from_pylist([], schema), unfinished, "part-empty")
        yield unfinished
        self.drop(name)
        unfinished.replace(self.path(name))


def write_part(
    batch: pa.RecordBatch, folder: Path, name: str, row_group: int = LARGE_GROUP
) -> None:
    """Write rows as one file of a table, so many of them to be read together."""
    table = pa.Table.from_batches([batch])
    pq.write_table(table, folder / f"{name}.parquet", row_group_size=row_group, compression="zstd")
