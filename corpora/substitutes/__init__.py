"""Substitutes: what may and what may not stand in for a word of news. `README.md` describes it."""

from corpora.substitutes.loader import Substitutes, load, read

__all__ = ["Substitutes", "load", "read"]
