"""Report + annotations -> time expressions as intervals of days.

A date with a year stands by itself (anchor "text"); everything else is counted from the day of
publication (anchor "published"), and news looks back: "in May" is the last May before it. Where the
day of publication is unknown such an expression keeps its words and has no interval (anchor "none").
Durations ("three days") and habits ("twice a week") are no points of time and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from headwater.extract.calendar import Interval, day, in_part
from headwater.extract.time_phrase import PHRASES, Phrase, Reading, resolve
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Report, Sentence, TimeExpression

_RANGE_JOINTS = {
    "from": re.compile(r"\s*(?:to|until|till|through|-|–)\s*$"),
    "between": re.compile(r"\s*and\s*$"),
    "": re.compile(r"\s*(?:-|–|through|until|to)\s*$"),
}
_OPENERS = re.compile(r"\b(from|between|since)\s+(?:about |around |at least |the )?$", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|'ll|shall|plans? to|due to|set to|scheduled|expected to|going to|next)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: Reading


def extract_times(report: Report, annotations: Annotations) -> tuple[TimeExpression, ...]:
    """All time expressions of a report, in text order, without overlap."""
    text = straighten(report.text)
    made: list[TimeExpression] = []
    last_known: Interval | None = None
    for sentence in annotations.sentences:
        for found in _joined(list(_phrases(text, sentence, annotations)), text):
            expression, interval = _expression(report, found, last_known)
            made.append(expression)
            last_known = interval or last_known
    return tuple(made)


def _phrases(text: str, sentence: Sentence, annotations: Annotations) -> Iterator[_Found]:
    words = text[sentence.span.start : sentence.span.end]
    taken = 0
    for match in PHRASES.finditer(words):
        if match.start() < taken:
            continue
        phrase = Phrase(match, _looks_ahead(words, match.start()))
        reading = phrase.reading()
        if reading is None or _is_other_word(phrase, sentence, annotations):
            continue
        taken = match.end()
        start = sentence.span.start + match.start()
        yield _Found(start, sentence.span.start + match.end(), reading)


def _looks_ahead(words: str, at: int) -> bool:
    """Whether the clause before a phrase speaks of the future."""
    clause = re.split(r"[;:\"]|, (?:and|but) ", words[:at].casefold())[-1]
    return _FUTURE.search(clause) is not None and " said" not in clause[-12:]


def _is_other_word(phrase: Phrase, sentence: Sentence, annotations: Annotations) -> bool:
    """Whether "may", "march", "sun" and the like are no names of days here."""
    if not phrase.doubtful:
        return False
    at = sentence.span.start + phrase.match.start()
    for token in annotations.tokens_of(sentence):
        if token.end > at:
            return token.pos in {"AUX", "VERB", "ADJ"} or token.entity == "PERSON"
    return True


def _joined(found: list[_Found], text: str) -> list[_Found]:
    """ "from May to July", "between Monday and Friday", "since last year" made one interval."""
    made: list[_Found] = []
    at = 0
    while at < len(found):
        first = found[at]
        opener_match = _OPENERS.search(text[max(0, first.start - 24) : first.start])
        opener = opener_match.group(1).casefold() if opener_match else ""
        second = found[at + 1] if at + 1 < len(found) else None
        if second is not None and opener != "since":
            joint = _RANGE_JOINTS[opener].match(text[first.end : second.start])
            if joint is not None and first.reading.points and second.reading.points:
                made.append(_Found(first.start, second.end, Reading.range(first.reading, second.reading)))
                at += 2
                continue
        if opener == "since" and opener_match is not None and first.reading.points:
            start = first.start - len(opener_match.group())
            made.append(_Found(start, first.end, Reading.since(first.reading)))
        else:
            made.append(first)
        at += 1
    return made


def _expression(
    report: Report, found: _Found, last_known: Interval | None
) -> tuple[TimeExpression, Interval | None]:
    earliest, latest = _published(report)
    interval = anchored = None
    if found.reading.needs == "nothing":
        interval = resolve(found.reading, None, None)
        anchored = "text"
    elif found.reading.needs == "before" and last_known is not None:
        interval = resolve(found.reading, None, last_known)
        anchored = "text"
    elif found.reading.needs == "published" and earliest is not None and latest is not None:
        low = resolve(found.reading, earliest, last_known)
        high = resolve(found.reading, latest, last_known) if latest != earliest else low
        if low is not None and high is not None:
            interval = Interval(min(low.first, high.first), max(low.last, high.last))
        anchored = "published"
    span = report.span(found.start, found.end)
    if interval is None or anchored is None:
        return TimeExpression("", span, None, None, 3, "none"), None
    days = (interval.last - interval.first).days + 1
    precision = 1 if days <= 1 else 2 if days <= 7 else 3
    anchor = "published" if anchored == "published" else "text"
    expression = TimeExpression(
        "", span, interval.first.isoformat(), interval.last.isoformat(), precision, anchor
    )
    return expression, interval


def _published(report: Report) -> tuple[date | None, date | None]:
    """First and last day on which the report may have been published."""
    if not report.published.known:
        return None, None
    return day(report.published.earliest), day(report.published.latest)


__all__ = ["extract_times"]
_ = (replace, timedelta, in_part)
