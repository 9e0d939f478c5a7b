"""Events and places as GeoJSON (RFC 7946), each with how exactly it is known and on which words.

A feature for each coded event and one for each place that a report names. What has no coordinates
has the geometry null, which the standard keeps for this, so that nothing is lost on the way to a
map. A point that stands for a province or a country says so (`centroid`).
"""

from __future__ import annotations

from typing import Any

from headwater.dossier import Dossier
from headwater.dossier.precision import (
    coordinates,
    geo_precision,
    resolution,
    shape,
    uncertainty_m,
    where_prec,
)
from headwater.export.encoding import json_bytes
from headwater.export.format import Format
from headwater.export.identity import Identities
from headwater.export.index import Index, index
from headwater.export.wording import figure, informants, one_line, outlet_of
from headwater.model import Event, Place, Span, TimeExpression

# A tenth of a metre; more digits would claim what nobody knows (RFC 7946, 11.2).
_DIGITS = 6


def render_geojson(dossier: Dossier) -> bytes:
    """A FeatureCollection: events first, then places, each in the dossier's order."""
    found, names = index(dossier), Identities(dossier)
    return json_bytes(
        {
            "type": "FeatureCollection",
            "features": [
                *(_event_feature(event, found, names) for event in dossier.events),
                *(_place_feature(place, found, names) for place in dossier.places),
            ],
        }
    )


def _feature(urn: str, place: Place | None, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": urn,
        "geometry": _geometry(place),
        "properties": {**properties, **_precision(place)},
    }


def _geometry(place: Place | None) -> dict[str, Any] | None:
    point = coordinates(place)
    if point is None:
        return None
    lat, lon = point
    return {"type": "Point", "coordinates": [round(lon, _DIGITS), round(lat, _DIGITS)]}


def _precision(place: Place | None) -> dict[str, Any]:
    """What is known of where: the place, and how exactly, in the codes of three codebooks."""
    resolved = place is not None and coordinates(place) is not None
    return {
        "place": one_line(place.name) if place else None,
        "place_kind": place.kind if place else None,
        "country_code": place.country if place else None,
        "geonameid": place.geonameid if place else None,
        "geo_precision": geo_precision(place),
        "where_prec": where_prec(place),
        "admin_level": resolution(place),
        "uncertainty_m": uncertainty_m(place),
        "centroid": shape(place) == "area" if place and resolved else None,
        "place_confidence": round(float(place.confidence), 2) if place else None,
    }


def _event_feature(event: Event, found: Index, names: Identities) -> dict[str, Any]:
    claims, place, time = found.claims_of(event), found.place_of(event), found.time_of(event)
    grounds = [c.span for c in claims] + [r.span for r in (place, time) if r is not None]
    return _feature(
        names.urn(event.id),
        place,
        {
            "record": "event",
            "id": event.id,
            "event_type": event.type,
            "mode": event.mode,
            "context": list(event.context),
            "modality": event.modality,
            "actors": [one_line(actor) for actor in event.actors],
            "recipients": [one_line(recipient) for recipient in event.recipients],
            **_figures("dead", event.dead),
            **_figures("injured", event.injured),
            **_figures("arrested", event.arrested),
            "reason": event.reason or None,
            **_when(time),
            "reports": [outlet_of(report) for report in found.reports_of(claims)],
            "credited_to": list(informants(claims, found)),
            "independent_origins": found.independent_origins(claims),
            "derived_from": [_ground(span, found) for span in grounds],
        },
    )


def _place_feature(place: Place, found: Index, names: Identities) -> dict[str, Any]:
    return _feature(
        names.urn(place.id),
        place,
        {
            "record": "place",
            "id": place.id,
            "spelling": one_line(place.span.text),
            "candidates": place.candidates,
            "reports": [
                outlet_of(found.reports[r]) for r in [place.span.report] if r in found.reports
            ],
            "derived_from": [_ground(place.span, found)],
        },
    )


def _figures(what: str, ends: tuple[float, float] | None) -> dict[str, Any]:
    low, high = (figure(end) for end in ends) if ends else (None, None)
    return {f"{what}_low": low, f"{what}_high": high}


def _when(time: TimeExpression | None) -> dict[str, Any]:
    return {
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "time_precision": time.precision if time and time.earliest else None,
    }


def _ground(span: Span, found: Index) -> dict[str, Any]:
    """A span, with the digest of the text that its offsets count in."""
    report = found.reports.get(span.report)
    return {
        "report": span.report,
        "text_sha256": report.text_sha256 if report else None,
        "start": span.start,
        "end": span.end,
        "text": span.text,
    }


GEOJSON = Format(
    name="geojson",
    media_type="application/geo+json",
    suffix=".geojson",
    about="GeoJSON (RFC 7946): a feature for each event and each place named",
    render=render_geojson,
)
