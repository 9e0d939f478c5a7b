"""Where things happened: places on the outlines of countries, with how exactly they are known.

A plate carrée narrowed by the cosine of the middle latitude, which is true enough for the box of
one story. A town is a dot, somewhere near one a disc, a province or region a dashed ring, both as
wide as the place is uncertain; a country is a name without a point: its centre is not where
anything happened. Where an event was placed, the mark is filled.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.dossier import Dossier
from headwater.dossier.precision import coordinates, shape, uncertainty_m
from headwater.errors import ResourceError
from headwater.model import Place
from headwater.render.labels import SIZE, around, box, room
from headwater.render.measure import fit
from headwater.render.names import Names
from headwater.render.outlines import SOURCE_LABEL, borders, lakes, outlines
from headwater.render.scenes import grouped_places, place_words
from headwater.render.visible import one_line

_ASPECT = 0.62
_NARROW_ASPECT = 0.95
_MIN_DEGREES = 1.2
_MARGIN = 0.22
_DOT = 4.5
# A disc or a ring is never drawn so small that it could be taken for a dot.
_LEAST_DISC, _LEAST_RING = 9.0, 15.0
_MAX_LABELS = 60
_METRES_A_DEGREE = 111_200
_KINDS = {"point": "settlement", "disc": "near", "area": "area"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One place of the list beside the map.

    Attributes:
        name: as the gazetteer has it, or the words themselves.
        words: what it was resolved to.
        reports: names of the reports that name it.
        spellings: the words that stand in the reports, where they are others.
        resolved: whether it has coordinates.
        events: how many coded events are placed there.
    """

    name: str
    words: str
    reports: tuple[str, ...]
    spellings: tuple[str, ...]
    resolved: bool
    events: int


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map; a label of "" found no room and stands in the list only.

    `name` is the whole name, `label` what of it fits. `kind` is "settlement" (a dot), "near" (a
    disc), "area" (a ring) or "country" (a name alone). `events` says how many coded events are
    placed there.
    """

    x: float
    y: float
    radius: float
    kind: str
    label: str
    label_x: float
    label_y: float
    name: str
    events: int


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
    events = _events_at(dossier)
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
                events=sum(events[p.id] for p in places),
            )
        )
    return tuple(made)


def _events_at(dossier: Dossier) -> Counter[str]:
    """How many coded events are placed at each place, by its id."""
    return Counter(event.place for event in dossier.events if event.place is not None)


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
        return (self.north - self.south) * _METRES_A_DEGREE / 1000 / self.height


def draw_map(dossier: Dossier, width: float) -> MapDrawing | None:
    """Draw the resolved places for a width in pixels; None where no place has coordinates."""
    grouped = [places for places in grouped_places(dossier) if coordinates(places[0]) is not None]
    if not grouped:
        return None
    frame = _frame([places[0] for places in grouped], width)
    events = _events_at(dossier)
    located = [(places[0], sum(events[p.id] for p in places)) for places in grouped]
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
    lats = [_clamp((p.lat or 0.0) + side * _reach(p), 85) for p in precise for side in (-1, 1)]
    lons = [
        _clamp((p.lon or 0.0) + side * _reach(p) / _narrowing(p.lat or 0.0), 180)
        for p in precise
        for side in (-1, 1)
    ]
    middle = (min(lats) + max(lats)) / 2
    squeeze = _narrowing(middle)
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


def _narrowing(lat: float) -> float:
    """How much shorter a degree of longitude is than one of latitude."""
    return max(0.1, math.cos(math.radians(lat)))


def _reach(place: Place) -> float:
    """How far a place's disc or ring goes, in degrees of latitude; the whole of it is shown."""
    wide = place.kind != "country" and shape(place) != "point"
    return (uncertainty_m(place) or 0) / _METRES_A_DEGREE if wide else 0.0


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


def _points(located: Sequence[tuple[Place, int]], frame: _Frame) -> Iterator[Point]:
    marks = [_mark(place, events, frame) for place, events in located]
    inside = [m for m in marks if 0 <= m.x <= frame.width and 0 <= m.y <= frame.height]
    taken = [around(m.x, m.y, m.radius) for m in inside if m.radius]
    for number, mark in enumerate(inside):
        spot = None
        if number < _MAX_LABELS:
            size = (frame.width, frame.height)
            spot = room((mark.x, mark.y, mark.radius), mark.label, taken, size)
        if spot is None:
            yield replace(mark, label="")
        else:
            taken.append(box(spot, mark.label))
            yield replace(mark, label_x=round(spot[0], 1), label_y=round(spot[1], 1))


def _mark(place: Place, events: int, frame: _Frame) -> Point:
    """What stands for a place, with its label where it has yet to find room."""
    kind = "country" if place.kind == "country" else _KINDS[shape(place)]
    return Point(
        x=frame.x(_clamp(place.lon or 0.0, 180)),
        y=frame.y(_clamp(place.lat or 0.0, 85)),
        radius=_radius(place, kind, frame),
        kind=kind,
        label=fit(one_line(place.name), frame.width * 0.5, SIZE),
        label_x=0.0,
        label_y=0.0,
        name=one_line(place.name),
        events=events,
    )


def _radius(place: Place, kind: str, frame: _Frame) -> float:
    """A dot is a dot; what is uncertain is as wide as that, to the scale of the map."""
    if kind in {"country", "settlement"}:
        return 0.0 if kind == "country" else _DOT
    pixels = (uncertainty_m(place) or 0) / 1000 / frame.km_per_pixel
    least = _LEAST_DISC if kind == "near" else _LEAST_RING
    return round(min(max(least, pixels), frame.width), 1)


def _scale(frame: _Frame) -> tuple[float, str]:
    """A line of a round number of kilometres, about a fifth of the width."""
    target = frame.km_per_pixel * frame.width / 5
    power = 10 ** math.floor(math.log10(target))
    km = max(n * power for n in (1, 2, 5) if n * power <= target)
    return round(km / frame.km_per_pixel, 1), f"{km:,.0f} km" if km >= 1 else f"{km * 1000:,.0f} m"
