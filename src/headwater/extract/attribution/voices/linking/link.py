"""Voices that a report names in two ways are made one, where fitted weights say so.

Three ways of naming are asked of: over the report ("engineer says"), by "the" and a noun that says
little ("the network"), and by a whole name behind somebody who was only described. What all other
words for a voice stand for is settled as they are read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from math import exp

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.voices.linking.facts import (
    Asked,
    Facts,
    Way,
    asked_of,
    facts_on,
    may_be,
)
from headwater.extract.attribution.voices.linking.views import View, gather_views
from headwater.extract.parse import Parse
from headwater.model import Voice

Link = Callable[[Parse, VoiceBook, Mapping[Finding, tuple[Voice, ...]]], None]
# From this chance on two are one. On 44 reports, those asked of left out of the fit, 7 of 14 links
# of headlines were found at 0.6 and 2 wrong, of names 6 of 8 at 0.5 and no wrong one; of "the"
# at any bar, more wrong than right. `python -m bench.fit.voices` prints the rest (2026-11-21).
_BARS: Mapping[Way, float] = {"headline": 0.6, "definite": 0.7, "name": 0.5}
# So many voices are asked of, and each is compared with so many: a list of a thousand names is no
# story, and time must not grow with the square of them.
_MAX_ASKED = 400
_MAX_RIVALS = 80


def link_voices(parse: Parse, book: VoiceBook, own: Mapping[Finding, tuple[Voice, ...]]) -> None:
    """Join in the book's registry the voices that are one.

    Args:
        parse: the report.
        book: its voices, every source resolved.
        own: the voices of each finding by itself.
    """
    views = gather_views(parse, book, own)
    joined: set[str] = set()
    for asked, rivals in questions(parse, book, views):
        mine = asked.view.voice.voice
        found = _likeliest(parse, asked, [r for r in rivals if r.voice.voice not in joined])
        if found is None or mine in joined:
            continue
        # A described voice becomes the named one; all else becomes what it stands for.
        other = found.voice.voice
        number, into = (other, mine) if asked.way == "name" else (mine, other)
        book.registry.merge(number, into)
        joined.add(number)


def questions(
    parse: Parse, book: VoiceBook, views: Mapping[str, View]
) -> Iterator[tuple[Asked, list[View]]]:
    """Every voice of which there is something to ask, with those that it may be."""
    genders = book.references.genders
    for view in list(views.values())[:_MAX_ASKED]:
        asked = asked_of(parse, view)
        if asked is None:
            continue
        rivals = [other for other in views.values() if may_be(parse, asked, other, genders)]
        if rivals:
            yield asked, rivals[-_MAX_RIVALS:] if asked.way != "headline" else rivals[:_MAX_RIVALS]


def _likeliest(parse: Parse, asked: Asked, rivals: list[View]) -> View | None:
    best, most = None, _BARS[asked.way]
    for other in rivals:
        chance = _chance(facts_on(parse, asked, other, rivals))
        if chance >= most:
            best, most = other, chance
    return best


def _chance(facts: Facts) -> float:
    weights = _weights()
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in facts.items())))


@cache
def _weights() -> Mapping[str, float]:
    file = resources.files("headwater.extract.attribution.voices.linking").joinpath("weights.json")
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return found
