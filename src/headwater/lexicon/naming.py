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
    "newswire office officials online outlet paper police portal press publication radio report "
    "reports service site "
    "social spokesman spokeswoman state station telegram television tiktok tv twitter union us "
    "website weekly whatsapp wire youtube".split()
)
# Words of bodies that speak but publish no news, unless a word of outlets stands beside them.
_BODY_WORDS = frozenset(
    "administration agency alliance association authority board bureau coalition command "
    "commission committee corps council department directorate federation force forces "
    "foundation hospital inspectorate institute institution ministry monitors observatory office "
    "organisation organization party police prosecutor prosecutors register secretariat service "
    "society syndicate tribunal union unit university".split()
)
_NEWS_WORDS = frozenset(
    "broadcasting daily gazette herald journal media news newspaper newswire post press radio "
    "television times tribune tv wire world".split()
)
_SMALL = frozenset("and de del der des di du for in la le of on".split())
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)+(?:/.*)?$")
_LETTERS = re.compile(r"[^\W_]+")
_MIN_JOINED_CHARS = 5


_STATE_OUTLET = re.compile(r"^(?:the )?state(?:[- ]run)? (?:radio|television|tv|news agency)$")


def is_named(name: str) -> bool:
    """Whether the words name one outlet or body, and are no mere description ("the station")."""
    if _STATE_OUTLET.match(name.strip().lower()):  # in one story there is one of them
        return True
    distinctive = _distinctive(_words(name))
    return any(
        word.lower() != word and fold_name(word) in distinctive for word in _LETTERS.findall(name)
    )


def bare_name(name: str) -> str:
    """A name without the description before it: "La Ribera" of "the local newspaper La Ribera"."""
    words = name.split()
    while len(words) > 1 and words[0].islower() and is_named(" ".join(words[1:])):
        del words[0]
    return " ".join(words)


def mentions(text: str, name: str) -> bool:
    """Whether a text holds the name, as whole words."""
    wanted = fold_name(bare_name(name))
    return bool(wanted) and f" {wanted} " in f" {fold_name(text)} "


def is_specific(name: str) -> bool:
    """Whether a name tells one body from others of its kind: "fisheries ministry", not "police"."""
    return bool(_distinctive(_words(name)))


def names_body(name: str) -> bool:
    """Whether a name is built as those of bodies are ("Hydrometeorological Agency")."""
    words = set(_words(name))
    if known_outlet(name) or not words.isdisjoint(_NEWS_WORDS):
        return False
    return not words.isdisjoint(_BODY_WORDS)


# Of some hundred reports the outlets are laid beside the names that all of them cite.
@lru_cache(maxsize=131_072)
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
