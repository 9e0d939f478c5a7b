"""Reports, voices and events as FollowTheMoney entities, one JSON object a line.

Article for a report, Person and Organization for who is named, Event for a coded event, with
Documentation between each and the report that tells it, since what a text says is not yet so. FtM
knows no derivation between articles: that is an UnknownLink whose role says it. Claims are Notes
with their attribution. PROV, beside it, says what FtM has no words for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from headwater.dossier import Dossier
from headwater.dossier.addresses import safe_url
from headwater.export.encoding import json_lines, readable
from headwater.export.format import Format
from headwater.export.identity import Identities, name_of
from headwater.export.index import Index, index
from headwater.export.wording import days_of, headline_of, outlet_of, say_credit
from headwater.model import Claim, Event, Link, Report, VoiceEntity

_SCHEMATA = {"person": "Person", "group": "Organization", "outlet": "Organization"}
# FtM names languages by three letters (ISO 639-3).
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb",
    "hi": "hin", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por",
    "ru": "rus", "sw": "swa", "tr": "tur", "uk": "ukr", "ur": "urd", "zh": "zho",
}  # fmt: skip
_MODALITIES = {
    "asserted": "stated as having happened",
    "historical": "told as background",
    "future": "expected",
    "hypothetical": "supposed",
    "negated": "denied",
}

# The longest value that FtM takes, by property; of all others its longest string.
_LONGEST = {
    "name": 384,
    "alias": 384,
    "peopleMentioned": 384,
    "location": 250,
    "locationMentioned": 250,
    "description": 65_000,
    "summary": 65_000,
    "notes": 65_000,
}
_LONGEST_STRING = 1_024

Entity = dict[str, Any]


def render_ftm(dossier: Dossier) -> bytes:
    """The entities, each id once: articles, voices, events, claims, and what ties them."""
    writer = _Writer(dossier)
    entities = {entity["id"]: entity for entity in writer.entities()}
    return json_lines(entities.values())


def _entity(id_: object, schema: str, **properties: list[str | None]) -> Entity:
    """An entity with the properties that say something, each value once."""
    said = {
        name: list(dict.fromkeys(fit for v in values if v and (fit := _fitting(name, v))))
        for name, values in properties.items()
    }
    kept = {name: values for name, values in said.items() if values}
    return {"id": f"hw-{id_}", "schema": schema, "properties": kept}


def _fitting(name: str, text: str) -> str:
    """A value as FtM keeps it: composed characters (NFC), and no longer than it may be."""
    value = normalize("NFC", readable(text))
    longest = _LONGEST.get(name, _LONGEST_STRING)
    return value if len(value) <= longest else value[: longest - 1].rstrip() + "…"


class _Writer:
    """One dossier on its way to entities."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.index: Index = index(dossier)
        self.names = Identities(dossier)

    def entities(self) -> Iterator[Entity]:
        for report in self.dossier.reports:
            yield self._article(report)
        for voice in self.dossier.voices:
            yield from self._voice(voice)
        for origin in self.dossier.origins:
            if origin.report is None and origin.name.strip():
                yield _entity(self.names.of(origin.id), "Organization", name=[origin.name])
        for link in self.dossier.links:
            yield from self._link(link)
        for event in self.dossier.events:
            yield from self._event(event)
        for claim in self.dossier.claims:
            yield self._note(claim)

    def _id(self, local: str) -> str:
        return f"hw-{self.names.of(local)}"

    def _article(self, report: Report) -> Entity:
        title = headline_of(report) or outlet_of(report)
        return _entity(
            self.names.of(report.id),
            "Article",
            title=[title],
            name=[title],
            author=[report.author],
            publisher=[report.outlet],
            publishedAt=[_day(report)],
            sourceUrl=[safe_url(report.url)],
            language=[_LANGUAGES.get(report.language)],
            # FtM's `contentHash` is SHA-1 alone.
            notes=[f"sha256: {report.sha256}", f"sha256 of the text: {report.text_sha256}"],
            locationMentioned=[p.name for p in self.dossier.places if p.span.report == report.id],
            peopleMentioned=[
                v.name for v in self.dossier.voices if v.kind == "person" and report.id in v.reports
            ],
        )

    def _voice(self, voice: VoiceEntity) -> Iterator[Entity]:
        """A voice with a name, and where it is named; those without are in the notes alone."""
        schema = _SCHEMATA.get(voice.kind)
        if schema is None or not readable(voice.name):
            return
        aliases: list[str | None] = [s for s in voice.spellings if s != voice.name]
        yield _entity(self.names.of(voice.id), schema, name=[voice.name], alias=aliases)
        for report in voice.reports:
            if report in self.index.reports:
                yield _entity(
                    name_of("mention", self.names.of(voice.id), self.names.of(report)),
                    "Mention",
                    document=[self._id(report)],
                    name=[voice.name],
                    resolved=[self._id(voice.id)],
                    detectedSchema=[schema],
                )

    def _link(self, link: Link) -> Iterator[Entity]:
        parent = self.index.origins.get(link.parent)
        if link.child not in self.index.reports or (
            link.parent not in self.index.reports and not (parent and parent.name.strip())
        ):
            return
        direction = ", the direction is not certain" if link.undirected else ""
        yield _entity(
            name_of("link", self.names.of(link.child), self.names.of(link.parent)),
            "UnknownLink",
            subject=[self._id(link.child)],
            object=[self._id(link.parent)],
            role=[f"derived from: {link.kind}{direction}"],
            summary=[f"confidence {link.confidence:.2f}; {'; '.join(link.evidence)}"],
            proof=[self._id(link.child)],
        )

    def _event(self, event: Event) -> Iterator[Entity]:
        claims = self.index.claims_of(event)
        reports = self.index.reports_of(claims)
        place, days = self.index.place_of(event), days_of(self.index.time_of(event))
        same = days is not None and days[0] == days[1]
        kind = f"{event.type.lower()} ({event.mode})" if event.mode else event.type.lower()
        yield _entity(
            self.names.of(event.id),
            "Event",
            name=[f"{kind}: {', '.join((*event.actors, *event.recipients)) or 'nobody named'}"],
            date=[days[0].isoformat() if days and same else None],
            startDate=[days[0].isoformat() if days and not same else None],
            endDate=[days[1].isoformat() if days and not same else None],
            location=[place.name if place else None],
            country=[place.country.lower() if place and place.country else None],
            summary=[self._said(event, claim) for claim in claims],
            proof=[self._id(r.id) for r in reports],
            publisher=[r.outlet for r in reports],
            sourceUrl=[safe_url(r.url) for r in reports],
        )
        for report in reports:
            yield _entity(
                name_of("documentation", self.names.of(event.id), self.names.of(report.id)),
                "Documentation",
                document=[self._id(report.id)],
                entity=[self._id(event.id)],
                role=["told as " + _MODALITIES[event.modality]],
                status=["machine-coded, not checked"],
            )

    def _said(self, event: Event, claim: Claim) -> str:
        credit = say_credit(claim, self.index) or "nobody"
        return f"“{claim.span.text}” (credited to {credit}; {_MODALITIES[event.modality]})"

    def _note(self, claim: Claim) -> Entity:
        return _entity(
            self.names.of(claim.id),
            "Note",
            description=[f"“{claim.span.text}”"],
            summary=[
                f"{claim.certainty}; credited to {say_credit(claim, self.index) or 'nobody'}; "
                f"independent origins: {self.index.independent_origins([claim])}"
            ],
            entity=[self._id(claim.span.report)],
            proof=[self._id(claim.span.report)],
        )


def _day(report: Report) -> str | None:
    """The day or instant of publication where it is known to that; FtM has no intervals for it."""
    published = report.published
    if published.earliest is None or published.earliest != published.latest:
        return None
    # FtM's dates are prefixes of one another: no zone, and no seconds that say nothing.
    return published.earliest.removesuffix("Z").removesuffix(":00")


FTM = Format(
    name="ftm",
    media_type="application/x-ndjson",
    suffix=".ftm.json",
    about="FollowTheMoney entities, one JSON object a line",
    render=render_ftm,
)
