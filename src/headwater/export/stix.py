"""A dossier as a STIX 2.1 bundle (OASIS Standard of 2021).

Report for a report, identity for outlets and voices, location for resolved places, incident for
coded events, note for claims and changes, relationship for derivation. Ids are made of content, so
that the same dossier gives the same bundle. For the same reason `created` and `modified` are no
clock's: they are the day of the latest publication at hand, or `NO_TIME` where none is known. A
report whose date is unknown has `NO_TIME` as `published`, which STIX demands, and a label for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from headwater.dossier import Dossier
from headwater.dossier.addresses import safe_url
from headwater.dossier.precision import coordinates, uncertainty_m
from headwater.export.encoding import json_bytes, known, readable
from headwater.export.format import Format
from headwater.export.identity import Identities, name_of
from headwater.export.index import Index, index
from headwater.export.wording import headline_of, outlet_of, say_credit
from headwater.model import Claim, Drift, Event, Link, Origin, Place, Report, VoiceEntity

NO_TIME = "1970-01-01T00:00:00Z"
_SPEC = "2.1"
_CLASSES = {"person": "individual", "group": "organization", "outlet": "organization"}
# The vocabulary of report types has none for news; this comes nearest and tools know it.
_REPORT_TYPE = "observed-data"
_UNDATED = "headwater:published-unknown"

Stix = dict[str, Any]


def render_stix(dossier: Dossier) -> bytes:
    """The bundle, every object once."""
    writer = _Writer(dossier)
    objects = {found["id"]: found for found in writer.objects()}
    return json_bytes(
        {
            "type": "bundle",
            "id": f"bundle--{writer.names.dossier}",
            "objects": list(objects.values()),
        }
    )


class _Writer:
    """One dossier on its way to STIX objects."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.index: Index = index(dossier)
        self.names = Identities(dossier)
        latest = [t for r in dossier.reports if (t := _timestamp(r.published.latest))]
        # To the millisecond, as STIX writes these two.
        self.time = max(latest, default=NO_TIME).replace("Z", ".000Z")
        self.software = f"identity--{name_of('software', 'Headwater', dossier.version)}"

    def objects(self) -> Iterator[Stix]:
        yield from self._identities()
        yield from self._findings()
        for report in self.dossier.reports:
            yield self._report(report)
        for link in self.dossier.links:
            yield from self._derivation(link)

    def _identities(self) -> Iterator[Stix]:
        yield self._common(self.software) | {
            "name": f"Headwater {readable(self.dossier.version)}",
            "identity_class": "system",
        }
        for report in self.dossier.reports:
            if report.outlet and readable(report.outlet):
                yield self._outlet(report.outlet)
        for voice in self.dossier.voices:
            if voice.kind in _CLASSES and readable(voice.name):
                yield self._voice(voice)
        for origin in self.dossier.origins:
            if origin.report is None:
                yield self._unseen(origin)

    def _findings(self) -> Iterator[Stix]:
        for place in self.dossier.places:
            yield from self._location(place)
        for event in self.dossier.events:
            yield from self._incident(event)
        for claim in self.dossier.claims:
            if claim.span.report in self.index.reports:
                yield self._claim(claim)
        for drift in self.dossier.drift:
            yield from self._drift(drift)

    def _unseen(self, origin: Origin) -> Stix:
        return self._common(f"identity--{self.names.of(origin.id)}") | {
            "name": readable(origin.name) or "unnamed",
            "identity_class": "organization",
            "description": "Reports rest on it; nothing of its own was at hand.",
        }

    def _common(self, id_: str) -> Stix:
        kind = id_.partition("--")[0]
        by = {} if id_ == self.software else {"created_by_ref": self.software}
        return {
            "type": kind,
            "spec_version": _SPEC,
            "id": id_,
            **by,
            "created": self.time,
            "modified": self.time,
        }

    def _report_id(self, local: str) -> str:
        return f"report--{self.names.of(local)}"

    def _outlet_id(self, outlet: str) -> str:
        return f"identity--{name_of('voice', 'outlet', outlet)}"

    def _outlet(self, outlet: str) -> Stix:
        return self._common(self._outlet_id(outlet)) | {
            "name": readable(outlet),
            "identity_class": "organization",
            "roles": ["publisher"],
        }

    def _voice(self, voice: VoiceEntity) -> Stix:
        return self._common(f"identity--{self.names.of(voice.id)}") | {
            "name": readable(voice.name),
            "identity_class": _CLASSES[voice.kind],
        }

    def _location(self, place: Place) -> Iterator[Stix]:
        point = coordinates(place)
        if point is not None:
            yield self._common(f"location--{self.names.of(place.id)}") | known(
                {
                    "name": readable(place.name),
                    "latitude": round(point[0], 6),
                    "longitude": round(point[1], 6),
                    "precision": float(uncertainty_m(place) or 0),
                    "country": place.country,
                    "confidence": _percent(place.confidence),
                }
            )

    def _incident(self, event: Event) -> Iterator[Stix]:
        id_ = f"incident--{self.names.of(event.id)}"
        claims = self.index.claims_of(event)
        kind = f"{event.type} ({event.mode})" if event.mode else event.type
        who = ", ".join((*event.actors, *event.recipients)) or "nobody named"
        said = [f"“{c.span.text}” (credited to {self._credit(c)})" for c in claims]
        yield self._common(id_) | known(
            {
                "name": readable(f"{kind}: {who}"),
                "description": readable(f"{event.modality}: {' '.join(said)}"),
                "labels": [f"plover:{readable(event.type)}", f"headwater:{event.modality}"],
            }
        )
        place = self.index.place_of(event)
        if place is not None and coordinates(place) is not None:
            where = f"location--{self.names.of(place.id)}"
            yield self._relationship(id_, "located-at", where)

    def _credit(self, claim: Claim) -> str:
        return say_credit(claim, self.index) or "nobody"

    def _relationship(self, source: str, kind: str, target: str) -> Stix:
        return self._common(f"relationship--{name_of('relationship', source, kind, target)}") | {
            "relationship_type": kind,
            "source_ref": source,
            "target_ref": target,
        }

    def _note(self, local: str, abstract: str, content: str, *about: str) -> Stix:
        return self._common(f"note--{self.names.of(local)}") | {
            "abstract": readable(abstract),
            "content": readable(content) or "(no words)",
            "object_refs": list(dict.fromkeys(about)),
        }

    def _claim(self, claim: Claim) -> Stix:
        origins = self.index.independent_origins([claim])
        note = self._note(
            claim.id,
            f"claim, {claim.certainty}, independent origins: {origins}",
            claim.span.text,
            self._report_id(claim.span.report),
        )
        chain = [name for v in self.index.chain_of(claim) if (name := readable(v.name))]
        return note | known({"authors": chain})

    def _drift(self, drift: Drift) -> Iterator[Stix]:
        known_reports = self.index.reports
        about = [r for r in (drift.child.report, drift.parent.report) if r in known_reports]
        if about:
            abstract = f"change on the way: {drift.kind}, {drift.severity}"
            note = self._note(drift.id, abstract, drift.detail, *map(self._report_id, about))
            yield note | {"confidence": _percent(drift.confidence)}

    def _report(self, report: Report) -> Stix:
        url, published = safe_url(report.url), _timestamp(report.published.earliest)
        reference = {
            "source_name": readable(outlet_of(report)) or "unnamed",
            "description": f"sha256 of the text: {report.text_sha256}",
            **({"url": url, "hashes": {"SHA-256": report.sha256}} if url else {}),
        }
        return self._common(self._report_id(report.id)) | known(
            {
                "name": readable(headline_of(report) or outlet_of(report)) or "untitled",
                "report_types": [_REPORT_TYPE],
                "published": published or NO_TIME,
                "labels": [] if published else [_UNDATED],
                "object_refs": self._mentioned(report),
                "external_references": [reference],
                "lang": report.language,
            }
        )

    def _mentioned(self, report: Report) -> list[str]:
        """What a report is about: its incidents, places and claims, and who published it."""
        claims = [c for c in self.dossier.claims if c.span.report == report.id]
        own = {c.id for c in claims}
        outlet = (
            [self._outlet_id(report.outlet)] if report.outlet and readable(report.outlet) else []
        )
        return [
            *(outlet or [self.software]),
            *(f"incident--{self.names.of(e.id)}" for e in self.dossier.events if own & {*e.claims}),
            *(
                f"location--{self.names.of(p.id)}"
                for p in self.dossier.places
                if p.span.report == report.id and coordinates(p)
            ),
        ]

    def _derivation(self, link: Link) -> Iterator[Stix]:
        origin = self.index.origins.get(link.parent)
        if link.child not in self.index.reports:
            return
        if link.parent in self.index.reports:
            parent = self._report_id(link.parent)
        elif origin is not None and origin.report is None:
            parent = f"identity--{self.names.of(origin.id)}"
        else:
            return
        yield self._relationship(self._report_id(link.child), "derived-from", parent) | known(
            {
                "description": readable(f"{link.kind}: {'; '.join(link.evidence)}"),
                "confidence": _percent(link.confidence),
            }
        )


def _percent(share: float) -> int:
    return max(0, min(100, round(share * 100)))


def _timestamp(moment: str | None) -> str | None:
    """An ISO day or instant as STIX writes instants; None for what is neither."""
    if moment is None:
        return None
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


STIX = Format(
    name="stix",
    media_type="application/stix+json;version=2.1",
    suffix=".stix.json",
    about="STIX 2.1: a bundle of reports, identities, locations, incidents and notes",
    render=render_stix,
)
