"""Coded events of the same claim as one incident: what a table with a row for each event counts.

Every report that tells of a raid gives an event of its own, since each is somebody's claim. A table
of events would count the raid once for each of them, so it has a row for each incident, and the
figures of a row are those of the independent origins, not of the retellings.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import networkx as nx

from headwater.dossier.precision import coordinates
from headwater.export.index import Index
from headwater.model import Claim, Event, Place, Report, TimeExpression

# PLOVER's auxiliary modes that leave it open, or deny, that anything happened.
_NOT_HAPPENED = frozenset({"future", "hypothetical", "negated"})


@dataclass(frozen=True, slots=True)
class Spread:
    """How many, over the origins that say so.

    Attributes:
        low: the least that any origin gives.
        best: what most origins give; of several, the least. Of a range, its lower end.
        high: the most that any origin gives.
    """

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that reports say happened, with every telling of it.

    Attributes:
        type: PLOVER event.
        mode: PLOVER mode, or None.
        events: the tellings, those of origins' own reports first.
        claims: the claims that tell it, in the same order.
        reports: the reports that make them, in the same order.
        place: where, as the first telling with coordinates has it (else the first place named).
        time: when, as the first telling with both ends has it (else the first time given).
        dead: how many died, or None where nobody says.
    """

    type: str
    mode: str | None
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    place: Place | None
    time: TimeExpression | None
    dead: Spread | None

    @property
    def happened(self) -> bool:
        """Whether any telling says that it happened."""
        return any(event.modality not in _NOT_HAPPENED for event in self.events)

    @property
    def actors(self) -> tuple[str, ...]:
        """Who did it, as the first telling that names anybody has it."""
        return next((e.actors for e in self.events if e.actors), ())

    @property
    def recipients(self) -> tuple[str, ...]:
        """To whom it was done, as the first telling that names anybody has it."""
        return next((e.recipients for e in self.events if e.recipients), ())

    @property
    def contexts(self) -> tuple[str, ...]:
        """PLOVER contexts of all tellings, in order."""
        return tuple(sorted({context for event in self.events for context in event.context}))


def incidents(index: Index) -> tuple[Incident, ...]:
    """The incidents of a dossier, in the order of their first events."""
    graph: nx.Graph[tuple[object, ...]] = nx.Graph()
    events, modes = index.dossier.events, _modes(index)
    told_before: Counter[tuple[object, ...]] = Counter()
    for position, event in enumerate(events):
        graph.add_node(("event", position))
        for claim in index.claims_of(event):
            # Several events of one code in one claim are several: the first of one telling is the
            # first of another, and so on.
            told = (claim.id, event.type, event.mode)
            number = told_before[told]
            told_before[told] += 1
            if claim.group is not None:
                mode = event.mode or modes[claim.group, event.type]
                key = ("group", claim.group, event.type, mode, number)
                graph.add_edge(("event", position), key)
    together = sorted(
        sorted(int(str(node[1])) for node in nodes if node[0] == "event")
        for nodes in nx.connected_components(graph)
    )
    roots = {origin.report for origin in index.origins.values()}
    return tuple(_incident([events[p] for p in found], roots, index) for found in together)


def _modes(index: Index) -> dict[tuple[str, str], str | None]:
    """By group and event the one mode that its tellings give, or None where they give several."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in index.dossier.events:
        for claim in index.claims_of(event):
            if claim.group is not None:
                found[claim.group, event.type] |= {event.mode} if event.mode else set()
    return {key: next(iter(modes)) if len(modes) == 1 else None for key, modes in found.items()}


def _incident(told: Sequence[Event], roots: set[str | None], index: Index) -> Incident:
    def from_retelling(event: Event) -> bool:
        return not any(c.span.report in roots for c in index.claims_of(event))

    events = sorted(told, key=from_retelling)
    claims = {c.id: c for e in events for c in index.claims_of(e)}
    places = [p for e in events if (p := index.place_of(e)) is not None]
    times = [t for e in events if (t := index.time_of(e)) is not None]
    return Incident(
        type=events[0].type,
        mode=next((e.mode for e in events if e.mode), None),
        events=tuple(events),
        claims=tuple(claims.values()),
        reports=index.reports_of(claims.values()),
        place=next((p for p in places if coordinates(p)), places[0] if places else None),
        time=next((t for t in times if t.earliest and t.latest), times[0] if times else None),
        dead=spread(events, index, lambda event: event.dead),
    )


def spread(
    events: Sequence[Event], index: Index, figure: Callable[[Event], tuple[float, float] | None]
) -> Spread | None:
    """The spread of a figure over the origins behind some tellings; None where nobody gives one.

    An origin whose own report is at hand says what that report says: a retelling that changed the
    figure changes nothing. One that nobody has seen says what its retellings say.
    """
    by_origin = _by_origin(events, index, figure)
    if not by_origin:
        return None
    support: dict[int, int] = defaultdict(int)
    for low, _ in by_origin.values():
        support[math.floor(low)] += 1
    return Spread(
        low=math.floor(min(low for low, _ in by_origin.values())),
        best=min(support, key=lambda value: (-support[value], value)),
        high=math.ceil(max(high for _, high in by_origin.values())),
    )


def _by_origin(
    events: Sequence[Event], index: Index, figure: Callable[[Event], tuple[float, float] | None]
) -> dict[str, tuple[float, float]]:
    own: dict[str, tuple[float, float]] = {}
    retold: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for event in events:
        ends = figure(event)
        if ends is None or event.modality in _NOT_HAPPENED:
            continue
        for claim in index.claims_of(event):
            for origin in index.origins_of(claim):
                root = index.origins[origin].report if origin in index.origins else origin
                if root == claim.span.report:
                    own.setdefault(origin, ends)
                retold[origin].append(ends)
    spanned = {
        origin: (min(low for low, _ in ends), max(high for _, high in ends))
        for origin, ends in retold.items()
    }
    return {**spanned, **own}
