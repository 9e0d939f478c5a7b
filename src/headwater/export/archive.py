"""Several files as one: a zip whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

# The earliest moment that a zip can name; the files have no time of their own.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE_FILE = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class File:
    """A file of a format that is a folder: a plain name of ours, and its bytes."""

    name: str
    content: bytes


def zipped(files: Sequence[File]) -> bytes:
    """The files in their order as a zip: no clock, no owner, no system in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_FILE
            entry.create_system = _UNIX
            archive.writestr(entry, file.content)
    return buffer.getvalue()
