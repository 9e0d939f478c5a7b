"""Toponyms -> places: which entry of the gazetteer each name means, or that it cannot be told.

The countries and provinces that a report names say where its towns lie; places named together are
near each other; how many people live there comes last. A name that nothing in the report supports
stays unresolved: `lat` None is an answer, a wrong point on a map is not.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.extract.gazetteer import Candidate, Entry, Gazetteer, open_gazetteer
from headwater.extract.toponym import Toponym, find_toponyms
from headwater.lexicon.abbreviations import PROVINCES
from headwater.lexicon.nations import country_of_people
from headwater.lexicon.toponym import fold_toponym, toponym_likeness
from headwater.model import Annotations, Place, Report
from headwater.settings import PlaceSettings

_EARTH_KM = 6371.0
# A spelling that is only like an entry's counts where the report speaks of that country ...
_LIKE_ENOUGH = 0.9
# ... and has a town beside it, or is this like it and the report names no other town;
_LIKE_ALONE = 0.915
# elsewhere the name must be the same.
_SAME_NAME = 0.985
# A town in a country that the report does not mention must be one that needs no mention.
_KNOWN_POPULATION = 250_000
_KNOWN_ALONE_POPULATION = 15_000
# Parts of a town lie this near it.
_PART_KM = 30.0
_NEAR_KM = 150.0
# Confidence in an entry without a rival; what a rival of the same score takes away; and the margin
# of score from which a rival takes nothing.
_UNRIVALLED = 0.95
_RIVALRY = 0.6
_CLEAR_MARGIN = 0.4
_CAPITAL = 0.6
_POPULATION = 0.15
_COUNTRY = 1.2
_BESIDE_KM = 50.0
_DIRECTIONS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern "
    "northeast northwest southeast southwest north south east west".split()
)
_PRECISION = {"city": 1, "district": 2, "province": 3, "country": 3, "region": 3}


@dataclass(frozen=True, slots=True)
class _Choice:
    """The entry taken for a toponym, and how sure."""

    entry: Entry
    confidence: float


def extract_places(
    report: Report, annotations: Annotations, settings: PlaceSettings
) -> tuple[Place, ...]:
    """All toponyms of a report, in text order, each with its entry or unresolved.

    Raises:
        ResourceError: there is no gazetteer and none can be compiled.
    """
    toponyms = find_toponyms(report, annotations)
    if not toponyms:
        return ()
    gazetteer = open_gazetteer(settings)
    found = {t.text: _candidates(gazetteer, t.text) for t in toponyms}
    context = _Context(toponyms, found, annotations)
    choices = context.choices()
    made = (
        (t, _place(report, t, choices.get(t), len(found[t.text]), settings.min_confidence))
        for t in toponyms
    )
    # Without a label and without a word that says "town", only the gazetteer makes it a place.
    return tuple(place for t, place in made if t.labelled or t.hint or place.lat is not None)


def _candidates(gazetteer: Gazetteer, text: str) -> tuple[Candidate, ...]:
    """Entries for a name; for "eastern Syria", which no gazetteer lists, those for "Syria"."""
    found = gazetteer.find(PROVINCES.get(text, text))
    rest = text.partition(" ")[2]
    if rest and _is_part_of_region(text) and not any(c.likeness >= _SAME_NAME for c in found):
        return tuple(c for c in gazetteer.find(rest) if c.entry.kind in {"country", "province"})
    return found


def _is_part_of_region(text: str) -> bool:
    return text.partition(" ")[0].casefold() in _DIRECTIONS


def _place(
    report: Report, toponym: Toponym, choice: _Choice | None, candidates: int, threshold: float
) -> Place:
    span = report.span(toponym.start, toponym.end)
    if choice is None or choice.confidence < threshold:
        sure = 0.0 if choice is None else choice.confidence
        kind = toponym.hint if toponym.hint in {"city", "province", "country", "region"} else ""
        return Place(
            "", span, toponym.text, None, None, None, kind or "unknown", None, 3, sure, candidates
        )
    entry = choice.entry
    kind = "province" if entry.kind == "district" else entry.kind
    precision = _PRECISION[entry.kind]
    if entry.kind == "city" and toponym.hint in {"province", "region"}:
        # The name of a province that the gazetteer lacks, placed at the town it is named after.
        kind, precision = "province", 3
    elif entry.kind in {"country", "province"} and _is_part_of_region(toponym.text):
        # "Northern Syria" is shown at Syria; "North Korea" is an entry of its own.
        named = toponym_likeness(fold_toponym(entry.name), fold_toponym(toponym.text))
        kind = entry.kind if named >= _LIKE_ENOUGH else "region"
    return Place(
        id="",
        span=span,
        name=entry.name,
        geonameid=entry.geonameid if entry.kind in {kind, "district"} else None,
        lat=entry.lat,
        lon=entry.lon,
        kind=kind,
        country=entry.country,
        precision=precision,
        confidence=round(choice.confidence, 3),
        candidates=candidates,
    )


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A town that is already resolved, and the sentence that names it."""

    sentence: int
    entry: Entry


class _Context:
    """What one report says about where its places lie."""

    def __init__(
        self,
        toponyms: Sequence[Toponym],
        found: dict[str, tuple[Candidate, ...]],
        annotations: Annotations,
    ) -> None:
        self.toponyms = toponyms
        self.found = found
        # Votes for a country by each name that gives them, so that no name supports itself.
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)
        self.provinces: set[tuple[str, str]] = set()
        peoples = country_of_people()
        for name in annotations.names:
            code = peoples.get(name.span.text.casefold()) if name.label == "NORP" else None
            if code:
                self.votes[code][name.span.text] += 1
        for toponym in toponyms:
            for entry in self._wide(toponym):
                if entry.country:
                    weight = 2 if entry.kind == "country" else 1
                    self.votes[entry.country][toponym.text] += weight
                if entry.kind == "province" and entry.country and entry.province:
                    self.provinces.add((entry.country, entry.province))
        self._vote_by_towns()
        self.total = sum(votes.total() for votes in self.votes.values()) or 1

    def _exact(self, text: str) -> list[Candidate]:
        return [c for c in self.found[text] if c.likeness >= _SAME_NAME]

    def _wide(self, toponym: Toponym) -> list[Entry]:
        """The country or province that a name plainly means."""
        exact = self._exact(toponym.text)
        wide = [c.entry for c in exact if c.entry.kind == "country"]
        if not wide:
            largest = max((c.entry.population for c in exact), default=0)
            wide = [
                c.entry
                for c in exact
                if c.entry.kind == "province" and c.main_name and c.entry.population == largest
            ]
        return wide[:1]

    def _vote_by_towns(self) -> None:
        """Large towns that no other town of the name comes near say which country it is about."""
        for text in sorted({t.text for t in self.toponyms}):
            exact = [c.entry for c in self._exact(text)]
            if not exact or any(entry.kind != "city" for entry in exact):
                continue
            exact.sort(key=lambda e: -e.population)
            first, rest = exact[0], sum(e.population for e in exact[1:])
            if first.country and first.population >= 50_000 and first.population > 4 * rest:
                self.votes[first.country][text] += 1

    def support(self, country: str | None, text: str) -> int:
        """How often the report speaks of a country, apart from the name that asks."""
        votes = self.votes.get(country or "")
        return votes.total() - votes[text] if votes is not None else 0

    def choices(self) -> dict[Toponym, _Choice]:
        """The entry of each toponym that can be told: the plain ones, then those by them."""
        made: dict[Toponym, _Choice] = {}
        for _ in range(3):
            anchors = tuple(
                _Anchor(t.sentence, c.entry) for t, c in made.items() if c.entry.kind == "city"
            )
            by_text: dict[tuple[str, str], list[Toponym]] = defaultdict(list)
            for toponym in self.toponyms:
                by_text[toponym.text, toponym.hint].append(toponym)
            for group in by_text.values():
                toponym = next((t for t in group if t.within), group[0])
                choice = self._choose(toponym, anchors)
                if choice is not None:
                    for same in group:
                        made[same] = choice
        self._same_name_same_place(made)
        return made

    def _same_name_same_place(self, made: dict[Toponym, _Choice]) -> None:
        """A town named again without its pattern is the town resolved before."""
        known: dict[str, _Choice] = {}
        for toponym in self.toponyms:
            choice = made.get(toponym)
            if choice is not None and choice.entry.kind == "city":
                known.setdefault(fold_toponym(toponym.text), choice)
        for toponym in self.toponyms:
            if toponym not in made and toponym.hint != "part":
                again = known.get(fold_toponym(toponym.text))
                if again is not None:
                    made[toponym] = again

    def _choose(self, toponym: Toponym, anchors: Sequence[_Anchor]) -> _Choice | None:
        if toponym.hint == "nature":
            return None
        scored = [
            (self._score(toponym, c, anchors), c)
            for c in self.found[toponym.text]
            if self._possible(toponym, c, anchors)
        ]
        if not scored:
            return None
        scored.sort(key=lambda s: (-s[0], -s[1].entry.population, s[1].entry.id))
        best, candidate = scored[0]
        rivals = [
            s
            for s, c in scored[1:]
            if _distance_km(c.entry, candidate.entry) > _NEAR_KM
            and c.entry.kind == candidate.entry.kind
        ]
        margin = best - rivals[0] if rivals else 1.0
        confidence = candidate.likeness * (
            _UNRIVALLED - _RIVALRY * max(0.0, 1.0 - margin / _CLEAR_MARGIN)
        )
        if not toponym.labelled:
            confidence -= 0.05
        return _Choice(candidate.entry, max(0.0, confidence))

    def _possible(self, toponym: Toponym, candidate: Candidate, anchors: Sequence[_Anchor]) -> bool:
        """Whether a toponym may mean an entry at all, before they are weighed."""
        entry, likeness = candidate.entry, candidate.likeness
        if entry.kind in {"country", "region"}:
            return likeness >= _SAME_NAME
        if toponym.hint == "country" or entry.lat is None:
            return False
        if toponym.hint == "part":
            in_town = any(_distance_km(entry, a.entry) <= _PART_KM for a in anchors)
            return likeness >= _LIKE_ENOUGH and in_town
        if entry.kind == "city":
            return self._may_be_town(toponym, candidate, anchors)
        spoken_of = self.support(entry.country, toponym.text) > 0
        known = entry.population >= _KNOWN_POPULATION or toponym.hint == "province"
        least = _LIKE_ENOUGH if spoken_of else _SAME_NAME
        return toponym.hint != "city" and likeness >= least and (spoken_of or known)

    def _may_be_town(
        self, toponym: Toponym, candidate: Candidate, anchors: Sequence[_Anchor]
    ) -> bool:
        entry, likeness = candidate.entry, candidate.likeness
        spoken_of = self.support(entry.country, toponym.text) > 0
        if likeness >= _SAME_NAME:
            named = bool(toponym.labelled or toponym.hint)
            return spoken_of or (named and self._is_known(toponym, entry))
        alone = not any(a.entry.id != entry.id for a in anchors)
        return spoken_of and (
            (likeness >= _LIKE_ENOUGH and _beside(entry, toponym.sentence, anchors))
            or (likeness >= _LIKE_ALONE and alone)
        )

    def _is_known(self, toponym: Toponym, entry: Entry) -> bool:
        """Whether a town needs no mention of its country beside it."""
        spoken = max((self.support(code, toponym.text) for code in self.votes), default=0)
        least = _KNOWN_POPULATION if spoken >= 2 else _KNOWN_ALONE_POPULATION
        return entry.capital or entry.population >= least

    def _score(self, toponym: Toponym, candidate: Candidate, anchors: Sequence[_Anchor]) -> float:
        entry = candidate.entry
        score = (
            2.0 * (candidate.likeness - 1.0) + 0.3 * candidate.main_name + _CAPITAL * entry.capital
        )
        score += math.log10(entry.population + 10) * _POPULATION
        score += _COUNTRY * self.support(entry.country, toponym.text) / self.total
        if entry.country and entry.province and (entry.country, entry.province) in self.provinces:
            score += 0.3
        if entry.kind == "country":
            score += 0.5 if self._is_also_a_province(toponym.text) else 1.0
        if entry.kind == "region":
            score += 0.8
        score += _HINT_FIT.get((toponym.hint, entry.kind), 0.0)
        if entry.kind == "province" and not toponym.hint:
            # A bare "Raqqa" is the town where a province is named after one.
            score += -0.7 if self._has_town(toponym.text, entry) else 0.15
        near = [
            a
            for a in anchors
            if a.entry.id != entry.id and _distance_km(entry, a.entry) <= _NEAR_KM
        ]
        score += 0.25 * min(1.0, len(near) / 2)
        if toponym.within:
            score += 0.9 * self._inside(entry, toponym.within)
        return score

    def _has_town(self, text: str, province: Entry) -> bool:
        """Whether the name is also one of a large town in the province."""
        return any(
            c.entry.kind == "city"
            and toponym_likeness(fold_toponym(c.entry.name), fold_toponym(text)) >= _LIKE_ENOUGH
            and (c.entry.country, c.entry.province) == (province.country, province.province)
            and c.entry.population * 10 >= province.population
            for c in self._exact(text)
        )

    def _is_also_a_province(self, text: str) -> bool:
        """Whether a name is also one of a province of a country that the report speaks of."""
        return any(
            c.entry.kind == "province" and c.main_name and self.support(c.entry.country, text) > 0
            for c in self._exact(text)
        )

    def _inside(self, entry: Entry, container: str) -> float:
        """Whether an entry lies in the country or province that a container's name means."""
        if container not in self.found:
            return 0.0
        for candidate in self._exact(container):
            wide = candidate.entry
            if wide.kind == "country" and wide.country == entry.country:
                return 1.0
            if wide.kind == "province" and (wide.country, wide.province) == (
                entry.country,
                entry.province,
            ):
                return 1.0
        return 0.0


_HINT_FIT = {
    ("city", "city"): 0.3,
    ("city", "province"): -0.4,
    ("city", "country"): -1.5,
    ("city", "region"): -1.5,
    ("province", "province"): 0.6,
    ("province", "district"): 0.4,
    ("province", "city"): -0.2,
    ("region", "province"): 0.3,
    ("region", "region"): 0.3,
    ("country", "country"): 0.5,
}


def _beside(entry: Entry, sentence: int, anchors: Sequence[_Anchor]) -> bool:
    """Whether an entry lies by the towns of the sentence, or of the report if that has none."""
    here = [a.entry for a in anchors if a.sentence == sentence and a.entry.id != entry.id]
    others = here or [a.entry for a in anchors if a.entry.id != entry.id]
    return any(
        (a.country, a.province) == (entry.country, entry.province)
        or _distance_km(entry, a) <= _BESIDE_KM
        for a in others
    )


def _distance_km(a: Entry, b: Entry) -> float:
    """Great-circle distance; infinite where one of the two has no place."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    p, q = math.radians(a.lat), math.radians(b.lat)
    half = (
        math.sin((q - p) / 2) ** 2
        + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
