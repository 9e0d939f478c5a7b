"""Phrases of time: a table of patterns, and what each says once the day of publication is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.easter import easter

from headwater.extract.calendar import (
    Interval,
    of_date,
    of_month,
    of_season,
    of_unit,
    of_years,
    part_of,
    shifted,
)
from headwater.lexicon.figure import figure_value
from headwater.lexicon.months import MONTHS, SEASONS, WEEKDAYS

Needs = Literal["nothing", "published", "before", "never"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a phrase is counted from.

    Attributes:
        today: the day of publication; for needs "nothing" it is of no account.
        before: the last interval that the text gave before the phrase.
        ahead: whether the clause looks to the future.
    """

    today: date
    before: Interval | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a sentence.

    Attributes:
        start: first character in the sentence.
        end: one past the last.
        needs: what must be known to resolve it.
        doubtful: whether its words may be no time at all ("may", "march", "1,984").
        resolve: the interval, given a reference; None where there is no such day.
    """

    start: int
    end: int
    needs: Needs
    doubtful: str
    resolve: Callable[[Reference], Interval | None]


_Groups = dict[str, str]
_Resolver = Callable[[_Groups, Reference], Interval | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    needs: Needs
    resolve: _Resolver
    doubtful: str = ""


def find_phrases(words: str) -> Iterator[Phrase]:
    """The phrases of time in a text with plain quotes, in order; the longest where two overlap."""
    found = [
        Phrase(match.start(), match.end(), rule.needs, rule.doubtful, _bound(rule, match))
        for rule in _RULES
        for match in rule.pattern.finditer(words)
    ]
    found.sort(key=lambda p: (p.start, -p.end))
    end = 0
    for phrase in found:
        if phrase.start >= end:
            yield phrase
            end = phrase.end


def _bound(rule: _Rule, match: re.Match[str]) -> Callable[[Reference], Interval | None]:
    groups = {name: text.casefold() for name, text in match.groupdict().items() if text}
    return lambda reference: rule.resolve(groups, reference)


# Reading the groups


def _month(groups: _Groups, name: str = "month") -> int:
    return MONTHS[groups[name].rstrip(".")]


def _count(groups: _Groups) -> float | None:
    text = re.sub(r"^(?:more than|at least|about|nearly|almost|over|some|around) ", "", groups["n"])
    if text in {"a", "an", "one"}:
        return 1.0
    if text == "a couple of":
        return 2.0
    return figure_value(text)


def _parted(groups: _Groups, whole: Interval | None) -> Interval | None:
    words = groups.get("part", "")
    if whole is None or not words:
        return whole
    for part, marks in _PARTS.items():
        if any(mark in words for mark in marks):
            return part_of(whole, part)
    return whole


_PARTS = {
    "start": ("start", "beginning"),
    "end": ("end", "close"),
    "early": ("early",),
    "mid": ("mid",),
    "late": ("late",),
}


# Resolving


def _full_date(groups: _Groups, _: Reference) -> Interval | None:
    first = of_date(int(groups["year"]), _month(groups), int(groups["day"]))
    if first is None or "day2" not in groups:
        return first
    last = of_date(int(groups["year"]), _month(groups), int(groups["day2"]))
    return Interval(first.first, last.last) if last and last.last >= first.first else None


def _iso_date(groups: _Groups, _: Reference) -> Interval | None:
    return of_date(int(groups["year"]), int(groups["mon"]), int(groups["day"]))


def _slashed(groups: _Groups, _: Reference) -> Interval | None:
    """Month first or day first: both, where both can be."""
    year = int(groups["year"])
    year += (1900 if year > 50 else 2000) if year < 100 else 0
    a, b = int(groups["a"]), int(groups["b"])
    found = [d for d in (of_date(year, a, b), of_date(year, b, a)) if d is not None]
    return Interval(min(found).first, max(found).last) if found else None


def _month_of_year(groups: _Groups, _: Reference) -> Interval | None:
    return _parted(groups, of_month(int(groups["year"]), _month(groups)))


def _season_of_year(groups: _Groups, _: Reference) -> Interval | None:
    return _parted(groups, of_season(int(groups["year"]), groups["season"]))


def _year(groups: _Groups, _: Reference) -> Interval | None:
    first = int(groups["year"])
    last = groups.get("year2", "")
    if last:
        last = groups["year"][: 4 - len(last)] + last
    return _parted(groups, of_years(first, int(last or first)))


def _decade(groups: _Groups, reference: Reference) -> Interval | None:
    digits = groups["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return _parted(groups, of_years(first, first + 9))


def _day_of_month(groups: _Groups, reference: Reference) -> Interval | None:
    month, day = _month(groups), int(groups["day"])
    year = reference.today.year
    found = [i for y in (year - 1, year, year + 1) if (i := of_date(y, month, day)) is not None]
    chosen = _nearest(found, reference, ahead_days=1)
    if chosen is None or "day2" not in groups:
        return chosen
    last = of_date(chosen.first.year, month, int(groups["day2"]))
    return Interval(chosen.first, last.last) if last and last.last >= chosen.first else None


def _nearest(found: list[Interval], reference: Reference, ahead_days: int) -> Interval | None:
    """The last that has begun; the next one where the clause looks ahead."""
    today = reference.today
    if reference.ahead:
        coming = [i for i in found if i.last >= today]
        return coming[0] if coming else None
    begun = [i for i in found if i.first <= today + timedelta(days=ahead_days)]
    return begun[-1] if begun else None


def _named_month(groups: _Groups, reference: Reference) -> Interval | None:
    month, year = _month(groups), reference.today.year
    found = [i for y in (year - 1, year, year + 1) if (i := of_month(y, month)) is not None]
    return _parted(groups, _by_direction(groups, reference, found))


def _named_season(groups: _Groups, reference: Reference) -> Interval | None:
    name, year = groups["season"], reference.today.year
    found = [i for y in (year - 2, year - 1, year, year + 1) if (i := of_season(y, name))]
    return _parted(groups, _by_direction(groups, reference, found))


def _by_direction(groups: _Groups, reference: Reference, found: list[Interval]) -> Interval | None:
    """ "last May" is over; "next May" has not begun; "this May" is the one of this year."""
    today, direction = reference.today, groups.get("dir", "")
    if direction in {"last", "past", "previous"}:
        over = [i for i in found if i.last < today]
        return over[-1] if over else None
    if direction in {"next", "coming"}:
        coming = [i for i in found if i.first > today]
        return coming[0] if coming else None
    if direction.endswith("this"):
        same = [i for i in found if i.first.year == today.year]
        return same[-1] if same else None
    return _nearest(found, reference, ahead_days=0)


def _weekday(groups: _Groups, reference: Reference) -> Interval | None:
    wanted, today = WEEKDAYS[groups["weekday"].rstrip(".")], reference.today
    back = (today.weekday() - wanted) % 7
    direction = groups.get("dir", "")
    if direction in {"next", "coming"} or (reference.ahead and direction not in {"last", "past"}):
        return Interval.of_day(today + timedelta(days=(7 - back) % 7 or 7))
    if direction in {"last", "past", "previous"} and back == 0:
        back = 7
    return Interval.of_day(today - timedelta(days=back))


_DAY_WORDS = {
    "today": (0, 0),
    "tonight": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "overnight": (-1, 0),
    "last night": (-1, 0),
    "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
}


def _day_word(groups: _Groups, reference: Reference) -> Interval | None:
    words = " ".join(groups["word"].split())
    first, last = _DAY_WORDS.get(words, (0, 0))  # "this morning" and the like are today
    today = reference.today
    return Interval(today + timedelta(days=first), today + timedelta(days=last))


def _unit_around(groups: _Groups, reference: Reference) -> Interval | None:
    """ "last week", "this year", "next month", "earlier this month"."""
    unit, direction, today = groups["unit"], groups["dir"], reference.today
    steps = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(direction, 0)
    moved = shifted(today, steps, unit)
    whole = of_unit(moved, unit) if moved is not None else None
    if whole is None:
        return None
    if unit == "weekend" and not steps and not reference.ahead and whole.first > today:
        whole = Interval(whole.first - timedelta(days=7), whole.last - timedelta(days=7))
    so_far = groups.get("part", "")
    if so_far == "earlier":
        return Interval(whole.first, max(whole.first, today))
    if so_far == "later":
        return Interval(min(today, whole.last), whole.last)
    return _parted(groups, whole)


def _past_units(groups: _Groups, reference: Reference) -> Interval | None:
    """ "the past three weeks", "the next two days"."""
    count = _count(groups) if "n" in groups else 1.0
    if count is None:
        return None
    forward = groups["dir"] in {"next", "coming"}
    other = shifted(reference.today, count if forward else -count, groups["unit"])
    if other is None:
        return None
    return Interval(*sorted((reference.today, other)))


def _ago(groups: _Groups, reference: Reference) -> Interval | None:
    """ "three weeks ago" is known to the day, week, month or year that it is counted in."""
    count, unit = _count(groups), groups["unit"]
    if count is None:
        return None
    then = shifted(reference.today, -count, unit)
    if then is None:
        return None
    return of_unit(then, _grain(unit))


def _grain(unit: str) -> str:
    return "day" if unit in {"hour", "minute", "second", "day"} else unit


def _anaphoric(groups: _Groups, reference: Reference) -> Interval | None:
    """ "the following day", "two years earlier": counted from what the text dated before."""
    before = reference.before
    if before is None:
        return None
    unit, direction = groups["unit"], groups["dir"]
    count = _count(groups) if "n" in groups else 1.0
    if count is None:
        return None
    if direction in {"same", "that"}:
        return of_unit(before.first, unit) if before.first.year == before.last.year else before
    forward = direction in {"following", "next", "later", "after"}
    base = before.last if forward else before.first
    then = shifted(base, count if forward else -count, unit)
    return of_unit(then, _grain(unit)) if then is not None else None


def _holiday(groups: _Groups, reference: Reference) -> Interval | None:
    name, today = groups["holiday"], reference.today
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        day = _HOLIDAYS[name](year)
        found.append(Interval.of_day(day))
    if "year" in groups:
        return Interval.of_day(_HOLIDAYS[name](int(groups["year"])))
    return _by_direction(groups, reference, found)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda y: date(y, 12, 25),
    "christmas day": lambda y: date(y, 12, 25),
    "christmas eve": lambda y: date(y, 12, 24),
    "new year's day": lambda y: date(y, 1, 1),
    "new year's eve": lambda y: date(y, 12, 31),
    "easter": easter,
    "easter sunday": easter,
    "good friday": lambda y: easter(y) - timedelta(days=2),
}


def _unknown(_: _Groups, __: Reference) -> Interval | None:
    return None


# The patterns. Words are matched in any case; those that are also other words are `doubtful`.

_MONTH_WORDS = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
_M = rf"(?P<month>(?:{_MONTH_WORDS})\b\.?)"
_W = rf"(?P<weekday>(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b)"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_D2 = r"(?:\s?[-–]\s?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?)?"
_Y = r"(?P<year>(?:1[0-9]|20)\d\d)"
_S = rf"(?P<season>{'|'.join(SEASONS)})"
_PART = (
    r"(?:(?P<part>early|late|mid|the (?:start|beginning|end|middle|close) of|"
    r"(?:start|beginning|end|middle) of|early in|late in)[ -](?:the )?)?"
)
_DIR = r"(?P<dir>last|past|previous|next|coming|this)"
_UNIT = r"(?P<unit>week|month|year|weekend|decade|century|quarter)"
_UNITS = r"(?P<unit>second|minute|hour|day|week|weekend|month|year|decade|fortnight|quarter)s?\b"
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_N = (
    r"(?P<n>(?:(?:more than|at least|about|nearly|almost|over|some|around) )?"
    rf"(?:\d+(?:,\d{{3}})*|(?:{_NUMBER_WORDS})(?:-(?:{_NUMBER_WORDS}))?|an?(?: couple of)?))"
)
_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"


def _rule(pattern: str, needs: Needs, resolve: _Resolver, doubtful: str = "") -> _Rule:
    return _Rule(
        re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), needs, resolve, doubtful
    )


_RULES = (
    _rule(r"(?P<year>\d{4})-(?P<mon>\d\d)-(?P<day>\d\d)(?:T[\d:.]+Z?)?", "nothing", _iso_date),
    _rule(rf"(?:{_W},? )?{_M} {_D}{_D2},? {_Y}", "nothing", _full_date),
    _rule(rf"(?:{_W},? )?(?:the )?{_D}{_D2} (?:of )?{_M},? {_Y}", "nothing", _full_date),
    _rule(r"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.](?P<year>\d{4}|\d\d)", "nothing", _slashed),
    _rule(rf"{_PART}{_M},? (?:of )?{_Y}", "nothing", _month_of_year),
    _rule(rf"{_PART}(?:the )?{_S} (?:of )?{_Y}", "nothing", _season_of_year),
    _rule(rf"{_PART}{_Y}(?:[-–/](?P<year2>\d\d(?:\d\d)?))?", "nothing", _year, "year"),
    _rule(rf"{_PART}(?P<decade>1[0-9]\d0|20\d0)'?s", "nothing", _decade),
    _rule(rf"{_PART}(?:the )?'(?P<decade>\d0)s", "nothing", _decade),
    _rule(rf"(?:{_W},? )?{_M} {_D}{_D2}", "published", _day_of_month),
    _rule(rf"(?:{_W},? )?(?:the )?{_D} (?:of )?{_M}", "published", _day_of_month),
    _rule(rf"{_PART}(?:{_DIR} )?{_M}", "published", _named_month, "month"),
    _rule(rf"{_PART}{_DIR} {_S}", "published", _named_season),
    _rule(rf"(?:in|during|since) (?:the )?{_S}", "published", _named_season, "season"),
    _rule(rf"(?:{_DIR} )?{_W}{_OF_DAY}", "published", _weekday, "weekday"),
    _rule(
        r"(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|"
        r"tomorrow|overnight|last night|this (?:morning|afternoon|evening))" + _OF_DAY,
        "published",
        _day_word,
    ),
    _rule(
        r"(?:(?P<part>earlier|later|early|late|(?:the )?(?:start|beginning|end|middle) of|mid)[ -])?"
        rf"(?:the )?{_DIR} {_UNIT}",
        "published",
        _unit_around,
    ),
    _rule(
        rf"(?:the |these )?(?P<dir>last|past|previous|next|coming) {_N} {_UNITS}",
        "published",
        _past_units,
    ),
    _rule(rf"{_N} {_UNITS} ago", "published", _ago),
    _rule(r"(?:several|many|some|a few|few) (?:\w+ )?(?:day|week|month|year|decade)s ago", "never",
          _unknown),
    _rule(r"(?:in |over |during )?(?:the |these )?(?:recent|past few|last few|past several|"
          r"last several|coming|next few) (?:day|week|month|year|decade)s", "never", _unknown),
    _rule(r"recently", "never", _unknown),
    _rule(r"the (?P<dir>following|next|previous|same) (?P<unit>day|week|month|year)", "before",
          _anaphoric),
    _rule(r"that same (?P<unit>day|week|month|year)|(?P<dir>that) (?P<unit2>day|week|month|year)",
          "never", _unknown),
    _rule(rf"{_N} {_UNITS} (?P<dir>earlier|later|before|after)", "before", _anaphoric),
    _rule(r"(?:(?P<dir>last|this|next) )?(?P<holiday>christmas(?: day| eve)?|new year's (?:day|eve)|"
          rf"easter(?: sunday)?|good friday)(?:,? {_Y})?", "published", _holiday),
)  # fmt: skip
