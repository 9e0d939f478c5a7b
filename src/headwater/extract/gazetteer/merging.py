"""A user's supplement put into a gazetteer that is otherwise done: merged with what is there."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from headwater.errors import ResourceError
from headwater.extract.gazetteer.adding import add_row
from headwater.extract.gazetteer.entry import Row
from headwater.extract.gazetteer.packaged import city_radius_km
from headwater.extract.gazetteer.supplement import OwnPlace, read_supplement
from headwater.lexicon.toponym import (
    MIN_LIKENESS,
    fold_toponym,
    toponym_likeness,
    toponym_skeleton,
)

# A place of the same name and sort this near is the same place.
_SAME_KM = 30.0
_KM_PER_DEGREE = 111.2
_SETTLED = frozenset({"city", "part", "site"})
_PARENTS = ("country", "province", "district", "city", "region")

_Held = tuple[int, int | None, str, float | None, float | None, int]


def merge_supplement(connection: sqlite3.Connection, path: Path, source: int) -> int:
    """Put the places of a supplement in, each in the stead of the one that it is; how many.

    Raises:
        ResourceError: it cannot be read, or names a parent that no one knows.
    """
    places = list(read_supplement(path))
    for place in places:
        held = _same_place(connection, place)
        country, province, district = _within(connection, path, place)
        names: Sequence[str] = place.names
        if held is not None:
            names = (*place.names, *_names_of(connection, held[0]))
            connection.execute("DELETE FROM spelling WHERE entry = ?", (held[0],))
            connection.execute("DELETE FROM division WHERE entry = ?", (held[0],))
            connection.execute("DELETE FROM entry WHERE id = ?", (held[0],))
        population = held[5] if held is not None else 0
        row = Row(
            names=tuple(names),
            kind=place.kind,
            lat=place.lat,
            lon=place.lon,
            geonameid=held[1] if held is not None else None,
            country=country,
            province=province,
            district=district,
            radius_km=city_radius_km(population),
            population=population,
        )
        add_row(connection, row, source, own=True)
    return len(places)


def _same_place(connection: sqlite3.Connection, place: OwnPlace) -> _Held | None:
    """The nearest place that has one of its names, is of its sort and lies where it lies."""
    near: list[tuple[float, _Held]] = []
    for name in place.names:
        folded = fold_toponym(name)
        for spelling, *held in connection.execute(
            "SELECT DISTINCT folded, entry.id, geonameid, kind, lat, lon, population FROM spelling "
            "JOIN entry ON entry.id = spelling.entry "
            "WHERE folded = ? OR (skeleton = ? AND skeleton <> '')",
            (folded, toponym_skeleton(folded)),
        ):
            same_sort = held[2] == place.kind or {held[2], place.kind} <= _SETTLED
            away = _distance_km(place, held[3], held[4])
            if same_sort and away <= _SAME_KM and _is_one_name(folded, spelling):
                near.append((away, tuple(held)))
    return min(near)[1] if near else None


def _is_one_name(a: str, b: str) -> bool:
    return toponym_likeness(a, b) >= MIN_LIKENESS


def _within(
    connection: sqlite3.Connection, path: Path, place: OwnPlace
) -> tuple[str | None, str | None, str | None]:
    """Codes of the country, province and district that the parent is or lies in."""
    if not place.parent:
        return None, None, None
    rows = connection.execute(
        "SELECT DISTINCT kind, country, province, district, lat, lon FROM spelling "
        "JOIN entry ON entry.id = spelling.entry WHERE folded = ? AND country IS NOT NULL",
        (fold_toponym(place.parent),),
    ).fetchall()
    if not rows:
        raise ResourceError(
            f"{path}: {place.names[0]!r} lies in {place.parent!r}, which the gazetteer does not "
            "have; name a country, a province, or a place further up in the file"
        )
    rank = {kind: n for n, kind in enumerate(_PARENTS)}
    best = min(
        rows,
        key=lambda r: (rank.get(r[0], 9) > 2, _distance_km(place, r[4], r[5]), rank.get(r[0], 9)),
    )
    return best[1], best[2], best[3]


def _names_of(connection: sqlite3.Connection, entry: int) -> list[str]:
    rows = connection.execute("SELECT folded FROM spelling WHERE entry = ?", (entry,))
    return [folded for (folded,) in rows]


def _distance_km(place: OwnPlace, lat: float | None, lon: float | None) -> float:
    """How far an entry is, near enough for places that lie side by side."""
    if lat is None or lon is None:
        return math.inf
    width = (place.lon - lon) * math.cos(math.radians(place.lat))
    return math.hypot(place.lat - lat, width) * _KM_PER_DEGREE
