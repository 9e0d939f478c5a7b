"""Incidents as rows of ACLED's shape: its columns and its words, none of its data.

Columns as in ACLED's export since March 2023; types and codes as in its codebook. What Headwater
does not know (finer administrative divisions, the scale of an outlet) stays empty rather than
guessed, a date as well. What was only threatened, expected or supposed is no row, and neither is
what ACLED does not code.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.dossier import Dossier
from headwater.dossier.precision import coordinates, geo_precision
from headwater.export.acled_types import AcledType, Coded, acled_type
from headwater.export.actors import Actor, read_actor
from headwater.export.encoding import encoded
from headwater.export.format import Format
from headwater.export.identity import Identities
from headwater.export.incidents import Incident, incidents
from headwater.export.index import Index, index
from headwater.export.safe_csv import Cell, write_table
from headwater.export.wording import (
    days_of,
    middle_of,
    one_line,
    outlet_of,
    say_credit,
)
from headwater.lexicon.actors import CIVILIANS, PROTESTERS
from headwater.lexicon.states import State, states

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region "
    "country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale "
    "notes fatalities tags timestamp"
).split()
_VIOLENCE, _DEMONSTRATIONS, _STRATEGIC = (
    "Political violence",
    "Demonstrations",
    "Strategic developments",
)
_DISORDER = {
    "Battles": _VIOLENCE,
    "Explosions/Remote violence": _VIOLENCE,
    "Violence against civilians": _VIOLENCE,
    "Protests": _DEMONSTRATIONS,
    "Riots": _DEMONSTRATIONS,
    "Strategic developments": _STRATEGIC,
    # Two sub-types are of another sort than their type.
    "Excessive force against protesters": f"{_VIOLENCE}; {_DEMONSTRATIONS}",
    "Mob violence": _VIOLENCE,
}
_MOST_WORDINGS = 8


def render_acled(dossier: Dossier) -> bytes:
    """One row for each incident that ACLED would code, in order of the first report of it."""
    found, names = index(dossier), Identities(dossier)
    rows = (_row(*coded, found, names) for coded in _coded(found))
    return encoded(write_table(COLUMNS, rows))


def left_out_of_acled(dossier: Dossier) -> tuple[str, ...]:
    """How many incidents are no rows, and why."""
    found = index(dossier)
    everything = incidents(found)
    happened = sum(incident.happened for incident in everything)
    rows = sum(1 for _ in _coded(found))
    return tuple(
        f"{number} of {len(everything)} incidents {why}"
        for number, why in (
            (len(everything) - happened, "are only expected, supposed or denied"),
            (happened - rows, "are of a kind that ACLED does not code"),
        )
        if number
    )


def _coded(found: Index) -> Iterator[tuple[Incident, AcledType]]:
    for incident in incidents(found):
        if incident.happened and (typed := _type_of(incident)) is not None:
            yield incident, typed


def _country(incident: Incident) -> State | None:
    return states().get((incident.place.country if incident.place else None) or "")


def _parties(incident: Incident) -> tuple[list[Actor], list[Actor]]:
    country = incident.place.country if incident.place else None
    return (
        [read_actor(a, country) for a in incident.actors],
        [read_actor(r, country) for r in incident.recipients],
    )


def _type_of(incident: Incident) -> AcledType | None:
    actors, recipients = _parties(incident)
    return acled_type(
        Coded(
            incident.type,
            incident.mode,
            incident.contexts,
            actors,
            recipients,
            has_dead=incident.dead is not None and incident.dead.high > 0,
        )
    )


def _row(incident: Incident, typed: AcledType, found: Index, names: Identities) -> list[Cell]:
    actors, recipients = _parties(incident)
    if not recipients and len(actors) > 1:
        # Two-sided violence has everybody as actor; ACLED wants the sides in two columns.
        actors, recipients = actors[:1], actors[1:]
    cells: dict[str, Cell] = {
        "event_id_cnty": f"HW{names.of(incident.events[0].id).hex[:12].upper()}",
        "event_type": typed.event_type,
        "sub_event_type": typed.sub_event_type,
        "disorder_type": _DISORDER.get(typed.sub_event_type) or _DISORDER[typed.event_type],
        **_when(incident),
        **_party("1", actors),
        **_party("2", recipients),
        "interaction": _interaction(actors, recipients),
        "civilian_targeting": _targeting(typed, recipients),
        **_where(incident),
        "source": "; ".join(dict.fromkeys(one_line(outlet_of(r)) for r in incident.reports)),
        "notes": _notes(incident, typed, found),
        "fatalities": incident.dead.best if incident.dead else None,
        "tags": _tags(incident, found),
    }
    return [cells.get(column) for column in COLUMNS]


def _when(incident: Incident) -> dict[str, Cell]:
    days = days_of(incident.time)
    if days is None or incident.time is None:
        return {}
    day = middle_of(days)
    return {
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": incident.time.precision,
    }


def _party(number: str, parties: list[Actor]) -> dict[str, Cell]:
    if not parties:
        return {}
    return {
        f"actor{number}": one_line(parties[0].text),
        f"assoc_actor_{number}": "; ".join(one_line(p.text) for p in parties[1:]),
        f"inter{number}": parties[0].inter,
    }


def _interaction(actors: list[Actor], recipients: list[Actor]) -> int | None:
    """The two codes, the lower first; a sole actor's and a 0; None where one is unknown."""
    codes = [parties[0].inter for parties in (actors, recipients) if parties]
    known_codes = sorted(code for code in codes if code is not None)
    if not known_codes or len(known_codes) < len(codes):
        return None
    return int("".join(str(code) for code in (*known_codes, 0)[:2]))


def _targeting(typed: AcledType, recipients: list[Actor]) -> str:
    targets = {CIVILIANS}
    if typed.sub_event_type == "Excessive force against protesters":
        targets = {CIVILIANS, PROTESTERS}
    violent = _DISORDER.get(typed.sub_event_type, _DISORDER[typed.event_type]) != _STRATEGIC
    aimed = any(r.inter in targets for r in recipients)
    return "Civilian targeting" if violent and aimed else ""


def _where(incident: Incident) -> dict[str, Cell]:
    country = _country(incident)
    point = coordinates(incident.place)
    return {
        "iso": country.numeric if country else None,
        "region": country.acled_region if country else None,
        "country": country.name if country else None,
        "admin1": one_line(incident.place.province or "") if incident.place else None,
        "admin2": one_line(incident.place.district or "") if incident.place else None,
        "location": one_line(incident.place.name) if incident.place else None,
        "latitude": round(point[0], 6) if point else None,
        "longitude": round(point[1], 6) if point else None,
        "geo_precision": geo_precision(incident.place),
    }


def _notes(incident: Incident, typed: AcledType, found: Index) -> str:
    """What each telling says in its own words, and whom it credits: the attribution is kept."""
    days = days_of(incident.time)
    when = f"On {days[0].isoformat()}: " if days and days[0] == days[1] else ""
    if days and not when:
        when = f"Between {days[0].isoformat()} and {days[1].isoformat()}: "
    told: list[str] = []
    for event in incident.events:
        for claim in found.claims_of(event):
            told.extend(
                _telling(
                    outlet_of(report), claim.span.text, say_credit(claim, found), event.modality
                )
                for report in found.reports_of([claim])
            )
    told = list(dict.fromkeys(told))
    more = f" And {len(told) - _MOST_WORDINGS} more tellings." if len(told) > _MOST_WORDINGS else ""
    return f"{when}{' '.join(told[:_MOST_WORDINGS])}{more} Coded so because {typed.why}."


def _telling(outlet: str, words: str, credit: str, modality: str) -> str:
    credited = f"crediting {credit}" if credit else "crediting nobody"
    doubt = f", as {modality}" if modality != "asserted" else ""
    return f"“{one_line(words)}” ({one_line(outlet)}, {credited}{doubt})."


def _tags(incident: Incident, found: Index) -> str:
    origins = found.independent_origins(incident.claims)
    said = [f"independent origins={origins}", f"reports={len(incident.reports)}"]
    if incident.dead is not None and incident.dead.low != incident.dead.high:
        said.append(f"fatalities from {incident.dead.low} to {incident.dead.high}")
    return "; ".join(said)


ACLED = Format(
    name="acled",
    media_type="text/csv; charset=utf-8",
    suffix=".csv",
    about="ACLED-shaped CSV, one row for each incident",
    render=render_acled,
    left_out=left_out_of_acled,
)
