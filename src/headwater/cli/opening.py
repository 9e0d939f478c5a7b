"""What a command is given to work on, opened by what it is: reports, or a dossier's JSON.

A kind is told by the bytes and not by the name. Reports are what no kind claims, so a further kind
(a case file) is one more row of `KINDS`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.cli.edge import progress_shown
from headwater.dossier import Dossier, is_dossier, load_dossier
from headwater.errors import ReadError, SettingsError
from headwater.settings import Settings

_STDIN = "-"
HEAD_BYTES = 1_024
# The most that a dossier's JSON is read of; reports of such a size are no reports either.
_MOST_BYTES = 2**30


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of file that holds a whole dossier.

    Attributes:
        name: as it is called in messages.
        is_it: whether bytes are of this kind: the whole file where they could be JSON, else its
            first `HEAD_BYTES`.
        open: the dossier, from the path ("-" for standard input) and the bytes.
    """

    name: str
    is_it: Callable[[bytes], bool]
    open: Callable[[str, bytes], Dossier]


KINDS: tuple[Kind, ...] = (
    Kind("dossier", is_dossier, lambda _path, content: load_dossier(content)),
)


def open_dossier(
    paths: Sequence[str],
    *,
    settings: Settings,
    published: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> Dossier:
    """The dossier that paths hold, or the one that tracing them makes.

    Args:
        paths: reports (files, folders, "-"), or one file that holds a dossier.
        settings: for tracing.
        published: publication dates by path, for tracing.
        quiet: whether no progress is shown.

    Raises:
        SettingsError: a dossier beside other paths, or a path that cannot be read.
        ReadError: a dossier that is damaged.
    """
    stdin = sys.stdin.buffer.read() if _STDIN in paths else b""
    for path in paths:
        content = stdin if path == _STDIN else _content(path)
        kind = next((k for k in KINDS if content and k.is_it(content)), None)
        if kind is not None:
            return _open(kind, path, content, alone=len(paths) == 1)
    return _trace(paths, stdin, settings, published or {}, quiet)


def _open(kind: Kind, path: str, content: bytes, *, alone: bool) -> Dossier:
    if not alone:
        raise SettingsError(f"{path}: is a {kind.name}; give it alone, or reports without it")
    try:
        return kind.open(path, content)
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error


def _content(path: str) -> bytes:
    """The bytes by which a file's kind is told; b"" of what is no file or cannot be read.

    What cannot be read is left to the trace, which accounts for it.
    """
    try:
        file = Path(path)
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            return b""
        with file.open("rb") as opened:
            # Most reports need not be read twice: only what could be JSON is read to its end.
            head = opened.read(HEAD_BYTES)
            return head + opened.read() if b"{" in head else head
    except (OSError, ValueError):
        return b""


def _trace(
    paths: Sequence[str],
    stdin: bytes,
    settings: Settings,
    published: Mapping[str, str],
    quiet: bool,
) -> Dossier:
    from headwater.pipeline import trace as trace_reports

    with progress_shown(quiet) as progress:
        return trace_reports(
            # A path given on the command line is a path even where its name holds a line break.
            [p if p == _STDIN else Path(p) for p in paths],
            settings=settings,
            published=published,
            stdin=lambda: stdin,
            progress=progress,
        )
