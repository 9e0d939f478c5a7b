"""Many jobs over a few processes; a few jobs in this one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from headwater.pipeline.work.job import Fault, Job, attempt

_T = TypeVar("_T")

# A process takes some three seconds to load the language model, in which this one parses a dozen
# reports.
_WORTH_A_CREW = 24
_MOST_IN_A_CHUNK = 64
# Every process is busy by itself; libraries that start threads of their own would only crowd it.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Crew:
    """Processes that do jobs, started when there is enough to do."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._broken = False

    def work(self, jobs: Sequence[Job[_T]]) -> Iterator[_T | Fault]:
        """The answers in order of the jobs.

        Raises:
            ResourceError: something that the installation must hold is missing.
        """
        if self._processes < 2 or self._broken or len(jobs) < _WORTH_A_CREW:
            yield from _do_all(jobs)
            return
        answered = 0
        try:
            for answers in self._hired().map(_answer_all, self._chunks(jobs)):
                answered += len(answers)
                yield from answers
        except BrokenProcessPool:
            # One was killed, for want of memory most likely: this process goes on alone.
            self._broken = True
            yield from _do_all(jobs[answered:])

    def dismiss(self) -> None:
        """Stop the processes, if any were started."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _hired(self) -> ProcessPoolExecutor:
        if self._pool is None:
            for name in _ONE_THREAD:
                os.environ.setdefault(name, "1")
            # Started afresh: a process that holds threads must not be copied.
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
        return self._pool

    def _chunks(self, jobs: Sequence[Job[_T]]) -> list[Sequence[Job[_T]]]:
        """Jobs in a row: what neighbours share is sent once."""
        size = min(_MOST_IN_A_CHUNK, max(1, len(jobs) // (4 * self._processes)))
        return [jobs[at : at + size] for at in range(0, len(jobs), size)]


def _answer_all(jobs: Sequence[Job[_T]]) -> list[_T | Fault]:
    return list(_do_all(jobs))


def _do_all(jobs: Sequence[Job[_T]]) -> Iterator[_T | Fault]:
    return (attempt(job.work) for job in jobs)
