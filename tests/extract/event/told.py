"""The events of a text whose sentences are its claims, for tests."""

from __future__ import annotations

from functools import lru_cache

from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.event import extract_events
from headwater.extract.number import extract_numbers
from headwater.extract.time import extract_times
from headwater.model import Claim, Event
from headwater.settings import AnnotateSettings


@lru_cache(maxsize=256)
def events(text: str, published: str | None = "2015-07-10") -> tuple[Event, ...]:
    """What a text published on a day is coded as."""
    report = make_report(text, published=published)
    annotations = annotate(report, AnnotateSettings())
    numbers = extract_numbers(report, annotations)
    claims = [
        Claim(
            f"c{s.index}", s.span, s.index, (), "stated", (),
            tuple(n for n in numbers if s.span.covers(n.span)),
        )
        for s in annotations.sentences
    ]  # fmt: skip
    return extract_events(report, annotations, claims, (), extract_times(report, annotations))


def codes(text: str) -> list[tuple[str, str | None]]:
    """Type and mode of each event of a text."""
    return [(e.type, e.mode) for e in events(text)]
