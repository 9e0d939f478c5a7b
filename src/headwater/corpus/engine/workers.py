"""A kernel over a stream of batches, in this process or in several beside it."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from headwater.corpus.engine.batches import slices
from headwater.corpus.engine.tables import LARGE_GROUP, SMALL_GROUP, Tables, write_part
from headwater.corpus.lean import do_without_pandas
from headwater.corpus.plan import STEPS, Kernel, step_named
from headwater.corpus.stages import peak_bytes
from headwater.settings import CorpusSettings

# So few batches are done here before other processes have even started.
_FEW_BATCHES = 12


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker must know to do a step's work.

    Attributes:
        makes: name of the step.
        tables: where the tables are that the step shares.
        settings: bounds of the plan.
        folder: where what is made is written.
    """

    makes: str
    tables: Tables
    settings: CorpusSettings
    folder: Path


class Workers:
    """Processes that stay for all steps, and are started once there is enough to do.

    Attributes:
        peak_bytes: the most memory that any one of them held so far.
    """

    def __init__(self, processes: int) -> None:
        self.peak_bytes = 0
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def work_through(self, batches: Iterable[pa.RecordBatch], task: Task) -> Iterator[int]:
        """Write what the kernel makes of each batch; yields the rows taken in.

        Little work is done in this process. A worker that dies ends the work with an error.
        """
        numbered = enumerate(slices(batches))
        few = list(islice(numbered, _FEW_BATCHES))
        every = chain(few, numbered)
        if self._processes == 1 or len(few) < _FEW_BATCHES:
            return (_work(task, batch, number).rows for number, batch in every)
        return self._spread(every, task)

    def _spread(self, numbered: Iterable[tuple[int, pa.RecordBatch]], task: Task) -> Iterator[int]:
        if self._pool is None:
            # Spawned, not forked: DuckDB's threads must not be copied half-way through their work.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=context, initializer=do_without_pandas
            )
        waiting: deque[Future[_Done]] = deque()
        for number, batch in numbered:
            waiting.append(self._pool.submit(_work, task, batch, number))
            if len(waiting) > 3 * self._processes:
                yield self._noted(waiting.popleft().result())
        while waiting:
            yield self._noted(waiting.popleft().result())

    def _noted(self, done: _Done) -> int:
        self.peak_bytes = max(self.peak_bytes, done.peak_bytes)
        return done.rows

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Done:
    """A batch that was worked: its rows, and the most memory that its process held so far."""

    rows: int
    peak_bytes: int


def _work(task: Task, batch: pa.RecordBatch, number: int) -> _Done:
    made = _kernel(task)(batch)
    if made.num_rows:
        write_part(made, task.folder, f"part-{number:08d}", _row_group(task.makes))
    return _Done(int(batch.num_rows), peak_bytes())


@lru_cache(maxsize=1)
def _row_group(makes: str) -> int:
    """Rows that are read together: few of a table of which ranges are read later."""
    split = any(step.split_by and makes in step.needs for step in STEPS)
    return SMALL_GROUP if split else LARGE_GROUP


@lru_cache(maxsize=1)
def _kernel(task: Task) -> Kernel:
    """The step's kernel with the tables that it shares, read once in each process."""
    step = step_named(task.makes)
    shared = {name: task.tables.read(name) for name in step.work.shares} if step.work else {}
    if step.work is None:
        raise ValueError(f"step {task.makes} has no kernel")
    return step.work.bind(task.settings, shared)
