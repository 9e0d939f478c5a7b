"""One piece of a stage's work, and what its answer depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NoReturn, Protocol, TypeVar

from headwater.errors import ResourceError

_T = TypeVar("_T")
T_co = TypeVar("T_co", covariant=True)


class Kept(Protocol):
    """Where the answers of stages outlive a run: a case file, or anything that holds bytes."""

    def get(self, key: str) -> bytes | None:
        """What was put under this key, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep an answer under its key."""


@dataclass(frozen=True, slots=True)
class Job(Generic[T_co]):
    """One piece of work on one report or one pair of them.

    Attributes:
        key: names all that the answer depends on, the ids of the reports apart (see `key_of`):
            two jobs with one key have the same answer under other ids.
        reports: the ids that the answer names, in an order that is the same for every job of the
            key.
        work: gives the answer. It can be pickled, as other processes may be asked to do it.
        prepare: gives the work instead, once it is known that it is to be done, so that nothing is
            laid out for an answer that is kept; None where there is nothing to lay out.
    """

    key: str
    reports: tuple[str, ...]
    work: Callable[[], T_co]
    prepare: Callable[[], Callable[[], T_co]] | None = None

    def prepared(self) -> Job[T_co]:
        """The same job with its work laid out."""
        if self.prepare is None:
            return self
        return Job(self.key, self.reports, self.prepare())


def not_prepared() -> NoReturn:
    """The work of a job that is to be prepared before it is done."""
    raise AssertionError("the job was not prepared")


def later(key: str, reports: tuple[str, ...], prepare: Callable[[], Callable[[], _T]]) -> Job[_T]:
    """A job whose work is laid out when it is to be done, and not before."""
    return Job(key, reports, not_prepared, prepare)


@dataclass(frozen=True, slots=True)
class Fault:
    """What kept a job from having an answer, in one line."""

    words: str


def key_of(stage: str, *depends_on: str) -> str:
    """The provenance key of an answer: the stage, and a digest of all that it depends on."""
    digest = hashlib.sha256()
    for part in depends_on:
        digest.update(f"{len(part)}:{part}".encode("utf-8", "surrogatepass"))
    return f"{stage}:{digest.hexdigest()}"


def attempt(work: Callable[[], _T]) -> _T | Fault:
    """What the work answers, or the fault: bad input never ends a run (promise 7).

    Raises:
        ResourceError: something that the installation must hold is missing; all such work would
            fail in the same way.
    """
    try:
        return work()
    except ResourceError:
        raise
    except Exception as error:
        return Fault(say_fault(error))


def say_fault(error: Exception) -> str:
    """An unexpected error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
