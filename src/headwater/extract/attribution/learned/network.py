"""The fitted network, run by onnxruntime: the only module that imports it."""

from __future__ import annotations

import os
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from headwater.errors import ResourceError
from headwater.extract.attribution.learned.features import COLUMN_SIZES, Ints
from headwater.extract.attribution.learned.pieces import PieceVocabulary
from headwater.extract.attribution.learned.windows import Window

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = npt.NDArray[np.float32]

# Cues asked about at once: more take more memory and no less time.
_CUES_AT_ONCE = 24


class Network:
    """Word vectors and cue tags of windows, and the roles of words for a cue.

    Raises:
        ResourceError: onnxruntime or the weights are not installed.
    """

    def __init__(self) -> None:
        weights = files("headwater.extract.attribution.learned") / "weights"
        try:
            self.vocabulary = PieceVocabulary(
                (weights / "pieces.txt").read_text(encoding="utf-8").splitlines()
            )
            self._encoder = _session((weights / "encoder.onnx").read_bytes())
            self._reader = _session((weights / "reader.onnx").read_bytes())
        except (ImportError, OSError) as error:
            raise ResourceError(
                f"the learned reader of attributions cannot be loaded ({error}); reinstall "
                'headwater, or set method = "rules" under [attribution]'
            ) from error

    def encode(self, window: Window, features: Ints) -> tuple[Floats, Floats]:
        """Vectors (words, width) of a window's words, and the chances (words, 3) of their tags."""
        vectors, tags = self._encoder.run(
            None,
            {
                "pieces": np.array([window.pieces], dtype=np.int64),
                "starts": np.array([window.starts], dtype=np.int64),
                "features": features[np.newaxis].reshape(1, -1, len(COLUMN_SIZES)),
            },
        )
        return vectors[0], _softmax(tags[0])

    def read_roles(self, vectors: Floats, branch: Ints, distance: Ints) -> tuple[Floats, Floats]:
        """Chances (cues, words, 3) of no role, source and content; chances (cues,) to be a cue."""
        roles, valid = [], []
        for at in range(0, len(branch), _CUES_AT_ONCE):
            rows = branch[at : at + _CUES_AT_ONCE]
            shape = (len(rows), *vectors.shape)
            asked = {
                "vectors": np.broadcast_to(vectors, shape),
                "mask": np.ones(rows.shape, dtype=np.bool_),
                "branch": rows,
                "distance": distance[at : at + _CUES_AT_ONCE],
            }
            found, chance = self._reader.run(None, asked)
            roles.append(_softmax(found))
            valid.append(1 / (1 + np.exp(-chance)))
        return np.concatenate(roles), np.concatenate(valid)


@cache
def load_network() -> Network:
    """The network, loaded once in a process."""
    return Network()


def _session(model: bytes) -> InferenceSession:
    import onnxruntime  # noqa: PLC0415  costs a tenth of a second, so only who reads pays it

    # Its builds for one system tell the system's event log what runs; nobody need know that.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(2, os.cpu_count() or 1)
    options.log_severity_level = 3
    # Threads that wait in a loop for the next word cost half of all processor time here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return chances
