"""Outlines of land, lakes and borders for the page's map, clipped to a box.

The data are Natural Earth's (public domain), as the package `blips` ships them: land and lakes at
1:10 million, borders at 1:50 million, thinned. Only its data file is read; none of its code runs.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from headwater.errors import ResourceError

SOURCE_LABEL = "Natural Earth (public domain)"
Point = tuple[float, float]
Ring = tuple[Point, ...]
_PACKAGE = "blips"
_FILE = "basemap.json.gz"
_Side = Literal["west", "south", "east", "north"]


def outlines(west: float, south: float, east: float, north: float) -> tuple[Ring, ...]:
    """Rings of land inside a box, as (lon, lat) in WGS84 degrees, cut at the box's sides.

    A hole of a ring (an inland sea) is a ring of its own: fill them by the even-odd rule. First
    and last point of a ring are not repeated.

    Raises:
        ResourceError: the package with the data is not installed.
    """
    return _clipped("land", (west, south, east, north))


def lakes(west: float, south: float, east: float, north: float) -> tuple[Ring, ...]:
    """Rings of lakes inside a box, in the form of `outlines`."""
    return _clipped("lakes", (west, south, east, north))


def borders(west: float, south: float, east: float, north: float) -> tuple[Ring, ...]:
    """Lines of borders between countries that touch a box; open lines, cut at points outside it."""
    box = (west, south, east, north)
    return tuple(
        run
        for line in _basemap()["borders"]
        if _touches(line[1], box)
        for run in _runs_inside(line[0], box)
    )


_Box = tuple[float, float, float, float]
_Shape = tuple[Ring, _Box]


def _clipped(layer: str, box: _Box) -> tuple[Ring, ...]:
    found = (_clip(ring, box) for ring, bounds in _basemap()[layer] if _touches(bounds, box))
    return tuple(ring for ring in found if len(ring) > 2)


@lru_cache(maxsize=1)
def _basemap() -> dict[str, tuple[_Shape, ...]]:
    spec = importlib.util.find_spec(_PACKAGE)
    folder = Path(spec.origin).parent if spec is not None and spec.origin else None
    if folder is None:
        raise ResourceError(f"map outlines are not installed; run: pip install {_PACKAGE}")
    try:
        with gzip.open(folder / "data" / _FILE, "rt", encoding="utf-8") as file:
            layers = json.load(file)
        return {
            "land": tuple(_shape(ring) for polygon in layers["land"] for ring in polygon),
            "lakes": tuple(_shape(ring) for polygon in layers["lakes"] for ring in polygon),
            "borders": tuple(_shape(line) for line in layers["borders"]),
        }
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(
            f"map outlines cannot be read; run: pip install --force-reinstall {_PACKAGE}"
        ) from error


def _shape(points: Sequence[Sequence[float]]) -> _Shape:
    ring = tuple((float(p[0]), float(p[1])) for p in points)
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return ring, (min(lons), min(lats), max(lons), max(lats))


def _touches(bounds: _Box, box: _Box) -> bool:
    return (
        bounds[0] <= box[2] and box[0] <= bounds[2] and bounds[1] <= box[3] and box[1] <= bounds[3]
    )


def _clip(ring: Ring, box: _Box) -> Ring:
    """Sutherland and Hodgman's clipping (1974): cut a ring at each side of the box in turn."""
    for side, limit in zip(("west", "south", "east", "north"), box, strict=True):
        ring = tuple(_cut(ring, side, limit))  # type: ignore[arg-type]
        if not ring:
            break
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _cut(ring: Ring, side: _Side, limit: float) -> Iterator[Point]:
    axis = 0 if side in {"west", "east"} else 1
    sign = 1.0 if side in {"west", "south"} else -1.0
    for before, point in zip((ring[-1:] + ring[:-1]), ring, strict=True):
        was_in = sign * (before[axis] - limit) >= 0
        is_in = sign * (point[axis] - limit) >= 0
        if was_in != is_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if is_in:
            yield point


def _runs_inside(line: Iterable[Point], box: _Box) -> Iterator[Ring]:
    """The stretches of a line inside the box, each with one point beyond it at both ends."""
    run: list[Point] = []
    last: Point | None = None
    inside_before = False
    for point in line:
        inside = box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
        if inside and not run and last is not None:
            run.append(last)
        if inside or inside_before:
            run.append(point)
        if not inside and inside_before:
            yield tuple(run)
            run = []
        inside_before, last = inside, point
    if len(run) > 1:
        yield tuple(run)
