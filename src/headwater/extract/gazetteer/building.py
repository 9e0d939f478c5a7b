"""A gazetteer of the user's own: GeoNames dumps and supplements over the default one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from headwater.errors import ResourceError
from headwater.extract.gazetteer.compiling import Progress, RowSource, compile_rows
from headwater.extract.gazetteer.dumps import read_dump
from headwater.extract.gazetteer.opening import own_path, packaged_source
from headwater.extract.gazetteer.supplement import read_supplement

_CHUNK = 1 << 20


def build_gazetteer(
    dumps: Sequence[Path],
    supplements: Sequence[Path],
    progress: Progress | None = None,
    target: Path | None = None,
) -> Path:
    """Compile dumps and supplements over the default gazetteer; where it was written.

    Args:
        dumps: GeoNames dumps; a place that several hold is taken from the first.
        supplements: CSV files of the user's own places, which win over all.
        progress: told the step, how much of it is done and how much there is.
        target: where to write it; None: where later runs find it by themselves.

    Raises:
        ResourceError: a file cannot be read, is no dump or no supplement, or the folder cannot be
            written. What was there before stays.
    """
    path = target or own_path()
    for given in (*dumps, *supplements):
        if given.resolve() == path.resolve():
            raise ResourceError(f"{given}: cannot be both read and written; name another output")
    for supplement in supplements:
        list(read_supplement(supplement))  # so that a fault in it is said before the long work
    sources = [*map(dump_source, dumps), packaged_source()]
    compile_rows(path, sources, progress, supplements)
    return path


def dump_source(path: Path) -> RowSource:
    """A dump as a source, named by its file and the beginning of its digest.

    Raises:
        ResourceError: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise ResourceError(
            f"{path}: {error.strerror}; give a GeoNames dump, as in SY.txt or SY.zip"
        ) from error
    return RowSource(f"{path.name} {digest.hexdigest()[:12]}", partial(read_dump, path))


def forget_own_gazetteer() -> bool:
    """Remove the user's own gazetteer, so that the default one is used; False if there is none.

    Raises:
        ResourceError: it cannot be removed.
    """
    path = own_path()
    if not path.is_file():
        return False
    try:
        path.unlink()
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror}; remove it by hand") from error
    return True
