"""What a format is: a name, a media type, and a pure function from a dossier to bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.export.archive import File, zipped


def _nothing_left_out(dossier: Dossier) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Format:
    """One shape that other tools read.

    Attributes:
        name: as it is given to `--format`.
        media_type: what the bytes are, as registered or as commonly used.
        suffix: how such a file's name ends, with the dot.
        about: what it is, in a few words.
        render: dossier -> bytes; the same dossier gives the same bytes.
        left_out: what of the dossier the format has no place for, one readable line each.
        files: dossier -> files, of a format that is a folder; None of all others.
    """

    name: str
    media_type: str
    suffix: str
    about: str
    render: Callable[[Dossier], bytes]
    left_out: Callable[[Dossier], tuple[str, ...]] = _nothing_left_out
    files: Callable[[Dossier], tuple[File, ...]] | None = None


def folder_format(name: str, about: str, files: Callable[[Dossier], tuple[File, ...]]) -> Format:
    """A format of several files, which travel as one zip where no folder is asked for."""
    return Format(
        name=name,
        media_type="application/zip",
        suffix=".zip",
        about=about,
        render=lambda dossier: zipped(files(dossier)),
        files=files,
    )
