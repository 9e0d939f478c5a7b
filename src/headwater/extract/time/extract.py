"""Report + annotations -> time expressions: TIMEX3's type and value, and an interval of days.

A date with a year stands by itself (anchor "text"); everything else is counted from the day of
publication (anchor "published"), and news looks back: "in May" is the last May before it. Where
that day is unknown such an expression keeps what its words alone say ("XXXX-05"; anchor "none"),
with the bounds that the text's own dated facts give.
"""

from __future__ import annotations

from headwater.extract.time.calendar import parse_day
from headwater.extract.time.finding import Found, find_in_sentence
from headwater.extract.time.resolve import Resolved, resolve_all
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Report, TimeExpression


def extract_times(report: Report, annotations: Annotations) -> tuple[TimeExpression, ...]:
    """All time expressions of a report, in text order, without overlap; ids are ""."""
    text = straighten(report.text)
    found = [
        one
        for sentence in annotations.sentences
        for one in find_in_sentence(text, sentence, annotations)
    ]
    published = (parse_day(report.published.earliest), parse_day(report.published.latest))
    return tuple(
        _expression(report, one, resolved) for one, resolved in resolve_all(found, published)
    )


def _expression(report: Report, found: Found, resolved: Resolved) -> TimeExpression:
    earliest, latest = resolved.earliest, resolved.latest
    days = (latest - earliest).days + 1 if earliest and latest else None
    return TimeExpression(
        id="",
        span=report.span(found.start, found.end),
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
        precision=3 if days is None else 1 if days == 1 else 2 if days <= 7 else 3,
        anchor=resolved.anchor,
        type=resolved.type,
        value=resolved.value,
    )
