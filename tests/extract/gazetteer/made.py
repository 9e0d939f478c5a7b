"""A gazetteer of a few places, compiled as the real one is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from headwater.extract.gazetteer.compiling import RowSource, compile_rows
from headwater.extract.gazetteer.entry import PlaceKind, Row

Place = tuple[int, PlaceKind, str, str | None, str | None, str | None, float, float, int, str]

# id, kind, name, country, province, district, degrees north, east, people, other names
PLACES: tuple[Place, ...] = (
    (1, "country", "Syria", "SY", None, None, 35, 38, 20_000_000, ""),
    (2, "country", "Iraq", "IQ", None, None, 33, 44, 38_000_000, ""),
    (3, "country", "Libya", "LY", None, None, 28, 17, 6_000_000, ""),
    (4, "country", "France", "FR", None, None, 46, 2, 66_000_000, ""),
    (5, "country", "United States", "US", None, None, 39.8, -98.5, 327_000_000, "U.S.|America"),
    (6, "country", "India", "IN", None, None, 20, 77, 1_300_000_000, ""),
    (7, "country", "Georgia", "GE", None, None, 42, 43.5, 3_700_000, ""),
    (11, "province", "Dayr az Zawr", "SY", "07", None, 35, 40.4, 450_000, "Deir ez-Zor|دير الزور"),
    (12, "province", "Ar Raqqah", "SY", "04", None, 36.2, 38.9, 500_000, "Raqqa"),
    (13, "province", "Texas", "US", "TX", None, 31.5, -99.3, 25_000_000, ""),
    (14, "province", "Ohio", "US", "OH", None, 40.3, -82.8, 11_000_000, ""),
    (15, "province", "Georgia", "US", "GA", None, 32.7, -83.4, 10_000_000, ""),
    (16, "district", "Lamar County", "US", "TX", "277", 33.7, -95.6, 50_000, "Lamar"),
    (17, "province", "Île-de-France", "FR", "11", None, 48.7, 2.5, 12_000_000, ""),
    (21, "city", "Aleppo", "SY", "09", None, 36.2, 37.16, 2_100_000, "Halab|حلب"),
    (22, "city", "Al Mayādīn", "SY", "07", None, 35.02, 40.45, 54_000, "Mayadin|الميادين"),
    (23, "city", "Ālbū Kamāl", "SY", "07", None, 34.45, 40.92, 57_000, "Abu Kamal|Al-Bukamal"),
    (24, "city", "Deir ez-Zor", "SY", "07", None, 35.34, 40.14, 271_000, "Dayr az Zawr"),
    (25, "city", "Damascus", "SY", "13", None, 33.51, 36.29, 1_570_000, "Dimashq|دمشق"),
    (26, "city", "Ar Raqqah", "SY", "04", None, 35.95, 39.01, 220_000, "Raqqa"),
    (27, "city", "Al Buşayrah", "SY", "07", None, 35.16, 40.43, 7_000, "Bseira|Busayrah"),
    (28, "city", "Mosul", "IQ", "15", None, 36.34, 43.12, 1_700_000, ""),
    (29, "city", "Sabha", "LY", "34", None, 27.04, 14.43, 149_000, ""),
    (30, "city", "Paris", "FR", "11", None, 48.85, 2.35, 2_138_000, ""),
    (31, "city", "Paris", "US", "TX", "277", 33.66, -95.56, 24_800, ""),
    (32, "city", "Dallas", "US", "TX", "113", 32.78, -96.81, 1_300_000, ""),
    (33, "city", "Washington", "US", "DC", None, 38.9, -77.04, 689_000, ""),
    (34, "city", "Jora", "IN", "35", None, 26.34, 77.81, 30_000, ""),
    (35, "city", "Dublin", "US", "OH", "049", 40.1, -83.11, 41_000, ""),
    (36, "city", "Columbus", "US", "OH", "049", 39.96, -83.0, 850_000, ""),
    (37, "city", "Tbilisi", "GE", "51", None, 41.69, 44.83, 1_050_000, ""),
    (38, "city", "Tall Abyaḑ", "SY", "04", None, 36.7, 38.95, 14_000, "Tell Abyad"),
    (41, "nature", "Black Sea", None, None, None, 43, 34, 0, ""),
    (42, "region", "Middle East", None, None, None, 29, 41, 0, "Mideast"),
)
CAPITALS = frozenset({"Damascus", "Paris", "Washington", "Tbilisi"})
_REACH_KM = {"country": 400.0, "province": 80.0, "district": 25.0, "region": 900.0}


def rows(places: Iterable[Place] = PLACES) -> list[Row]:
    """Rows as a source gives them."""
    return [
        Row(
            names=(name, *filter(None, others.split("|"))),
            kind=kind,
            lat=float(lat),
            lon=float(lon),
            geonameid=geonameid,
            country=country,
            province=province,
            district=district,
            radius_km=_REACH_KM.get(kind, 3.0),
            population=population,
            capital=name in CAPITALS,
        )
        for geonameid, kind, name, country, province, district, lat, lon, population, others
        in places
    ]  # fmt: skip


def made_gazetteer(path: Path, *supplements: Path) -> Path:
    """The few places as a compiled gazetteer, with supplements merged in."""
    compile_rows(path, (RowSource("made 1", lambda _: rows()),), None, supplements)
    return path
