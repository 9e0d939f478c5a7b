"""Where and what, in a few words each: places and coded events."""

from __future__ import annotations

from collections import defaultdict

from headwater.dossier import Dossier
from headwater.dossier.precision import shape, uncertainty_m
from headwater.model import Event, Place
from headwater.render.names import Names
from headwater.render.visible import one_line
from headwater.render.words import count, interval, join

_MODALITIES = {
    "historical": "background",
    "future": "expected",
    "hypothetical": "hypothetical",
    "negated": "denied",
}


def grouped_places(dossier: Dossier) -> tuple[tuple[Place, ...], ...]:
    """Places named more than once, together: resolved ones by entry, others by their words.

    Resolved ones come first, those that most reports name before others.
    """
    together: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in dossier.places:
        key = (place.lat, place.lon, place.name) if place.lat is not None else (place.name,)
        together[key].append(place)
    return tuple(
        tuple(places)
        for places in sorted(
            together.values(),
            key=lambda ps: (ps[0].lat is None, -len({p.span.report for p in ps}), -len(ps)),
        )
    )


def place_lines(dossier: Dossier, names: Names) -> list[str]:
    """A line for each place: name, kind, coordinates or "not resolved", who names it."""
    lines: list[str] = []
    for places in grouped_places(dossier):
        first = places[0]
        who = join(list(dict.fromkeys(names.of(p.span.report) for p in places)), 4)
        lines.append(f"{one_line(first.name)}: {place_words(first)}; named in {who}")
    return lines


def place_words(place: Place) -> str:
    """What a place was resolved to: "city, 35.02 N 40.45 E", or why it has no point."""
    if place.lat is None or place.lon is None:
        if place.candidates > 1:
            return f"not resolved, {count(place.candidates, 'candidate')}"
        return "not resolved"
    north = f"{abs(place.lat):.2f} {'N' if place.lat >= 0 else 'S'}"
    east = f"{abs(place.lon):.2f} {'E' if place.lon >= 0 else 'W'}"
    kind = one_line(place.kind)
    if kind in {"", "unknown"}:
        return f"{north} {east}"
    # The middle of a country is not where anything happened.
    if kind == "country":
        return kind
    # Of a town the reader knows how wide it is.
    near = "" if shape(place) == "point" else f", within about {_distance(place)}"
    return f"{kind}, {north} {east}{near}"


def _distance(place: Place) -> str:
    return f"{(uncertainty_m(place) or 0) / 1000:,.0f} km"


class EventWords:
    """Says coded events in words: "assault (aerial), by the army, at Tolmere, 3 May 2031, 2 dead".

    Args:
        dossier: the dossier that they are of.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._places = {p.id: p for p in dossier.places}
        self._times = {t.id: t for t in dossier.times}

    def of(self, event: Event, *, dated: bool = True) -> str:
        """One event in words.

        Args:
            event: the event.
            dated: whether the words say when.
        """
        kind = one_line(event.type.lower() if event.type else "event")
        parts = [f"{kind} ({one_line(event.mode)})" if event.mode else kind]
        if event.modality in _MODALITIES:
            parts[0] += f", {_MODALITIES[event.modality]}"
        if event.actors:
            parts.append(f"by {join([one_line(a) for a in event.actors], 4)}")
        if event.recipients:
            parts.append(f"to {join([one_line(r) for r in event.recipients], 4)}")
        where = self._places.get(event.place) if event.place else None
        if where is not None:
            parts.append(f"at {one_line(where.name)}")
        when = self._times.get(event.time) if event.time else None
        if when is not None and dated:
            parts.append(
                one_line(interval(when.earliest, when.latest) if when.earliest else when.span.text)
            )
        parts.extend(_victims(event))
        return ", ".join(parts)


def _victims(event: Event) -> list[str]:
    said: list[str] = []
    for figures, word in ((event.dead, "dead"), (event.injured, "injured")):
        if figures is not None:
            low, high = figures
            said.append(f"{low:,g} {word}" if low == high else f"{low:,g} to {high:,g} {word}")
    return said
