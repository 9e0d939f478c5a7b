"""Report + annotations -> time expressions as intervals of days.

A date with a year stands by itself (anchor "text"); everything else is counted from the day of
publication (anchor "published"), and news looks back: "in May" is the last May before it. Where
that day is unknown such an expression keeps its words and has no interval (anchor "none").
Durations ("for three days") and habits ("twice a week") are no points of time and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from headwater.extract.calendar import Interval, parse_day
from headwater.extract.time_pattern import Phrase, find_phrases
from headwater.extract.time_phrase import Reference
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Report, Sentence, TimeExpression, Token

# Words between the two ends of a range, by the word that opens it.
_JOINTS = {
    "from": re.compile(r"\s*(?:to|until|till|through|-|–)\s*"),
    "between": re.compile(r"\s*and\s*"),
    "": re.compile(r"\s*(?:-|–|through|until|to)\s*"),
}
_OPENER = re.compile(r"\b(?:(from|between)\s+|(since)\s+)$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|shall|plans? to|due|set to|scheduled|expected to|going to|would)\b|'ll\b"
)
_CLAUSE = re.compile(r"[;:\"]|, (?:and|but) |\bsaid\b")
_YEAR_OPENERS = frozenset(
    "in since by until of from during before after early late mid between to and till through "
    "for year".split()
)
_MONTH_OPENERS = frozenset(
    "in since by until of from during before after last next this early late mid between to and "
    "till through on for".split()
)


@dataclass(frozen=True, slots=True)
class _Found:
    """One phrase or two joined: `since` marks an interval that runs on to the publication."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    ahead: bool
    since: bool = False

    @property
    def needs(self) -> str:
        needs = {phrase.needs for phrase in self.phrases}
        for worst in ("never", "before", "published"):
            if worst in needs:
                return worst
        return "published" if self.since else "nothing"


def extract_times(report: Report, annotations: Annotations) -> tuple[TimeExpression, ...]:
    """All time expressions of a report, in text order, without overlap."""
    text = straighten(report.text)
    published = (parse_day(report.published.earliest), parse_day(report.published.latest))
    made: list[TimeExpression] = []
    before: Interval | None = None
    for sentence in annotations.sentences:
        for found in _joined(list(_phrases(text, sentence, annotations)), text, sentence):
            interval = _interval(found, published, before)
            made.append(_expression(report, found, interval))
            before = interval or before
    return tuple(made)


def _phrases(text: str, sentence: Sentence, annotations: Annotations) -> Iterator[_Found]:
    offset = sentence.span.start
    words = text[offset : sentence.span.end]
    tokens = annotations.tokens_of(sentence)
    for phrase in find_phrases(words):
        start, end = offset + phrase.start, offset + phrase.end
        if phrase.doubtful and not _is_time(phrase, words, tokens, start):
            continue
        clause = _CLAUSE.split(words[: phrase.start].casefold())[-1]
        yield _Found(start, end, (phrase,), _FUTURE.search(clause) is not None)


def _is_time(phrase: Phrase, words: str, tokens: tuple[Token, ...], start: int) -> bool:
    """Whether "may", "march", "sun" or "1200" are a month, a day or a year here."""
    token = next((t for t in tokens if t.end > start), None)
    if token is None:
        return False
    said = words[phrase.start : phrase.end]
    if phrase.doubtful == "year":
        return _is_year(phrase, words, token)
    if phrase.doubtful == "season":
        return token.entity == "DATE" or said.casefold() != "in fall"
    if phrase.doubtful == "weekday":
        long = len(said.split()[-1].rstrip(".")) > len("Sun")
        return any(c.isupper() for c in said) and (long or token.entity == "DATE")
    return any(c.isupper() for c in said) and _is_month(phrase, words, tokens, start)


def _is_month(phrase: Phrase, words: str, tokens: tuple[Token, ...], start: int) -> bool:
    said = words[phrase.start : phrase.end]
    end = start + len(said)
    named = next((t for t in reversed(tokens) if t.start < end), tokens[0])
    first_name = next((t for t in tokens if t.end == start - 1), None)
    if first_name is not None and first_name.pos == "PROPN" and first_name.head == named.index:
        return False  # "Theresa May"
    if named.entity != "DATE" and (
        named.pos in {"AUX", "VERB"} or named.entity in {"PERSON", "ORG", "GPE"}
    ):
        return False
    return named.entity == "DATE" or _word_before(phrase, words) in _MONTH_OPENERS or " " in said


def _is_year(phrase: Phrase, words: str, token: Token) -> bool:
    if not words[phrase.start : phrase.end].isdigit():
        return token.entity in {"DATE", ""}
    before, after = words[max(0, phrase.start - 1) : phrase.start], words[phrase.end :][:2]
    figure = before in {"$", "£", "€", "#", ".", ","} or after[:1] in {"%", ":"}
    if figure or (after[:1] in {".", ","} and after[1:].isdigit()):
        return False
    opened = _word_before(phrase, words) in _YEAR_OPENERS
    return token.entity == "DATE" or (opened and token.entity == "")


def _word_before(phrase: Phrase, words: str) -> str:
    found = re.findall(r"[^\W\d_]+", words[max(0, phrase.start - 24) : phrase.start])
    return found[-1].casefold() if found else ""


def _joined(found: list[_Found], text: str, sentence: Sentence) -> Iterator[_Found]:
    """Join "from May to July" and "between Monday and Friday"; "since May" runs to publication."""
    at = 0
    while at < len(found):
        first = found[at]
        match = _OPENER.search(text, sentence.span.start, first.start)
        opener = (match.group(1) or match.group(2)).casefold() if match else ""
        second = found[at + 1] if at + 1 < len(found) else None
        if second is not None and opener != "since":
            joint = _JOINTS[opener].fullmatch(text, first.end, second.start)
            if joint is not None and "never" not in {first.needs, second.needs}:
                phrases = (*first.phrases, *second.phrases)
                yield _Found(first.start, second.end, phrases, first.ahead)
                at += 2
                continue
        if opener == "since" and match is not None:
            yield _Found(match.start(), first.end, first.phrases, first.ahead, since=True)
        else:
            yield first
        at += 1


def _interval(
    found: _Found, published: tuple[date | None, date | None], before: Interval | None
) -> Interval | None:
    """The days that a phrase means, over all days on which the report may have been published."""
    if found.needs == "never" or (found.needs == "before" and before is None):
        return None
    days = [day for day in dict.fromkeys(published) if day is not None]
    if found.needs == "published" and not days:
        return None
    ends = [
        interval
        for day in days or [date.min]
        if (interval := _resolved(found, Reference(day, before, found.ahead))) is not None
    ]
    if not ends:
        return None
    return Interval(min(i.first for i in ends), max(i.last for i in ends))


def _resolved(found: _Found, reference: Reference) -> Interval | None:
    try:
        parts = [phrase.resolve(reference) for phrase in found.phrases]
    except (ValueError, OverflowError):  # beyond the calendar's first or last year
        return None
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    first, last = known[0].first, known[-1].last
    if found.since:
        last = max(last, reference.today)
    return Interval(first, last) if first <= last else None


def _expression(report: Report, found: _Found, interval: Interval | None) -> TimeExpression:
    span = report.span(found.start, found.end)
    if interval is None:
        return TimeExpression("", span, None, None, 3, "none")
    days = (interval.last - interval.first).days + 1
    precision = 1 if days == 1 else 2 if days <= 7 else 3
    return TimeExpression(
        id="",
        span=span,
        earliest=interval.first.isoformat(),
        latest=interval.last.isoformat(),
        precision=precision,
        anchor="published" if found.needs == "published" else "text",
    )
