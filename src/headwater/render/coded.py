"""Coded events by type, each with what it was coded from: the words, who said them, to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Attribution, Claim, Event
from headwater.render.names import Names
from headwater.render.scenes import EventWords
from headwater.render.visible import one_line, shorten
from headwater.render.words import count, join

# What each of PLOVER's events means, in a reader's words.
_MEANINGS = {
    "AGREE": "agreed or promised",
    "CONSULT": "met or talked",
    "SUPPORT": "backed in words",
    "CONCEDE": "gave way in words",
    "COOPERATE": "worked together",
    "AID": "gave help",
    "RETREAT": "gave up, withdrew or released",
    "REQUEST": "asked or demanded",
    "ACCUSE": "blamed, criticised or investigated",
    "REJECT": "refused",
    "THREATEN": "threatened or warned",
    "PROTEST": "protested",
    "SANCTION": "punished or broke off",
    "MOBILIZE": "moved or raised forces",
    "COERCE": "used power short of violence",
    "ASSAULT": "used violence against people or property",
}
_MAX_WORDS = 240


@dataclass(frozen=True, slots=True)
class Ground:
    """What an event was coded from.

    Attributes:
        report: name of the report.
        text: the claim's words.
        source: whom the report credits, or "" where it credits nobody.
        reason: why it is coded so, or "".
    """

    report: str
    text: str
    source: str
    reason: str = ""

    @property
    def words(self) -> str:
        """The ground as one line: "“…” (Outlet, crediting residents)"."""
        said = f"{self.report}, crediting {self.source}" if self.source else self.report
        why = f"; {one_line(self.reason)}" if self.reason else ""
        return f"“{shorten(self.text, _MAX_WORDS)}” ({said}){why}"


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """Tellings that read the same, as one row.

    Attributes:
        words: what, by whom, to whom, where, when, how many.
        reports: names of the reports that tell it.
        grounds: what it was coded from, each once.
    """

    words: str
    reports: tuple[str, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """The coded events of one of PLOVER's types.

    Attributes:
        name: as PLOVER has it, with a capital ("Assault").
        meaning: in a reader's words; "" for a type that we do not know.
        tellings: how many events were coded, those that read the same counted each.
        events: those that most reports tell first.
    """

    name: str
    meaning: str
    tellings: int
    events: tuple[CodedEvent, ...]

    @property
    def head(self) -> str:
        """The type with its count: "Assault (used violence ...): 3 events, told 5 times"."""
        meaning = f" ({self.meaning})" if self.meaning else ""
        times = f", told {self.tellings:,} times" if self.tellings > len(self.events) else ""
        return f"{self.name}{meaning}: {count(len(self.events), 'event')}{times}"


def coded_events(dossier: Dossier, names: Names) -> tuple[EventType, ...]:
    """The coded events by type, the type with most tellings first."""
    by_type: dict[str, list[Event]] = defaultdict(list)
    for event in dossier.events:
        by_type[event.type].append(event)
    grounds, words = _Grounds(dossier, names), EventWords(dossier)
    ordered = sorted(by_type.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_type(name, events, words, grounds) for name, events in ordered)


def _type(name: str, events: list[Event], words: EventWords, grounds: _Grounds) -> EventType:
    told: dict[str, list[Ground]] = defaultdict(list)
    for event in events:
        told[words.of(event)].extend(grounds.of(event))
    rows = [
        CodedEvent(said, tuple(dict.fromkeys(g.report for g in found)), tuple(dict.fromkeys(found)))
        for said, found in told.items()
    ]
    rows.sort(key=lambda row: -len(row.reports))
    shown = one_line(name).capitalize() or "Event"
    return EventType(shown, _MEANINGS.get(name, ""), len(events), tuple(rows))


class _Grounds:
    """The claims that events were coded from, with whom they are credited to."""

    def __init__(self, dossier: Dossier, names: Names) -> None:
        self.names = names
        self.claims: Mapping[str, Claim] = {c.id: c for c in dossier.claims}
        self.attributions: Mapping[str, Attribution] = {a.id: a for a in dossier.attributions}

    def of(self, event: Event) -> list[Ground]:
        return [
            self._ground(self.claims[c], event.reason) for c in event.claims if c in self.claims
        ]

    def _ground(self, claim: Claim, reason: str) -> Ground:
        found = [self.attributions[a] for a in claim.attributions if a in self.attributions]
        sources = [one_line(a.source.text) for a in found if a.source is not None]
        credit = join(list(dict.fromkeys(reversed(sources))), 3)
        return Ground(self.names.of(claim.span.report), one_line(claim.span.text), credit, reason)
