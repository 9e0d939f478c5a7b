"""Reports, what they cite and how they align -> who took words from whom, and where it entered."""

from headwater.lineage.trace import Lineage, trace_lineage
from headwater.lineage.withdrawn import note_withdrawn

__all__ = ["Lineage", "note_withdrawn", "trace_lineage"]
