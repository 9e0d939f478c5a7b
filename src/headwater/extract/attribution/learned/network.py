"""The fitted network: word vectors and cue tags of windows, and the roles of words for a cue."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.extract.attribution.learned.features import COLUMN_SIZES, Ints
from headwater.extract.attribution.learned.windows import Window
from headwater.networks.pieces import shipped_pieces
from headwater.networks.session import Floats, loaded_once, needed, open_session, softmax

# Cues asked about at once: more take more memory and no less time.
_CUES_AT_ONCE = 24
# The last answers are held, 0.5 MB each: news is copied, and what was read is not read again.
_HELD_ANSWERS = 96


class Network:
    """Word vectors and cue tags of windows, and the roles of words for a cue.

    Raises:
        ResourceError: onnxruntime or the weights are not installed.
    """

    def __init__(self) -> None:
        weights = files("headwater.extract.attribution.learned") / "weights"
        with needed("learned reader of attributions", "attribution"):
            self.vocabulary = shipped_pieces()
            self._encoder = open_session((weights / "encoder.onnx").read_bytes())
            self._reader = open_session((weights / "reader.onnx").read_bytes())
        self._encoded = lru_cache(_HELD_ANSWERS)(self._encode)
        self._asked = lru_cache(_HELD_ANSWERS)(self._ask)

    def encode(self, window: Window, features: Ints) -> tuple[Floats, Floats]:
        """Vectors (words, width) of a window's words, and the chances (words, 3) of their tags."""
        return self._encoded(window.pieces, window.starts, _Numbers.of(features))

    def _encode(
        self, pieces: tuple[int, ...], starts: tuple[int, ...], features: _Numbers
    ) -> tuple[Floats, Floats]:
        vectors, tags = self._encoder.run(
            None,
            {
                "pieces": np.array([pieces], dtype=np.int64),
                "starts": np.array([starts], dtype=np.int64),
                "features": features.numbers.reshape(1, -1, len(COLUMN_SIZES)),
            },
        )
        return vectors[0], softmax(tags[0])

    def read_roles(self, vectors: Floats, branch: Ints, distance: Ints) -> tuple[Floats, Floats]:
        """Chances (cues, words, 3) of no role, source and content; chances (cues,) to be a cue."""
        return self._asked(_Numbers.of(vectors), _Numbers.of(branch), _Numbers.of(distance))

    def _ask(
        self, vectors: _Numbers, branch: _Numbers, distance: _Numbers
    ) -> tuple[Floats, Floats]:
        roles, valid = [], []
        for at in range(0, len(branch.numbers), _CUES_AT_ONCE):
            rows = branch.numbers[at : at + _CUES_AT_ONCE]
            shape = (len(rows), *vectors.numbers.shape)
            asked = {
                "vectors": np.broadcast_to(vectors.numbers, shape),
                "mask": np.ones(rows.shape, dtype=np.bool_),
                "branch": rows,
                "distance": distance.numbers[at : at + _CUES_AT_ONCE],
            }
            found, chance = self._reader.run(None, asked)
            roles.append(softmax(found))
            valid.append(1 / (1 + np.exp(-chance)))
        return np.concatenate(roles), np.concatenate(valid)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """An array as a question that can be told from others: by its shape and its bytes."""

    shape: tuple[int, ...]
    held: bytes
    numbers: npt.NDArray[Any] = field(compare=False)

    @classmethod
    def of(cls, numbers: npt.NDArray[Any]) -> _Numbers:
        return cls(numbers.shape, numbers.tobytes(), numbers)


@loaded_once
def load_network() -> Network:
    """The network, loaded once in a process."""
    return Network()
