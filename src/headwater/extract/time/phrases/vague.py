"""Words of time that name no days: "now", "recently", "soon"."""

from __future__ import annotations

from headwater.extract.time.grammar import Rule, Words, rule
from headwater.extract.time.reading import Reading
from headwater.extract.time.reference import Reference


def referring(words: Words, _: Reference) -> Reading | None:
    """Resolve "now", "recently", "in the future"."""
    return Reading("DATE", words.text("reference"))


def the_past(_: Words, __: Reference) -> Reading | None:
    """Resolve "in the past"."""
    return Reading("DATE", "PAST_REF")


def the_future(_: Words, __: Reference) -> Reading | None:
    """Resolve "in the future"."""
    return Reading("DATE", "FUTURE_REF")


# "The past few weeks" and "the future government" are something else.
RULES: tuple[Rule, ...] = (
    rule("reference:reference", referring),
    rule("(?<=in) the past_word (?!number|vague|couple|unit|half_of|nth)", the_past),
    rule("(?<=in) the future_word (?=stop|$|and|in)", the_future),
)
