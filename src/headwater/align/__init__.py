"""Pair of reports -> Comparison: which words of one come from which words of the other."""

from headwater.align.compare import Side, align, align_sides

__all__ = ["Side", "align", "align_sides"]
