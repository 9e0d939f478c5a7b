"""What Headwater finds in a document, as TempEval-3 labels it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bench.quality.times.corpus import Labelled, Timex
from headwater.annotate import annotate
from headwater.extract.time import extract_times
from headwater.model import Capture, Metadata, TimeExpression
from headwater.read import read
from headwater.settings import AnnotateSettings, ReadSettings

# Between the two ends of a range: a word with spaces about it, or a dash.
_JOINT = re.compile(r"\s+(?:through|until|till|to|and|-|–)\s+|[-–]")


def find(document: Labelled) -> list[Timex]:
    """Read a document published on its day of creation, and find its time expressions."""
    metadata = Metadata(published=document.published)
    capture = Capture(f"{document.name}.txt", document.text.encode(), metadata)
    report = read(capture, "r1", ReadSettings())
    times = extract_times(report, annotate(report, AnnotateSettings()))
    return [timex for time in times for timex in as_labelled(time)]


def as_labelled(time: TimeExpression) -> Iterator[Timex]:
    """One expression; a range ("from May to July") is one of ours and two of TempEval-3."""
    start, end = time.span.start, time.span.end
    first, _, last = time.value.partition("/")
    joint = _JOINT.search(time.span.text)
    if not last or joint is None:
        yield Timex(start, end, time.type, time.value)
        return
    yield Timex(start, start + joint.start(), time.type, first)
    yield Timex(start + joint.end(), end, time.type, last)
