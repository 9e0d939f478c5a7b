"""Where things happened: places on the outlines of countries, with how exactly they are known.

A plate carrée narrowed by the cosine of the middle latitude, which is true enough for the box of
one story. A settlement is a dot, a province or region an open dashed ring, a country a name
without a point: its centre is not where anything happened.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.errors import ResourceError
from headwater.model import Place
from headwater.render.measure import fit, text_width
from headwater.render.names import Names
from headwater.render.outlines import SOURCE_LABEL, borders, lakes, outlines
from headwater.render.scenes import grouped_places, place_words
from headwater.render.visible import one_line

_ASPECT = 0.62
_NARROW_ASPECT = 0.95
_MIN_DEGREES = 1.2
_MARGIN = 0.22
_SIZE = 13.0
_LABEL_HEIGHT = 15.0
_RADII = {"city": 4.5, "province": 15.0, "region": 15.0}
_MAX_LABELS = 60
_AREAS = frozenset({"province", "region"})


@dataclass(frozen=True, slots=True)
class Shown:
    """One place of the list beside the map.

    Attributes:
        name: as the gazetteer has it, or the words themselves.
        words: what it was resolved to.
        reports: names of the reports that name it.
        spellings: the words that stand in the reports, where they are others.
        resolved: whether it has coordinates.
    """

    name: str
    words: str
    reports: tuple[str, ...]
    spellings: tuple[str, ...]
    resolved: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map; a label of "" found no room and stands in the list only."""

    x: float
    y: float
    radius: float
    kind: str
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map in pixels of its own width, which the page scales.

    Attributes:
        width: of the whole.
        height: of the whole.
        land: outline path of the land, for the even-odd rule.
        lakes: outline path of the lakes.
        borders: path of the borders.
        points: places with coordinates.
        scale_width: length in pixels of the scale's line.
        scale_label: the distance that it stands for.
        credit: whose outlines these are; "" where there are none.
    """

    width: float
    height: float
    land: str
    lakes: str
    borders: str
    points: tuple[Point, ...]
    scale_width: float
    scale_label: str
    credit: str


def places_shown(dossier: Dossier, names: Names) -> tuple[Shown, ...]:
    """All places of a dossier for the list beside the map."""
    made = []
    for places in grouped_places(dossier):
        first = places[0]
        name = one_line(first.name)
        spellings = dict.fromkeys(one_line(p.span.text) for p in places)
        made.append(
            Shown(
                name=name,
                words=place_words(first),
                reports=tuple(dict.fromkeys(names.of(p.span.report) for p in places)),
                spellings=tuple(s for s in spellings if s != name),
                resolved=first.lat is not None,
            )
        )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The box of the map in degrees, and how it becomes pixels."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def x(self, lon: float) -> float:
        return round((lon - self.west) / (self.east - self.west) * self.width, 1)

    def y(self, lat: float) -> float:
        return round((self.north - lat) / (self.north - self.south) * self.height, 1)

    @property
    def km_per_pixel(self) -> float:
        return (self.north - self.south) * 111.2 / self.height


def draw_map(dossier: Dossier, width: float) -> MapDrawing | None:
    """Draw the resolved places for a width in pixels; None where no place has coordinates."""
    located = [
        places[0]
        for places in grouped_places(dossier)
        if places[0].lat is not None and places[0].lon is not None
    ]
    if not located:
        return None
    frame = _frame(located, width)
    box = (frame.west, frame.south, frame.east, frame.north)
    try:
        land, water, lines = outlines(*box), lakes(*box), borders(*box)
        credit = SOURCE_LABEL
    except ResourceError:
        # Without outlines the points still say where they lie to each other.
        land, water, lines, credit = (), (), (), ""
    length, label = _scale(frame)
    return MapDrawing(
        width=frame.width,
        height=frame.height,
        land=_path(land, frame, closed=True),
        lakes=_path(water, frame, closed=True),
        borders=_path(lines, frame, closed=False),
        points=tuple(_points(located, frame)),
        scale_width=length,
        scale_label=label,
        credit=credit,
    )


def _frame(places: Sequence[Place], width: float) -> _Frame:
    # Countries frame the map only where nothing else does: their centres may lie far off.
    precise = [p for p in places if p.kind != "country"] or places
    lons = [_clamp(p.lon or 0.0, 180) for p in precise]
    lats = [_clamp(p.lat or 0.0, 85) for p in precise]
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(0.1, math.cos(math.radians(middle)))
    aspect = _NARROW_ASPECT if width < 600 else _ASPECT
    # Sizes in degrees of latitude, so that both directions compare.
    wide = max(_MIN_DEGREES, (max(lons) - min(lons)) * squeeze * (1 + 2 * _MARGIN))
    high = max(_MIN_DEGREES * aspect, (max(lats) - min(lats)) * (1 + 2 * _MARGIN))
    wide = max(wide, high / aspect)
    high = wide * aspect
    centre = (min(lons) + max(lons)) / 2
    half = wide / squeeze / 2
    return _Frame(
        centre - half,
        middle - high / 2,
        centre + half,
        middle + high / 2,
        width,
        round(width * aspect, 1),
    )


def _clamp(degrees: float, limit: float) -> float:
    return max(-limit, min(limit, degrees)) if math.isfinite(degrees) else 0.0


def _path(rings: Sequence[Sequence[tuple[float, float]]], frame: _Frame, *, closed: bool) -> str:
    parts: list[str] = []
    for ring in rings:
        points: list[str] = []
        for lon, lat in ring:
            point = f"{frame.x(lon):g} {frame.y(lat):g}"
            if not points or points[-1] != point:
                points.append(point)
        if len(points) > 1:
            parts.append("M" + "L".join(points) + ("Z" if closed else ""))
    return "".join(parts)


def _points(places: Sequence[Place], frame: _Frame) -> Iterator[Point]:
    spots = [
        (p, frame.x(_clamp(p.lon or 0.0, 180)), frame.y(_clamp(p.lat or 0.0, 85))) for p in places
    ]
    inside = [s for s in spots if 0 <= s[1] <= frame.width and 0 <= s[2] <= frame.height]
    taken = [_around(x, y, _RADII.get(p.kind, 4.5)) for p, x, y in inside if p.kind != "country"]
    for number, (place, x, y) in enumerate(inside):
        radius = 0.0 if place.kind == "country" else _RADII.get(place.kind, 4.5)
        name = fit(one_line(place.name), frame.width * 0.5, _SIZE)
        spot = _room(x, y, radius, name, taken, frame) if number < _MAX_LABELS else None
        if spot is not None:
            taken.append(_box(spot, name))
        kind = (
            "country"
            if place.kind == "country"
            else ("area" if place.kind in _AREAS else "settlement")
        )
        label_x, label_y = spot or (0.0, 0.0)
        yield Point(x, y, radius, kind, name if spot else "", round(label_x, 1), round(label_y, 1))


_Rect = tuple[float, float, float, float]


def _around(x: float, y: float, radius: float) -> _Rect:
    # Of a ring only the middle is kept free: a label may cross its line, not its centre.
    kept = min(radius, 6.0)
    return (x - kept, y - kept, x + kept, y + kept)


def _box(spot: tuple[float, float], name: str) -> _Rect:
    x, y = spot
    return (x, y - _LABEL_HEIGHT * 0.8, x + text_width(name, _SIZE), y + _LABEL_HEIGHT * 0.25)


def _room(
    x: float, y: float, radius: float, name: str, taken: Sequence[_Rect], frame: _Frame
) -> tuple[float, float] | None:
    """Where the label's baseline begins: the first of eight spots round the point that is free."""
    wide, off = text_width(name, _SIZE), radius + 4
    middle = y + _LABEL_HEIGHT * 0.3
    if radius == 0:
        candidates = [
            (x - wide / 2, middle),
            (x - wide / 2, middle + 18),
            (x - wide / 2, middle - 18),
        ]
    else:
        candidates = [
            (x + off, middle),
            (x - off - wide, middle),
            (x - wide / 2, y - off),
            (x - wide / 2, y + off + _LABEL_HEIGHT * 0.7),
            (x + off * 0.7, y - off * 0.7),
            (x + off * 0.7, y + off * 0.7 + _LABEL_HEIGHT * 0.6),
            (x - off * 0.7 - wide, y - off * 0.7),
            (x - off * 0.7 - wide, y + off * 0.7 + _LABEL_HEIGHT * 0.6),
        ]
    for spot in candidates:
        box = _box(spot, name)
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= frame.width - 2
        free = not any(_overlap(box, other) for other in taken)
        if inside and box[3] <= frame.height - 2 and free:
            return spot
    return None


def _overlap(a: _Rect, b: _Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _scale(frame: _Frame) -> tuple[float, str]:
    """A line of a round number of kilometres, about a fifth of the width."""
    target = frame.km_per_pixel * frame.width / 5
    power = 10 ** math.floor(math.log10(target))
    km = max(n * power for n in (1, 2, 5) if n * power <= target)
    return round(km / frame.km_per_pixel, 1), f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"
