"""Sources of every kind to one corpus of reports, each accounted for."""

from headwater.corpus.build.account import Account
from headwater.corpus.build.building import build
from headwater.corpus.build.rows import Columns

__all__ = ["Account", "Columns", "build"]
