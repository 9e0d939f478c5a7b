"""Which labelled cases teach the encoder of claims, and which the weights above it.

What a network was fitted on it tells too well: weights fitted on the same cases would believe it
too much. So of the folders that it is fitted on each fifth case, by its name, is left to the
weights.
"""

from __future__ import annotations

import zlib

_TEACHING = frozenset({"families_fit", "matching_fit"})
_PARTS = 5


def teaches_network(folder: str, name: str) -> bool:
    """Whether the encoder of claims was fitted on a case; if not, the weights above it may be.

    Args:
        folder: name of the folder of labelled cases.
        name: of the case.
    """
    return folder in _TEACHING and zlib.crc32(name.encode()) % _PARTS != 0
