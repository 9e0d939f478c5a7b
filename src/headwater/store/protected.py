"""The names that may never leave a case."""

from __future__ import annotations

import json
from collections.abc import Sequence

from headwater.store import log
from headwater.store.casefile import CaseFile
from headwater.store.log import Signature

Protected = tuple[int, str, tuple[str, ...]]
"""Number, name and further spellings of somebody."""


def protect_name(
    case: CaseFile, name: str, spellings: Sequence[str], signature: Signature
) -> Protected:
    """Protect a name, or more spellings of one that is protected; its number stays.

    The log says that somebody was protected, and not who.
    """
    database = case.database
    with database.writing():
        held = database.row("SELECT number, spellings FROM protected WHERE name = ?", (name,))
        every = tuple(dict.fromkeys((*(json.loads(held[1]) if held else ()), *spellings)))
        if held:
            number = int(held[0])
            database.run(
                "UPDATE protected SET spellings = ? WHERE number = ?", (json.dumps(every), number)
            )
        else:
            number = database.run(
                "INSERT INTO protected (name, spellings) VALUES (?, ?)", (name, json.dumps(every))
            )
        log.append(database, signature, "protected", {"number": number})
    return number, name, every


def protected_names(case: CaseFile) -> list[Protected]:
    """Everybody who is protected, in order."""
    rows = case.database.rows("SELECT number, name, spellings FROM protected ORDER BY number")
    return [(number, name, tuple(json.loads(spellings))) for number, name, spellings in rows]
