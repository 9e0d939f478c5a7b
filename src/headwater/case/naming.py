"""Stable names: what a finding is called as long as it says the same of the same words.

Ids ("r1", "g3") number what one run found and shift when a report is added. A name is made from
content: the report's bytes, the place of the words, what a voice is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.lexicon.fold import fold_name
from headwater.model import Attribution, Claim, Drift, Link, Origin, Span, VoiceEntity

Key = Callable[..., str]
"""Makes a name from a kind and what makes a thing what it is (`CaseFile.name`)."""


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives the names of findings.

    Attributes:
        key: makes a name.
        reports: stable names of the reports by their ids.
    """

    key: Key
    reports: Mapping[str, str]

    def claim(self, claim: Claim) -> str:
        """By the place of its words."""
        return self.key("claim", *self._place(claim.span))

    def drift(self, drift: Drift) -> str:
        """By its kind and the places of both sides."""
        return self.key("drift", drift.kind, *self._place(drift.child), *self._place(drift.parent))

    def origin(self, origin: Origin) -> str:
        """By the report that it is; of one that is not at hand, by what it is called."""
        if origin.report is not None:
            return self.key("origin", self.reports[origin.report])
        return self.key("origin", "", fold_name(origin.name))

    def link(self, link: Link, origins: Mapping[str, Origin]) -> str:
        """By the report that took and what it took from."""
        parent = self.reports.get(link.parent) or self.origin(origins[link.parent])
        return self.key("link", self.reports[link.child], parent)

    def voice(self, voice: VoiceEntity, attributions: Mapping[str, Attribution]) -> str:
        """By what it is called; one without a name by the first words it is credited with."""
        if voice.kind != "unnamed":
            return self.key("voice", fold_name(voice.name))
        first = attributions[voice.attributions[0]]
        return self.key("voice", fold_name(voice.name), *self._place(first.content))

    def outlet(self, name: str) -> str:
        """By what it is called, in any case and without articles."""
        return self.key("outlet", fold_name(name))

    def group(self, claims: Iterable[str]) -> str:
        """By the first of the names of its claims."""
        return self.key("group", min(claims))

    def _place(self, span: Span) -> tuple[str, str, str]:
        return self.reports[span.report], str(span.start), str(span.end)


def name_findings(namer: Namer, dossier: Dossier) -> dict[str, str]:
    """The stable name of everything in a dossier, by its id; of a link by "r2:r1".

    Of two things that would have the same name the second gets one of its own.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id, name in _each(namer, dossier):
        number = 2
        unique = name
        while unique in taken:
            unique = namer.key(name.partition("-")[0], name, str(number))
            number += 1
        taken.add(unique)
        names[id] = unique
    return names


def _each(namer: Namer, dossier: Dossier) -> Iterator[tuple[str, str]]:
    origins = {o.id: o for o in dossier.origins}
    attributions = {a.id: a for a in dossier.attributions}
    claims = {c.id: namer.claim(c) for c in dossier.claims}
    yield from namer.reports.items()
    yield from claims.items()
    for origin in dossier.origins:
        yield origin.id, namer.origin(origin)
    for link in dossier.links:
        yield f"{link.child}:{link.parent}", namer.link(link, origins)
    for voice in dossier.voices:
        yield voice.id, namer.voice(voice, attributions)
    for group in dossier.groups:
        yield group.id, namer.group(claims[c] for c in group.claims)
    for drift in dossier.drift:
        yield drift.id, namer.drift(drift)
