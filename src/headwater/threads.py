"""How many threads the libraries that multiply matrices may start.

Ours are small: of a paragraph, of two reports. Shared between threads they take no less time, and
the threads that wait for the next one keep a processor busy that something else could use.
"""

from __future__ import annotations

import os

_LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def multiply_with_one_thread() -> None:
    """Tell this process's libraries, and those of the processes that it starts.

    They read it when they are first loaded, so it is for programs, before they import numpy. What
    the user has set stands.
    """
    for name in _LIBRARIES:
        os.environ.setdefault(name, "1")
