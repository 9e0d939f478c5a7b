"""Times of day: "10:35 a.m. Friday", "0630 GMT", "noon", "Sunday night", "4 in the morning"."""

from __future__ import annotations

from datetime import timedelta

from headwater.extract.time.calendar import Interval
from headwater.extract.time.grammar import Resolver, Rule, Words, rule
from headwater.extract.time.phrases.days import DAYS, neighbour, same_day
from headwater.extract.time.reading import Reading, dated
from headwater.extract.time.reference import Reference

# A clock time without a day is of the day named last, if that is as near to publication as this.
_NEAR = timedelta(days=7)
_LAST_HOUR, _LAST_MINUTE = 24, 59


def on_day(resolve: Resolver) -> Resolver:
    """What a day with a time of day means, from what the day means."""

    def resolved(words: Words, reference: Reference) -> Reading | None:
        return _timed(words, resolve(words, reference))

    return resolved


def alone(words: Words, reference: Reference) -> Reading | None:
    """Resolve "10:35 a.m.", "in the morning": of the day named last, else of publication."""
    before, today = reference.before, reference.today
    day = today
    if before is not None and before.first == before.last and abs(before.first - today) <= _NEAR:
        day = before.first
    return _timed(words, dated(Interval.of_day(day), "day"))


def _timed(words: Words, day: Reading | None) -> Reading | None:
    if day is None or day.type != "DATE" or "/" in day.value:
        return day
    clock = _clock(words)
    part = clock + _zone(words) if clock else words.text("daypart")
    return Reading("TIME", f"{day.value}T{part}", day.interval, "day") if part else day


def _clock(words: Words) -> str:
    """The clock as "HH:MM", or "" where a part of the day alone is named.

    Raises:
        ValueError: there is no such time.
    """
    if "clock_word" in words:
        return words.text("clock_word")
    if "hundreds" in words:
        return words.text("hundreds")
    said = words.text("clock").replace(".", ":") if "clock" in words else words.text("hour")
    if not said:
        return ""
    hour, _, rest = said.partition(":")
    number = int(hour)
    half = words.text("half_day") or words.text("daypart")
    if half.startswith(("p", "AF", "EV", "NI")) and number < 12:
        number += 12
    elif half.startswith(("a", "MO")) and number == 12:
        number = 0
    if number > _LAST_HOUR or any(int(part) > _LAST_MINUTE for part in rest.split(":") if part):
        raise ValueError(f"no clock shows {said}")
    return f"{number:02}:{rest or '00'}"


def _zone(words: Words) -> str:
    """The zone as TIMEX3 has it, "Z" or "-05"; "" where letters name no one zone."""
    said = words.text("zone")
    if not said:
        return ""
    hours = float(said)
    if not hours:
        return "Z"
    minutes = round(abs(hours) % 1 * 60)
    return f"{'-' if hours < 0 else '+'}{int(abs(hours)):02}" + (
        f":{minutes:02}" if minutes else ""
    )


# "10:35 a.m. EST", "10 p.m.", "0630 GMT", "noon", "4 in the morning", "5 o'clock".
_CLOCKS = (
    "clock:clock half_day:half_day? zone:zone?",
    "hour:hour half_day:half_day zone:zone?",
    "hour:hour o_clock (in the daypart:daypart)? zone:zone?",
    "clock:clock in the daypart:daypart",
    "hour:hour in the daypart:daypart",
    "hundreds:hundreds (hours:hours_word)? zone:zone",
    "hundreds:hundreds hours:hours_word",
    "clock_word:clock_word zone:zone?",
)
_PART = "the? part_of_day? dash? daypart:daypart"
_JOINT = "(comma|on|of)?"
RULES: tuple[Rule, ...] = (
    *(
        rule(f"{clock} {_JOINT} {form.pattern}", on_day(form.resolve), form.needs)
        for clock in _CLOCKS
        for form in DAYS
    ),
    *(
        rule(f"{form.pattern} comma? at_word? {clock}", on_day(form.resolve), form.needs)
        for clock in _CLOCKS
        for form in DAYS
    ),
    *(
        rule(f"{form.pattern} dash? daypart:daypart", on_day(form.resolve), form.needs)
        for form in DAYS
    ),
    *(
        rule(
            f"part_of_day dash? {form.pattern} (daypart:daypart)?", on_day(form.resolve), form.needs
        )
        for form in DAYS
    ),
    *(rule(f"{_PART} of {form.pattern}", on_day(form.resolve), form.needs) for form in DAYS),
    rule("that daypart:daypart", on_day(same_day), "before"),
    rule("the dir:neighbour daypart:daypart", on_day(neighbour), "before"),
    *(rule(clock, alone) for clock in _CLOCKS[1:]),
    rule("clock:clock half_day:half_day zone:zone?", alone),
    rule("clock:clock zone:zone", alone),
    rule("(?<=at_word) clock:clock", alone),
    rule("(?<=in) the daypart:daypart", alone),
    rule("the part_of_day dash? daypart:daypart", alone),
)
