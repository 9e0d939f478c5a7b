"""Phrases of time in a text: a table of patterns, each with the function that resolves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from headwater.extract import time_phrase as resolve
from headwater.extract.calendar import Interval
from headwater.extract.time_phrase import Groups, Reference
from headwater.lexicon.months import MONTHS, SEASONS, WEEKDAYS

Needs = Literal["nothing", "published", "before", "never"]
_Resolver = Callable[[Groups, Reference], Interval | None]


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


# The patterns. Words are matched in any case; those that are also other words are `doubtful`.

_FULL = "|".join(m for m in MONTHS if len(m) > 4 or m in {"may", "june", "july"})
_SHORT = "|".join(m for m in MONTHS if len(m) <= 4 and m not in {"may", "june", "july"})
_M = rf"(?P<month>(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
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

_QUARTER = rf"(?:the )?(?P<nth>first|second|third|fourth)[ -]quarter(?: of {_Y})?"
_DAY_WORD = (
    r"(?P<word>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|"
    r"overnight|last night|this (?:morning|afternoon|evening))"
)
_PART_SO_FAR = (
    r"(?:(?P<part>earlier|later|early|late|mid|(?:the )?(?:start|beginning|end|middle) of)[ -])?"
)
_PAST = r"(?P<dir>last|past|previous|next|coming)"
_SPANS = r"(?:day|week|month|year|decade)s"
_VAGUE = (
    rf"(?:several|many|some|a few|few) (?:\w+ )?{_SPANS} ago|recently|"
    rf"(?:in |over |during )?(?:the |these )?(?:recent|past few|last few|past several|"
    rf"last several|coming|next few) {_SPANS}|"
    r"that (?:same )?(?:day|week|month|year)"
)
_THE_NEXT = r"the (?P<dir>following|next|previous|same) (?P<unit>day|week|month|year)"
_HOLIDAY = (
    r"(?P<holiday>christmas(?: day| eve)?|new year's (?:day|eve)|easter(?: sunday)?|"
    r"good friday|thanksgiving(?: day)?)"
)


def _rule(pattern: str, needs: Needs, resolve: _Resolver, doubtful: str = "") -> _Rule:
    return _Rule(
        re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), needs, resolve, doubtful
    )


_RULES = (
    _rule(
        r"(?P<year>\d{4})-(?P<mon>\d\d)-(?P<day>\d\d)(?:T[\d:.]+Z?)?", "nothing", resolve.iso_date
    ),
    _rule(rf"(?:{_W},? )?{_M} {_D}{_D2},? {_Y}", "nothing", resolve.full_date),
    _rule(rf"(?:{_W},? )?(?:the )?{_D}{_D2} (?:of )?{_M},? {_Y}", "nothing", resolve.full_date),
    _rule(r"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.](?P<year>\d{4}|\d\d)", "nothing", resolve.slashed),
    _rule(rf"{_PART}{_M},? (?:of )?{_Y}", "nothing", resolve.month_of_year),
    _rule(rf"{_PART}(?:the )?{_S} (?:of )?{_Y}", "nothing", resolve.season_of_year),
    _rule(rf"{_PART}{_Y}(?:[-–/](?P<year2>\d\d(?:\d\d)?))?", "nothing", resolve.year, "year"),
    _rule(rf"{_PART}(?P<decade>1[0-9]\d0|20\d0)'?s", "nothing", resolve.decade),
    _rule(rf"{_PART}(?:the )?'(?P<decade>\d0)s", "nothing", resolve.decade),
    _rule(_QUARTER, "published", resolve.quarter),
    _rule(rf"(?:{_W},? )?{_M} {_D}{_D2}", "published", resolve.day_of_month),
    _rule(rf"(?:{_W},? )?(?:the )?{_D} (?:of )?{_M}", "published", resolve.day_of_month),
    _rule(rf"{_PART}(?:{_DIR} )?{_M}", "published", resolve.named_month, "month"),
    _rule(rf"{_PART}{_DIR} {_S}", "published", resolve.named_season),
    _rule(rf"(?:in|during|since) (?:the )?{_S}", "published", resolve.named_season, "season"),
    _rule(rf"(?:{_DIR} )?{_W}{_OF_DAY}", "published", resolve.weekday, "weekday"),
    _rule(_DAY_WORD + _OF_DAY, "published", resolve.day_word),
    _rule(rf"{_PART_SO_FAR}(?:the )?{_DIR} {_UNIT}", "published", resolve.unit_around),
    _rule(rf"(?:the |these )?{_PAST} {_N} {_UNITS}", "published", resolve.past_units),
    _rule(rf"{_N} {_UNITS} ago", "published", resolve.ago),
    _rule(_VAGUE, "never", resolve.unknown),
    _rule(_THE_NEXT, "before", resolve.anaphoric),
    _rule(rf"{_N} {_UNITS} (?P<dir>earlier|later|before|after)", "before", resolve.anaphoric),
    _rule(rf"(?:(?P<dir>last|this|next) )?{_HOLIDAY}(?:,? {_Y})?", "published", resolve.holiday),
)
