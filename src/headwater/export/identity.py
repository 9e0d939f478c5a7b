"""Names for records that hold beyond one dossier: made of what a record is, never by chance.

A report is named by the digest of its bytes, what stands in a report by the report and the place,
what has a name by its kind and name (RFC 9562, version 5). So the same report has the same name in
every export of every dossier, in whatever order it was given. A second record of the same content
(one report under two paths) is told apart by its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, UUID, uuid5

from headwater.dossier import Dossier
from headwater.model import Event, Group, Origin, Place, Span, VoiceEntity

_HEADWATER = uuid5(NAMESPACE_URL, "urn:headwater")


def name_of(*parts: object) -> UUID:
    """The name of whatever these parts describe."""
    # The length before each part: no two lists of parts are written alike.
    written = "".join(f"{len(str(part))}:{part}" for part in parts)
    # As hexadecimal digits, since a path may hold what no encoding carries.
    return uuid5(_HEADWATER, written.encode("utf-8", "surrogatepass").hex())


class Identities:
    """The names of everything in one dossier that has an id ("r1", "c3", ...)."""

    def __init__(self, dossier: Dossier) -> None:
        """Name every record, reports first: the others are named by them."""
        self._names: dict[str, UUID] = {}
        self._given: Counter[tuple[object, ...]] = Counter()
        for report in dossier.reports:
            self._add(report.id, "report", report.sha256, report.text_sha256)
        for local, parts in self._others(dossier):
            self._add(local, *parts)
        self.dossier = name_of(
            "dossier", dossier.provenance.settings, *(self.of(r.id) for r in dossier.reports)
        )

    def of(self, local: str) -> UUID:
        """The name of a record by its id in the dossier; an id of nothing has a name too."""
        return self._names.get(local) or name_of("unknown", local)

    def urn(self, local: str) -> str:
        """The same as a URI."""
        return self.of(local).urn

    def _add(self, local: str, *parts: object) -> None:
        self._given[parts] += 1
        count = self._given[parts]
        self._names.setdefault(local, name_of(*parts) if count == 1 else name_of(*parts, count))

    def _others(self, dossier: Dossier) -> Iterator[tuple[str, tuple[object, ...]]]:
        for attribution in dossier.attributions:
            yield attribution.id, ("attribution", *self._at(attribution.content))
        for claim in dossier.claims:
            yield claim.id, ("claim", *self._at(claim.span))
        for place in dossier.places:
            yield place.id, ("place", *self._at(place.span), *_resolved(place))
        for time in dossier.times:
            yield time.id, ("time", *self._at(time.span))
        for drift in dossier.drift:
            yield (
                drift.id,
                ("drift", drift.kind, *self._at(drift.child), *self._at(drift.parent)),
            )
        # What is named by other records comes after them.
        for event in dossier.events:
            yield event.id, self._event(event)
        for voice in dossier.voices:
            yield voice.id, self._voice(voice)
        for origin in dossier.origins:
            yield origin.id, self._origin(origin)
        for group in dossier.groups:
            yield group.id, self._group(group)

    def _at(self, span: Span) -> tuple[object, ...]:
        return self.of(span.report), span.start, span.end

    def _all(self, locals_: Iterable[str]) -> tuple[UUID, ...]:
        return tuple(self.of(local) for local in locals_)

    def _event(self, event: Event) -> tuple[object, ...]:
        return ("event", event.type, event.mode, event.modality, *self._all(event.claims))

    def _voice(self, voice: VoiceEntity) -> tuple[object, ...]:
        # Voices without a name are never one across reports.
        if voice.kind == "unnamed":
            return ("voice", voice.kind, voice.name, *self._all(voice.attributions))
        return ("voice", voice.kind, voice.name)

    def _origin(self, origin: Origin) -> tuple[object, ...]:
        return ("origin", origin.name, *self._all([origin.report] if origin.report else []))

    def _group(self, group: Group) -> tuple[object, ...]:
        return ("group", *self._all(group.claims))


def _resolved(place: Place) -> tuple[object, ...]:
    return (place.geonameid,)
