"""Parquet files, one row a report."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from headwater.corpus.building.rows import Place
from headwater.corpus.building.sources.block import Block, Found, Reading, digest_of
from headwater.errors import ReadError

_BLOCK_ROWS = 2_000


def cut_parquet(path: str, digest: str, reading: Reading) -> Iterator[Block]:
    """Blocks of rows.

    Raises:
        ReadError: it is not Parquet, or has no such column.
    """
    try:
        with pq.ParquetFile(path) as file:
            names = file.schema_arrow.names
            missing = [name for name in reading.columns.named() if name not in names]
            if missing:
                raise ReadError(f"no column {missing[0]!r}; it has {', '.join(names[:12])}")
            first = 1
            for batch in file.iter_batches(_BLOCK_ROWS):
                key = digest_of("parquet", path, digest, first)
                yield Block(key, path, first, batch.num_rows, batch, read_parquet)
                first += batch.num_rows
    except pa.ArrowException as error:
        raise ReadError(f"cannot be read as Parquet ({str(error).splitlines()[0]})") from error


def read_parquet(block: Block, reading: Reading) -> Iterator[Found]:
    """The rows of a block."""
    for number, values in enumerate(block.payload.to_pylist(), start=block.first):
        yield reading.columns.row(Place(block.path, number), values)
