"""A fitted network, run by onnxruntime (the only module that imports it), and its answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from headwater.errors import ResourceError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = npt.NDArray[np.float32]


def open_session(model: bytes) -> InferenceSession:
    """A network ready to run on the processor.

    Raises:
        ImportError: onnxruntime is not installed.
    """
    import onnxruntime  # noqa: PLC0415  costs a tenth of a second, so only who reads pays it

    # Its builds for one system tell the system's event log what runs; nobody need know that.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.log_severity_level = 3
    # Threads that wait in a loop for the next word cost half of all processor time here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


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


def softmax(scores: Floats) -> Floats:
    """Scores -> chances along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return chances
