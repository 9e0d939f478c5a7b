"""Claims of all reports -> groups: the same claim, wherever it is made."""

from headwater.match.match import match

__all__ = ["match"]
