"""Whether two names mean the same outlet or body: spelling, initials, shortened forms."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.lexicon.agencies import known_outlet
from headwater.lexicon.fold import fold_name

# Words that name a kind of outlet or body and none in particular: two names need another word in
# common, and a description made of these alone ("the state news agency") names nobody.
_KINDS = frozenset(
    "agencies agency blog broadcaster broadcasting channel commission committee corporation "
    "council daily department desk digital facebook government group hospital instagram "
    "international local magazine media ministry national network news newspaper newspapers "
    "newswire office officials online outlet paper police portal press publication radio report reports service site "
    "social spokesman spokeswoman state station telegram television tiktok tv twitter union us "
    "website weekly whatsapp wire youtube".split()
)
_SMALL = frozenset("and de del der des di du for in la le of on".split())
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)+(?:/.*)?$")
_LETTERS = re.compile(r"[^\W_]+")
_MIN_JOINED_CHARS = 5


def is_named(name: str) -> bool:
    """Whether the words name one outlet or body, and are no mere description ("the station")."""
    distinctive = _distinctive(_words(name))
    return any(
        word.lower() != word and fold_name(word) in distinctive for word in _LETTERS.findall(name)
    )


@lru_cache(maxsize=16_384)
def same_name(a: str, b: str) -> bool:
    """Whether two names mean the same outlet or body.

    True for one spelling and another, for initials and what they stand for ("VOA", "Voice of
    America"), and for a shortened name ("the Mirror" for "The Kigoma Mirror").
    """
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs:
        return False
    one, other = known_outlet(a), known_outlet(b)
    if one is not None and other is not None:
        return one == other
    if mine == theirs or _joined(mine, theirs):
        return True
    if _initials_of(mine, theirs) or _initials_of(theirs, mine):
        return True
    shorter, longer = sorted((mine, theirs), key=len)
    return bool(_distinctive(shorter)) and set(shorter) <= set(longer)


def _distinctive(words: tuple[str, ...]) -> set[str]:
    return set(words) - _KINDS - _SMALL


@lru_cache(maxsize=16_384)
def _words(name: str) -> tuple[str, ...]:
    domain = _DOMAIN.match(name.strip())
    return tuple(fold_name(domain.group(1) if domain else name).replace("-", " ").split())


def _joined(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one is the other written in one word ("dailynation", "Daily Nation")."""
    a, b = "".join(mine), "".join(theirs)
    return a == b and len(a) >= _MIN_JOINED_CHARS


def _initials_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) != 1 or len(long) < 2 or not 2 <= len(short[0]) <= len(long):
        return False
    every = "".join(word[0] for word in long)
    large = "".join(word[0] for word in long if word not in _SMALL)
    return short[0] in {every, large}
