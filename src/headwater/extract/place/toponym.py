"""A toponym: words that name a place, and what the text around them says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# "place": where something is. "body": the name of a body that serves the place or sits there
# ("Titus County Sheriff's Office"): where it acts is not said.
Role = Literal["place", "body"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place.

    Attributes:
        start: first character in the report's text.
        end: one past the last.
        text: the words, with quotes and spaces plain.
        hint: what the text says it is: "city", "province", "district", "country", "part" (of a
            city), "region", "nature", "site", "street" or "".
        sentence: index of its sentence; -1 in the dateline.
        confidence: 0 to 1: the chance that it is a place at all.
        role: see `Role`.
    """

    start: int
    end: int
    text: str
    hint: str
    sentence: int
    confidence: float
    role: Role
