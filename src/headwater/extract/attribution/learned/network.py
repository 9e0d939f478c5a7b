"""The fitted network: word vectors and cue tags of windows, and the roles of words for a cue."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from headwater.errors import ResourceError
from headwater.extract.attribution.learned.features import COLUMN_SIZES, Ints
from headwater.extract.attribution.learned.windows import Window
from headwater.networks.pieces import shipped_pieces
from headwater.networks.session import Floats, open_session, softmax

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
            self.vocabulary = shipped_pieces()
            self._encoder = open_session((weights / "encoder.onnx").read_bytes())
            self._reader = open_session((weights / "reader.onnx").read_bytes())
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
        return vectors[0], softmax(tags[0])

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
            roles.append(softmax(found))
            valid.append(1 / (1 + np.exp(-chance)))
        return np.concatenate(roles), np.concatenate(valid)


@cache
def load_network() -> Network:
    """The network, loaded once in a process."""
    return Network()
