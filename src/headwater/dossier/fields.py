"""Each record of a dossier as the JSON contract has it: the only place that knows its field names.

`headwater.dossier.loading` reads back what this writes.
"""

from __future__ import annotations

from typing import Any

from headwater.dossier.account import Account, Provenance
from headwater.model import (
    Alignment,
    Attribution,
    Claim,
    Drift,
    Event,
    Group,
    Link,
    Number,
    Origin,
    Place,
    Report,
    Span,
    TimeExpression,
    Value,
    Voice,
    VoiceEntity,
)

Json = dict[str, Any]


def write_span(span: Span) -> Json:
    """A span."""
    return {"report": span.report, "start": span.start, "end": span.end, "text": span.text}


def write_maybe_span(span: Span | None) -> Json | None:
    """A span, or null."""
    return None if span is None else write_span(span)


def _figure(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _share(value: float) -> float:
    """A share or a confidence as it is written: two digits, and always as a fraction."""
    return round(float(value), 2)


def write_provenance(provenance: Provenance) -> Json:
    """How the dossier came about."""
    return {
        "settings": provenance.settings,
        "stages": dict(provenance.stages),
        "language_model": provenance.language_model,
        "attribution_method": provenance.attribution_method,
        "drift_method": provenance.drift_method,
    }


def write_account(account: Account) -> Json:
    """What became of everything that was given."""
    return {
        "given": account.given,
        "read": account.read,
        "skipped": [{"path": o.path, "reason": o.reason} for o in account.skipped],
        "failed": [{"path": o.path, "reason": o.reason} for o in account.failed],
        "degraded": list(account.degraded),
    }


def write_report(report: Report, *, with_text: bool) -> Json:
    """A report; its whole text where `with_text` holds."""
    fields: Json = {
        "id": report.id,
        "path": report.path,
        "url": report.url,
        "sha256": report.sha256,
        "text_sha256": report.text_sha256,
        "title": write_maybe_span(report.title),
        "outlet": report.outlet,
        "outlet_basis": report.outlet_basis,
        "author": report.author,
        "dateline": write_maybe_span(report.dateline),
        "published": {
            "earliest": report.published.earliest,
            "latest": report.published.latest,
            "basis": report.published.basis,
        },
        "language": report.language,
        "encoding": report.encoding,
        "extraction": report.extraction,
        "furniture": [{**write_span(f.span), "rule": f.rule} for f in report.furniture],
    }
    if with_text:
        fields["text"] = report.text
    return fields


def write_voice(voice: Voice) -> Json:
    """A voice of a chain; what is not known of it is left out."""
    fields = {
        "name": voice.name,
        "kind": voice.kind,
        "role": voice.role,
        "of": voice.of,
        "channel": voice.channel,
        "recipient": voice.recipient,
        "voice": voice.voice or None,
        "anonymous": voice.anonymous or None,
        "number": voice.number,
        "relation": voice.relation,
    }
    return {key: value for key, value in fields.items() if value is not None}


def write_entity(entity: VoiceEntity) -> Json:
    """A voice over all reports."""
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "spellings": list(entity.spellings),
        "reports": list(entity.reports),
        "attributions": list(entity.attributions),
    }


def write_attribution(attribution: Attribution) -> Json:
    """An attribution."""
    return {
        "id": attribution.id,
        "content": write_span(attribution.content),
        "cue": write_maybe_span(attribution.cue),
        "source": write_maybe_span(attribution.source),
        "source_kind": attribution.source_kind,
        "direct": attribution.direct,
        "continued": attribution.continued,
        "chain": [write_voice(v) for v in attribution.chain],
        "cue_class": attribution.cue_class,
        "confidence": _share(attribution.confidence),
        "evidence": list(attribution.evidence),
    }


def write_number(number: Number) -> Json:
    """A figure of a claim."""
    return {
        **write_span(number.span),
        "value": _figure(number.value),
        "unit": number.unit,
        "bound": number.bound,
    }


def write_claim(claim: Claim) -> Json:
    """A claim."""
    return {
        "id": claim.id,
        "span": write_span(claim.span),
        "attributions": list(claim.attributions),
        "certainty": claim.certainty,
        "hedges": [write_span(h.span) for h in claim.hedges],
        "numbers": [write_number(n) for n in claim.numbers],
        "event": claim.event,
        "group": claim.group,
    }


def write_alignment(alignment: Alignment) -> Json:
    """A pair of sentences."""
    return {
        "child": write_span(alignment.child),
        "parent": write_span(alignment.parent),
        "score": _share(alignment.score),
        "verbatim": _share(alignment.verbatim),
    }


def write_link(link: Link) -> Json:
    """A link."""
    return {
        "child": link.child,
        "parent": link.parent,
        "kind": link.kind,
        "cited": link.cited,
        "share": _share(link.share),
        "undirected": link.undirected,
        "confidence": _share(link.confidence),
        "evidence": list(link.evidence),
    }


def write_origin(origin: Origin) -> Json:
    """An origin."""
    return {
        "id": origin.id,
        "name": origin.name,
        "report": origin.report,
        "reports": list(origin.reports),
    }


def write_value(value: Value) -> Json:
    """An answer of a group."""
    return {"value": value.value, "claims": list(value.claims), "origins": list(value.origins)}


def write_group(group: Group) -> Json:
    """A group."""
    return {
        "id": group.id,
        "text": group.text,
        "claims": list(group.claims),
        "reports": list(group.reports),
        "origins": list(group.origins),
        "independent_origins": group.independent_origins,
        "status": group.status,
        "values": [write_value(v) for v in group.values],
        "confidence": _share(group.confidence),
        "evidence": list(group.evidence),
    }


def write_drift(drift: Drift) -> Json:
    """A change on the way."""
    return {
        "id": drift.id,
        "kind": drift.kind,
        "severity": drift.severity,
        "child": write_span(drift.child),
        "parent": write_span(drift.parent),
        "detail": drift.detail,
        "confidence": _share(drift.confidence),
    }


def _range(figures: tuple[float, float] | None) -> Json | None:
    return None if figures is None else {"low": _figure(figures[0]), "high": _figure(figures[1])}


def write_event(event: Event) -> Json:
    """A coded event."""
    return {
        "id": event.id,
        "claims": list(event.claims),
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "modality": event.modality,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "place": event.place,
        "time": event.time,
        "dead": _range(event.dead),
        "injured": _range(event.injured),
    }


def write_place(place: Place) -> Json:
    """A toponym."""
    return {
        "id": place.id,
        "span": write_span(place.span),
        "name": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "kind": place.kind,
        "country": place.country,
        "precision": place.precision,
        "confidence": _share(place.confidence),
        "candidates": place.candidates,
    }


def write_time(time: TimeExpression) -> Json:
    """A time expression."""
    return {
        "id": time.id,
        "span": write_span(time.span),
        "earliest": time.earliest,
        "latest": time.latest,
        "precision": time.precision,
        "anchor": time.anchor,
    }
