"""Whether two names mean the same outlet or body: spelling, initials, shortened forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from headwater.lexicon.agencies import KnownOutlet, is_state_outlet, known_outlet
from headwater.lexicon.fold import fold_name
from headwater.lexicon.nations import nations

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
    "administration agency alliance association authority barometer board bureau chamber coalition "
    "command commission committee corps council department directorate federation force forces "
    "foundation hospital inspectorate institute institution ministry monitors observatory office "
    "organisation organization party police prosecutor prosecutors register registry regulator "
    "secretariat service society supervisor syndicate tribunal union unit university "
    "workers".split()
)
_NEWS_WORDS = frozenset(
    "broadcasting daily gazette herald journal media news newspaper newswire post press radio "
    "television times tribune tv wire world".split()
)
# "The prosecutor's office attached to the Norvik court" is not the court.
_JOINING = frozenset("of at in to for on by from with near".split())
# Words for outlets and bodies in other languages, each by the English one: "Agencia Norvik" is "the
# Norvik agency".
_TRANSLATED = {
    "agence": "agency",
    "agencia": "agency",
    "agentur": "agency",
    "agenzia": "agency",
    "ajansi": "agency",
    "asociacion": "association",
    "associacao": "association",
    "diario": "daily",
    "fondation": "foundation",
    "fundacao": "foundation",
    "fundacion": "foundation",
    "gaceta": "gazette",
    "gazeta": "gazette",
    "jornal": "journal",
    "ministere": "ministry",
    "ministerio": "ministry",
    "observatorio": "observatory",
    "radyo": "radio",
    "sindicato": "union",
    "universidad": "university",
    "universidade": "university",
    "universite": "university",
    # ... and one English spelling for the other.
    "center": "centre",
    "defense": "defence",
    "labor": "labour",
    "organization": "organisation",
    # ... and one number for the other.
    "prosecutors": "prosecutor",
    # ... and what is cut short in print.
    "assn": "association",
    "dept": "department",
    "govt": "government",
    "intl": "international",
    "television": "tv",
    "univ": "university",
}
_SMALL = frozenset("and de del der des di du for in la le of on".split())
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)+(?:/.*)?$")
_LETTERS = re.compile(r"[^\W_]+")
# "SANAs" is SANA's, its apostrophe lost.
_OF_INITIALS = re.compile(r"\b([A-Z]{2,})s\b")
# Bodies that reports name by their initials inside longer names: "the UN mission".
_WRITTEN_OUT = (
    (re.compile(r"\b(?:UN|U\.N\.)(?![\w-])"), "United Nations"),
    (re.compile(r"\b(?:EU|E\.U\.)(?![\w-])"), "European Union"),
)
# "State-run television" is state television.
_OF_THE_STATE = re.compile(r"\b(state)[- ](?:controlled|owned|run)\b", re.IGNORECASE)
_MIN_JOINED_CHARS = 5


def is_named(name: str) -> bool:
    """Whether the words name one outlet or body, and are no mere description ("the station")."""
    if is_state_outlet(name):  # in one story there is one of them
        return True
    distinctive = _distinctive(_words(name))
    return any(
        word.lower() != word and not distinctive.isdisjoint(_spellings(fold_name(word)))
        for word in _LETTERS.findall(name)
    )


def bare_name(name: str) -> str:
    """A name without the description before it: "La Ribera" of "the local newspaper La Ribera".

    What an "of" joins to the description belongs to it: "cantonal police of Norvik".
    """
    words = name.split()
    first = next((i for i, word in enumerate(words) if not word.islower()), 0)
    if _JOINING.isdisjoint(words[:first]) and is_named(" ".join(words[first:])):
        return " ".join(words[first:])
    return name if words else ""


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


class _Shape(NamedTuple):
    """What a name is compared by: of some hundred reports all names are laid beside all others."""

    words: tuple[str, ...]
    held: frozenset[str]
    joined: str
    initials: frozenset[str]
    is_distinctive: bool
    known: KnownOutlet | None


@lru_cache(maxsize=131_072)
def same_name(a: str, b: str) -> bool:
    """Whether two names mean the same outlet or body.

    True for one spelling and another, for initials and what they stand for ("VOA", "Voice of
    America"), and for a shortened name ("the Mirror" for "The Kigoma Mirror").
    """
    mine, theirs = _shape(a), _shape(b)
    if not mine.words or not theirs.words:
        return False
    if mine.known is not None and theirs.known is not None:
        return mine.known == theirs.known
    if mine.words == theirs.words or _one_is_joined(mine, theirs):
        return True
    if _stand_for(mine, theirs) or _stand_for(theirs, mine):
        return True
    shorter, longer = sorted((mine, theirs), key=lambda shape: len(shape.words))
    return shorter.is_distinctive and shorter.held <= longer.held


@lru_cache(maxsize=16_384)
def _shape(name: str) -> _Shape:
    words = _words(name)
    large = [word for word in words if word not in _SMALL]
    initials = ("".join(word[0] for word in held) for held in (words, large))
    return _Shape(
        words,
        frozenset(words),
        "".join(words),
        frozenset(letters for letters in initials if len(words) > 1 and len(letters) > 1),
        bool(_distinctive(words)),
        known_outlet(name),
    )


def _one_is_joined(mine: _Shape, theirs: _Shape) -> bool:
    """Whether one is the other written in one word ("dailynation", "Daily Nation")."""
    return mine.joined == theirs.joined and len(mine.joined) >= _MIN_JOINED_CHARS


def _stand_for(short: _Shape, long: _Shape) -> bool:
    return len(short.words) == 1 and short.words[0] in long.initials


def _distinctive(words: tuple[str, ...]) -> set[str]:
    return set(words) - _KINDS - _SMALL


@lru_cache(maxsize=16_384)
def _words(name: str) -> tuple[str, ...]:
    domain = _DOMAIN.match(name.strip())
    written = _OF_INITIALS.sub(r"\1", domain.group(1) if domain else name)
    written = _OF_THE_STATE.sub(r"\1", written)
    for initials, body in _WRITTEN_OUT:
        written = initials.sub(body, written)
    words = fold_name(written).replace("-", " ").split()
    plain = [_TRANSLATED.get(word, word) for word in words]
    # "China Daily" is one paper, and a Chinese daily is any.
    if not _NEWS_WORDS.isdisjoint(plain):
        return tuple(plain)
    return tuple(_peoples().get(word, word) for word in plain)


def _spellings(word: str) -> set[str]:
    """A folded word, and what it is compared by."""
    plain = _TRANSLATED.get(word, word)
    return {plain, _peoples().get(plain, plain)}


@cache
def _peoples() -> Mapping[str, str]:
    """For the names of countries, folded, the word for their people where the two begin alike.

    So "Russia's defence ministry" is the "Russian Defence Ministry", and initials stay the same.
    """
    held: dict[str, str] = {}
    for nation in nations():
        peoples = [fold_name(people) for people in nation.peoples]
        for name in (nation.usual_name, *nation.names):
            folded = fold_name(name)
            alike = [p for p in peoples if p[:2] == folded[:2] and " " not in p]
            if folded and " " not in folded and alike:
                held[folded] = alike[0]
    return MappingProxyType(held)
