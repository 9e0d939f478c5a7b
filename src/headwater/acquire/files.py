"""Paths to captures, with every path accounted for."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.acquire.sidecar import read_sidecar, sidecar_path
from headwater.acquire.unpack import is_gzip, unpack_gzip
from headwater.acquire.walk import find_files, why
from headwater.errors import ReadError, SettingsError
from headwater.model import Capture, Metadata, Outcome
from headwater.settings import ReadSettings

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Acquired:
    """What the given paths led to; `given` = captures + skipped + failed, always.

    Attributes:
        given: how many files (and paths that led to none) were considered.
        captures: what can be read, in the order of their paths.
        skipped: what was left alone by rule.
        failed: what could not be had.
    """

    given: int
    captures: tuple[Capture, ...]
    skipped: tuple[Outcome, ...]
    failed: tuple[Outcome, ...]


def acquire(
    paths: Sequence[str],
    stdin: Callable[[], bytes],
    settings: ReadSettings,
    published: Mapping[str, str],
) -> Acquired:
    """Read the bytes behind `paths`; the answer does not depend on their order.

    Args:
        paths: files, folders (searched to the bottom), or "-" for one report on standard input.
        stdin: gives the bytes of standard input; called once, and only for "-".
        settings: the cap on size.
        published: publication dates by path, from the user's options; they beat the sidecar.

    Raises:
        SettingsError: `published` names a file that is not among the given.
    """
    found = find_files(tuple(p for p in paths if p != STDIN))
    files = ((STDIN,) if STDIN in paths else ()) + found.files
    overrides = _overrides(published, files)
    captures: list[Capture] = []
    failed = list(found.failed)
    for path in files:
        try:
            content = stdin() if path == STDIN else _read_file(path, settings.max_bytes)
            captures.append(_capture(path, content, settings.max_bytes, overrides.get(path)))
        except ReadError as error:
            failed.append(Outcome(path, str(error)))
        except OSError as error:
            failed.append(Outcome(path, f"cannot be read ({why(error)})"))
    again = [Outcome(STDIN, "given twice; it can be read once")] * (
        max(0, sum(p == STDIN for p in paths) - 1)
    )
    return _accounted(captures, [*found.skipped, *again], failed)


def _accounted(captures: list[Capture], skipped: list[Outcome], failed: list[Outcome]) -> Acquired:
    return Acquired(
        given=len(captures) + len(skipped) + len(failed),
        captures=tuple(
            sorted(
                (dataclasses.replace(c, path=_shown(c.path)) for c in captures),
                key=lambda c: c.path,
            )
        ),
        skipped=_sorted(skipped),
        failed=_sorted(failed),
    )


def _sorted(outcomes: list[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(Outcome(_shown(o.path), _shown(o.reason)) for o in outcomes))


def _shown(path: str) -> str:
    """A path that can be printed: undecodable bytes and line breaks in file names escaped."""
    escaped = path.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in escaped)


def _overrides(published: Mapping[str, str], files: Sequence[str]) -> dict[str, str]:
    """The dates by the paths of the files; "./a.txt" and "a.txt" are the same file."""
    by_real = {_real(path): path for path in files}
    dates: dict[str, str] = {}
    for path, date in published.items():
        known = by_real.get(_real(path))
        if known is None:
            raise SettingsError(
                f"published {path!r}: no such report among those given; name one of the files read"
            )
        dates[known] = date
    return dates


def _real(path: str) -> str:
    if path == STDIN:
        return STDIN
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def _read_file(path: str, max_bytes: int) -> bytes:
    _refuse_large(os.path.getsize(path), max_bytes)
    with open(path, "rb") as file:
        # One byte more than the cap: the file may have grown since it was measured.
        return file.read(max_bytes + 1)


def _refuse_large(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ReadError(
            f"larger than {max_bytes:,} bytes, the most that is read (read.max_bytes); "
            "give the report alone"
        )


def _capture(path: str, content: bytes, max_bytes: int, date: str | None) -> Capture:
    _refuse_large(len(content), max_bytes)
    packed_sha256 = None
    if is_gzip(content):
        packed_sha256 = hashlib.sha256(content).hexdigest()
        content = unpack_gzip(content, max_bytes)
    sidecar = None if path == STDIN else sidecar_path(Path(path))
    metadata, notes = read_sidecar(sidecar) if sidecar else (Metadata(), ())
    if date is not None:
        metadata = dataclasses.replace(metadata, published=date)
    return Capture(path, content, metadata, notes, packed_sha256)
