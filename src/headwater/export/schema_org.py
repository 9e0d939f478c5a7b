"""Reports and the claims that they share as schema.org JSON-LD.

`isBasedOn` says what a report was made from, `citation` what it names without our having seen it.
A claim across reports is a Claim with its appearances. A ClaimReview is never made: it is a
verdict, and a verdict is a person's.
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
from headwater.export.wording import headline_of, one_line
from headwater.model import Group, Origin, Place, Report, Voice

_VOICE_TYPES = {"person": "Person", "group": "Organization", "outlet": "NewsMediaOrganization"}


def render_schema_org(dossier: Dossier) -> bytes:
    """A graph of NewsArticles, unseen sources and Claims."""
    writer = _Writer(dossier)
    return json_bytes({"@context": "https://schema.org", "@graph": list(writer.nodes())})


class _Writer:
    """One dossier on its way to JSON-LD."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.index: Index = index(dossier)
        self.names = Identities(dossier)

    def nodes(self) -> Iterator[dict[str, Any]]:
        for report in self.dossier.reports:
            yield self._article(report)
        for origin in self.dossier.origins:
            if origin.report is None:
                yield self._unseen(origin)
        for group in self.dossier.groups:
            yield self._claim(group)

    def _reference(self, local: str) -> dict[str, str]:
        return {"@id": self.names.urn(local)}

    def _article(self, report: Report) -> dict[str, Any]:
        links = [link for link in self.dossier.links if link.child == report.id]
        return {
            "@type": "NewsArticle",
            "@id": self.names.urn(report.id),
            **known(
                {
                    "identifier": f"sha256:{report.text_sha256}",
                    "url": safe_url(report.url),
                    "headline": headline_of(report),
                    "author": _person(report.author),
                    "publisher": self._publisher(report),
                    "datePublished": _date(report),
                    "dateline": one_line(report.dateline.text) if report.dateline else "",
                    "inLanguage": report.language,
                    "isBasedOn": [self._reference(x.parent) for x in links if x.kind != "cites"],
                    "citation": [self._reference(x.parent) for x in links if x.kind == "cites"],
                    "contentLocation": self._locations(report),
                }
            ),
        }

    def _publisher(self, report: Report) -> dict[str, Any] | None:
        if not report.outlet:
            return None
        return {
            "@type": "NewsMediaOrganization",
            "@id": name_of("voice", "outlet", report.outlet).urn,
            "name": one_line(report.outlet),
        }

    def _locations(self, report: Report) -> list[dict[str, Any]]:
        named = [p for p in self.dossier.places if p.span.report == report.id]
        return [_place(p) for p in {(p.name, p.lat, p.lon): p for p in named}.values()]

    def _unseen(self, origin: Origin) -> dict[str, Any]:
        return {
            "@type": "CreativeWork",
            "@id": self.names.urn(origin.id),
            "name": one_line(origin.name),
            "abstract": "Reports rest on it; it was not at hand.",
        }

    def _claim(self, group: Group) -> dict[str, Any]:
        first = self._first(group)
        return {
            "@type": "Claim",
            "@id": self.names.urn(group.id),
            "text": one_line(group.text),
            **known(
                {
                    "appearance": [self._reference(r) for r in group.reports],
                    "firstAppearance": self._reference(first) if first else None,
                    "author": self._authors(group),
                }
            ),
        }

    def _first(self, group: Group) -> str | None:
        """Where the claim appeared first: a lone origin, or the one that dates put first."""
        roots = [self.index.origins[o] for o in group.origins if o in self.index.origins]
        if len(roots) == 1:
            return roots[0].report or roots[0].id
        reports = [self.index.reports.get(origin.report or "") for origin in roots]
        ends = [(r.published.latest, r.published.earliest, r.id) for r in reports if r is not None]
        if not ends or len(ends) < len(roots) or any(late is None for late, _, _ in ends):
            return None
        latest, _, first = min(ends, key=lambda end: (end[0] or "", end[2]))
        others = [early or "" for _, early, id_ in ends if id_ != first]
        return first if all((latest or "")[:10] < early[:10] for early in others) else None

    def _authors(self, group: Group) -> list[dict[str, Any]]:
        """Whoever stands nearest the fact, with a name; the unnamed are nobody's authors."""
        members = [self.index.claims[c] for c in group.claims if c in self.index.claims]
        nearest = [chain[0] for c in members if (chain := self.index.chain_of(c))]
        named = {voice.name: voice for voice in nearest if voice.kind in _VOICE_TYPES}
        return [_author(voice) for voice in named.values()]


def _author(voice: Voice) -> dict[str, Any]:
    body = {"@type": "Organization", "name": one_line(voice.of)} if voice.of else None
    return {"@type": _VOICE_TYPES[voice.kind], "name": one_line(voice.name)} | known(
        {"affiliation": body if voice.kind == "person" else None}
    )


def _person(author: str | None) -> dict[str, str] | None:
    return {"@type": "Person", "name": one_line(author)} if author and author.strip() else None


def _date(report: Report) -> str | None:
    """The date where it is known to the day or the instant; an interval has no place here."""
    published = report.published
    return published.earliest if published.earliest == published.latest else None


def _place(place: Place) -> dict[str, Any]:
    point = coordinates(place)
    geo = (
        {"@type": "GeoCoordinates", "latitude": round(point[0], 6), "longitude": round(point[1], 6)}
        if point
        else None
    )
    return {"@type": "Place", "name": one_line(place.name)} | known({"geo": geo})


def left_out_of_schema_org(dossier: Dossier) -> tuple[str, ...]:
    """What schema.org has no words for."""
    lines = [
        f"{len(records)} {what} have no place in schema.org"
        for records, what in ((dossier.drift, "changes"), (dossier.events, "coded events"))
        if records
    ]
    return tuple(lines)


SCHEMA_ORG = Format(
    name="schema-org",
    media_type="application/ld+json",
    suffix=".jsonld",
    about="schema.org JSON-LD: NewsArticles, what they are based on, the Claims that they share",
    render=render_schema_org,
    left_out=left_out_of_schema_org,
)
