"""Countries as news names them: other names, words for their people, and their middles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Nation:
    """One country.

    Attributes:
        code: ISO 3166 alpha-2.
        lat: degrees north of its middle.
        lon: degrees east.
        names: names beside the official one ("UK", "Britain").
        peoples: lower-case words for its people, also used as adjectives ("syrian").
        usual_name: its usual English name ("Ivory Coast").
    """

    code: str
    lat: float
    lon: float
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    usual_name: str = ""


@cache
def nations() -> tuple[Nation, ...]:
    """All countries of the table, in order of code."""
    table = (files("headwater.lexicon") / "countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(
        Nation(
            row[0],
            float(row[1]),
            float(row[2]),
            tuple(n for n in row[3].split("|") if n),
            tuple(n for n in (row[4] if len(row) > 4 else "").split("|") if n),
            row[5] if len(row) > 5 else "",
        )
        for row in rows
    )


def names_country(name: str) -> bool:
    """Whether the words are a country's name, and no people's ("The Australian" is a paper)."""
    return name.lower() in _names()


@cache
def _names() -> frozenset[str]:
    names = (name for nation in nations() for name in (*nation.names, nation.usual_name))
    return frozenset(name.lower() for name in names if name)


@dataclass(frozen=True, slots=True)
class WorldRegion:
    """A sea, a mountain range, a part of the world: what has a name and is no state or division.

    Attributes:
        is_nature: whether it is water or land by nature ("Black Sea"), not by people ("Sahel").
        lat: degrees north of its middle.
        lon: degrees east.
        radius_km: how far from its middle it reaches, roughly.
        names: its names.
    """

    is_nature: bool
    lat: float
    lon: float
    radius_km: float
    names: tuple[str, ...]


@cache
def world_regions() -> tuple[WorldRegion, ...]:
    """All regions of the table."""
    table = (files("headwater.lexicon") / "regions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(
        WorldRegion(r[0] == "nature", float(r[1]), float(r[2]), float(r[3]), tuple(r[4].split("|")))
        for r in rows
    )


@cache
def province_middles() -> dict[str, tuple[float, float]]:
    """Middle (degrees north, east) of large provinces by GeoNames code ("US.TX")."""
    table = (files("headwater.lexicon") / "provinces.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {code: (float(lat), float(lon)) for code, lat, lon in rows}


@cache
def country_of_people() -> dict[str, str]:
    """Country code by word for its people ("syrian" -> "SY")."""
    return {people: nation.code for nation in nations() for people in nation.peoples}


@cache
def _codes() -> dict[str, str]:
    """Country code by every lower-case name and word for its people."""
    return {
        word.lower(): nation.code
        for nation in nations()
        for word in (*nation.peoples, *nation.names, nation.usual_name)
        if word
    }


def nation_code(name: str) -> str:
    """The code of the country that a name or a word for its people stands for, or ""."""
    return _codes().get(name.lower().removeprefix("the "), "")
