"""How surely one of two reports rests on the other, before asking which.

A logistic function of a dozen facts. Its weights stand in `fitted.toml`, which `bench.fit.lineage`
writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from headwater.lexicon.commonness import rarity
from headwater.lexicon.naming import same_name
from headwater.lineage.citing import find_citation, rest_on_one_unseen
from headwater.lineage.firsthand import each_at_first_hand, is_first_hand
from headwater.lineage.fitted import chance_of
from headwater.lineage.material import Material
from headwater.lineage.quotes import shared_quotes
from headwater.lineage.specifics import Pile, Sort, worth

_MAX_QUOTES = 3
# How much in common tells half of what it can tell.
_HALF_FIGURES, _HALF_WORDS = 2.0, 4.0
_MOST_TELLING = 5

Facts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two reports have in common, and what that says.

    Attributes:
        facts: by name; `fitted.toml` weighs them.
        chance: that one of the two rests on the other, 0 to 1.
    """

    facts: Facts
    chance: float


def weigh_kinship(pile: Pile, one: str, other: str) -> Kinship:
    """What speaks for and against one of two reports resting on the other, in either order."""
    first, second = sorted((one, other))
    facts = {
        "always": 1.0,
        **_alignment(pile.material, first, second),
        **_in_common(pile, first, second),
        **_circumstances(pile.material, first, second),
    }
    return Kinship(facts, chance_of("kinship", facts))


def most_telling(pile: Pile, child: str, parent: str) -> list[str]:
    """The figures, names and words in common that fewest others have, as the child writes them."""
    found: list[tuple[float, str]] = []
    for sort in ("figure", "name", "word"):
        held = pile.specifics(child).of(sort)
        for key in pile.shared(child, parent, sort):
            found.append((worth(key, sort) * pile.fewness(key, sort), held[key]))
    best = sorted((row for row in found if row[0] > 0), key=lambda row: -row[0])
    return [text for _, text in best[:_MOST_TELLING]]


def _alignment(material: Material, one: str, other: str) -> Facts:
    forth, back = material.comparisons[one, other], material.comparisons[other, one]
    aligned = (
        len({a.child_sentence for a in comparison.alignments})
        / max(1, len(material.sentences(comparison.child)))
        for comparison in (forth, back)
    )
    quotes = len(shared_quotes(material, one, other))
    return {
        "share_more": max(forth.share, back.share),
        "share_less": min(forth.share, back.share),
        "verbatim": max(forth.verbatim, back.verbatim),
        "aligned": max(aligned),
        "quotes": min(quotes, _MAX_QUOTES) / _MAX_QUOTES,
    }


def _in_common(pile: Pile, one: str, other: str) -> Facts:
    names = _shares(pile, (one, other), "name", lambda _: 1.0)
    words = _shares(pile, (one, other), "word", rarity)
    return {
        "names_more": max(names),
        "names_less": min(names),
        "words_less": min(words),
        "few_figures": _told_by_few(pile, (one, other), "figure", _HALF_FIGURES),
        "few_words": _told_by_few(pile, (one, other), "word", _HALF_WORDS),
    }


def _shares(
    pile: Pile, pair: tuple[str, str], sort: Sort, weigh: Callable[[str], float]
) -> tuple[float, float]:
    """Which share of what either holds the other holds as well."""
    shares = []
    for one, other in (pair, pair[::-1]):
        total = sum(map(weigh, pile.specifics(one).of(sort)))
        common = sum(map(weigh, pile.shared(one, other, sort)))
        shares.append(common / total if total else 0.0)
    return shares[0], shares[1]


def _told_by_few(pile: Pile, pair: tuple[str, str], sort: Sort, half: float) -> float:
    """How much both hold that few others do, 0 to 1."""
    common = pile.shared(*pair, sort)
    amount = sum(worth(key, sort) * pile.fewness(key, sort) for key in common)
    return amount / (amount + half)


def _circumstances(material: Material, one: str, other: str) -> Facts:
    cited = any(find_citation(material, *pair) for pair in ((one, other), (other, one)))
    apart = not cited and (
        rest_on_one_unseen(material, one, other) or each_at_first_hand(material, one, other)
    )
    outlets = [material.reports[report].outlet for report in (one, other)]
    same = outlets[0] is not None and outlets[1] is not None and same_name(outlets[0], outlets[1])
    return {
        "cited": float(cited),
        "apart": float(apart),
        "both_first_hand": float(all(is_first_hand(material, r) for r in (one, other))),
        "same_outlet": float(same),
    }
