"""Generated answers: one word of a claim replaced by another that cannot stand in its place.

Who tells one fact in two ways changes much of the wording; so from the stories alone a network
learns that sentences which share nearly all their words agree. "For six weeks" and "for six
months" do not.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from corpora.substitutes import Substitutes

from headwater.lexicon.antonyms import opposites_of
from headwater.lexicon.exclusive import excluded_by
from headwater.networks.together import Marked

_NUMERALS = tuple(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety""".split()
)
_FAMILIES = tuple(
    tuple(line.split())
    for line in """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December
    morning afternoon evening night
    before after
    more fewer
    all none
    won lost
    opened closed
    rose fell
    approved rejected
    accepted refused
    confirmed denied
    """.strip().splitlines()
)
_SHORTEST_NAME = 3
# A figure is replaced by one up to so many times as large.
_WIDEST = 3


class Swaps:
    """Words to put in, and where.

    Args:
        claims: of all stories, whose names stand in for one another.
        substitutes: what else may stand in the place of a word, and say something else.
    """

    def __init__(self, claims: Iterable[Marked], substitutes: Iterable[Substitutes]) -> None:
        self._substitutes = {s.word: s.other for s in substitutes}
        self._names = sorted({w for c in claims for n, w in enumerate(c.words) if _is_name(w, n)})

    def swapped(
        self, claim: Marked, places: Sequence[int], rng: random.Random
    ) -> tuple[Marked, str] | None:
        """A claim with one of some words replaced, and which word that was; None if none can be."""
        for place in rng.sample(places, len(places)):
            word = claim.words[place]
            others = self._others(word, place, rng)
            new = rng.choice(others) if others else word
            if new.lower() not in {w.lower() for w in claim.words}:
                words = (*claim.words[:place], new, *claim.words[place + 1 :])
                return Marked(words, claim.own), word
        return None

    def _others(self, word: str, place: int, rng: random.Random) -> Sequence[str]:
        if word.isdigit():
            return [str(rng.randint(1, _WIDEST * int(word) + 4))]
        lower = word.lower()
        for family in (*_FAMILIES, _NUMERALS):
            if word in family or lower in family:
                return [member for member in family if member not in {word, lower}]
        excluded = sorted(excluded_by(lower) | opposites_of(lower))
        if excluded:
            return excluded
        plural = sorted(excluded_by(lower.removesuffix("s"))) if lower.endswith("s") else []
        if plural:
            return [f"{other}s" for other in plural]
        if _is_name(word, place):
            return self._names
        return self._substitutes.get(word, ())


def _is_name(word: str, place: int) -> bool:
    return (
        place > 0 and len(word) >= _SHORTEST_NAME and word[0].isupper() and word[1:].islower()
        and word.isalpha()
    )  # fmt: skip
