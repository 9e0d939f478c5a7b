"""Reports, what they cite and how they align -> who took words from whom, and where it entered."""

from headwater.lineage.trace import Lineage, trace_lineage

__all__ = ["Lineage", "trace_lineage"]
