"""Where jobs are done: what is kept is taken, equal ones are done once, many are spread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Generic, NamedTuple, Self, TypeVar

from headwater.pipeline.work.crew import Crew
from headwater.pipeline.work.job import Fault, Job, Kept
from headwater.pipeline.work.packing import pack, renamed, unpack

_T = TypeVar("_T")


class _Answer(NamedTuple, Generic[_T]):
    """An answer with the report ids that stand in it."""

    reports: tuple[str, ...]
    answer: _T


class Shop:
    """Does the jobs of stages; a context manager, since other processes may work for it.

    Args:
        kept: where answers outlive the run, so that a later one with some of the same reports
            finds them there; or None.
        processes: how many processes may work at a time; 1 is this one alone. With more, a script
            needs the guard `if __name__ == "__main__":`, since each process reads it anew.
    """

    def __init__(self, kept: Kept | None = None, processes: int = 1) -> None:
        self._kept = kept
        self._crew = Crew(processes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._crew.dismiss()

    @property
    def keeps(self) -> bool:
        """Whether answers outlive the run."""
        return self._kept is not None

    def do(
        self, jobs: Sequence[Job[_T]], kind: type[_T], progress: Callable[[int], None]
    ) -> Iterator[_T | Fault]:
        """The answer to each job, in order; a fault where it has none.

        Args:
            jobs: what to do.
            kind: the type of the answers, by which kept ones are read.
            progress: called with how many have been done.
        """
        unlike = {job.key: job for job in reversed(jobs)}
        known = self._known(unlike, kind)
        missing = [j.prepared() for j in unlike.values() if j.key not in known][::-1]
        progress(len(known))
        faults: dict[str, Fault] = {}
        for job, answer in zip(missing, self._crew.work(missing), strict=True):
            if isinstance(answer, Fault):
                faults[job.key] = answer
            else:
                known[job.key] = _Answer(job.reports, answer)
                self._keep_answer(job, answer)
            progress(len(known) + len(faults))
        for job in jobs:
            yield faults[job.key] if job.key in faults else _answer_to(job, known[job.key])

    def recalled(self, job: Job[_T], kind: type[_T]) -> _T:
        """The answer to one job that is too small to be handed round, kept or given now."""
        answer = self.taken(job.key, kind)
        if answer is not None:
            return _answer_to(job, _Answer(_stand_ins(job), answer))
        answer = job.work()
        self._keep_answer(job, answer)
        return answer

    def taken(self, key: str, kind: type[_T]) -> _T | None:
        """What was kept under a key, or None."""
        packed = None if self._kept is None else self._kept.get(key)
        return None if packed is None else unpack(packed, kind)

    def keep(self, key: str, answer: object) -> None:
        """Keep an answer under its key, where anything is kept."""
        if self._kept is None:
            return
        # What cannot be packed (half a character of a hostile text) is made anew each time.
        with suppress(UnicodeEncodeError):
            self._kept.put(key, pack(answer))

    def _keep_answer(self, job: Job[_T], answer: _T) -> None:
        if self.keeps:
            names = dict(zip(job.reports, _stand_ins(job), strict=True))
            self.keep(job.key, renamed(answer, names))

    def _known(self, jobs: Mapping[str, Job[_T]], kind: type[_T]) -> dict[str, _Answer[_T]]:
        answers = ((job, self.taken(key, kind)) for key, job in jobs.items())
        return {
            job.key: _Answer(_stand_ins(job), answer)
            for job, answer in answers
            if answer is not None
        }


def _stand_ins(job: Job[_T]) -> tuple[str, ...]:
    """What stands for the job's report ids in what is kept: in another run they are others."""
    return tuple(f"@{place}" for place in range(len(job.reports)))


def _answer_to(job: Job[_T], known: _Answer[_T]) -> _T:
    return renamed(known.answer, dict(zip(known.reports, job.reports, strict=True)))
