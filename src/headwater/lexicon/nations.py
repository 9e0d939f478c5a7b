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
    """

    code: str
    lat: float
    lon: float
    names: tuple[str, ...]
    peoples: tuple[str, ...]


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
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class WorldRegion:
    """A part of the world larger than a country: degrees of its middle, and its names."""

    lat: float
    lon: float
    names: tuple[str, ...]


@cache
def world_regions() -> tuple[WorldRegion, ...]:
    """All regions of the table."""
    table = (files("headwater.lexicon") / "regions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(WorldRegion(float(r[0]), float(r[1]), tuple(r[2].split("|"))) for r in rows)


@cache
def country_of_people() -> dict[str, str]:
    """Country code by word for its people ("syrian" -> "SY")."""
    return {people: nation.code for nation in nations() for people in nation.peoples}
