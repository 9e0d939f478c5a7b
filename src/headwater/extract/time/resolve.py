"""What the phrases of one report mean, one after the other, from its day of publication.

A phrase that names its own year stands by itself; others are counted from publication, or from
what the text dated before them. Where the publication is unknown, the text's own dated facts give
bounds: what happened on 3 July was not reported before 3 July.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from headwater.extract.time.calendar import Interval
from headwater.extract.time.finding import Found
from headwater.extract.time.grammar import Phrase
from headwater.extract.time.reading import Grain, Reading, common_value
from headwater.extract.time.reference import Reference
from headwater.model import Anchor, TimexType

# Two days with no digit in common: what a value holds on both, it holds on any.
_ANY_DAYS = (date(1987, 2, 4), date(2015, 11, 20))


@dataclass(frozen=True, slots=True)
class Resolved:
    """The meaning of a found phrase.

    Attributes:
        type: TIMEX3's type.
        value: TIMEX3's value; what cannot be known is crossed out ("XXXX-05").
        earliest: first day, or None.
        latest: last day, or None.
        anchor: what it was resolved against.
    """

    type: TimexType
    value: str
    earliest: date | None
    latest: date | None
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Publication:
    """The days on which a report may have been published.

    Attributes:
        days: the first and the last, where they are known.
        earliest: where they are not, the first day that the text's own facts allow, if any.
        latest: the same for the last day.
    """

    days: tuple[date, ...]
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class _Before:
    """What the text dated before a phrase."""

    interval: Interval | None = None
    grain: Grain | None = None
    quarter: Interval | None = None
    anchor: Anchor = "none"


def resolve_all(
    found: Sequence[Found], published: Iterable[date | None]
) -> list[tuple[Found, Resolved]]:
    """The phrases of a report with their meanings, in order; what means nothing is left out.

    Args:
        found: its phrases, in order.
        published: the first and the last day on which it may have been published, or None.
    """
    days = tuple(dict.fromkeys(day for day in published if day is not None))
    publication = Publication(days) if days else _bounded(found)
    before = _Before()
    made: list[tuple[Found, Resolved]] = []
    for one in found:
        resolved, before = _resolve(one, publication, before)
        if resolved is not None:
            made.append((one, resolved))
    return made


def _bounded(found: Sequence[Found]) -> Publication:
    """Bounds on an unknown day of publication, from dated facts: past ones, and coming ones."""
    past: list[Interval] = []
    coming: list[Interval] = []
    for one in found:
        if one.tense and all(p.rule.needs == "nothing" for p in one.phrases):
            readings = _readings(one, Reference(_ANY_DAYS[0]))
            if readings and readings[0].interval is not None:
                interval = readings[0].interval
                (past if one.tense == "past" else coming).append(interval)
    earliest = max((i.first for i in past), default=None)
    latest = min((i.last for i in coming), default=None)
    if earliest is not None and latest is not None and latest < earliest:
        latest = None
    return Publication((), earliest, latest)


def _resolve(
    found: Found, publication: Publication, before: _Before
) -> tuple[Resolved | None, _Before]:
    needs = {phrase.rule.needs for phrase in found.phrases}
    # Of a range the end that has a year gives it to the other.
    alone = found.phrases[-1].rule.needs == "nothing" and not found.since
    if alone or (needs == {"before"} and before.interval is not None):
        days: tuple[date, ...] = publication.days[:1] or _ANY_DAYS[:1]
        anchor: Anchor = "text" if alone else before.anchor
    else:
        days, anchor = publication.days, "published" if publication.days else "none"
    if not days:
        return _unanchored(found, publication, before)
    reading = _over_days(found, days, before)
    if reading is None:
        return None, before
    interval = reading.interval
    if interval is None:
        return Resolved(reading.type, reading.value, None, None, "none"), before
    resolved = Resolved(reading.type, reading.value, interval.first, interval.last, anchor)
    return resolved, _after(reading, anchor, before)


def _after(reading: Reading, anchor: Anchor, before: _Before) -> _Before:
    """What stands before the next phrase: durations date nothing."""
    if reading.type in {"DURATION", "SET"} or reading.interval is None:
        return before
    quarter = before.quarter
    if reading.grain == "quarter":  # the latest; others are what it is held against
        quarter = max(reading.interval, quarter or reading.interval)
    return _Before(reading.interval, reading.grain, quarter, anchor)


def _over_days(found: Found, days: Sequence[date], before: _Before) -> Reading | None:
    """The meaning over all days on which the report may have been published."""
    readings = [r for day in days if (r := _on_day(found, day, before)) is not None]
    if not readings:
        return None
    first, last = readings[0], readings[-1]
    known = [r.interval for r in readings if r.interval is not None]
    interval = Interval(min(i.first for i in known), max(i.last for i in known)) if known else None
    return replace(first, value=common_value(first.value, last.value), interval=interval)


def _unanchored(
    found: Found, publication: Publication, before: _Before
) -> tuple[Resolved | None, _Before]:
    """The meaning where no day of publication is known: bounds only, if the text gives any."""
    anyhow = _over_days(found, _ANY_DAYS, before)
    if anyhow is None:
        return None, before
    first = _on_day(found, publication.earliest, before) if publication.earliest else None
    last = _on_day(found, publication.latest, before) if publication.latest else None
    earliest = first.interval.first if first and first.interval else None
    latest = last.interval.last if last and last.interval else None
    value = common_value(first.value, last.value) if first and last else anyhow.value
    return Resolved(anyhow.type, value, earliest, latest, "none"), before


def _on_day(found: Found, day: date, before: _Before) -> Reading | None:
    past = found.tense == "past"
    reference = Reference(day, before.interval, before.grain, before.quarter, found.ahead, past)
    readings = _readings(found, reference)
    if not readings:
        return None
    reading = readings[0] if len(readings) == 1 else _range(*readings)
    if reading is None or not found.since or reading.interval is None:
        return reading
    until = Interval(reading.interval.first, max(reading.interval.last, day))
    return replace(reading, interval=until)


def _readings(found: Found, reference: Reference) -> list[Reading]:
    """The meaning of each phrase; empty where one of them has none."""
    if len(found.phrases) == 2:
        return _ends(*found.phrases, reference)
    reading = found.phrases[0].resolve(reference)
    return [reading] if reading is not None else []


def _ends(first: Phrase, second: Phrase, reference: Reference) -> list[Reading]:
    """The two ends of a range; one that needs a year takes it from the other.

    "From May to July 2015" begins in the May before that July; "from Monday to Friday" ends on the
    Friday after that Monday.
    """
    last = second.resolve(reference)
    if last is not None and last.interval is not None and second.rule.needs == "nothing":
        reference = replace(reference, today=last.interval.last, ahead=False)
    begin = first.resolve(reference)
    if begin is None or last is None or begin.interval is None or last.interval is None:
        return []
    if last.interval.last < begin.interval.first:
        later = replace(reference, today=begin.interval.first, ahead=True)
        last = second.resolve(later)
    return [begin, last] if last is not None else []


def _range(first: Reading, last: Reading) -> Reading | None:
    if first.interval is None or last.interval is None:
        return None
    if last.interval.last < first.interval.first:
        return None
    days = Interval(first.interval.first, last.interval.last)
    return Reading(first.type, f"{first.value}/{last.value}", days, first.grain)
