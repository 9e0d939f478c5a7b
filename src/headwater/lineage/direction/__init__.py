"""Who took from whom: clues for each way round, weighed against each other."""

from headwater.lineage.direction.clue import Clue
from headwater.lineage.direction.decide import MIN_ODDS, Direction, find_direction
from headwater.lineage.direction.naming import say_citation

__all__ = ["MIN_ODDS", "Clue", "Direction", "find_direction", "say_citation"]
