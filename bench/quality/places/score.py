"""What was found, and how far from where the labels say: counts that add up over texts."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.quality.places.corpora import GoldToponym, LabelledText
from headwater.lexicon.nations import country_of_people
from headwater.model import Place

# The customary bound of the field: 100 miles.
NEAR_KM = 161.0
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """What was counted over one or more texts.

    Attributes:
        texts: how many.
        gold: labelled toponyms.
        found: places reported.
        matched: of both, those that share a character, one to one.
        exact: of these, those with the same first and last character.
        placed: labelled toponyms with coordinates.
        resolved: of these, those whose match has coordinates.
        near: of these, those whose match lies within 161 km.
        with_id: labelled toponyms with a GeoNames id.
        same_id: of these, those whose match has that id.
        peoples: of `placed`, words for a people ("Russian"), which are no places to us.
        errors_km: distance of each resolved match from its label.
    """

    texts: int = 0
    gold: int = 0
    found: int = 0
    matched: int = 0
    exact: int = 0
    placed: int = 0
    resolved: int = 0
    near: int = 0
    with_id: int = 0
    same_id: int = 0
    peoples: int = 0
    errors_km: tuple[float, ...] = ()

    def __add__(self, other: PlaceCounts) -> PlaceCounts:
        """The counts over both."""
        sums = {
            name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__
        }
        return replace(self, **sums)

    def figures(self) -> dict[str, float | int | None]:
        """The figures, from the sums; None where there is nothing to measure."""
        precision, recall = _share(self.matched, self.found), _share(self.matched, self.gold)
        return {
            "texts": self.texts,
            "gold toponyms": self.gold,
            "found_p": precision,
            "found_r": recall,
            "found_f1": _share(2 * self.matched, self.gold + self.found),
            "same words, of matched": _share(self.exact, self.matched),
            "resolved, of gold": _share(self.resolved, self.placed),
            "within 161 km, of gold": _share(self.near, self.placed),
            "within 161 km, of gold but peoples": _share(self.near, self.placed - self.peoples),
            "within 161 km, of resolved": _share(self.near, self.resolved),
            "same GeoNames id, of gold": _share(self.same_id, self.with_id),
            "median error, km": statistics.median(self.errors_km) if self.errors_km else None,
        }


def score_text(text: LabelledText, places: Sequence[Place]) -> PlaceCounts:
    """Compare the places of one text with its labels."""
    pairs = matched_pairs(text.toponyms, places)
    errors = tuple(
        distance_km(gold, place)
        for gold, place in pairs
        if gold.lat is not None and place.lat is not None
    )
    return PlaceCounts(
        texts=1,
        gold=len(text.toponyms),
        found=len(places),
        matched=len(pairs),
        exact=sum((g.start, g.end) == (p.span.start, p.span.end) for g, p in pairs),
        placed=sum(g.lat is not None for g in text.toponyms),
        resolved=len(errors),
        near=sum(e <= NEAR_KM for e in errors),
        with_id=sum(g.geonameid is not None for g in text.toponyms),
        same_id=sum(g.geonameid is not None and g.geonameid == p.geonameid for g, p in pairs),
        peoples=sum(g.lat is not None and is_people(g.text) for g in text.toponyms),
        errors_km=errors,
    )


def matched_pairs(
    gold: Sequence[GoldToponym], places: Sequence[Place]
) -> list[tuple[GoldToponym, Place]]:
    """Labels and places that share a character, each at most once, most shared first."""
    shared = [
        (min(g.end, p.span.end) - max(g.start, p.span.start), a, b)
        for a, g in enumerate(gold)
        for b, p in enumerate(places)
        if g.start < p.span.end and p.span.start < g.end
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in sorted(shared, key=lambda s: (-s[0], s[1], s[2])):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return [(gold[a], places[b]) for a, b in sorted(pairs.items())]


def is_people(words: str) -> bool:
    """Whether words name a people and no place: "Russian", "Sri Lankans"."""
    word = words.casefold()
    return word in country_of_people() or word.removesuffix("s") in country_of_people()


def distance_km(gold: GoldToponym, place: Place) -> float:
    """Great-circle distance between a label and its match; infinite where one has no place."""
    if gold.lat is None or gold.lon is None or place.lat is None or place.lon is None:
        return math.inf
    a, b = math.radians(gold.lat), math.radians(place.lat)
    half = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(place.lon - gold.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
