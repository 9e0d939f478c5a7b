"""Words of time by the part that they play in a time expression ("week": a unit).

The tables lie in `timewords.toml`; months, weekdays, seasons and ordinals are added here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headwater.lexicon.months import MONTHS, SEASONS, WEEKDAYS

Value = int | float | str | None
# What a word can be, and its value in each of these parts: {"month": 5} of "may".
Parts = Mapping[str, Value]

_WORD = re.compile(r"[^\W\d_]+|\d+|\S")
_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_UNITS.split(), start=1)}
ORDINALS |= {"twenty-first": 21, "thirtieth": 30, "thirty-first": 31}
_NAMED_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_TABLES_OF_NUMBERS = frozenset({"hijri_month", "half"})


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables, for a reader that goes from word to word.

    Attributes:
        words: parts of each single word, in lower case.
        phrases: for the first word of an entry of several words, the entries that begin with it,
            the longest first, each with its parts; signs are words of their own.
    """

    words: Mapping[str, Parts]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Parts], ...]]


@cache
def time_words() -> TimeWords:
    """The words that Headwater ships."""
    text = (files("headwater.lexicon") / "timewords.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    gathered: dict[tuple[str, ...], dict[str, Value]] = {}
    for entry, part, value in (*_from_tables(tables), *_from_calendar()):
        gathered.setdefault(tuple(_WORD.findall(entry)), {})[part] = value
    phrases: dict[str, list[tuple[tuple[str, ...], Parts]]] = {}
    for words, parts in gathered.items():
        if len(words) > 1:
            phrases.setdefault(words[0], []).append((words, parts))
    return TimeWords(
        {words[0]: parts for words, parts in gathered.items() if len(words) == 1},
        {first: tuple(sorted(e, key=lambda x: -len(x[0]))) for first, e in phrases.items()},
    )


def _from_tables(tables: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, str, Value]]:
    for table, rows in tables.items():
        for value, entries in rows.items():
            for entry in entries:
                if table == "glue":
                    yield entry, value, None
                else:
                    yield entry, table, int(value) if table in _TABLES_OF_NUMBERS else value


def _from_calendar() -> Iterator[tuple[str, str, Value]]:
    for part, table in (("month", MONTHS), ("weekday", WEEKDAYS), ("nth", ORDINALS)):
        for word, number in table.items():
            yield word, part, number
    for word, number in WEEKDAYS.items():
        if word.endswith("day"):
            yield f"{word}s", "weekdays", number
    for word in SEASONS:
        yield word, "season", word
    for word, number in _NAMED_DECADES.items():
        yield word, "decade", number
