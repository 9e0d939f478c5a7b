"""How toponyms stand to one another and to the spot that is spoken of: inside, near, between.

Read off the words between and before them: "Paris, Texas", "Idlib in Syria", "Syria's Idlib", "the
city's al-Qusour district", "near X", "12 km north of X", "between X and Y".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from headwater.extract.place.dateline import BEFORE_ALL
from headwater.extract.place.toponym import Toponym
from headwater.lexicon.place_words import KIND_WORDS

Relation = Literal["in", "near", "between"]

_LIST = r"(?:\s?,\s?|\s\()"
# Words between "in" and the container: "the eastern province of"; not "the province bordering".
_WIDE = r"(?:(?!(?:bordering|near|outside|between|north|south|east|west|to|from)\b)[a-z-]+\s)"
_INSIDE = re.compile(
    rf"{_LIST}(?:in\s)?(?:the\s)?"
    rf"|(?:\s[a-z]+){{0,2}},?\sin\s(?:the\s)?{_WIDE}{{0,3}}?(?:of\s)?(?:the\s)?"
    rf"|,\s(?:a|an|the)\s(?:[\w'-]+\s){{1,6}}?(?:in|of)\s(?:the\s)?{_WIDE}{{0,3}}?"
)
_OWNER = re.compile(r"'s?\s(?:[a-z-]+\s){0,3}(?:of\s)?")
_KIND = rf"(?:{'|'.join(sorted(KIND_WORDS))})"
# "the city's al-Qusour district", "in the province's Tabqa": the place of that kind named last.
_OWN_KIND = re.compile(rf"\b(?:the|its|that)\s({_KIND})'s\s(?:[a-z-]+\s){{0,2}}$")
_OF = rf"(?:the\s)?(?:[a-z-]+\s)?(?:(?:{_KIND}|cities|towns|villages)\sof\s)?$"
_POINT = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_NEAR = re.compile(
    r"\b(?:near|nearby|outside|close\sto|not\sfar\sfrom|in\sthe\svicinity\sof|"
    rf"(?:on|at|to|in)\sthe\s(?:\w+\s)?(?:outskirts|edges?|approaches|periphery)\sof)\s{_OF}",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\b(?:(?P<far>\d[\d,.]*)\s?-?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?)\s(?:away\s)?"
    rf"(?:(?:just|due|to\sthe)\s)?(?:{_POINT}\sof|from)|(?:{_POINT}\sof))\s{_OF}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\b(?:between|from)\s{_OF}", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|to)\s(?:the\s)?(?:[a-z]+\sof\s)?")
_LOOK_BACK = 70
_MOST_WORDS_BETWEEN = 60
_KM = {"k": 1.0, "m": 1.609}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words around one toponym say.

    Attributes:
        container: number of the toponym that it is said to lie in, or None.
        kind_of_container: "city" where it lies in "the city" named last, or "".
        relation: whether the place itself is meant, or one near it or between it and another.
        distance_km: how far from it, where the text says so.
        other: of "between", the number of the other toponym.
    """

    container: int | None = None
    kind_of_container: str = ""
    relation: Relation = "in"
    distance_km: float | None = None
    other: int | None = None


def read_settings(toponyms: Sequence[Toponym], text: str) -> tuple[Setting, ...]:
    """What the text says of each toponym, in their order."""
    between = _pairs_between(toponyms, text)
    return tuple(
        _setting(number, toponyms, text, between.get(number)) for number in range(len(toponyms))
    )


def _setting(number: int, toponyms: Sequence[Toponym], text: str, other: int | None) -> Setting:
    toponym = toponyms[number]
    before = " ".join(text[max(0, toponym.start - _LOOK_BACK) : toponym.start].split("\n")[-1:])
    own = _OWN_KIND.search(before)
    container = _container(number, toponyms, text)
    kind = KIND_WORDS[own.group(1)] if own and container is None else ""
    if other is not None:
        return Setting(container, kind, "between", None, other)
    if toponym.sentence == BEFORE_ALL:
        return Setting(container, kind)
    direction = _DIRECTION.search(before)
    if direction is not None:
        return Setting(container, kind, "near", _distance_km(direction))
    return Setting(container, kind, "near" if _NEAR.search(before) else "in")


def _container(number: int, toponyms: Sequence[Toponym], text: str) -> int | None:
    """The toponym that follows as in "Paris, Texas", or that owns this one: "Syria's Idlib"."""
    here = toponyms[number]
    if number + 1 < len(toponyms):
        following = toponyms[number + 1]
        gap = text[here.end : following.start]
        same = following.sentence == here.sentence and len(gap) <= _MOST_WORDS_BETWEEN
        if same and _INSIDE.fullmatch(gap):
            return number + 1
    if number:
        before = toponyms[number - 1]
        gap = text[before.end : here.start]
        if before.sentence == here.sentence and _OWNER.fullmatch(gap):
            return number - 1
    return None


def _pairs_between(toponyms: Sequence[Toponym], text: str) -> dict[int, int]:
    """Both toponyms of each "between A and B"."""
    pairs: dict[int, int] = {}
    for number, (a, b) in enumerate(pairwise(toponyms)):
        before = text[max(0, a.start - _LOOK_BACK) : a.start]
        opened = _BETWEEN.search(before)
        joined = _AND.fullmatch(text[a.end : b.start])
        if opened and joined and a.sentence == b.sentence:
            is_range = opened.group().lower().startswith("between") and " and" in joined.group()
            if is_range:
                pairs[number], pairs[number + 1] = number + 1, number
    return pairs


def _distance_km(found: re.Match[str]) -> float | None:
    far, unit = found.group("far"), found.group("unit")
    if not far or not unit:
        return None
    try:
        return float(far.replace(",", "")) * _KM[unit[0].casefold()]
    except ValueError:
        return None
