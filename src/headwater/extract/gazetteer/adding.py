"""One row put into the tables of a gazetteer."""

from __future__ import annotations

import sqlite3

from headwater.extract.gazetteer.entry import Row
from headwater.lexicon.toponym import fold_toponym, toponym_skeleton

# A shorter skeleton is shared by too many names to find any.
MIN_SKELETON = 3


def add_row(connection: sqlite3.Connection, row: Row, source: int, *, own: bool = False) -> bool:
    """Put one row in; False where an earlier source has the same GeoNames id."""
    cursor = connection.execute(
        "INSERT OR IGNORE INTO entry VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            row.geonameid,
            row.names[0],
            row.kind,
            row.country,
            row.province,
            row.district,
            row.lat,
            row.lon,
            row.radius_km,
            row.population,
            int(row.capital),
            int(own),
            source,
        ),
    )
    if not cursor.rowcount:
        return False
    connection.executemany(
        "INSERT INTO spelling VALUES (?, ?, ?, ?)", _spellings(row.names, cursor.lastrowid or 0)
    )
    return True


def _spellings(names: tuple[str, ...], entry: int) -> list[tuple[str, str, int, int]]:
    rows: dict[str, tuple[str, str, int, int]] = {}
    for position, name in enumerate(names):
        folded = fold_toponym(name)
        if folded and folded not in rows:
            skeleton = toponym_skeleton(folded)
            kept = skeleton if len(skeleton) >= MIN_SKELETON else ""
            rows[folded] = (folded, kept, entry, 0 if position == 0 else 1)
    return list(rows.values())
