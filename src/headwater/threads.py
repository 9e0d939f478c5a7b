"""How many threads a process may keep busy, and work that is done in them side by side.

The matrices that Headwater multiplies are small: of a paragraph, of two reports. One product shared
between threads takes hardly less time, and the threads that wait for the next one keep a processor
busy that something else could use. So the libraries multiply with one thread each, and what is
independent (the sentences of a report, each read by a network) is done side by side.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# Beyond this, what Python itself does between two networks is all that is left to wait for.
_MOST_SIDE_BY_SIDE = 4

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")
_is_one_of_many = False


def multiply_with_one_thread() -> None:
    """Tell this process's libraries, and those of the processes that it starts.

    They read it when they are first loaded, so it is for programs, before they import numpy. What
    the user has set stands.
    """
    for name in _LIBRARIES:
        os.environ.setdefault(name, "1")


def be_one_of_many() -> None:
    """Tell this process that others like it keep the machine busy: it does nothing side by side."""
    global _is_one_of_many  # noqa: PLW0603  said once, as the process begins
    _is_one_of_many = True


def side_by_side(work: Callable[[_Asked], _Answer], asked: Iterable[_Asked]) -> list[_Answer]:
    """What some work answers to each thing asked, in their order; the first error is raised.

    For work that is mostly done outside Python, by a network: only that runs at the same time. It
    must not call this function itself.
    """
    questions = list(asked)
    threads = 1 if _is_one_of_many else min(_MOST_SIDE_BY_SIDE, os.cpu_count() or 1, len(questions))
    if threads < 2:
        return [work(question) for question in questions]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, questions))
