"""Dossier -> PROV records.

| Headwater | PROV |
|---|---|
| report, claim, unseen origin | Entity |
| outlet, voice | Agent (Organization, Person) |
| link | Derivation, typed as Revision, Quotation or PrimarySource |
| claim in a report, by a voice | Derivation, Attribution |
| a voice that speaks for a body | Delegation |
| the same claim in several reports | Alternate |
| versions of one page | Specialization |
| the run | Activity of a SoftwareAgent |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from headwater.dossier import Dossier
from headwater.dossier.addresses import safe_url
from headwater.export.encoding import readable
from headwater.export.identity import Identities, name_of
from headwater.export.index import Index, index
from headwater.export.prov.records import Document, Literal, Name, Record
from headwater.export.wording import headline_of, outlet_of
from headwater.model import Claim, Link, LinkKind, Report, SourceKind, Voice

_LINK_TYPES: dict[LinkKind, tuple[str, ...]] = {
    "copy": ("hw:Copy",),
    "excerpt": ("hw:Excerpt",),
    "rewrite": ("prov:Revision", "hw:Rewrite"),
    "revision": ("prov:Revision", "hw:LaterVersion"),
    "cites": ("prov:PrimarySource",),
}
_VOICE_TYPES: dict[SourceKind, str] = {
    "person": "prov:Person",
    "group": "prov:Organization",
    "outlet": "prov:Organization",
    "document": "hw:Document",
    "unnamed": "hw:UnnamedVoice",
}


def prov_document(dossier: Dossier) -> Document:
    """The dossier as one bundle; every element once, elements before relations."""
    mapping = _Mapping(dossier)
    bundle = _name(mapping.names.dossier)
    told = [*mapping.elements(), *mapping.relations()]
    records = {(r.kind, r.names, r.attributes): r for r in told}
    elements: dict[str, Record] = {}
    relations: list[Record] = []
    for record in records.values():
        if len(record.names) == 1:
            elements.setdefault(record.names[0], record)
        else:
            relations.append(record)
    about = Record("entity", (bundle,), (("prov:type", Name("prov:Bundle")),))
    return Document(bundle, (about,), (*elements.values(), *relations))


def _name(identity: object) -> str:
    return f"id:{identity}"


def _attributes(*pairs: tuple[str, Literal | None]) -> tuple[tuple[str, Literal], ...]:
    """The attributes that say something."""
    return tuple((key, value) for key, value in pairs if value is not None and value != "")


class _Mapping:
    """One dossier on its way to records."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.index: Index = index(dossier)
        self.names = Identities(dossier)
        self.software = _name(name_of("software", "Headwater", dossier.version))
        self.run = _name(name_of("run", self.names.dossier))

    def elements(self) -> Iterator[Record]:
        yield Record(
            "agent",
            (self.software,),
            _attributes(
                ("prov:type", Name("prov:SoftwareAgent")),
                ("prov:label", f"Headwater {readable(self.dossier.version)}"),
            ),
        )
        yield self._run()
        for report in self.dossier.reports:
            yield self._report(report)
            yield self._outlet(report)
        for origin in self.dossier.origins:
            if origin.report is None:
                kind = ("prov:type", Name("hw:UnseenSource"))
                label = ("prov:label", readable(origin.name))
                yield Record("entity", (self._of(origin.id),), _attributes(kind, label))
        for claim in self.dossier.claims:
            yield self._claim(claim)
            for voice in self.index.chain_of(claim):
                yield from self._voice(voice, claim)
        for page, reports in self._pages().items():
            kind, url = ("prov:type", Name("hw:Page")), ("hw:url", page)
            if len(reports) > 1:
                yield Record("entity", (_name(name_of("page", page)),), _attributes(kind, url))

    def relations(self) -> Iterator[Record]:
        yield Record("wasAssociatedWith", (self.run, self.software))
        for report in self.dossier.reports:
            yield Record("used", (self.run, self._of(report.id)))
            if report.outlet:
                names = (self._of(report.id), self._outlet_name(report))
                yield Record("wasAttributedTo", names)
        for link in self.dossier.links:
            yield self._derivation(link)
        for claim in self.dossier.claims:
            yield from self._claimed(claim)
        for group in self.dossier.groups:
            members = [self._of(c) for c in group.claims if c in self.index.claims]
            for pair in pairwise(members):
                yield Record("alternateOf", pair)
        for page, reports in self._pages().items():
            for report in reports if len(reports) > 1 else ():
                names = (self._of(report.id), _name(name_of("page", page)))
                yield Record("specializationOf", names)

    def _of(self, local: str) -> str:
        return _name(self.names.of(local))

    def _run(self) -> Record:
        provenance = self.dossier.provenance
        return Record(
            "activity",
            (self.run,),
            _attributes(
                ("prov:type", Name("hw:Run")),
                ("hw:settings", readable(provenance.settings)),
                ("hw:languageModel", readable(provenance.language_model or "")),
                *(("hw:stage", readable(f"{n} {v}")) for n, v in provenance.stages),
            ),
        )

    def _report(self, report: Report) -> Record:
        published = report.published
        return Record(
            "entity",
            (self._of(report.id),),
            _attributes(
                ("prov:type", Name("hw:Report")),
                ("prov:label", readable(headline_of(report) or outlet_of(report))),
                ("hw:sha256", readable(report.sha256)),
                ("hw:textSha256", readable(report.text_sha256)),
                ("hw:url", safe_url(report.url)),
                ("hw:publishedEarliest", readable(published.earliest or "")),
                ("hw:publishedLatest", readable(published.latest or "")),
                ("hw:publishedBasis", published.basis),
                ("hw:language", readable(report.language)),
            ),
        )

    def _outlet(self, report: Report) -> Record:
        return Record(
            "agent",
            (self._outlet_name(report),),
            _attributes(
                ("prov:type", Name("prov:Organization")),
                ("prov:label", readable(outlet_of(report))),
            ),
        )

    def _outlet_name(self, report: Report) -> str:
        return _name(name_of("voice", "outlet", report.outlet or report.path))

    def _claim(self, claim: Claim) -> Record:
        return Record(
            "entity",
            (self._of(claim.id),),
            _attributes(
                ("prov:type", Name("hw:Claim")),
                ("prov:value", readable(claim.span.text)),
                ("hw:start", claim.span.start),
                ("hw:end", claim.span.end),
                ("hw:certainty", claim.certainty),
            ),
        )

    def _voice_name(self, voice: Voice, claim: Claim) -> str:
        if voice.voice:
            return self._of(voice.voice)
        # Voices without a name are never one across reports.
        where = (claim.span.report,) if voice.kind == "unnamed" else ()
        return _name(name_of("voice", voice.kind, voice.name, *where))

    def _voice(self, voice: Voice, claim: Claim) -> Iterator[Record]:
        kind = ("prov:type", Name(_VOICE_TYPES[voice.kind]))
        yield Record(
            "agent",
            (self._voice_name(voice, claim),),
            _attributes(kind, ("prov:label", readable(voice.name))),
        )
        if voice.of:
            body = ("prov:type", Name("prov:Organization"))
            label = ("prov:label", readable(voice.of))
            yield Record("agent", (_body(voice.of),), _attributes(body, label))

    def _derivation(self, link: Link) -> Record:
        types = [*_LINK_TYPES[link.kind], *(["prov:Quotation"] if link.cited else [])]
        drifts = [
            f"{d.kind} ({d.severity}): {readable(d.detail)}"
            for d in self.dossier.drift
            if (d.child.report, d.parent.report) == (link.child, link.parent)
        ]
        return Record(
            "wasDerivedFrom",
            (self._of(link.child), self._of(link.parent)),
            _attributes(
                *(("prov:type", Name(t)) for t in types),
                ("hw:confidence", round(float(link.confidence), 2)),
                ("hw:share", round(float(link.share), 2)),
                ("hw:undirected", True if link.undirected else None),
                *(("hw:evidence", readable(reason)) for reason in link.evidence),
                *(("hw:drift", drift) for drift in drifts),
            ),
        )

    def _claimed(self, claim: Claim) -> Iterator[Record]:
        yield Record("wasDerivedFrom", (self._of(claim.id), self._of(claim.span.report)))
        for voice in self.index.chain_of(claim):
            name = self._voice_name(voice, claim)
            yield Record("wasAttributedTo", (self._of(claim.id), name))
            if voice.of and name != _body(voice.of):
                yield Record("actedOnBehalfOf", (name, _body(voice.of)))

    def _pages(self) -> dict[str, list[Report]]:
        """Reports by the address that they were taken from."""
        pages: dict[str, list[Report]] = defaultdict(list)
        for report in self.dossier.reports:
            url = safe_url(report.url)
            if url is not None:
                pages[url].append(report)
        return pages


def _body(name: str) -> str:
    return _name(name_of("voice", "group", name))
