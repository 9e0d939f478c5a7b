"""What a gazetteer holds, and what a name in it could mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["city", "part", "site", "nature", "district", "province", "country", "region"]


@dataclass(frozen=True, slots=True)
class Row:
    """One place on its way into a gazetteer.

    Attributes:
        names: its own name first, then others.
        kind: "city" (any settlement), "part" (of a city), "site" (airport, camp, dam), "nature"
            (river, sea, mountain, island), "district" (below a province), "province" (the first
            order below a country), "country" or "region" (across countries, or of no order).
        lat: WGS84 degrees north, or None.
        lon: WGS84 degrees east, or None.
        geonameid: GeoNames id, or None.
        country: ISO 3166 alpha-2, or None.
        province: GeoNames code of its first-order division inside the country, or None.
        district: GeoNames code of its second-order division inside the province, or None.
        radius_km: how far from its middle it may reach.
        population: 0 where unknown.
        capital: whether it may be the capital of its country.
    """

    names: tuple[str, ...]
    kind: PlaceKind
    lat: float | None
    lon: float | None
    geonameid: int | None = None
    country: str | None = None
    province: str | None = None
    district: str | None = None
    radius_km: float = 0.0
    population: int = 0
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a compiled gazetteer.

    Attributes:
        id: place in the gazetteer.
        geonameid: as in `Row`, like all that follow.
        name: its own name.
        kind: as in `Row`.
        country: as in `Row`.
        province: as in `Row`; its own code if it is a province.
        district: as in `Row`; its own code if it is a district.
        lat: as in `Row`.
        lon: as in `Row`.
        radius_km: as in `Row`.
        population: as in `Row`.
        capital: whether it is the capital of its country.
        own: whether a user's supplement has it, which wins.
    """

    id: int
    geonameid: int | None
    name: str
    kind: PlaceKind
    country: str | None
    province: str | None
    district: str | None
    lat: float | None
    lon: float | None
    radius_km: float
    population: int
    capital: bool
    own: bool = False

    def holds(self, other: Entry) -> bool:
        """Whether `other` lies in this country, province or district, by their codes."""
        if self.id == other.id or self.country is None or self.country != other.country:
            return False
        if self.kind == "country":
            return other.kind != "country"
        if self.province is None or self.province != other.province:
            return False
        if self.kind == "province":
            return other.kind != "province"
        same = self.district is not None and self.district == other.district
        return self.kind == "district" and same and other.kind != "district"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that words could mean: how like the spelling is, and whether it is the main name."""

    entry: Entry
    likeness: float
    main_name: bool
