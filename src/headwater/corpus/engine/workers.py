"""A kernel over a stream of batches, in this process or in several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from headwater.corpus.engine.tables import write_part

Kernel = Callable[[pa.RecordBatch], pa.RecordBatch]

# Rows and bytes that a kernel is given at once: enough to spread the cost of its array
# operations, few enough for a processor's cache and for even progress.
_ROWS_AT_ONCE = 1024
_BYTES_AT_ONCE = 4_000_000
# So few batches are done here before other processes have even started.
_FEW_BATCHES = 6


def slices(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same rows in batches that suit a kernel."""
    for batch in batches:
        rows = max(1, int(batch.num_rows * _BYTES_AT_ONCE / max(batch.nbytes, 1)))
        step = min(rows, _ROWS_AT_ONCE)
        for start in range(0, batch.num_rows, step):
            yield batch.slice(start, step)


def work_through(
    batches: Iterable[pa.RecordBatch], kernel: Kernel, folder: Path, processes: int
) -> Iterator[int]:
    """Write what the kernel makes of each batch into `folder`; yields the rows taken in.

    Little work is done in this process; more is spread over `processes` others, each of which
    writes its own files. A worker that dies ends the work with an error.
    """
    numbered = enumerate(slices(batches))
    few = list(islice(numbered, _FEW_BATCHES))
    if processes == 1 or len(few) < _FEW_BATCHES:
        for number, batch in chain(few, numbered):
            yield _work(kernel, batch, folder, number)
        return
    yield from _in_processes(chain(few, numbered), kernel, folder, processes)


def _in_processes(
    numbered: Iterable[tuple[int, pa.RecordBatch]], kernel: Kernel, folder: Path, processes: int
) -> Iterator[int]:
    # Spawned, not forked: DuckDB's threads must not be copied half-way through their work.
    context = multiprocessing.get_context("spawn")
    waiting: deque[Future[int]] = deque()
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=_take_kernel, initargs=(kernel, folder)
    ) as pool:
        for number, batch in numbered:
            waiting.append(pool.submit(_work_here, batch, number))
            if len(waiting) > 3 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_taken: list[tuple[Kernel, Path]] = []


def _take_kernel(kernel: Kernel, folder: Path) -> None:
    _taken[:] = [(kernel, folder)]


def _work_here(batch: pa.RecordBatch, number: int) -> int:
    kernel, folder = _taken[0]
    return _work(kernel, batch, folder, number)


def _work(kernel: Kernel, batch: pa.RecordBatch, folder: Path, number: int) -> int:
    made = kernel(batch)
    if made.num_rows:
        write_part(made, folder, f"part-{number:08d}")
    return int(batch.num_rows)
