"""The vectors that pieces start from, as the published encoder has them: one table for networks.

It is most of what such a network weighs, so it lies beside them once, in `pieces.npz`.
"""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import numpy.typing as npt

from headwater.networks.encoder import Ints
from headwater.networks.session import Floats, loaded_once

Bytes = npt.NDArray[np.int8]


class PieceVectors:
    """One row for each piece of the vocabulary.

    Args:
        steps: (pieces, width), each number in steps of its row.
        sizes: (pieces,), how large a step of each row is.
    """

    def __init__(self, steps: Bytes, sizes: Floats) -> None:
        self._steps, self._sizes = steps, sizes

    def of(self, pieces: Ints) -> Floats:
        """(..., width) for pieces of any shape."""
        vectors: Floats = self._steps[pieces] * self._sizes[pieces][..., np.newaxis]
        return vectors


@loaded_once
def shipped_vectors() -> PieceVectors:
    """The table, loaded once in a process.

    Raises:
        OSError: it is not installed.
    """
    listed = files("headwater.networks") / "pieces.npz"
    with listed.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return PieceVectors(held["steps"], held["sizes"])
