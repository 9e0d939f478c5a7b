"""Great-circle distances: of two entries, and of many at once."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from headwater.extract.gazetteer import Entry

Floats = npt.NDArray[np.float64]
_EARTH_KM = 6371.0


def distance_km(a: Entry, b: Entry) -> float:
    """Distance in kilometres; infinite where one of the two has no place."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    p, q = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((q - p) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def distances_km(lat: Floats, lon: Floats, lats: Floats, lons: Floats) -> Floats:
    """Distances of all to all, from radians; infinite where one has no place (nan)."""
    half = (
        np.sin((lats[None, :] - lat[:, None]) / 2) ** 2
        + np.cos(lat)[:, None]
        * np.cos(lats)[None, :]
        * np.sin((lons[None, :] - lon[:, None]) / 2) ** 2
    )
    km = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return np.asarray(np.nan_to_num(km, nan=np.inf))
