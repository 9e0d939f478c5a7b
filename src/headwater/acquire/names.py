"""Names of files: whether they are worth reading, and how they are shown."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

from headwater.raw.formats import READ_SUFFIXES

SIDECAR_SUFFIX = ".meta.json"


def printable(name: str) -> str:
    """A name that can be printed: undecodable bytes, line breaks and the like escaped."""
    escaped = name.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in escaped)


def skip_reason(path: str) -> str | None:
    """Why a file that was found, not named, is left alone; None if it is to be tried."""
    name = posixpath.basename(path.replace("\\", "/"))
    if name.startswith(".") or "__MACOSX/" in path:
        return "hidden"
    if name.endswith(SIDECAR_SUFFIX):
        return "a sidecar, read with its report"
    suffix = PurePosixPath(name.removesuffix(".gz")).suffix.lower()
    if suffix not in READ_SUFFIXES:
        return f"{printable(suffix)} files are not read; give text or HTML"
    return None
