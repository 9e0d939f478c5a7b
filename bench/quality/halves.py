"""Corpora cut in halves, document by document: one to work on, one that is only ever reported.

The cut is by a digest of the document's name, so that it does not move when a corpus grows or is
listed in another order.
"""

from __future__ import annotations

import hashlib
from typing import Literal

Half = Literal["tune", "held"]
HALVES: tuple[Half, ...] = ("tune", "held")


def half_of(name: str) -> Half:
    """The half that the document of this name lies in."""
    return HALVES[hashlib.sha256(name.encode()).digest()[0] % 2]
