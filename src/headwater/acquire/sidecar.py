"""Sidecars: `report.meta.json` beside `report.txt`, with what its reader knows about it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from headwater.model import Metadata

SUFFIX = ".meta.json"
_MAX_BYTES = 1_000_000
_FIELDS = tuple(f.name for f in dataclasses.fields(Metadata))


def sidecar_path(path: Path) -> Path | None:
    """The sidecar of a report: `report.txt.meta.json` before `report.meta.json`, or None."""
    unpacked = path.name.removesuffix(".gz")
    for stem in (path.name, unpacked, Path(unpacked).stem):
        candidate = path.with_name(stem + SUFFIX)
        if candidate.is_file():
            return candidate
    return None


def read_sidecar(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """What a sidecar says, and a note for each part of it that could not be used."""
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
        if len(content) > _MAX_BYTES:
            return Metadata(), (_note(path, f"is larger than {_MAX_BYTES:,} bytes"),)
        fields = json.loads(content.decode("utf-8-sig"))
    except OSError as error:
        return Metadata(), (_note(path, f"cannot be read ({error.strerror})"),)
    except (ValueError, RecursionError):
        return Metadata(), (_note(path, "is not JSON in UTF-8"),)
    if not isinstance(fields, dict):
        return Metadata(), (_note(path, "does not hold one object"),)
    return _metadata(path, fields)


def _metadata(path: Path, fields: dict[str, object]) -> tuple[Metadata, tuple[str, ...]]:
    values: dict[str, str] = {}
    notes: list[str] = []
    for key, value in fields.items():
        if key not in _FIELDS:
            notes.append(_note(path, f"has an unknown key {key!r}; it may have {_listed()}"))
        elif isinstance(value, str):
            if value.strip():
                values[key] = value.strip()
        elif value is not None:
            notes.append(_note(path, f"has a {key} that is not a string"))
    return Metadata(**values), tuple(notes)


def _note(path: Path, wrong: str) -> str:
    return f"sidecar {path.name} {wrong}".encode("utf-8", "backslashreplace").decode()


def _listed() -> str:
    return ", ".join(_FIELDS)
