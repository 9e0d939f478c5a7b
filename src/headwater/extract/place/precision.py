"""How exactly a place is known, in the codes that conflict data are kept in.

ACLED's geo_precision (1 to 3), UCDP's where_prec (1 to 7), PLOVER's resolution (5 sub-city to 1
country), and a radius in metres. Sources: the three projects' codebooks.
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.extract.gazetteer import Entry
from headwater.extract.place.relations import Relation

_WATERS = frozenset("sea ocean gulf strait straits channel bay".split())
# A town may stand for what is said to be near it this far out, if the text does not say how far.
_NEAR_KM = 15.0
# Nature that reaches farther than this is no spot near a town.
_SMALL_KM = 25.0


@dataclass(frozen=True, slots=True)
class Precision:
    """How exactly a place is known.

    Attributes:
        acled: geo_precision: 1 the town, 2 near it or a small part of a region, 3 a larger region.
        ucdp: where_prec: 1 exact, 2 limited area around it, 3 second-order division, 4 first-order
            division, 5 vaguer than that, 6 the country, 7 water; None: nothing is known.
        plover: resolution: 5 sub-city, 4 city, 3 district, 2 province, 1 country; None: none fits.
        uncertainty_m: how far from the point it may lie, in metres; None: nothing is known.
    """

    acled: int
    ucdp: int | None
    plover: int | None
    uncertainty_m: int | None


UNKNOWN = Precision(3, None, None, None)
_OF_KIND: dict[str, tuple[int, int | None, int | None]] = {
    "site": (1, 1, 5),
    "part": (1, 1, 5),
    "city": (1, 1, 4),
    "district": (2, 3, 3),
    "province": (3, 4, 2),
    "country": (3, 6, 1),
    "region": (3, 5, None),
}


def precision_of(entry: Entry, kind: str, relation: Relation, away_km: float | None) -> Precision:
    """How exactly a place at an entry is known.

    Args:
        entry: what the point is that of.
        kind: what the words name, which may be wider than the entry.
        relation: whether they name it, a spot near it, or one between it and another.
        away_km: how far off the spot may lie: as the text says, or half the way to the other.
    """
    acled, ucdp, plover = _nature(entry) if kind == "nature" else _OF_KIND.get(kind, (3, 5, None))
    reach_km = entry.radius_km if kind == entry.kind else max(entry.radius_km, 2 * _NEAR_KM)
    if relation == "near" and kind in {"city", "part", "site"}:
        acled, ucdp, plover = 2, 2, 3
        reach_km += away_km if away_km is not None else _NEAR_KM
    elif relation == "between":
        acled, ucdp, plover = max(acled, 2), max(ucdp or 5, 5), None
        reach_km += away_km or 0.0
    return Precision(acled, ucdp, plover, round(1000 * reach_km))


def precision_within(entry: Entry) -> Precision:
    """How exactly a place is known of which the text says only what it lies in."""
    acled, ucdp, plover = _OF_KIND.get(entry.kind, (3, 5, None))
    if entry.kind == "city":
        acled, ucdp = 2, 2
    return Precision(acled, ucdp, plover, round(1000 * entry.radius_km) or None)


def _nature(entry: Entry) -> tuple[int, int | None, int | None]:
    if _WATERS & set(entry.name.casefold().split()) or entry.name in {"Pacific", "Atlantic"}:
        return 3, 7, None
    return (2, 2, None) if entry.radius_km <= _SMALL_KM else (3, 5, None)
