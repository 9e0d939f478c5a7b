"""GeoNames dumps that a user has: country files, allCountries, cities500, and files beside them.

A file holds tab-separated rows of 19 columns, as GeoNames' readme says; it may be zipped. In the
same folder `admin1CodesASCII.txt` and `admin2Codes.txt` (names and ids of divisions) and
`alternateNamesV2.txt` or `alternateNames.txt` (more names) are read too, plain or zipped.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from headwater.errors import ResourceError
from headwater.extract.gazetteer.entry import PlaceKind, Row
from headwater.extract.gazetteer.names import is_written_name, names_without_kind
from headwater.extract.gazetteer.packaged import city_radius_km

Progress = Callable[[str, int, int], None]

_COLUMNS = 19
_ALTERNATE_FILES = ("alternateNamesV2", "alternateNames")
_DIVISION_FILES = ("admin1CodesASCII", "admin2Codes")
# Names of languages that reports in Latin or Arabic letters use; links, codes and post are none.
_NO_LANGUAGES = frozenset("link post iata icao faac fr_1793 abbr wkdt unlc tcid phon piny".split())
_REPORT_EVERY = 20_000
# A feature's class and code -> the kind of place; what is not here is not read.
_KINDS: dict[str, PlaceKind] = {
    "ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district",
    "ADM5": "district", "ADMD": "district", "PCLI": "country", "PCLS": "country",
    "PCLD": "country", "PCLF": "country", "PCLIX": "country", "PCL": "country",
    "TERR": "country", "ZN": "region", "PPLX": "part",
}  # fmt: skip
_CLASSES: dict[str, PlaceKind] = {"P": "city", "H": "nature", "T": "nature", "V": "nature"}
_REGIONS = frozenset("AREA CONT RGN RGNE RGNH RGNL OAS VAL CLG TRB MILB".split())
_SITES = frozenset(
    "AIRB AIRF AIRP BDG CMP CMPRF DAM FT INSM MIL NVB OILF OILR PRN PS CSTL PRK RES RESN MNA "
    "MN CTRB".split()
)
_RADIUS_KM: dict[PlaceKind, float] = {
    "part": 2.0, "site": 2.0, "nature": 10.0, "district": 20.0, "province": 80.0,
    "country": 400.0, "region": 100.0,
}  # fmt: skip


def read_dump(path: Path, progress: Progress) -> Iterator[Row]:
    """The rows of one dump, with the names that the files beside it add.

    Raises:
        ResourceError: the file is missing, no GeoNames dump, or cannot be read.
    """
    more = _alternate_names(path)
    divisions = _division_names(path)
    with _opened(path) as file:
        for number, line in enumerate(file, start=1):
            if number % _REPORT_EVERY == 0:
                progress(path.name, number, 0)
            fields = line.rstrip("\n").split("\t")
            if len(fields) != _COLUMNS:
                raise ResourceError(
                    f"{path}, line {number}: {len(fields)} columns; a GeoNames dump has {_COLUMNS}"
                )
            try:
                row = _row(fields, more.get(fields[0], ()), divisions)
            except ValueError as error:
                raise ResourceError(
                    f"{path}, line {number}: no row of a GeoNames dump ({error})"
                ) from error
            if row is not None:
                yield row


def _row(fields: list[str], more: tuple[str, ...], divisions: dict[str, str]) -> Row | None:
    """One row, or None for a feature that news does not name (roads, wells, single buildings)."""
    kind = _kind(fields[6], fields[7])
    if kind is None or not fields[1]:
        return None
    names = tuple(dict.fromkeys((fields[1], fields[2], *fields[3].split(","), *more)))
    written = tuple(n for n in names[1:] if is_written_name(n))
    country, province, district = fields[8] or None, fields[10] or None, fields[11] or None
    if kind == "province":
        district = None
    if kind == "country":
        province = district = None
    if province == "00":  # GeoNames' word for "no division"
        province = district = None
    own = divisions.get(".".join(filter(None, (country, province, district))), "")
    if kind in {"province", "district"}:
        written = (*written, *((own,) if own else ()))
        written = (*written, *names_without_kind((fields[1], *written)))
    population = int(fields[14] or 0)
    return Row(
        names=(fields[1], *written),
        kind=kind,
        lat=float(fields[4]),
        lon=float(fields[5]),
        geonameid=int(fields[0]),
        country=country,
        province=province,
        district=district,
        radius_km=_RADIUS_KM.get(kind, 0.0) or city_radius_km(population),
        population=population,
        capital=fields[7] == "PPLC",
    )


def _kind(feature_class: str, code: str) -> PlaceKind | None:
    if code in _KINDS:
        return _KINDS[code]
    if feature_class in {"L", "T"} and code in _REGIONS:
        return "region"
    if code in _SITES:
        return "site"
    return _CLASSES.get(feature_class)


def _alternate_names(path: Path) -> dict[str, tuple[str, ...]]:
    """More names by GeoNames id, from the file beside a dump; nothing where there is none."""
    found: dict[str, tuple[str, ...]] = {}
    beside = _beside(path, _ALTERNATE_FILES)
    if beside is None:
        return found
    with _opened(beside) as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) > 3 and fields[2] not in _NO_LANGUAGES and is_written_name(fields[3]):
                found[fields[1]] = (*found.get(fields[1], ()), fields[3])
    return found


def _division_names(path: Path) -> dict[str, str]:
    """Names of divisions by code ("SY.07"), from the files beside a dump."""
    names: dict[str, str] = {}
    for stem in _DIVISION_FILES:
        beside = _beside(path, (stem,))
        if beside is None:
            continue
        with _opened(beside) as file:
            for line in file:
                fields = line.rstrip("\n").split("\t")
                if len(fields) > 1:
                    names[fields[0]] = fields[1]
    return names


def _beside(path: Path, stems: tuple[str, ...]) -> Path | None:
    for stem in stems:
        for ending in (".txt", ".zip"):
            beside = path.with_name(stem + ending)
            if beside.is_file() and beside != path:
                return beside
    return None


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """A text file, or the one of its name inside a zip.

    Raises:
        ResourceError: it is missing, no zip, or not UTF-8.
    """
    try:
        if path.suffix.casefold() != ".zip":
            with path.open(encoding="utf-8", newline="\n") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            inside = next((n for n in archive.namelist() if n == f"{path.stem}.txt"), None)
            if inside is None:
                raise ResourceError(f"{path}: holds no {path.stem}.txt; give a GeoNames dump")
            with archive.open(inside) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ResourceError(
            f"{path}: {error.strerror or error}; give a GeoNames dump, as in SY.txt or SY.zip"
        ) from error
    except (zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise ResourceError(f"{path}: no GeoNames dump ({error})") from error
