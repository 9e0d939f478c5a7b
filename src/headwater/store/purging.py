"""Taking reports out of a case for good: rows, words of the index, cached products, free pages."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.store import log
from headwater.store.casefile import CaseFile
from headwater.store.findings import clear_found
from headwater.store.log import Signature


def purge(case: CaseFile, named: Sequence[str], signature: Signature) -> tuple[str, ...]:
    """Remove reports so that no byte of them is left in the file.

    Their captures, words and everything that was found go, and so do the bodies of log entries
    that speak of them; the entries themselves stay in the chain. What stages kept goes as a whole,
    since it is made again when it is needed.

    Args:
        case: the case.
        named: stable names of reports in the case.
        signature: who does it, and when.

    Returns:
        The names of all that was removed: pages that were seen again with the same words as well.
    """
    database = case.database
    with database.writing():
        names = _with_repetitions(case, named)
        marks = ", ".join("?" * len(names))
        database.run(f"DELETE FROM captures WHERE name IN ({marks})", names)
        database.run("DELETE FROM contents WHERE sha256 NOT IN (SELECT sha256 FROM captures)")
        database.run("DELETE FROM kept")
        clear_found(case)
        log.empty_bodies(database, _speaking_of(case, names))
        log.append(database, signature, "purged", {"reports": list(names)})
        # The index marks words as deleted and keeps them; only a new one is without them.
        database.run("INSERT INTO words (words) VALUES ('rebuild')")
    sweep(case)
    return names


def sweep(case: CaseFile) -> None:
    """Write the file anew without its free pages, and empty the log of changes beside it."""
    case.database.run("VACUUM")
    case.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _with_repetitions(case: CaseFile, names: Sequence[str]) -> tuple[str, ...]:
    marks = ", ".join("?" * len(names))
    rows = case.database.rows(
        "SELECT again.name FROM captures AS again "
        "JOIN readings ON readings.capture = again.number AND readings.repeats = 1 "
        "JOIN readings AS first ON first.text_sha256 = readings.text_sha256 "
        "AND first.canonical_url = readings.canonical_url "
        "JOIN captures ON captures.number = first.capture "
        f"WHERE captures.name IN ({marks})",
        names,
    )
    return tuple(dict.fromkeys((*names, *(name for (name,) in rows))))


def _speaking_of(case: CaseFile, names: Sequence[str]) -> list[int]:
    """Numbers of the decisions that are about a report or were written down in its words."""
    wanted = set(names)
    return [
        number
        for number, body in case.database.rows(
            "SELECT number, body FROM log WHERE body IS NOT NULL "
            "AND action NOT IN ('created', 'added', 'purged')"
        )
        if wanted & set((log.read_body(body) or {}).get("reports", ()))
    ]
