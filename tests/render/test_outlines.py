from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import ResourceError
from headwater.render import outlines as module
from headwater.render.outlines import borders, lakes, outlines

_LON = st.floats(-180, 179)
_LAT = st.floats(-90, 89)


@given(_LON, _LAT, st.floats(0.5, 60), st.floats(0.5, 60))
def test_rings_lie_inside_the_box(west: float, south: float, width: float, height: float) -> None:
    east, north = min(180.0, west + width), min(90.0, south + height)
    for ring in (*outlines(west, south, east, north), *lakes(west, south, east, north)):
        assert len(ring) >= 3
        for lon, lat in ring:
            assert west - 1e-6 <= lon <= east + 1e-6
            assert south - 1e-6 <= lat <= north + 1e-6


def test_a_box_inland_is_all_land() -> None:
    (ring,) = outlines(40, 34, 41, 35)
    assert set(ring) == {(40, 34), (40, 35), (41, 34), (41, 35)}


def test_a_box_at_sea_is_empty() -> None:
    assert outlines(-35, 30, -34, 31) == ()


def test_borders_cross_the_box() -> None:
    assert borders(40.5, 34, 41.5, 35)
    assert borders(-35, 30, -34, 31) == ()


def test_missing_data_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    module._basemap.cache_clear()
    monkeypatch.setattr(module, "_PACKAGE", "no_such_package_here")
    with pytest.raises(ResourceError, match="pip install"):
        outlines(0, 0, 1, 1)
    module._basemap.cache_clear()
