"""From the paths that a user gave to the files behind them, each listed once, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.acquire.names import skip_reason
from headwater.acquire.sidecar import SUFFIX
from headwater.model import Outcome
from headwater.raw.formats import READ_SUFFIXES


@dataclass(frozen=True, slots=True)
class Found:
    """What stands behind the given paths.

    Attributes:
        files: files to read, as the user would name them.
        skipped: what is left alone by rule.
        failed: what could not be looked at.
        named: the files that the user named, not a folder.
    """

    files: tuple[str, ...]
    skipped: tuple[Outcome, ...]
    failed: tuple[Outcome, ...]
    named: frozenset[str] = frozenset()


def find_files(paths: tuple[str, ...]) -> Found:
    """Every file behind `paths`, named files first, then those in folders, each group sorted."""
    search = _Search()
    for path in sorted(paths):
        if not os.path.isdir(path):
            search.take_named(path)
    named = frozenset(search.files)
    for path in sorted(paths):
        if os.path.isdir(path):
            search.take_folder(path)
    return Found(tuple(search.files), tuple(search.skipped), tuple(search.failed), named)


class _Search:
    """One walk: what was found so far, and which real files were seen."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.skipped: list[Outcome] = []
        self.failed: list[Outcome] = []
        self._seen: dict[str, str] = {}

    def take_named(self, path: str) -> None:
        """A file that the user named: tried whatever its kind."""
        if path.endswith(SUFFIX) and os.path.isfile(path):
            self.skipped.append(Outcome(path, _sidecar_reason(path)))
        else:
            self._take(path)

    def take_folder(self, folder: str) -> None:
        """All files below a folder that the user named."""
        real = os.path.realpath(folder)
        if real in self._seen:
            self.skipped.append(Outcome(folder, f"given twice, as {self._seen[real]} too"))
            return
        self._seen[real] = folder
        before = len(self.failed)
        held = 0
        for path in self._below(folder):
            reason = _skip_reason(path)
            if reason is None:
                held += 1
                self._take(path)
            else:
                self.skipped.append(Outcome(path, reason))
        if not held and len(self.failed) == before:
            reason = "a folder without reports; give one with .txt or .html files"
            self.failed.append(Outcome(folder, reason))

    def _take(self, path: str) -> None:
        try:
            real = os.path.realpath(path)
            os.stat(path)
        except FileNotFoundError:
            self.failed.append(Outcome(path, "no such file or folder; check the path"))
            return
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            self.failed.append(Outcome(path, f"cannot be opened ({why(error)})"))
            return
        if not os.path.isfile(path):
            reason = "not a regular file; give a file, a folder or - for standard input"
            self.failed.append(Outcome(path, reason))
        elif real in self._seen:
            self.skipped.append(Outcome(path, f"given twice, as {self._seen[real]} too"))
        else:
            self._seen[real] = path
            self.files.append(path)

    def _below(self, folder: str) -> Iterator[str]:
        """Paths of files below a folder and of the folders that are not entered, in order."""
        pending = [folder]
        while pending:
            current = pending.pop()
            try:
                names = sorted(os.listdir(current))
            except OSError as error:
                self.failed.append(Outcome(current, f"cannot be listed ({why(error)})"))
                continue
            folders = []
            for name in names:
                path = os.path.join(current, name)
                if os.path.isdir(path) and not name.startswith(".") and not os.path.islink(path):
                    folders.append(path)
                else:
                    yield path
            pending.extend(reversed(folders))


def why(error: Exception) -> str:
    """The reason of a failed call in few words, without the path."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)


def _skip_reason(path: str) -> str | None:
    """Why a path found in a folder is left alone; None if it is to be read."""
    name = os.path.basename(path)
    if name.startswith("."):
        return "hidden"
    if os.path.isdir(path):
        return "a link to a folder, not followed; give the folder itself"
    return _sidecar_reason(path) if name.endswith(SUFFIX) else skip_reason(name)


def _sidecar_reason(path: str) -> str:
    """Says whose sidecar a file is, or that it is nobody's."""
    stem = path.removesuffix(SUFFIX)
    for suffix in sorted(READ_SUFFIXES):
        for packing in ("", ".gz"):
            if os.path.isfile(stem + suffix + packing):
                return f"the sidecar of {os.path.basename(stem + suffix + packing)}"
    return "a sidecar without a report beside it"
