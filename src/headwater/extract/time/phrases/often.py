"""How often: "every day", "twice a week", "each Thursday", "daily", "on Fridays"."""

from __future__ import annotations

from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.phrases.amounts import period_value
from headwater.extract.time.reading import Reading
from headwater.extract.time.reference import Reference


def every_unit(words: Words, _: Reference) -> Reading | None:
    """Resolve "every day", "a year" of a rate, "every other week", "every three months"."""
    count = float(words["n"] or 0) if "n" in words else 2.0 if "other" in words else 1.0
    return Reading("SET", period_value(count, words.text("unit")))


def every_weekday(words: Words, _: Reference) -> Reading | None:
    """Resolve "every Friday", "on Tuesdays", "Friday nights"."""
    part = words.text("daypart")
    day = f"XXXX-WXX-{words.number('weekday') + 1}"
    return Reading("SET", f"{day}T{part}" if part else day)


def every_part(words: Words, _: Reference) -> Reading | None:
    """Resolve "every night", "each morning"."""
    return Reading("SET", f"XXXX-XX-XXT{words.text('daypart')}")


def adverb(words: Words, _: Reference) -> Reading | None:
    """Resolve "daily", "annually"."""
    return Reading("SET", words.text("often"))


def nightly(_: Words, __: Reference) -> Reading | None:
    """Resolve "nightly"."""
    return Reading("SET", "XXXX-XX-XXTNI")


RULES: tuple[Rule, ...] = (
    rule("each (other:other)? unit:unit", every_unit),
    rule("each n:number unit:unit", every_unit),
    rule("(?<=times) (a|per|each) unit:unit", every_unit),
    rule("per unit:one_unit", every_unit),
    rule("a unit:one_unit", every_unit, doubt="rate"),
    rule("each weekday:weekday (daypart:daypart)?", every_weekday),
    rule("weekday:weekdays (daypart:daypart)?", every_weekday),
    rule("each daypart:daypart", every_part),
    rule("often:often", adverb),
    rule("nightly", nightly),
)
