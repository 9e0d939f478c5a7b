from __future__ import annotations

import dataclasses
import math

import pytest

from headwater.dossier.precision import (
    coordinates,
    geo_precision,
    resolution,
    shape,
    uncertainty_m,
    where_prec,
)
from headwater.model import Place, Span

TOWN = Place("p1", Span("r1", 0, 4, "Nule"), "Nule", 7, 10.0, 20.0, "city", "NO", 1, 0.9, 1)


def placed(kind: str, precision: int) -> Place:
    return dataclasses.replace(TOWN, kind=kind, precision=precision)


@pytest.mark.parametrize(
    ("kind", "precision", "codes"),
    [
        ("city", 1, (1, 1, 4, 3_000, "point")),
        ("city", 2, (2, 2, 4, 20_000, "disc")),
        ("city", 3, (3, 5, 4, 75_000, "area")),
        ("site", 1, (1, 1, 5, 500, "point")),
        ("district", 2, (3, 3, 3, 25_000, "area")),
        ("province", 3, (3, 4, 2, 75_000, "area")),
        ("region", 3, (3, 5, None, 250_000, "area")),
        ("country", 3, (3, 6, 1, 350_000, "area")),
        ("unknown", 1, (1, 1, None, 3_000, "point")),
    ],
)
def test_codes_follow_from_kind_and_precision(
    kind: str, precision: int, codes: tuple[object, ...]
) -> None:
    place = placed(kind, precision)
    assert codes == (
        geo_precision(place),
        where_prec(place),
        resolution(place),
        uncertainty_m(place),
        shape(place),
    )


@pytest.mark.parametrize(
    ("lat", "lon"), [(None, None), (10.0, None), (91.0, 0.0), (0.0, -180.5), (math.nan, 0.0)]
)
def test_without_a_point_on_the_globe_there_is_no_precision(
    lat: float | None, lon: float | None
) -> None:
    place = dataclasses.replace(TOWN, lat=lat, lon=lon)
    assert coordinates(place) is None
    codes = (geo_precision(place), where_prec(place), resolution(place), uncertainty_m(place))
    assert codes == (None,) * 4
    assert coordinates(None) is None


def test_point_is_north_then_east() -> None:
    assert coordinates(TOWN) == (10.0, 20.0)
