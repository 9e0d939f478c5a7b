"""Coded events as PLOVER's records, one JSON object a line, each with the words that it rests on.

Fields as in the manual of 2024-02. Auxiliary modes (historical, future, hypothetical, negation)
stand in `mode` beside the mode itself. `coded_date` and `coded_time` are left out: the same reports
give the same bytes. The date is "" where the text gives none, never the day of publication.
"""

from __future__ import annotations

from typing import Any

from headwater.dossier import Dossier
from headwater.dossier.addresses import safe_url
from headwater.dossier.precision import coordinates, resolution
from headwater.export.actors import read_actor
from headwater.export.encoding import json_lines, known
from headwater.export.format import Format
from headwater.export.identity import Identities
from headwater.export.index import Index, index
from headwater.export.wording import days_of, figure, headline_of, one_line, outlet_of, say_credit
from headwater.lexicon.plover_scales import event_scale, quad_code
from headwater.lexicon.states import states
from headwater.model import Claim, Event, Place, Report

_CODEBOOK = "PLOVER 2024-02"
_NEGATED, _NEGATION = "negated", "negation"
# Kosovo has no code in ISO 3166; this is the one that PLOVER gives it.
_CODES = {"XKX": "KOS"}
# The sectors that are codes of actors themselves.
_INTERNATIONAL = frozenset({"IGO", "NGO"})

_FEATURES = {
    "city": ("P", "PPL"),
    "district": ("A", "ADM2"),
    "province": ("A", "ADM1"),
    "country": ("A", "PCLI"),
    "region": ("L", "RGN"),
    "water": ("H", ""),
}


def render_plover(dossier: Dossier) -> bytes:
    """One record for each coded event; each is one report's claim."""
    found, names = index(dossier), Identities(dossier)
    return json_lines(_record(event, found, names) for event in dossier.events)


def _record(event: Event, found: Index, names: Identities) -> dict[str, Any]:
    place = found.place_of(event)
    country = place.country if place else None
    claims = found.claims_of(event)
    required = {
        "id": str(names.of(event.id)),
        "has_event": True,
        "date": "",
        **_when(event, found),
        "actor": [_entity(actor, country) for actor in event.actors],
        "event": [event.type],
    }
    return required | known(
        {
            "recipient": [_entity(recipient, country) for recipient in event.recipients],
            "event_loc": _location(place) if place else None,
            "event_text": [claim.span.text for claim in claims],
            "quad_code": quad_code(event.type),
            "event_scale": event_scale(event.type, event.mode),
            "mode": _modes(event),
            "context": list(event.context),
            "size": _size(event),
            "link": _link(claims, names),
            "text_info": _text_info(claims),
            "cite_info": _cite_info(found.reports_of(claims)),
            "coder": f"Headwater {found.dossier.version}",
            "comment": _comment(event, claims, found),
        }
    )


def _when(event: Event, found: Index) -> dict[str, str]:
    days = days_of(found.time_of(event))
    if days is None:
        return {}
    first, last = (day.isoformat() for day in days)
    return {"date": first} if first == last else {"date": first, "enddate": last}


def _entity(text: str, country: str | None) -> dict[str, Any]:
    actor = read_actor(text, country)
    state = states().get(actor.country or "")
    code = actor.sector if actor.sector in _INTERNATIONAL else state.code3 if state else ""
    sector = "" if actor.sector in _INTERNATIONAL else actor.sector
    return {"entity_text": one_line(text)} | known(
        {"code": _CODES.get(code, code), "sector": sector}
    )


def _modes(event: Event) -> list[str]:
    auxiliary = _NEGATION if event.modality == _NEGATED else event.modality
    modes = [event.mode, auxiliary if event.modality != "asserted" else None]
    return [mode for mode in modes if mode]


def _size(event: Event) -> dict[str, Any]:
    """Figures as numbers, and as their two ends where the text gives a range."""
    return {
        name: figure(ends[0]) if ends[0] == ends[1] else [figure(end) for end in ends]
        for name, ends in (
            ("dead", event.dead),
            ("injured", event.injured),
            ("arrested", event.arrested),
        )
        if ends is not None
    }


def _location(place: Place) -> dict[str, Any]:
    country, point = states().get(place.country or ""), coordinates(place)
    feature_class, feature_code = _FEATURES.get(place.kind, ("", ""))
    name = one_line(place.name)
    resolved: dict[str, Any] = {
        "resolved_place": name,
        "geonameid": place.geonameid,
        "lat": round(point[0], 6) if point else None,
        "lon": round(point[1], 6) if point else None,
        place.kind if place.kind in {"city", "district", "province"} else "": name,
        "country": country.name if country else None,
        "country_code": _CODES.get(country.code3, country.code3) if country else None,
        "feature_class": feature_class,
        "feature_code": feature_code,
        "resolution": resolution(place),
    }
    resolved.pop("", None)
    return {"extracted_place": one_line(place.span.text)} | (known(resolved) if point else {})


def _link(claims: tuple[Claim, ...], names: Identities) -> str:
    """The claim across reports: records that share it report the same thing."""
    groups = [claim.group for claim in claims if claim.group is not None]
    return str(names.of(groups[0])) if groups else ""


def _text_info(claims: tuple[Claim, ...]) -> dict[str, int]:
    if not claims:
        return {}
    first = claims[0]
    return {"sequence": first.sentence, "start": first.span.start, "end": first.span.end}


def _cite_info(reports: tuple[Report, ...]) -> dict[str, Any]:
    if not reports:
        return {}
    report = reports[0]
    return known(
        {
            "corpus": "Headwater dossier",
            "citation": f"sha256:{report.text_sha256}",
            "url": safe_url(report.url),
            "title": headline_of(report),
            "language": report.language,
            "publication": one_line(outlet_of(report)),
            "codebook": _CODEBOOK,
        }
    )


def _comment(event: Event, claims: tuple[Claim, ...], found: Index) -> str:
    """Whose claim it is, and how many independent origins stand behind it."""
    credits_ = dict.fromkeys(say_credit(claim, found) for claim in claims)
    credited = "; ".join(credit for credit in credits_ if credit) or "nobody"
    origins = found.independent_origins(claims)
    comment = f"credited to {credited}; independent origins: {origins}"
    time = found.time_of(event)
    undated = time is not None and days_of(time) is None
    return (
        f"{comment}; time in the text: {one_line(time.span.text)}" if undated and time else comment
    )


PLOVER = Format(
    name="plover",
    media_type="application/x-ndjson",
    suffix=".jsonl",
    about="PLOVER event records, one JSON object a line",
    render=render_plover,
)
