"""The commands on a case: an investigation that lasts, in one file."""

from headwater.cli.case.deciding import decide, log
from headwater.cli.case.filling import add, case
from headwater.cli.case.keeping import check, pack, protect, purge
from headwater.cli.case.showing import dossier, search

CASE_COMMANDS = (case, add, dossier, search, decide, log, check, protect, purge, pack)

__all__ = ["CASE_COMMANDS"]
