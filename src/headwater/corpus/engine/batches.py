"""Batches of the size that suits a kernel, whatever size they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from headwater.corpus.kernel.shingles import MOST_OWNERS

# Bytes that a kernel is given at once: enough to spread the cost of its array operations, few
# enough for a processor's cache and for even progress.
_BYTES_AT_ONCE = 2_000_000


def slices(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same rows in batches that suit a kernel."""
    for batch in batches:
        fitting = int(batch.num_rows * _BYTES_AT_ONCE / max(batch.nbytes, 1))
        step = min(max(fitting, 1), MOST_OWNERS)
        for start in range(0, batch.num_rows, step):
            yield batch.slice(start, step)
