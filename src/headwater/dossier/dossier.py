"""Everything known of a handful of reports, ready to show; and its JSON, to the letter.

The contract is `docs/dossier.md`. This is the only place that knows its field names, and
`headwater.dossier.loading` reads back what is written here; renderers and exporters take the
`Dossier` itself.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from headwater.dossier.account import Account, Provenance
from headwater.model import (
    Acled,
    Alignment,
    Attribution,
    Claim,
    Decision,
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
from headwater.version import VERSION

SCHEMA = "headwater/dossier/1"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The answer: reports, what they say and through whom, where it came from, how it drifted.

    Attributes follow the keys of `docs/dossier.md`; `version` is the Headwater that found all this.
    """

    account: Account
    provenance: Provenance
    reports: tuple[Report, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[VoiceEntity, ...] = ()
    claims: tuple[Claim, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()
    groups: tuple[Group, ...] = ()
    drift: tuple[Drift, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    decisions: tuple[Decision, ...] = ()
    version: str = VERSION

    @property
    def has_text(self) -> bool:
        """Whether any report carries its text; what was read from JSON may have come without."""
        return any(report.text for report in self.reports)

    def report(self, report_id: str) -> Report:
        """The report with this id.

        Raises:
            KeyError: there is none.
        """
        for report in self.reports:
            if report.id == report_id:
                return report
        raise KeyError(report_id)

    def to_dict(self, *, with_text: bool = False) -> Json:
        """The dossier as the JSON contract has it.

        Args:
            with_text: whether each report carries its whole text.
        """
        return {
            "schema": SCHEMA,
            "version": self.version,
            "account": _account(self.account),
            "provenance": {
                "settings": self.provenance.settings,
                "stages": dict(self.provenance.stages),
                "language_model": self.provenance.language_model,
                "attribution_method": self.provenance.attribution_method,
                "drift_method": self.provenance.drift_method,
            },
            "reports": [_report(r, with_text=with_text) for r in self.reports],
            "attributions": [_attribution(a) for a in self.attributions],
            "voices": [_entity(v) for v in self.voices],
            "claims": [_claim(c) for c in self.claims],
            "alignments": [_alignment(a) for a in self.alignments],
            "links": [_link(x) for x in self.links],
            "origins": [_origin(o) for o in self.origins],
            "groups": [_group(g) for g in self.groups],
            "drift": [_drift(d) for d in self.drift],
            "events": [_event(e) for e in self.events],
            "places": [_place(p) for p in self.places],
            "times": [_time(t) for t in self.times],
            # Only a case has decisions; the answer of a trace has no such key.
            **({"decisions": [_decision(d) for d in self.decisions]} if self.decisions else {}),
        }

    def to_json(self, *, with_text: bool = False) -> str:
        """The dossier as JSON text, UTF-8 safe, ending in a line break.

        A lone surrogate of a broken input is written as its escape, so that the bytes are valid.
        """
        return escape_surrogates(
            json.dumps(self.to_dict(with_text=with_text), ensure_ascii=False, indent=1) + "\n"
        )


def escape_surrogates(text: str) -> str:
    """JSON text in which every lone surrogate stands as its four-digit escape."""
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)


def _span(span: Span) -> Json:
    return {"report": span.report, "start": span.start, "end": span.end, "text": span.text}


def _maybe_span(span: Span | None) -> Json | None:
    return None if span is None else _span(span)


def _share(value: float) -> float:
    """A share or a confidence as it is written: two digits, and always as a fraction."""
    return round(float(value), 2)


def _figure(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _account(account: Account) -> Json:
    return {
        "given": account.given,
        "read": account.read,
        "skipped": [{"path": o.path, "reason": o.reason} for o in account.skipped],
        "failed": [{"path": o.path, "reason": o.reason} for o in account.failed],
        "degraded": list(account.degraded),
    }


def _report(report: Report, *, with_text: bool) -> Json:
    fields: Json = {
        "id": report.id,
        "path": report.path,
        "url": report.url,
        "sha256": report.sha256,
        "text_sha256": report.text_sha256,
        "title": _maybe_span(report.title),
        "outlet": report.outlet,
        "outlet_basis": report.outlet_basis,
        "author": report.author,
        "dateline": _maybe_span(report.dateline),
        "published": {
            "earliest": report.published.earliest,
            "latest": report.published.latest,
            "basis": report.published.basis,
        },
        "language": report.language,
        "encoding": report.encoding,
        "extraction": report.extraction,
        "furniture": [{**_span(f.span), "rule": f.rule} for f in report.furniture],
    }
    if with_text:
        fields["text"] = report.text
    return fields


def _voice(voice: Voice) -> Json:
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


def _entity(entity: VoiceEntity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "spellings": list(entity.spellings),
        "reports": list(entity.reports),
        "attributions": list(entity.attributions),
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "id": attribution.id,
        "content": _span(attribution.content),
        "cue": _maybe_span(attribution.cue),
        "source": _maybe_span(attribution.source),
        "source_kind": attribution.source_kind,
        "direct": attribution.direct,
        "continued": attribution.continued,
        "chain": [_voice(v) for v in attribution.chain],
        "cue_class": attribution.cue_class,
        "confidence": _share(attribution.confidence),
        "evidence": list(attribution.evidence),
    }


def _number(number: Number) -> Json:
    return {
        **_span(number.span),
        "value": _figure(number.value),
        "unit": number.unit,
        "bound": number.bound,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "span": _span(claim.span),
        "attributions": list(claim.attributions),
        "certainty": claim.certainty,
        "hedges": [_span(h.span) for h in claim.hedges],
        "numbers": [_number(n) for n in claim.numbers],
        "event": claim.event,
        "group": claim.group,
    }


def _alignment(alignment: Alignment) -> Json:
    return {
        "child": _span(alignment.child),
        "parent": _span(alignment.parent),
        "score": _share(alignment.score),
        "verbatim": _share(alignment.verbatim),
    }


def _link(link: Link) -> Json:
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


def _origin(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "name": origin.name,
        "report": origin.report,
        "reports": list(origin.reports),
    }


def _value(value: Value) -> Json:
    return {
        "value": value.value,
        "claims": list(value.claims),
        "origins": list(value.origins),
        "independent_origins": value.independent_origins,
        "earliest": value.earliest,
        "latest": value.latest,
    }


def _group(group: Group) -> Json:
    return {
        "id": group.id,
        "text": group.text,
        "claims": list(group.claims),
        "reports": list(group.reports),
        "origins": list(group.origins),
        "independent_origins": group.independent_origins,
        "status": group.status,
        "values": [_value(v) for v in group.values],
        "confidence": _share(group.confidence),
        "evidence": list(group.evidence),
    }


def _drift(drift: Drift) -> Json:
    return {
        "id": drift.id,
        "kind": drift.kind,
        "severity": drift.severity,
        "child": _span(drift.child),
        "parent": _span(drift.parent),
        "detail": drift.detail,
        "confidence": _share(drift.confidence),
    }


def _range(figures: tuple[float, float] | None) -> Json | None:
    return None if figures is None else {"low": _figure(figures[0]), "high": _figure(figures[1])}


def _event(event: Event) -> Json:
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
        "arrested": _range(event.arrested),
        "trigger": None if event.trigger is None else _span(event.trigger),
        "reason": event.reason,
        "acled": None if event.acled is None else _acled(event.acled),
    }


def _acled(acled: Acled) -> Json:
    return {"type": acled.type, "sub_type": acled.sub_type}


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "span": _span(place.span),
        "name": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "kind": place.kind,
        "precision": place.precision,
        "confidence": _share(place.confidence),
        "candidates": place.candidates,
        "country": place.country,
        "province": place.province,
        "district": place.district,
        "where_prec": place.where_prec,
        "resolution": place.resolution,
        "uncertainty_m": place.uncertainty_m,
        "relation": place.relation,
        "within": None if place.within is None else asdict(place.within),
        "role": place.role,
    }


def _time(time: TimeExpression) -> Json:
    return {
        "id": time.id,
        "span": _span(time.span),
        "earliest": time.earliest,
        "latest": time.latest,
        "precision": time.precision,
        "anchor": time.anchor,
        "type": time.type,
        "value": time.value,
    }


def _decision(decision: Decision) -> Json:
    return {
        "number": decision.number,
        "at": decision.at,
        "by": decision.by,
        "verb": decision.verb,
        "target": decision.target,
        "about": decision.about,
        "value": decision.value,
        "note": decision.note,
        "standing": decision.standing,
        "concerns": list(decision.concerns),
    }
