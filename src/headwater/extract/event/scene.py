"""Where and when an event took place: the place and the time of its clause, else its sentence.

Words that hang from the word that reports the event go before words that merely stand near it. A
town goes before a country; "for three days" and "recently" say no day and are no time of an event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from headwater.model import Annotations, Place, TimeExpression, Token

_Spanned = TypeVar("_Spanned", bound=Place | TimeExpression)
_YEARS = re.compile(r"\b(?:years|decades|centuries|long) ago\b")
_WIDE = frozenset({"country", "region"})


def place_of(annotations: Annotations, places: Sequence[Place], trigger: Token) -> Place | None:
    """The place of an event, or None where its sentence names none."""
    below = _below(annotations, trigger)

    def rank(place: Place) -> tuple[bool, bool, bool, int, int]:
        near = _gap(place, trigger)
        inside = _inside(annotations, place, below)
        return place.kind in _WIDE, place.kind == "unknown", not inside, near, place.span.start

    return min(_in_sentence(annotations, places, trigger), key=rank, default=None)


def time_of(
    annotations: Annotations, times: Sequence[TimeExpression], trigger: Token
) -> TimeExpression | None:
    """The time of an event, or None where its sentence names none."""
    below = _below(annotations, trigger)
    dating = [t for t in _in_sentence(annotations, times, trigger) if _is_dating(t)]

    def rank(time: TimeExpression) -> tuple[bool, bool, int, int]:
        inside = _inside(annotations, time, below)
        return not inside, time.type == "DURATION", _gap(time, trigger), time.span.start

    return min(dating, key=rank, default=None)


def _is_dating(time: TimeExpression) -> bool:
    """Whether an expression says when: a date, or a stretch of known days."""
    return time.names_days or time.earliest is not None or is_long_ago(time)


def is_long_ago(time: TimeExpression) -> bool:
    """Whether an expression says that it is years ago, if not how many: "decades ago"."""
    return time.value == "PAST_REF" and _YEARS.search(time.span.text.lower()) is not None


def _in_sentence(
    annotations: Annotations, candidates: Sequence[_Spanned], trigger: Token
) -> list[_Spanned]:
    sentence = annotations.sentences[trigger.sentence].span
    return [c for c in candidates if sentence.covers(c.span)]


def _below(annotations: Annotations, trigger: Token) -> frozenset[int]:
    return frozenset(t.index for t in annotations.subtree(trigger.index))


def _inside(annotations: Annotations, candidate: _Spanned, below: frozenset[int]) -> bool:
    return any(t.index in below for t in annotations.tokens_in(candidate.span))


def _gap(candidate: _Spanned, token: Token) -> int:
    return min(abs(candidate.span.start - token.end), abs(token.start - candidate.span.end))
