"""Words that reports of different matters hold alike, found and left out of what tells kinship."""

from headwater.lineage.standing.find import Marks, find_standing
from headwater.lineage.standing.leave_out import leave_out

__all__ = ["Marks", "find_standing", "leave_out"]
