"""Publication dates as written, to intervals of days or instants in UTC.

Nothing is filled in: a date without a year is no date, a time without a zone is a day, and a date
that can be read two ways is the interval that holds both.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from headwater.model import Basis, Published

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?P<zone>z|[+-]\d{2}:?\d{2}|[+-]\d{2}|[a-z]{2,4})\b)?"
)
_AFTER = rf"(?:(?:t|,?\s+(?:at\s+)?|\s+[-|]\s+){_CLOCK})?"
_FORMS = tuple(
    re.compile(form + r"$", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<mon>\d{{2}})-(?P<day>\d{{2}}){_AFTER}",
        rf"{_YEAR}[/.](?P<mon>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_AFTER}",
        rf"{_YEAR}(?P<mon>\d{{2}})(?P<day>\d{{2}})(?:t(?P<hour>\d{{2}})(?P<minute>\d{{2}})"
        r"(?P<second>\d{2})(?P<half>)(?P<zone>z)?)?",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_YEAR}{_AFTER}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_AFTER}",
        rf"{_CLOCK}[,\s]+{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_CLOCK}[,\s]+{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<then>\d{{1,2}})(?P=mark){_YEAR}{_AFTER}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<mon>\d{{2}})",
        _YEAR,
    )
)
_INTERVAL = re.compile(r"(\S{4,25})\s?/\s?(\S{4,25})$")
# RFC 2822 gives these a meaning; others ("BST", "IST") mean different zones in different places.
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0}
_ZONES_US = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_SHORT_YEAR = re.compile(
    r"\s*(?:[a-z]{3},?\s+)?\d{1,2}\s+[a-z]{3}\s+(?P<year>\d\d)(?=\s+\d\d:|\s*$)", re.IGNORECASE
)
# The first newspapers that anyone scans, and the first year that nobody can have published in.
_FIRST_YEAR, _END_YEAR = 1800, 2100
_MAX_CHARS = 80


def parse_published(words: str, basis: Basis = "metadata") -> Published | None:
    """The interval that a date as written stands for; None if it is no date.

    Args:
        words: "2015-07-01", "2015-07-01T10:20+02:00", "Wed, 01 Jul 2015 08:20:00 GMT",
            "14 March 2024", "July 2015", "2015", "2015-07-01/2015-07-31".
        basis: what the date rests on.
    """
    words = " ".join(words.split())
    if not words or len(words) > _MAX_CHARS:
        return None
    interval = _parse_interval(words) or _parse_one(words)
    if interval is None or interval[0] > interval[1]:
        return None
    return Published(interval[0], interval[1], basis)


def narrow(published: Published, month_and_day: str) -> Published | None:
    """A known interval within one year, narrowed by a date without a year ("June 19").

    None where that day does not lie in the interval, or the interval is no longer than a day.
    """
    if not (published.earliest and published.latest) or "T" in published.earliest:
        return None
    year = published.earliest[:4]
    if published.latest[:4] != year or published.earliest == published.latest:
        return None
    day = parse_published(f"{month_and_day} {year}", published.basis)
    if day is None or day.earliest is None or day.earliest != day.latest:
        return None
    inside = published.earliest <= day.earliest <= published.latest
    return day if inside else None


def with_full_year(words: str) -> str:
    """A date of a message as RFC 822 let it be written, "06 May 24", with its year in full.

    RFC 2822 says which century is meant: 00 to 49 are of this one. Any other words stay.
    """
    found = _SHORT_YEAR.match(words)
    if found is None:
        return words
    year = int(found["year"]) + (2000 if int(found["year"]) < 50 else 1900)
    return f"{words[: found.start('year')]}{year}{words[found.end('year') :]}"


def following_day(instant: str) -> str | None:
    """The ISO date of the day after an ISO date or instant; None if it is neither."""
    try:
        return (date.fromisoformat(instant[:10]) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return None


def _parse_interval(words: str) -> tuple[str, str] | None:
    match = _INTERVAL.match(words)
    if not match:
        return None
    first, last = _parse_one(match[1]), _parse_one(match[2])
    return (first[0], last[1]) if first and last else None


def _parse_one(words: str) -> tuple[str, str] | None:
    for form in _FORMS:
        match = form.match(words)
        if match:
            try:
                return _interval_of(match.groupdict())
            except (ValueError, OverflowError):  # 31 February, 25:00
                return None
    return None


def _interval_of(parts: dict[str, str | None]) -> tuple[str, str] | None:
    year = int(parts["year"] or 0)
    if not _FIRST_YEAR <= year < _END_YEAR:
        return None
    if parts.get("first"):
        return _numeric(year, parts)
    month = _month_of(parts)
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not parts.get("day"):
        first = date(year, month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return first.isoformat(), last.isoformat()
    return _day_or_instant(date(year, month, int(parts["day"] or 0)), parts)


def _month_of(parts: dict[str, str | None]) -> int | None:
    if parts.get("mon"):
        return int(parts["mon"] or 0)
    name = parts.get("month")
    return _MONTHS[name.lower()] if name else None


def _numeric(year: int, parts: dict[str, str | None]) -> tuple[str, str] | None:
    """03/04/2024 may be in March or in April; with dots the day comes first."""
    first, then = int(parts["first"] or 0), int(parts["then"] or 0)
    if parts["mark"] == "." or first > 12 or first == then:
        return _day_or_instant(date(year, then, first), parts)
    if then > 12:
        return _day_or_instant(date(year, first, then), parts)
    days = sorted((date(year, first, then), date(year, then, first)))
    return days[0].isoformat(), days[1].isoformat()


def _day_or_instant(day: date, parts: dict[str, str | None]) -> tuple[str, str] | None:
    zone = _zone_of(parts.get("zone"))
    if not parts.get("hour") or zone is None:
        _clock_of(parts)  # a clock that cannot be makes the whole date doubtful
        return day.isoformat(), day.isoformat()
    hour, minute, second = _clock_of(parts)
    instant = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)
    shown = instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return shown, shown


def _clock_of(parts: dict[str, str | None]) -> tuple[int, int, int]:
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    second = min(int(parts.get("second") or 0), 59)
    half = (parts.get("half") or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(f"hour {hour} with am or pm")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"{hour}:{minute} is no time")
    return hour, minute, second


def _zone_of(words: str | None) -> timezone | None:
    if not words:
        return None
    name = words.lower()
    if name in _ZONES or name in _ZONES_US:
        return timezone(timedelta(hours=_ZONES.get(name, _ZONES_US.get(name, 0))))
    if name[0] not in "+-":
        return None
    digits = name[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if name[0] == "-" else offset)
