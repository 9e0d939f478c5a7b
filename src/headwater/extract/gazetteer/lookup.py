"""A compiled gazetteer, read: entries by any spelling of their names."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater.errors import ResourceError
from headwater.extract.gazetteer.adding import MIN_SKELETON
from headwater.extract.gazetteer.entry import Candidate, Entry
from headwater.lexicon.toponym import (
    MIN_LIKENESS,
    fold_toponym,
    toponym_likeness,
    toponym_skeleton,
)

# Raise it when the tables or the folding of names change: the file is then compiled anew.
SCHEMA = 8
_MOST_CANDIDATES = 120
_MOST_SPELLINGS = 3_000
_MOST_SAME = 500
_COLUMNS = (
    "id, geonameid, name, kind, country, province, district, lat, lon, radius_km, population, "
    "capital, own"
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of a gazetteer, and how many entries are from it."""

    name: str
    entries: int


class Gazetteer:
    """Reads one compiled gazetteer; nothing of it is held in memory but what was looked up."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`.

        Raises:
            ResourceError: there is no such file, or it is not a gazetteer of this schema.
        """
        if not path.is_file():
            raise ResourceError(
                f"gazetteer {path}: no such file; leave the setting empty to use "
                "the one that Headwater compiles"
            )
        self.path = path
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.about: dict[str, str] = dict(
                self._connection.execute("SELECT key, value FROM about")
            )
        except sqlite3.DatabaseError as error:
            raise ResourceError(
                f"gazetteer {path}: not a gazetteer ({error}); delete it and run again"
            ) from error
        if self.about.get("schema") != str(SCHEMA):
            raise ResourceError(
                f"gazetteer {path}: made by another version of Headwater; compile it anew with "
                "headwater gazetteer build"
            )
        self._found = lru_cache(maxsize=16_384)(self._find)
        self._exact = lru_cache(maxsize=65_536)(self._find_exact)
        self._division = lru_cache(maxsize=4_096)(self._find_division)

    @property
    def version(self) -> str:
        """What it was compiled from, for provenance."""
        return str(self.about["version"])

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Entries that a name could mean, likest first, then by population; at most 120."""
        folded = fold_toponym(name)
        return self._found(folded) if folded else ()

    def find_exact(self, name: str) -> tuple[Candidate, ...]:
        """Entries that have this very name but for its writing (case, accents, article)."""
        folded = fold_toponym(name)
        return self._exact(folded) if folded else ()

    def division(self, country: str | None, province: str | None, district: str | None = None
    ) -> Entry | None:  # fmt: skip
        """The province or district with a code; the country where both codes are None."""
        return self._division(country, province, district) if country else None

    def sources(self) -> tuple[SourceLine, ...]:
        """What it was compiled from, the one that wins first."""
        rows = self._connection.execute("SELECT name, entries FROM source ORDER BY id")
        return tuple(SourceLine(name, entries) for name, entries in rows)

    def count_by_kind(self, country: str | None = None) -> dict[str, int]:
        """How many entries there are of each kind, most first; with a code, in that country."""
        return dict(
            self._connection.execute(
                "SELECT kind, count(*) AS n FROM entry WHERE ? IS NULL OR country = ? "
                "GROUP BY kind ORDER BY n DESC, kind",
                (country, country),
            )
        )

    def count_by_country(self) -> dict[str, int]:
        """How many entries lie in each country (ISO code), most first."""
        return dict(
            self._connection.execute(
                "SELECT country, count(*) AS n FROM entry WHERE country IS NOT NULL "
                "GROUP BY country ORDER BY n DESC, country"
            )
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _find_exact(self, folded: str) -> tuple[Candidate, ...]:
        rows = self._connection.execute(
            "SELECT entry, min(rank) FROM spelling WHERE folded = ? GROUP BY entry LIMIT ?",
            (folded, _MOST_SAME),
        )
        return self._ranked({entry: (1.0, rank == 0) for entry, rank in rows})

    def _find(self, folded: str) -> tuple[Candidate, ...]:
        best = {c.entry.id: (1.0, c.main_name) for c in self._exact(folded)}
        skeleton = toponym_skeleton(folded)
        if len(skeleton) >= MIN_SKELETON:
            for spelling, entry, rank in self._connection.execute(
                "SELECT folded, entry, rank FROM spelling "
                "WHERE skeleton = ? AND skeleton <> '' LIMIT ?",
                (skeleton, _MOST_SPELLINGS),
            ):
                likeness = toponym_likeness(folded, spelling)
                if likeness >= MIN_LIKENESS:
                    found = (likeness, rank == 0)
                    best[entry] = max(best.get(entry, found), found)
        return self._ranked(best)

    def _ranked(self, best: dict[int, tuple[float, bool]]) -> tuple[Candidate, ...]:
        candidates = [Candidate(self._entry(key), *found) for key, found in best.items()]
        candidates.sort(key=lambda c: (-c.likeness, -c.entry.population, c.entry.id))
        return tuple(candidates[:_MOST_CANDIDATES])

    def _entry(self, key: int) -> Entry:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE id = ?",  # noqa: S608  # no value of a user
            (key,),
        ).fetchone()
        return _as_entry(row)

    def _find_division(
        self, country: str, province: str | None, district: str | None
    ) -> Entry | None:
        code = ".".join(part for part in (country, province, district) if part is not None)
        row = self._connection.execute(
            "SELECT entry FROM division WHERE code = ?", (code,)
        ).fetchone()
        return self._entry(row[0]) if row is not None else None


def _as_entry(row: tuple[Any, ...]) -> Entry:
    return Entry(*(*row[:-2], bool(row[-2]), bool(row[-1])))
