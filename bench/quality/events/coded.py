"""The events and times of a text as the pipeline codes them, places left out.

Attributions are by rules alone: whether the fitted network finds a few more changes no event, and
costs as much time again as all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.extract.claim import extract_claims
from headwater.extract.event import extract_events
from headwater.extract.number import extract_numbers
from headwater.extract.time import extract_times
from headwater.model import Capture, Event, Metadata, TimeExpression
from headwater.read import read
from headwater.settings import AnnotateSettings, AttributionSettings, ReadSettings


@dataclass(frozen=True, slots=True)
class Coded:
    """What one text tells of, in its text order; times are numbered as the events name them."""

    events: tuple[Event, ...]
    times: tuple[TimeExpression, ...]


def code(name: str, text: str, published: str | None) -> Coded:
    """Read a text published on a day, and code it."""
    capture = Capture(f"{name}.txt", text.encode(), Metadata(published=published))
    report = read(capture, "r1", ReadSettings())
    parsed = annotate(report, AnnotateSettings())
    attributions = extract_attributions(report, parsed, AttributionSettings(method="rules"))
    claims = extract_claims(report, parsed, attributions, extract_numbers(report, parsed))
    claims = tuple(replace(c, id=f"c{n}") for n, c in enumerate(claims, start=1))
    times = extract_times(report, parsed)
    times = tuple(replace(t, id=f"t{n}") for n, t in enumerate(times, start=1))
    return Coded(extract_events(report, parsed, claims, (), times), times)
