"""Report + annotations -> places, each with its entry and precision, or unresolved."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.gazetteer import Entry, Gazetteer, open_gazetteer
from headwater.extract.place.containing import Containers
from headwater.extract.place.finding import find_toponyms
from headwater.extract.place.geometry import distance_km
from headwater.extract.place.naming import Naming, read_namings
from headwater.extract.place.precision import UNKNOWN, precision_of, precision_within
from headwater.extract.place.relations import Relation, Setting, read_settings
from headwater.extract.place.resolving import Choice, Resolver
from headwater.extract.place.toponym import Toponym
from headwater.lexicon.fold import straighten
from headwater.lexicon.nations import country_of_people
from headwater.model import Annotations, ContainingPlace, Place, Report
from headwater.settings import PlaceSettings

# Without a label or a pattern, only the gazetteer makes a name a place.
_SURELY_A_PLACE = 0.4


def extract_places(
    report: Report, annotations: Annotations, settings: PlaceSettings
) -> tuple[Place, ...]:
    """All toponyms of a report, in text order, each with its entry or unresolved.

    Raises:
        ResourceError: there is no gazetteer and none can be compiled.
    """
    gazetteer = open_gazetteer(settings)
    toponyms = find_toponyms(report, annotations, gazetteer)
    if not toponyms:
        return ()
    around = read_settings(toponyms, straighten(report.text))
    namings = read_namings(toponyms, around, gazetteer)
    choices = Resolver(namings, toponyms, peoples_named(annotations)).resolve()
    placing = _Placing(report, toponyms, around, gazetteer)
    for naming, choice in zip(namings, choices, strict=True):
        placing.take(naming, choice, settings.min_confidence)
    return tuple(placing.places())


def peoples_named(annotations: Annotations) -> list[str]:
    """Countries of the peoples that a report names."""
    known = country_of_people()
    words = (n.span.text.casefold() for n in annotations.names if n.label == "NORP")
    return [known[w] for w in words if w in known]


class _Placing:
    """The toponyms of one report with what each was resolved to."""

    def __init__(
        self,
        report: Report,
        toponyms: Sequence[Toponym],
        around: Sequence[Setting],
        gazetteer: Gazetteer,
    ) -> None:
        self.report = report
        self.toponyms = toponyms
        self.around = around
        self.gazetteer = gazetteer
        self.entries: list[Entry | None] = [None] * len(toponyms)
        self.choices: list[Choice] = [Choice(None, 0.0, 0)] * len(toponyms)
        self.parts: set[int] = set()

    def take(self, naming: Naming, choice: Choice, threshold: float) -> None:
        """Give all mentions of a name its entry, if that is believed in enough."""
        entry = choice.candidate.entry if choice.candidate is not None else None
        sure = entry is not None and entry.lat is not None and choice.confidence >= threshold
        for number in naming.toponyms:
            self.choices[number] = choice
            self.entries[number] = entry if sure else None
            if naming.is_part:
                self.parts.add(number)

    def places(self) -> list[Place]:
        """The places, in text order."""
        containers = Containers(
            self.toponyms, self.around, self.entries, self.report.text, self.gazetteer
        )
        made = []
        for number, entry in enumerate(self.entries):
            if entry is not None:
                made.append(self._resolved(number, entry))
            elif self.toponyms[number].confidence >= _SURELY_A_PLACE:
                made.append(self._unresolved(number, containers.holding(number)))
        return made

    def _resolved(self, number: int, entry: Entry) -> Place:
        toponym = self.toponyms[number]
        kind, relation = self._kind(number, entry), self._relation(number, entry)
        precision = precision_of(entry, kind, relation, self._away_km(number, entry))
        return Place(
            id="",
            span=self.report.span(toponym.start, toponym.end),
            name=entry.name,
            geonameid=entry.geonameid if kind == entry.kind else None,
            lat=entry.lat,
            lon=entry.lon,
            kind=kind,
            country=entry.country,
            precision=precision.acled,
            confidence=round(self.choices[number].confidence, 3),
            candidates=self.choices[number].others,
            province=self._province(entry),
            district=self._district(entry),
            where_prec=precision.ucdp,
            resolution=precision.plover,
            uncertainty_m=precision.uncertainty_m,
            relation=relation,
            role=toponym.role,
        )

    def _unresolved(self, number: int, holding: Entry | None) -> Place:
        toponym, choice = self.toponyms[number], self.choices[number]
        precision = precision_within(holding) if holding is not None else UNKNOWN
        return Place(
            id="",
            span=self.report.span(toponym.start, toponym.end),
            name=toponym.text,
            geonameid=None,
            lat=None,
            lon=None,
            kind=toponym.hint or "unknown",
            country=holding.country if holding is not None else None,
            precision=precision.acled,
            confidence=round(choice.confidence, 3),
            candidates=choice.others,
            province=self._province(holding),
            district=self._district(holding),
            where_prec=precision.ucdp,
            resolution=precision.plover,
            uncertainty_m=precision.uncertainty_m,
            relation=self.around[number].relation,
            within=_containing(holding) if holding is not None else None,
            role=toponym.role,
        )

    def _kind(self, number: int, entry: Entry) -> str:
        """What the words name: "eastern Syria" is a region, "X province" no town."""
        hint = self.toponyms[number].hint
        if number in self.parts:
            return "region"
        if entry.kind == "city" and hint in {"province", "district"}:
            # The name of a province that the gazetteer lacks, placed at the town it is named after.
            return hint
        return entry.kind

    def _relation(self, number: int, entry: Entry) -> Relation:
        """Say "near" of "the Homs area" and "the countryside of Homs"."""
        told = self.around[number].relation
        around = told == "in" and entry.kind == "city" and self.toponyms[number].hint == "region"
        return "near" if around else told

    def _away_km(self, number: int, entry: Entry) -> float | None:
        """How far off the spot may lie, where the text says so."""
        around = self.around[number]
        if around.other is None:
            return around.distance_km
        other = self.entries[around.other]
        return distance_km(entry, other) / 2 if other is not None else None

    def _province(self, entry: Entry | None) -> str | None:
        """The name of the province that an entry lies in or is."""
        if entry is None or entry.province is None:
            return None
        found = self.gazetteer.division(entry.country, entry.province)
        return found.name if found is not None else None

    def _district(self, entry: Entry | None) -> str | None:
        """The name of the district that an entry lies in or is."""
        if entry is None or entry.province is None or entry.district is None:
            return None
        found = self.gazetteer.division(entry.country, entry.province, entry.district)
        return found.name if found is not None else None


def _containing(entry: Entry) -> ContainingPlace:
    return ContainingPlace(entry.name, entry.geonameid, entry.kind, entry.lat, entry.lon)
