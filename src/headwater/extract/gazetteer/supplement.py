"""A user's own places: a CSV with name, variants, lat, lon, kind and parent, which wins over all.

`variants` are further spellings, separated by `|` or `;`. `kind` is one of the gazetteer's kinds,
or empty for a settlement. `parent` names what the place lies in: a country, a province, a town.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from headwater.errors import ResourceError
from headwater.extract.gazetteer.entry import PlaceKind

COLUMNS = ("name", "variants", "lat", "lon", "kind", "parent")
_KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
_WORDS: dict[str, PlaceKind] = {
    "town": "city", "village": "city", "settlement": "city", "camp": "site", "airport": "site",
    "neighbourhood": "part", "neighborhood": "part", "quarter": "part", "governorate": "province",
    "state": "province", "county": "district", "river": "nature", "lake": "nature",
    "mountain": "nature", "": "city", **{kind: kind for kind in _KINDS},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One line of a supplement.

    Attributes:
        names: its name, then the variants.
        kind: the gazetteer's kind.
        lat: WGS84 degrees north.
        lon: WGS84 degrees east.
        parent: the name of what it lies in, or "".
    """

    names: tuple[str, ...]
    kind: PlaceKind
    lat: float
    lon: float
    parent: str


def read_supplement(path: Path) -> Iterator[OwnPlace]:
    """The places of a supplement, in its order.

    Raises:
        ResourceError: the file cannot be read, lacks a column, or a line has a value that none can
            be; the message says which.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check_columns(path, reader.fieldnames or ())
            for row in reader:
                yield _place(path, reader.line_num, row)
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror}; give a CSV file") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ResourceError(f"{path}: not CSV in UTF-8 ({error})") from error


def _check_columns(path: Path, found: Sequence[str]) -> None:
    missing = [c for c in ("name", "lat", "lon") if c not in found]
    unknown = [c for c in found if c not in COLUMNS]
    if missing or unknown:
        wrong = f"has no column {missing[0]!r}" if missing else f"has a column {unknown[0]!r}"
        raise ResourceError(f"{path}: {wrong}; the columns are {', '.join(COLUMNS)}")


def _place(path: Path, line: int, row: dict[str | Any, str | Any]) -> OwnPlace:
    held = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
    kind = held.get("kind", "").casefold()
    known = _WORDS.get(kind)
    if known is None:
        raise ResourceError(f"{path}, line {line}: kind {kind!r} is none of {', '.join(_KINDS)}")
    if not held["name"]:
        raise ResourceError(f"{path}, line {line}: the name is empty; give one")
    variants = filter(None, (v.strip() for v in re.split(r"[|;]", held.get("variants", ""))))
    return OwnPlace(
        names=(held["name"], *variants),
        kind=known,
        lat=_degrees(path, line, "lat", held["lat"], 90),
        lon=_degrees(path, line, "lon", held["lon"], 180),
        parent=held.get("parent", ""),
    )


def _degrees(path: Path, line: int, name: str, text: str, most: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise ResourceError(
            f"{path}, line {line}: {name} {text!r} is no degree from -{most} to {most}"
        )
    return value
