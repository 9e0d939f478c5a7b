"""Which gazetteer a run uses: the one that the settings name, the user's own, or the default."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import platformdirs

from headwater.extract.gazetteer.compiling import Progress, RowSource, compile_rows
from headwater.extract.gazetteer.lookup import SCHEMA, Gazetteer
from headwater.extract.gazetteer.packaged import packaged_version, read_packaged
from headwater.settings import PlaceSettings


def open_gazetteer(settings: PlaceSettings, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer that a run uses; the default one is compiled if it is not there yet.

    The first run compiles the default one, which takes some 15 seconds and 130 MB of disk. A
    gazetteer that the user built from dumps or a supplement goes before it.

    Args:
        settings: `gazetteer` is a path, or "" for the user's own or the default.
        progress: told the step, how much of it is done and how much there is.

    Raises:
        ResourceError: the file is missing or no gazetteer, the packages with the data are not
            installed, or the cache folder cannot be written.
    """
    if settings.gazetteer:
        return _opened(settings.gazetteer)
    if own_path().is_file():
        return _opened(str(own_path()))
    path = default_path()
    if not path.is_file():
        compile_gazetteer(path, progress)
    return _opened(str(path))


def default_path() -> Path:
    """Where the default gazetteer is kept: the name carries the versions of what it is made of."""
    folder = Path(platformdirs.user_cache_dir("headwater", appauthor=False))
    return folder / f"gazetteer-{SCHEMA}-{packaged_version().replace(' ', '-')}-{_tables()}.sqlite"


def own_path() -> Path:
    """Where the gazetteer is kept that a user builds from dumps and supplements."""
    return Path(platformdirs.user_data_dir("headwater", appauthor=False)) / "gazetteer.sqlite"


def packaged_source() -> RowSource:
    """The rows of the default gazetteer.

    Raises:
        ResourceError: the package with the cities is not installed.
    """
    return RowSource(packaged_version(), read_packaged)


def compile_gazetteer(path: Path, progress: Progress | None = None) -> None:
    """Compile the default gazetteer to `path`, whole or not at all.

    Raises:
        ResourceError: the data are not installed, or the folder cannot be written.
    """
    compile_rows(path, (packaged_source(),), progress)


@lru_cache(maxsize=1)
def _tables() -> str:
    """Short digest of our own tables, so that a change of theirs compiles the default anew."""
    digest = hashlib.sha256()
    for package, name in (
        ("headwater.extract.gazetteer", "divisions.tsv"),
        ("headwater.lexicon", "countries.tsv"),
        ("headwater.lexicon", "provinces.tsv"),
        ("headwater.lexicon", "regions.tsv"),
    ):
        digest.update((files(package) / name).read_bytes())
    return digest.hexdigest()[:8]


@lru_cache(maxsize=4)
def _opened(path: str) -> Gazetteer:
    return Gazetteer(Path(path))
