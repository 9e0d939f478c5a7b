"""Sources of every kind to one corpus of reports, each accounted for."""

from headwater.corpus.building.account import Account
from headwater.corpus.building.rows import Columns
from headwater.corpus.building.run import build

__all__ = ["Account", "Columns", "build"]
