"""Weekdays, months and years inside a time expression, to tell when two of them contradict."""

from __future__ import annotations

import re
from calendar import day_abbr, day_name, month_abbr, month_name

_WEEKDAYS = {name.lower(): name.lower() for name in day_name} | {
    abbreviation.lower(): name.lower()
    for abbreviation, name in zip(day_abbr, day_name, strict=True)
}
_MONTHS = {name.lower(): name.lower() for name in month_name if name} | {
    abbreviation.lower(): name.lower()
    for abbreviation, name in zip(month_abbr, month_name, strict=True)
    if abbreviation
}
_WORD = re.compile(r"[a-z]+|\d+")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b")


def calendar_words(text: str) -> dict[str, frozenset[str]]:
    """What a time expression names, by kind: weekdays, months, days of a month, years."""
    words = _WORD.findall(_CLOCK.sub(" ", text.lower()))
    years = {w for w in words if len(w) == 4 and w.isdigit() and w[0] in "12"}
    months = {_MONTHS[w] for w in words if w in _MONTHS}
    days = {w.lstrip("0") for w in words if w.isdigit() and len(w) <= 2} if months else set()
    return {
        "weekday": frozenset(_WEEKDAYS[w] for w in words if w in _WEEKDAYS),
        "month": frozenset(months),
        "day": frozenset(days),
        "year": frozenset(years),
    }


def is_month_before(earlier: frozenset[str], later: frozenset[str]) -> bool:
    """Whether two expressions name one month each, and the one comes right before the other."""
    order = [name.lower() for name in month_name if name]
    if len(earlier) != 1 or len(later) != 1:
        return False
    (first,), (second,) = earlier, later
    return (order.index(first) + 1) % len(order) == order.index(second)
