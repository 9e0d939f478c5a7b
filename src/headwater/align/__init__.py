"""Pair of reports -> Comparison: which words of one come from which words of the other."""

from headwater.align.compare import align

__all__ = ["align"]
