"""The time expressions of a text as short rows, for tests."""

from __future__ import annotations

from tests.factory import make_report

from headwater.annotate import annotate
from headwater.extract.time import extract_times
from headwater.model import TimeExpression
from headwater.settings import AnnotateSettings

FRIDAY = "2015-07-10"


def times(text: str, published: str | None = FRIDAY) -> tuple[TimeExpression, ...]:
    """What a text published on a day says of time."""
    report = make_report(text, published=published)
    return extract_times(report, annotate(report, AnnotateSettings()))


def rows(text: str, published: str | None = FRIDAY) -> list[tuple[str, str, str]]:
    """Words, TIMEX3 type and value of each expression."""
    return [(t.span.text, t.type, t.value) for t in times(text, published)]
