"""The case file: one SQLite file with captures, findings, decisions and the log of what was done.

`create_case` and `open_case` give a `CaseFile`; every other module here is a few functions on one.
Docs: `docs/case.md`.
"""

from headwater.store.casefile import CaseFile, create_case, open_case
from headwater.store.log import Entry, Signature

__all__ = ["CaseFile", "Entry", "Signature", "create_case", "open_case"]
