"""When things happened and when they were told, as a drawing and as a list.

Only intervals that are known at both ends are drawn. What lies far from the rest would squeeze it
into a point: it stands at the edge, with its date in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from headwater.dossier import Dossier
from headwater.model import Report, Span
from headwater.render.measure import fit, text_width
from headwater.render.names import Names
from headwater.render.scenes import EventWords
from headwater.render.visible import one_line
from headwater.render.words import MONTHS, interval

_MAX_DRAWN = 40
_TOP, _BOTTOM, _SIDE = 34.0, 10.0, 14.0
# Height of a row with its label beside the bar, and of one with its label above.
_ROW, _TALL_ROW = 26.0, 42.0
_GAP = 9.0
_SIZE, _TICK_SIZE = 13.5, 12.0
_MIN_BAR, _DIAMOND = 6.0, 12.0
# A label is cut to stand beside its bar only where this much of the width is free.
_MIN_LABEL_SHARE = 0.6
# An item this many times as far from the middle as the one before it lies outside the window.
_OUTLIER = 8.0
_MIN_WINDOW_DAYS = 14.0
_CONTEXT_CHARS = 70
_DAY_STEPS = (1, 2, 7)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000)


@dataclass(frozen=True, slots=True)
class Moment:
    """An interval and what the reports place in it.

    Attributes:
        earliest: as a day number, with the time of day as its fraction.
        latest: its end; for a day the day's end.
        when: the interval in words.
        what: what happened, or who published.
        reports: names of the reports that say so.
        published: whether this is a publication and not something told.
        event: whether it is a coded event.
    """

    earliest: float
    latest: float
    when: str
    what: str
    reports: tuple[str, ...]
    published: bool
    event: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One moment drawn: a bar (or a diamond, for a publication) with a label beside or above it.

    Attributes:
        x: left end.
        y: middle.
        width: from end to end.
        label: what stands beside it.
        label_x: where the label begins, or ends where `label_ends` holds.
        label_y: its baseline.
        label_ends: whether the label stands to the left.
        published: whether it is a publication.
        event: whether it is a coded event.
        beyond: whether it lies off the axis and is shown at its edge.
    """

    x: float
    y: float
    width: float
    label: str
    label_x: float
    label_y: float
    label_ends: bool
    published: bool
    event: bool
    beyond: bool


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A date on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """A timeline in pixels of its own width, which the page scales."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[AxisTick, ...]
    left_out: int


def moments(dossier: Dossier, names: Names) -> tuple[Moment, ...]:
    """Publications, coded events and other dated passages, earliest first.

    Passages of the same interval are listed once, and so are events that read the same.
    """
    found = [*_publications(dossier, names), *_events(dossier, names), *_told(dossier, names)]
    return tuple(
        sorted(found, key=lambda m: (m.earliest, m.latest, m.published, not m.event, m.what))
    )


def draw_timeline(told: Sequence[Moment], width: float) -> TimelineDrawing:
    """Draw moments for a width in pixels."""
    drawn = told[:_MAX_DRAWN]
    start, end = _window(drawn)
    scale = (width - 2 * _SIDE) / (end - start)
    bars: list[Bar] = []
    y = _TOP
    for moment in drawn:
        bar, height = _bar(moment, y, (start, end), scale, width)
        bars.append(bar)
        y += height
    return TimelineDrawing(
        width=width,
        height=round(y + _BOTTOM, 1),
        bars=tuple(bars),
        ticks=tuple(_axis(start, end, scale, width)),
        left_out=len(told) - len(drawn),
    )


def _publications(dossier: Dossier, names: Names) -> Iterator[Moment]:
    for report in dossier.reports:
        published = report.published
        ends = _ends(published.earliest, published.latest)
        if ends is not None:
            name = names.of(report.id)
            when = interval(published.earliest, published.latest)
            yield Moment(*ends, when, f"{name} published", (name,), True)


def _events(dossier: Dossier, names: Names) -> Iterator[Moment]:
    times = {time.id: time for time in dossier.times}
    report_of = {claim.id: claim.span.report for claim in dossier.claims}
    said = EventWords(dossier)
    together: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for event in dossier.events:
        time = times.get(event.time or "")
        if time is not None and time.earliest is not None and time.latest is not None:
            told = [names.of(report_of[c]) for c in event.claims if c in report_of]
            words = said.of(event, dated=False)
            together[time.earliest, time.latest, words].extend(told)
    for (earliest, latest, words), told in together.items():
        ends = _ends(earliest, latest)
        if ends is not None:
            who = tuple(dict.fromkeys(told))
            yield Moment(*ends, interval(earliest, latest), words, who, False, event=True)


def _told(dossier: Dossier, names: Names) -> Iterator[Moment]:
    reports = {r.id: r for r in dossier.reports}
    together: dict[tuple[str, str], list[Span]] = defaultdict(list)
    of_events = {event.time for event in dossier.events}
    for time in dossier.times:
        if time.earliest is not None and time.latest is not None and time.id not in of_events:
            together[time.earliest, time.latest].append(time.span)
    for (earliest, latest), spans in together.items():
        ends = _ends(earliest, latest)
        if ends is not None:
            who = tuple(dict.fromkeys(names.of(s.report) for s in spans))
            what = _around(spans[0], reports.get(spans[0].report))
            yield Moment(*ends, interval(earliest, latest), what, who, False)


def _around(span: Span, report: Report | None) -> str:
    """The words of a time expression with those before and after it in its paragraph."""
    if report is None or report.text[span.start : span.end] != span.text:
        return one_line(span.text)
    before = report.text[max(0, span.start - _CONTEXT_CHARS) : span.start].rpartition("\n")[2]
    after = report.text[span.end : span.end + _CONTEXT_CHARS].partition("\n")[0]
    if len(before) == _CONTEXT_CHARS:
        before = "… " + before.partition(" ")[2]
    if len(after) == _CONTEXT_CHARS:
        after = after.rpartition(" ")[0] + " …"
    return one_line(before + span.text + after)


def _ends(earliest: str | None, latest: str | None) -> tuple[float, float] | None:
    if earliest is None or latest is None:
        return None
    start, end = _day_number(earliest), _day_number(latest)
    if start is None or end is None or end < start:
        return None
    return start, end if "T" in latest else end + 1


def _day_number(moment: str) -> float | None:
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    seconds = found.hour * 3_600 + found.minute * 60 + found.second
    return found.toordinal() + seconds / 86_400


def _window(told: Sequence[Moment]) -> tuple[float, float]:
    """The stretch of time that the drawing shows: everything but what lies far off."""
    middles = sorted((m.earliest + m.latest) / 2 for m in told)
    centre = middles[len(middles) // 2]
    kept: list[Moment] = []
    reach = _MIN_WINDOW_DAYS
    for moment in sorted(told, key=lambda m: max(abs(m.earliest - centre), abs(m.latest - centre))):
        distance = max(abs(moment.earliest - centre), abs(moment.latest - centre))
        if distance > reach * _OUTLIER:
            break
        reach = max(reach, distance)
        kept.append(moment)
    shown = kept or list(told)
    start, end = min(m.earliest for m in shown), max(m.latest for m in shown)
    margin = max(0.25, (end - start) * 0.03)
    return max(1.0, start - margin), min(date.max.toordinal(), end + margin)


def _bar(
    moment: Moment, top: float, window: tuple[float, float], scale: float, width: float
) -> tuple[Bar, float]:
    """One bar whose row begins at `top`, and the height of its row."""
    start, end = window
    left, right = min(max(moment.earliest, start), end), min(max(moment.latest, start), end)
    length = _DIAMOND if moment.published else max(_MIN_BAR, (right - left) * scale)
    x = min(_SIDE + (left - start) * scale, width - _SIDE - length)
    label = f"{moment.when}: {moment.what}"
    wide = text_width(label, _SIZE)
    before, after = x - _GAP, x + length + _GAP
    beside = max(before, width - after) >= min(wide, _MIN_LABEL_SHARE * width)
    ends = beside and after + wide > width and before > width - after
    room = (before if ends else width - after) if beside else width
    label_x = (before if ends else after) if beside else 0.0
    y = top + (_ROW / 2 if beside else _TALL_ROW - _ROW / 2)
    bar = Bar(
        x=round(x, 1),
        y=round(y, 1),
        width=round(length, 1),
        label=fit(label, room, _SIZE),
        label_x=round(label_x, 1),
        label_y=round(y + 4.5 if beside else top + 13, 1),
        label_ends=ends,
        published=moment.published,
        event=moment.event,
        beyond=moment.latest < start or moment.earliest > end,
    )
    return bar, _ROW if beside else _TALL_ROW


def _axis(start: float, end: float, scale: float, width: float) -> Iterator[AxisTick]:
    room = max(2, int(width // 120))
    for day, label in _marks(start, end, room):
        x = _SIDE + (day - start) * scale
        # A label that would hang over the edge is left out; its line would say nothing alone.
        if x + text_width(label, _TICK_SIZE) <= width:
            yield AxisTick(round(x, 1), label)


def _marks(start: float, end: float, room: int) -> list[tuple[int, str]]:
    for step in _DAY_STEPS:
        if (end - start) / step <= room:
            first = -(-int(start + 1) // step) * step
            return [(d, _short_day(d)) for d in range(first, int(end) + 1, step)]
    for months in _MONTH_STEPS:
        if (end - start) / (30.44 * months) <= room:
            break
    return list(_month_marks(start, end, months))


def _month_marks(start: float, end: float, step: int) -> Iterator[tuple[int, str]]:
    first = date.fromordinal(int(start))
    month = -(-(first.year * 12 + first.month) // step) * step
    while True:
        year, index = divmod(month, 12)
        if not 1 <= year <= date.max.year:
            return
        day = date(year, index + 1, 1)
        if day.toordinal() > end:
            return
        yield day.toordinal(), str(year) if step % 12 == 0 else f"{MONTHS[index][:3]} {year}"
        month += step


def _short_day(number: int) -> str:
    day = date.fromordinal(number)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
