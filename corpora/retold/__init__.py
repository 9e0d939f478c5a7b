"""Retold: reports and their retellings, with what changed on the way. `README.md` describes it."""

from corpora.retold.loader import PARTS, Change, Pair, Part, Words, load

__all__ = ["PARTS", "Change", "Pair", "Part", "Words", "load"]
