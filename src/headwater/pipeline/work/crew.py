"""Much work over a few processes; a little in this one."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from headwater.pipeline.work.job import Fault, Job, attempt
from headwater.threads import be_one_of_many, multiply_with_one_thread

_T = TypeVar("_T")

# A process takes some three seconds to load the language model. Only what would keep this one busy
# for longer than that is worth the start of others, and of those that are started already, what
# takes longer than to send it.
_WORTH_A_START, _WORTH_SENDING = 6.0, 1.0
# Seconds of work that tell how long the rest will take.
_TELLING = 0.3
_MOST_IN_A_CHUNK = 64


class Crew:
    """Processes that do jobs, started when there is enough to do.

    How long jobs take is known when some are done: many that are small, or that only repeat what
    was done before, are no work for a crew. So this process begins alone, and sends for others
    once what is left would keep it for long.

    Args:
        processes: how many; 1 is this one alone.
        worth_a_start: seconds of work that are worth the start of the processes.
    """

    def __init__(self, processes: int, worth_a_start: float = _WORTH_A_START) -> None:
        self._processes = processes
        self._worth_a_start = worth_a_start
        self._pool: ProcessPoolExecutor | None = None
        self._broken = False

    def work(self, jobs: Sequence[Job[_T]]) -> Iterator[_T | Fault]:
        """The answers in order of the jobs.

        Raises:
            ResourceError: something that the installation must hold is missing.
        """
        answered = 0
        for answer in self._alone(jobs):
            answered += 1
            yield answer
        if answered == len(jobs):
            return
        try:
            for answers in self._hired().map(_answer_all, self._chunks(jobs[answered:])):
                answered += len(answers)
                yield from answers
        except BrokenProcessPool:
            # One was killed, for want of memory most likely: this process goes on alone.
            self._broken = True
            yield from _do_all(jobs[answered:])

    def _alone(self, jobs: Sequence[Job[_T]]) -> Iterator[_T | Fault]:
        """Answers of this process, until what is left is worth a crew."""
        spent = 0.0
        for done, job in enumerate(jobs):
            if spent > _TELLING and self._is_worth_a_crew(spent / (done - 1) * (len(jobs) - done)):
                return
            began = time.perf_counter()
            answer = attempt(job.work)
            # The first of all loads a model or fills a table, and tells nothing of the others.
            spent += time.perf_counter() - began if done else 0.0
            yield answer

    def _is_worth_a_crew(self, seconds: float) -> bool:
        """Whether so much work is."""
        if self._processes < 2 or self._broken:
            return False
        return seconds > (_WORTH_SENDING if self._pool else self._worth_a_start)

    def dismiss(self) -> None:
        """Stop the processes, if any were started."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _hired(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Every process is busy by itself: threads of the libraries would only crowd it.
            multiply_with_one_thread()
            # Started afresh: a process that holds threads must not be copied.
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=get_context("spawn"), initializer=be_one_of_many
            )
        return self._pool

    def _chunks(self, jobs: Sequence[Job[_T]]) -> list[Sequence[Job[_T]]]:
        """Jobs in a row: what neighbours share is sent once."""
        size = min(_MOST_IN_A_CHUNK, max(1, len(jobs) // (4 * self._processes)))
        return [jobs[at : at + size] for at in range(0, len(jobs), size)]


def _answer_all(jobs: Sequence[Job[_T]]) -> list[_T | Fault]:
    return list(_do_all(jobs))


def _do_all(jobs: Sequence[Job[_T]]) -> Iterator[_T | Fault]:
    return (attempt(job.work) for job in jobs)
