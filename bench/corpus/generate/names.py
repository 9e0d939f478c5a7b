"""People, places and bodies that made reports are about: names of one to five words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.corpus.generate import wordlists
from bench.corpus.generate.vocabulary import VocabularyMaker

_PEOPLE, _FIRST_NAMES, _LAST_NAMES = 12_000, 400, 7_000
_PLACES, _BODIES = 2_500, 2_000
_PLACE_ENDS = ("Bay", "Hills", "Crossing", "Falls", "Junction", "Heights")
_BODY_KINDS = ("Authority", "Council", "Company", "Institute", "Union", "Commission", "Trust")
_TWO_WORD_PLACES = 0.25


@dataclass(frozen=True, slots=True)
class Names:
    """Names as the numbers of their words.

    Attributes:
        people: first and last name of each.
        places: one or two words.
        bodies: what the reports call an organisation, two to four words.
    """

    people: Sequence[tuple[int, int]]
    places: Sequence[tuple[int, ...]]
    bodies: Sequence[tuple[int, ...]]


def make_names(maker: VocabularyMaker, seed: int) -> Names:
    """Coin the names, and put their words into the vocabulary.

    In a rewording a word of a name gives way to a common noun, since names have no synonyms.
    """
    chance = random.Random(f"names {seed}")
    coined = [word.capitalize() for word in maker.coined(_FIRST_NAMES + _LAST_NAMES + _PLACES)]
    first = maker.add_alike(coined[:_FIRST_NAMES], ("the", "this", "that", "one"))
    last = maker.add_alike(
        coined[_FIRST_NAMES : _FIRST_NAMES + _LAST_NAMES], ("official", "man", "leader", "woman")
    )
    towns = maker.add_alike(
        coined[_FIRST_NAMES + _LAST_NAMES :], ("town", "city", "region", "area")
    )
    ends = maker.add_alike(_PLACE_ENDS, ("town", "city", "region", "area"))
    places: list[tuple[int, ...]] = [
        (town, chance.choice(ends)) if chance.random() < _TWO_WORD_PLACES else (town,)
        for town in towns
    ]
    people = [(chance.choice(first), chance.choice(last)) for _ in range(_PEOPLE)]
    return Names(people, places, _make_bodies(maker, chance, places))


def _make_bodies(
    maker: VocabularyMaker, chance: random.Random, places: list[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    nouns = [
        noun.capitalize()
        for sets in wordlists.headed_sets("nouns").values()
        for words in sets
        for noun in words
    ]
    vague = ("group", "body", "agency", "organisation")
    fields = maker.add_alike([wordlists.plural(noun) for noun in nouns], vague)
    trades = maker.add_alike(nouns, vague)
    kinds = maker.add_alike(_BODY_KINDS, vague)
    (ministry,) = maker.add_alike(["Ministry"], vague)
    of = maker.number_of("of")

    def make_body() -> tuple[int, ...]:
        shape = chance.random()
        if shape < 0.3:
            return ministry, of, chance.choice(fields)
        if shape < 0.8:
            return *chance.choice(places), chance.choice(trades), chance.choice(kinds)
        return chance.choice(trades), chance.choice(kinds)

    return [make_body() for _ in range(_BODIES)]
