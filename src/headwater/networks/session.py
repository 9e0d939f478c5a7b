"""A fitted network, run by onnxruntime (the only module that imports it), and its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from headwater.errors import ResourceError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = npt.NDArray[np.float32]

_Loaded = TypeVar("_Loaded")


def open_session(model: bytes, without: Sequence[str] = ()) -> InferenceSession:
    """A network ready to run on the processor.

    Args:
        model: the network.
        without: optimizations of onnxruntime that are not made, by its names.

    Raises:
        ImportError: onnxruntime is not installed.
    """
    import onnxruntime  # noqa: PLC0415  costs a tenth of a second, so only who reads pays it

    # Its builds for one system tell the system's event log what runs; nobody need know that.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # One text is too little to share; several are read side by side (`headwater.threads`).
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without)
    )


@contextmanager
def needed(what: str, *stages: str) -> Iterator[None]:
    """Wrap the loading of a network: where it fails, say what is missing and how to go on without.

    Args:
        what: it does, after "the".
        stages: the tables of the settings that need it.

    Raises:
        ResourceError: onnxruntime or the weights are not installed.
    """
    try:
        yield
    except (ImportError, OSError) as error:
        *others, last = (f"[{stage}]" for stage in stages)
        tables = f"{', '.join(others)} and {last}" if others else last
        raise ResourceError(
            f"the {what} cannot be loaded ({error}); reinstall headwater, or set "
            f'method = "rules" under {tables}'
        ) from error


def loaded_once(load: Callable[[], _Loaded]) -> Callable[[], _Loaded]:
    """A function that loads when it is first called, once in a process, whoever asks at once."""
    held, lock = cache(load), Lock()

    @wraps(load)
    def loaded() -> _Loaded:
        with lock:
            return held()

    return loaded


def softmax(scores: Floats) -> Floats:
    """Scores -> chances along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return chances
