"""How exactly a place is known, in the codes of those who map conflict, and what to draw for it.

A place carries its kind and ACLED's `geo_precision`; what others call precision follows from these
two. A place without coordinates has no precision: it is named and no more.
"""

from __future__ import annotations

import math
from typing import Literal

from headwater.model import Place

Shape = Literal["point", "disc", "area"]

# How far from its point a place of some kind may reasonably lie, in metres: about the radius of a
# town, of an average second- and first-order division, of an average country (GeoNames' areas).
_RADIUS = {
    "street": 500,
    "site": 500,
    "part": 1_500,
    "city": 3_000,
    "district": 25_000,
    "province": 75_000,
    "nature": 75_000,
    "water": 150_000,
    "region": 250_000,
    "country": 350_000,
}
_NEAR = 20_000
_WHERE_PREC = {"district": 3, "province": 4, "region": 5, "nature": 5, "country": 6, "water": 7}
_RESOLUTION = {
    "street": 5,
    "site": 5,
    "part": 5,
    "city": 4,
    "district": 3,
    "province": 2,
    "country": 1,
}
_AREAS = frozenset(_WHERE_PREC)


def coordinates(place: Place | None) -> tuple[float, float] | None:
    """Degrees north and east (WGS84), or None where there is no point on the globe."""
    if place is None or place.lat is None or place.lon is None:
        return None
    known = math.isfinite(place.lat) and math.isfinite(place.lon)
    inside = known and abs(place.lat) <= 90 and abs(place.lon) <= 180
    return (place.lat, place.lon) if inside else None


def geo_precision(place: Place | None) -> int | None:
    """ACLED: 1 a town, 2 near a town or a small part of a region, 3 a larger region."""
    if place is None or coordinates(place) is None:
        return None
    coded = place.where_prec is not None
    return 3 if place.kind in _AREAS and not coded else place.precision


def where_prec(place: Place | None) -> int | None:
    """UCDP: 1 exact, 2 near, 3 a district, 4 a province, 5 wider, 6 a country, 7 at sea."""
    if place is None or coordinates(place) is None:
        return None
    if place.where_prec is not None:
        return place.where_prec
    return _WHERE_PREC.get(place.kind) or {1: 1, 2: 2}.get(place.precision, 5)


def resolution(place: Place | None) -> int | None:
    """PLOVER: 5 within a city, 4 a city, 3 a district, 2 a province, 1 a country, else None."""
    if place is None or coordinates(place) is None:
        return None
    return place.resolution or _RESOLUTION.get(place.kind)


def uncertainty_m(place: Place | None) -> int | None:
    """Within how many metres of its point the place lies, roughly."""
    if place is None or coordinates(place) is None:
        return None
    if place.uncertainty_m is not None:
        return place.uncertainty_m
    if place.precision == 1 or place.kind in _AREAS:
        return _RADIUS.get(place.kind, _RADIUS["city"])
    return _NEAR if place.precision == 2 else _RADIUS["province"]


def shape(place: Place) -> Shape:
    """What to draw: a point for a town, a disc for somewhere near it, an area for what is wider."""
    if place.kind in _AREAS or place.precision >= 3:
        return "area"
    return "point" if place.precision == 1 else "disc"
