"""Reworded: passages of news with faithful and drifted rewordings. `README.md` describes it."""

from corpora.reworded.loader import (
    HELD,
    KINDS,
    RETOLD_LETTERS,
    Drifted,
    RewordedSet,
    load,
    read,
)

__all__ = ["HELD", "KINDS", "RETOLD_LETTERS", "Drifted", "RewordedSet", "load", "read"]
