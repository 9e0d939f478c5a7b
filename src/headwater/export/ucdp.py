"""Incidents with dead as rows of the shape of UCDP's georeferenced events (GED), none of its data.

UCDP's own registers (conflicts, dyads, sides, countries by Gleditsch and Ward) are not ours to
number in, so those columns are empty. `number_of_sources` counts reports, as UCDP does;
`hw_independent_origins`, beside it, counts who really knows. `source_original` is whoever stands
nearest the fact in the chain of attribution. Low, best and high are the spread over the origins.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from headwater.dossier import Dossier
from headwater.dossier.precision import coordinates, where_prec
from headwater.export.actors import Actor, read_actor
from headwater.export.encoding import encoded
from headwater.export.format import Format
from headwater.export.identity import Identities
from headwater.export.incidents import Incident, Spread, incidents
from headwater.export.index import Index, index
from headwater.export.safe_csv import Cell, write_table
from headwater.export.wording import (
    days_of,
    headline_of,
    informants,
    one_line,
    outlet_of,
    say_credit,
)
from headwater.lexicon.actors import CIVILIANS, EXTERNAL, IDENTITY_MILITIA, PROTESTERS, STATE
from headwater.lexicon.states import states
from headwater.model import Report

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
    "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
    "source_date source_headline source_original where_prec where_coordinates where_description "
    "adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity "
    "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low "
    "gwnoa gwnob hw_independent_origins"
).split()
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_CLEAR, _UNCLEAR = 1, 2
# Organised and armed, of a state and of none; UCDP knows no other sides.
_STATES, _ARMED_GROUPS = frozenset({STATE, EXTERNAL}), frozenset(range(2, IDENTITY_MILITIA + 1))
_UNARMED = frozenset({CIVILIANS, PROTESTERS})
_DAYS_OF_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))
_YEAR_PREC = 5
# PRIO-GRID: cells of half a degree, counted from the south-western corner, row by row.
_CELLS_A_DEGREE, _CELLS_A_ROW, _ROWS = 2, 720, 360


def render_ucdp(dossier: Dossier) -> bytes:
    """One row for each incident of violence in which somebody is said to have died."""
    found, names = index(dossier), Identities(dossier)
    rows = (_row(incident, found, names) for incident in _violent(found))
    return encoded(write_table(COLUMNS, rows))


def left_out_of_ucdp(dossier: Dossier) -> tuple[str, ...]:
    """How many incidents are no rows, and why."""
    found = index(dossier)
    everything = len(incidents(found))
    number = everything - sum(1 for _ in _violent(found))
    if not number:
        return ()
    return (f"{number} of {everything} incidents are no use of force in which somebody died",)


def _violent(found: Index) -> Iterator[Incident]:
    for incident in incidents(found):
        deadly = incident.dead is not None and incident.dead.high > 0
        if incident.happened and incident.type == "ASSAULT" and deadly:
            yield incident


def _row(incident: Incident, found: Index, names: Identities) -> list[Cell]:
    name = names.of(incident.events[0].id)
    cells: dict[str, Cell] = {
        # Of 48 bits: no row of ours is likely to meet another's, and every tool can hold it.
        "id": int(name.hex[:12], 16),
        "relid": f"HW-{name}",
        "code_status": "Machine-coded, not checked",
        **_sides(incident),
        **_sources(incident, found),
        **_where(incident),
        **_when(incident),
        **_deaths(incident),
        "hw_independent_origins": found.independent_origins(incident.claims),
    }
    return [cells.get(column) for column in COLUMNS]


def _parties(incident: Incident) -> tuple[list[Actor], list[Actor]]:
    country = incident.place.country if incident.place else None
    actors = [read_actor(a, country) for a in incident.actors]
    recipients = [read_actor(r, country) for r in incident.recipients]
    if not recipients and len(actors) > 1:
        return actors[:1], actors[1:]
    return actors, recipients


def _sides(incident: Incident) -> dict[str, Cell]:
    side_a, side_b = _parties(incident)
    first, second = (one_line(s[0].text) if s else "" for s in (side_a, side_b))
    violence = _type_of_violence(side_a, side_b)
    dyad = f"{first} - {second}" if first and second else ""
    return {
        "side_a": first,
        "side_b": "Civilians" if violence == _ONE_SIDED else second,
        "type_of_violence": violence,
        "dyad_name": f"{first} - Civilians" if first and violence == _ONE_SIDED else dyad,
    }


def _type_of_violence(side_a: list[Actor], side_b: list[Actor]) -> int | None:
    """1 a state against a group or another state, 2 groups, 3 against civilians; else unknown."""
    kinds_a, kinds_b = {a.inter for a in side_a}, {b.inter for b in side_b}
    armed = _STATES | _ARMED_GROUPS
    if kinds_b & _UNARMED and not kinds_b & armed:
        return _ONE_SIDED
    if not kinds_a & armed or not kinds_b & armed:
        return None
    return _STATE_BASED if (kinds_a | kinds_b) & _STATES else _NON_STATE


def _sources(incident: Incident, found: Index) -> dict[str, Cell]:
    reports = incident.reports
    credited = dict.fromkeys(say_credit(c, found) for c in incident.claims)
    nearest = informants(incident.claims, found) or tuple(c for c in credited if c)
    return {
        "number_of_sources": len(reports),
        "source_article": "; ".join(f'"{_article(r)}"' for r in reports),
        "source_office": "; ".join(one_line(outlet_of(r)) for r in reports),
        "source_date": "; ".join(_published(r) for r in reports),
        "source_headline": "; ".join(headline_of(r) for r in reports),
        "source_original": "; ".join(nearest),
    }


def _article(report: Report) -> str:
    parts = (one_line(outlet_of(report)), _published(report), headline_of(report))
    return ",".join(part for part in parts if part)


def _published(report: Report) -> str:
    """The day of publication, an interval where only that is known, or "" where nothing is."""
    first, last = (day[:10] if day else "" for day in _ends(report))
    return first if first == last else f"{first}/{last}"


def _ends(report: Report) -> tuple[str | None, str | None]:
    return report.published.earliest, report.published.latest


def _where(incident: Incident) -> dict[str, Cell]:
    place = incident.place
    if place is None:
        return {}
    country, point = states().get(place.country or ""), coordinates(place)
    cells: dict[str, Cell] = {
        "where_coordinates": one_line(place.name) if point else "",
        "where_description": one_line(place.span.text),
        "adm_1": one_line(place.province or ""),
        "adm_2": one_line(place.district or ""),
        "country": country.name if country else None,
        "region": country.ucdp_region if country else None,
    }
    if point is None:
        return cells
    lat, lon = round(point[0], 6), round(point[1], 6)
    return cells | {
        "where_prec": where_prec(place),
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid_gid(lat, lon),
    }


def priogrid_gid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell (Tollefsen, Strand and Buhaug 2012) of a point in degrees."""
    row = min(_ROWS - 1, int((lat + 90) * _CELLS_A_DEGREE))
    column = min(_CELLS_A_ROW - 1, int((lon + 180) * _CELLS_A_DEGREE))
    return row * _CELLS_A_ROW + column + 1


def _when(incident: Incident) -> dict[str, Cell]:
    days = days_of(incident.time)
    if days is None:
        return {"event_clarity": _UNCLEAR}
    precision = date_prec(*days)
    return {
        "year": days[0].year if days[0].year == days[1].year else None,
        "date_prec": precision,
        "date_start": days[0].isoformat(),
        "date_end": days[1].isoformat(),
        "event_clarity": _CLEAR if precision == 1 else _UNCLEAR,
    }


def date_prec(first: date, last: date) -> int:
    """UCDP's: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year or longer."""
    length = (last - first).days + 1
    return next((code for most, code in _DAYS_OF_DATE_PREC if length <= most), _YEAR_PREC)


def _deaths(incident: Incident) -> dict[str, Cell]:
    dead = incident.dead or Spread(0, 0, 0)
    _, side_b = _parties(incident)
    civilian = bool(side_b) and all(b.inter in _UNARMED for b in side_b)
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": dead.best if civilian else 0,
        "deaths_unknown": 0 if civilian else dead.best,
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
    }


UCDP = Format(
    name="ucdp",
    media_type="text/csv; charset=utf-8",
    suffix=".csv",
    about="UCDP-GED-shaped CSV, one row for each incident with dead",
    render=render_ucdp,
    left_out=left_out_of_ucdp,
)
