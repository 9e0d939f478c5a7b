"""Great-circle distances."""

from __future__ import annotations

import math

from headwater.extract.gazetteer import Entry

_EARTH_KM = 6371.0


def distance_km(a: Entry, b: Entry) -> float:
    """Great-circle distance in kilometres; infinite where one of the two has no place."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    p, q = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((q - p) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
