"""Decisions of people: taken about what was found, and applied whenever it is found anew."""

from headwater.case.deciding.taking import decide, undo
from headwater.case.deciding.targets import VERBS, Target, find_target

__all__ = ["VERBS", "Target", "decide", "find_target", "undo"]
