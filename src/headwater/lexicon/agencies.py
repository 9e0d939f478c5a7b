"""Known outlets (agencies, broadcasters, papers, sites) and how an unknown one's name is built."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

from headwater.lexicon.fold import fold_name

OutletKind = Literal["agency", "broadcaster", "paper", "site"]


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """One outlet.

    Attributes:
        name: the name to show.
        kind: what sort of outlet.
        spellings: every way in which reports write it, `name` among them.
        tags: how datelines and bylines tag it, in exact case ("AFP").
    """

    name: str
    kind: OutletKind
    spellings: tuple[str, ...]
    tags: tuple[str, ...]


@cache
def _tables() -> dict[str, Any]:
    return _read("agencies.toml")


def _read(file: str) -> dict[str, Any]:
    data = resources.files("headwater.lexicon").joinpath(file)
    return tomllib.loads(data.read_text(encoding="utf-8"))


@cache
def known_outlets() -> tuple[KnownOutlet, ...]:
    """Every outlet of `agencies.toml` and `agencies_national.toml`, in their order."""
    outlets: list[KnownOutlet] = []
    for table in (*_tables()["outlets"], *_read("agencies_national.toml")["outlets"]):
        names = [(name,) for name in table["names"]] if table.get("separate") else [table["names"]]
        for spellings in names:
            tags = [t for t in table["tags"] if not table.get("separate") or t in spellings]
            outlets.append(KnownOutlet(spellings[0], table["kind"], tuple(spellings), tuple(tags)))
    return tuple(outlets)


@cache
def _by_spelling() -> Mapping[str, KnownOutlet]:
    return MappingProxyType(
        {fold_name(s): outlet for outlet in reversed(known_outlets()) for s in outlet.spellings}
    )


@cache
def _by_tag() -> Mapping[str, KnownOutlet]:
    return MappingProxyType({tag: outlet for outlet in known_outlets() for tag in outlet.tags})


def known_outlet(name: str) -> KnownOutlet | None:
    """The outlet that `name` spells, case and article folded, or None."""
    return _by_spelling().get(fold_name(name))


def tagged_outlet(tag: str) -> KnownOutlet | None:
    """The outlet that a dateline's or byline's tag stands for ("AFP", "(AP)"), or None."""
    return _by_tag().get(tag.strip(" ()[]-–—"))


@cache
def outlet_words() -> frozenset[str]:
    """Lower-case words that show an outlet wherever they stand in a name ("news", "gaceta")."""
    return frozenset(f"{_tables()['outlet_words']} {_tables()['foreign_words']}".split())


@cache
def _cited_words() -> frozenset[str]:
    return frozenset(_tables()["cited_words"].split())


_DOMAIN_NAME = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.([A-Za-z]{2,6})")
_SMALL_WORDS = {"the", "a", "an", "of", "for", "and"}


def looks_like_outlet(name: str, *, cited: bool = False) -> bool:
    """Whether a name is built as outlets' names are: "Kivu Post", "the Norvik news agency".

    One of its capitalised words, or its last word, is an outlet word and another word is
    capitalised; or it is a domain name; or it is a known outlet.

    Args:
        name: the words, article and all.
        cited: whether the report says that words come from there; then also words that other
            bodies bear ("Standard", "Channel", "Voice") show an outlet.
    """
    if known_outlet(name):
        return True
    stripped = name.strip()
    domain = _DOMAIN_NAME.fullmatch(stripped)
    if domain:
        return domain[1].casefold() in _tables()["outlet_domains"].split()
    marks = outlet_words() | _cited_words() if cited else outlet_words()
    words = [w for w in stripped.replace("-", " ").split() if w.casefold() not in _SMALL_WORDS]
    if not words:
        return False
    if len(words) == 1 and words[0][:1].isupper() and _ends_as_outlet(words[0]):
        return True
    marked = [w for w in words if w.casefold().strip("'s,.") in marks or fold_name(w) in marks]
    others = [w for w in words if w not in marked]
    ends = words[-2:] if words[-1].casefold() in {"agency", "service"} else words[-1:]
    shows = any(w[:1].isupper() or w in ends for w in marked)
    if len(marked) >= 2 and not others:
        others = marked[:1]
    return shows and any(w[:1].isupper() for w in others)


def _ends_as_outlet(word: str) -> bool:
    """Whether one word is built as the names of outlets are in some languages."""
    folded = fold_name(word)
    return any(
        folded.endswith(end) and folded != end and len(folded) > len(end) + 2
        for end in _tables()["endings"].split()
    )


_STATE_OUTLET = re.compile(
    r"(?:the )?state(?:[- ](?:controlled|owned|run))? "
    r"(?:radio|television|tv|broadcaster|news agency|newspaper)"
)


def is_state_outlet(name: str) -> bool:
    """Whether the words name a state's outlet by what it is ("state radio"): a story has one."""
    return _STATE_OUTLET.fullmatch(name.strip().lower()) is not None
