"""Matrices multiplied by one thread.

Ours are small: of a paragraph, of two reports. Shared between threads they take no less time, and
the threads that wait for the next one keep a processor busy that something else could use.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

# It must be loaded before its threads can be told anything.
import numpy as np  # noqa: F401
from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """While it is entered, numpy's library multiplies with one thread, in this process."""
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
