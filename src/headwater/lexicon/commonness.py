"""How common a word is in the news: what two reports share that few would write shows kinship.

Counted by `bench.fit.commonness` over the passages of `corpora/reworded` and the sources of
`corpora/retold`, which are invented and in the manner of news.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

# Uncommon: in fewer than about one passage of 130, as "valve", "scaffolding", "rupee".
_UNCOMMON = 0.62


@cache
def _holders() -> tuple[int, Mapping[str, int]]:
    """How many passages there are, and how many hold each word that three or more hold."""
    data = resources.files("headwater.lexicon").joinpath("commonness.tsv")
    rows = (line.split("\t") for line in data.read_text(encoding="utf-8").splitlines())
    held = {word: int(count) for word, count in rows}
    return held.pop("*"), held


def rarity(key: str) -> float:
    """How rare a word is, 0 (in every passage) to 1 (in none of some thousands).

    Args:
        key: the word as `lexicon.likeness.word_key` gives it.
    """
    passages, held = _holders()
    return math.log(passages / (held.get(key, 0) + 1)) / math.log(passages)


def is_uncommon(key: str) -> bool:
    """Whether few reports would have the word unless it belongs to what they tell."""
    return rarity(key) > _UNCOMMON
