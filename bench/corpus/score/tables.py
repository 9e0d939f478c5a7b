"""Reads tables as rows: Parquet where there is some, else JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

_BATCH_ROWS = 50_000


class OutputError(ValueError):
    """A folder does not hold what is to be scored."""


def rows(folder: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The named columns of all files of a table, file after file by name; None where one lacks it.

    Raises:
        OutputError: the folder has no file of either kind.
    """
    parquet = sorted(folder.glob("*.parquet"))
    lines = sorted(folder.glob("*.jsonl"))
    if parquet:
        yield from (row for path in parquet for row in _parquet_rows(path, columns))
    elif lines:
        yield from (row for path in lines for row in _line_rows(path, columns))
    else:
        raise OutputError(f"{folder} holds neither *.parquet nor *.jsonl")


def rows_if_any(folder: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """As `rows`, and none where there is no such table."""
    if any(folder.glob("*.parquet")) or any(folder.glob("*.jsonl")):
        yield from rows(folder, columns)


def _parquet_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    file = pq.ParquetFile(path)
    present = [column for column in columns if column in file.schema_arrow.names]
    for batch in file.iter_batches(_BATCH_ROWS, columns=present):
        lists = dict(zip(present, (column.to_pylist() for column in batch.columns), strict=True))
        yield from zip(*(lists.get(c) or [None] * len(batch) for c in columns), strict=True)


def _line_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            yield tuple(record.get(column) for column in columns)
