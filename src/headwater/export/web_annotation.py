"""Findings as W3C Web Annotations: each on the exact words that it is about.

Offsets count code points of the report's text as Headwater has it, without any normalisation; its
digest is beside them (`hw:textSha256`), so that a selector that no longer fits is known for one.
`created` and `generated` are left out: the same reports give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from headwater.dossier import Dossier
from headwater.dossier.addresses import safe_url
from headwater.dossier.precision import coordinates
from headwater.export.encoding import json_bytes, known
from headwater.export.format import Format
from headwater.export.identity import Identities, name_of
from headwater.export.index import Index, index
from headwater.export.wording import one_line, say_voice
from headwater.model import Attribution, Claim, Drift, Place, Report, Span, TimeExpression

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"hw": "urn:headwater:ns#"}]
_NORMALISATION = "none: code points of the decoded text, line ends as they are"
# How much of what stands around is given, so that the words are found again where they moved.
_AROUND = 32
_GEONAMES = "https://sws.geonames.org/{}/"


def render_web_annotation(dossier: Dossier) -> bytes:
    """An AnnotationCollection with one page: attributions, claims, drift, places and times."""
    writer = _Writer(dossier)
    items = list(writer.items())
    collection = writer.names.dossier
    return json_bytes(
        {
            "@context": _CONTEXT,
            "id": collection.urn,
            "type": "AnnotationCollection",
            "label": "What Headwater found in the reports",
            "total": len(items),
            "first": {
                "id": name_of("page", collection).urn,
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        }
    )


class _Writer:
    """One dossier on its way to annotations."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.index: Index = index(dossier)
        self.names = Identities(dossier)
        self.generator = {
            "id": name_of("software", "Headwater", dossier.version).urn,
            "type": "Software",
            "name": f"Headwater {dossier.version}",
        }

    def items(self) -> Iterator[dict[str, Any]]:
        for attribution in self.dossier.attributions:
            yield self._attribution(attribution)
        for claim in self.dossier.claims:
            yield self._claim(claim)
        for drift in self.dossier.drift:
            yield self._drift(drift)
        for place in self.dossier.places:
            yield self._place(place)
        for time in self.dossier.times:
            yield self._time(time)

    def _annotation(
        self, local: str, motivation: str, body: list[dict[str, Any]], *spans: Span
    ) -> dict[str, Any]:
        targets = [self._target(span) for span in spans]
        return {
            "id": self.names.urn(local),
            "type": "Annotation",
            "motivation": motivation,
            "generator": self.generator,
            "body": body,
            "target": targets[0] if len(targets) == 1 else targets,
        }

    def _target(self, span: Span) -> dict[str, Any]:
        report = self.index.reports.get(span.report)
        if report is None:
            return {"source": self.names.urn(span.report), "selector": _selectors(span, "")}
        return known(
            {
                "type": "SpecificResource",
                "source": safe_url(report.url) or self.names.urn(report.id),
                "state": _state(report),
                "selector": _selectors(span, report.text),
                "hw:textSha256": report.text_sha256,
                "hw:normalization": _NORMALISATION,
            }
        )

    def _attribution(self, attribution: Attribution) -> dict[str, Any]:
        voices = " through ".join(say_voice(v) for v in attribution.chain)
        source = one_line(attribution.source.text) if attribution.source else ""
        body = [_text(f"credited to {voices or source or 'nobody named'}", "identifying")]
        body.append(_text(attribution.source_kind, "tagging"))
        return {
            **self._annotation(attribution.id, "identifying", body, attribution.content),
            "hw:confidence": round(float(attribution.confidence), 2),
        }

    def _claim(self, claim: Claim) -> dict[str, Any]:
        body = [_text(claim.certainty, "classifying")]
        group = self.index.groups.get(claim.group or "")
        if group is not None:
            body.append(
                _text(_knowers(group.independent_origins, len(group.reports)), "describing")
            )
        return self._annotation(claim.id, "classifying", body, claim.span)

    def _drift(self, drift: Drift) -> dict[str, Any]:
        body = [
            _text(drift.kind, "tagging"),
            _text(drift.severity, "tagging"),
            _text(one_line(drift.detail), "commenting"),
        ]
        return {
            **self._annotation(drift.id, "questioning", body, drift.child, drift.parent),
            "hw:confidence": round(float(drift.confidence), 2),
        }

    def _place(self, place: Place) -> dict[str, Any]:
        point = coordinates(place)
        where = f", {point[0]:.4f} {point[1]:.4f}" if point else ", not resolved"
        body: list[dict[str, Any]] = [_text(f"{one_line(place.name)}{where}", "describing")]
        if point and place.geonameid is not None:
            body.append(
                {
                    "type": "SpecificResource",
                    "source": _GEONAMES.format(place.geonameid),
                    "purpose": "identifying",
                }
            )
        return {
            **self._annotation(place.id, "linking", body, place.span),
            "hw:confidence": round(float(place.confidence), 2),
        }

    def _time(self, time: TimeExpression) -> dict[str, Any]:
        ends = [end for end in (time.earliest, time.latest) if end]
        said = "/".join(dict.fromkeys(ends)) or "not resolved"
        return self._annotation(time.id, "describing", [_text(said, "describing")], time.span)


def _knowers(origins: int, reports: int) -> str:
    return f"independent origins: {origins}; reports: {reports}"


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "value": value,
        "purpose": purpose,
        "format": "text/plain",
        "language": "en",
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    """The words with what stands around them, and their place; the first is tried first."""
    around: dict[str, str] = {}
    if text[span.start : span.end] == span.text:
        around = {
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        }
    return [
        {"type": "TextQuoteSelector", "exact": span.text, **around},
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def _state(report: Report) -> dict[str, Any] | None:
    """When the page looked like this: from its publication on; None where that is unknown."""
    published = report.published
    if published.earliest is None or published.latest is None:
        return None
    return {
        "type": "TimeState",
        "sourceDateStart": _instant(published.earliest, "00:00:00"),
        "sourceDateEnd": _instant(published.latest, "23:59:59"),
    }


def _instant(moment: str, clock: str) -> str:
    return moment if "T" in moment else f"{moment}T{clock}Z"


WEB_ANNOTATION = Format(
    name="web-annotation",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    suffix=".anno.jsonld",
    about="W3C Web Annotations: every finding on its exact words",
    render=render_web_annotation,
)
