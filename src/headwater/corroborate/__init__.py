"""How many independent origins stand behind each claim, and whether they agree."""

from headwater.corroborate.corroborate import corroborate

__all__ = ["corroborate"]
