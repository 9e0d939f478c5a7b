"""Sidecars: `report.meta.json` beside `report.txt`, with what its reader knows about it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from headwater.acquire.names import SIDECAR_SUFFIX
from headwater.model import Metadata
from headwater.raw.jsons import load_json

SUFFIX = SIDECAR_SUFFIX
_MAX_BYTES = 1_000_000
_FIELDS = tuple(f.name for f in dataclasses.fields(Metadata))


def sidecar_names(name: str) -> tuple[str, ...]:
    """What the sidecar of a file may be called, the most exact first."""
    unpacked = name.removesuffix(".gz")
    return tuple(stem + SUFFIX for stem in (name, unpacked, Path(unpacked).stem))


def sidecar_path(path: Path) -> Path | None:
    """The sidecar of a report: `report.txt.meta.json` before `report.meta.json`, or None."""
    candidates = (path.with_name(name) for name in sidecar_names(path.name))
    return next((c for c in candidates if c.is_file()), None)


def read_sidecar(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """What a sidecar says, and a note for each part of it that could not be used."""
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        return Metadata(), (_note(path.name, f"cannot be read ({error.strerror})"),)
    return parse_sidecar(path.name, content)


def parse_sidecar(name: str, content: bytes) -> tuple[Metadata, tuple[str, ...]]:
    """What the bytes of a sidecar say, and a note for each part that could not be used."""
    if len(content) > _MAX_BYTES:
        return Metadata(), (_note(name, f"is larger than {_MAX_BYTES:,} bytes"),)
    try:
        fields = load_json(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Metadata(), (_note(name, "is not JSON in UTF-8"),)
    if not isinstance(fields, dict):
        return Metadata(), (_note(name, "does not hold one object"),)
    return _metadata(name, fields)


def _metadata(name: str, fields: dict[str, object]) -> tuple[Metadata, tuple[str, ...]]:
    values: dict[str, str] = {}
    notes: list[str] = []
    for key, value in fields.items():
        if key not in _FIELDS:
            notes.append(_note(name, f"has an unknown key {key!r}; it may have {_listed()}"))
        elif isinstance(value, str):
            if value.strip():
                values[key] = value.strip()
        elif value is not None:
            notes.append(_note(name, f"has a {key} that is not a string"))
    return Metadata(**values), tuple(notes)


def _note(name: str, wrong: str) -> str:
    return f"sidecar {name} {wrong}".encode("utf-8", "backslashreplace").decode()


def _listed() -> str:
    return ", ".join(_FIELDS)
