"""A dossier looked up by id: what an event rests on, who says it, and where it entered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from headwater.dossier import Dossier
from headwater.model import (
    Attribution,
    Claim,
    Event,
    Group,
    Origin,
    Place,
    Report,
    TimeExpression,
    Value,
    Voice,
)


class _Known(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_Known)


@dataclass(frozen=True, slots=True)
class Index:
    """The records of a dossier by their ids; an id of nothing is passed over."""

    dossier: Dossier
    reports: Mapping[str, Report]
    attributions: Mapping[str, Attribution]
    claims: Mapping[str, Claim]
    groups: Mapping[str, Group]
    origins: Mapping[str, Origin]
    places: Mapping[str, Place]
    times: Mapping[str, TimeExpression]

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """The claims that report an event."""
        return tuple(self.claims[c] for c in event.claims if c in self.claims)

    def reports_of(self, claims: Iterable[Claim]) -> tuple[Report, ...]:
        """The reports that make some claims, each once, in order."""
        ids = dict.fromkeys(c.span.report for c in claims)
        return tuple(self.reports[r] for r in ids if r in self.reports)

    def place_of(self, event: Event) -> Place | None:
        """Where an event is said to have happened."""
        return self.places.get(event.place) if event.place else None

    def time_of(self, event: Event) -> TimeExpression | None:
        """When an event is said to have happened."""
        return self.times.get(event.time) if event.time else None

    def attributions_of(self, claim: Claim) -> tuple[Attribution, ...]:
        """The attributions that a claim lies in, outermost first."""
        return tuple(self.attributions[a] for a in claim.attributions if a in self.attributions)

    def chain_of(self, claim: Claim) -> tuple[Voice, ...]:
        """The voices of a claim, nearest the fact first, each name once."""
        voices: dict[str, Voice] = {}
        for attribution in reversed(self.attributions_of(claim)):
            for voice in attribution.chain:
                voices.setdefault(voice.name, voice)
        return tuple(voices.values())

    def value_of(self, claim: Claim) -> Value | None:
        """The answer that a claim gives to what its group asks."""
        group = self.groups.get(claim.group or "")
        values = group.values if group else ()
        return next((v for v in values if claim.id in v.claims), None)

    def origins_of(self, claim: Claim) -> tuple[str, ...]:
        """Ids of the origins that a claim rests on; the report's own id where none is known."""
        value, group = self.value_of(claim), self.groups.get(claim.group or "")
        if value is not None and value.origins:
            return value.origins
        behind = [o for o in group.origins if o in self.origins] if group else list(self.origins)
        report = claim.span.report
        found = tuple(o for o in behind if report in self.origins[o].reports)
        return found or (group.origins if group else ()) or (report,)

    def independent_origins(self, claims: Iterable[Claim]) -> int:
        """How many independent origins stand behind some claims; one at least where any does."""
        stated = list(claims)
        groups = {c.group for c in stated if c.group in self.groups}
        counted = [self.groups[g].independent_origins for g in groups if g]
        if counted:
            return max(1, *counted)
        return len({o for c in stated for o in self.origins_of(c)})


def index(dossier: Dossier) -> Index:
    """The dossier, ready to be looked up in."""
    return Index(
        dossier,
        _by_id(dossier.reports),
        _by_id(dossier.attributions),
        _by_id(dossier.claims),
        _by_id(dossier.groups),
        _by_id(dossier.origins),
        _by_id(dossier.places),
        _by_id(dossier.times),
    )


def _by_id(records: Iterable[_Record]) -> dict[str, _Record]:
    return {record.id: record for record in records}
