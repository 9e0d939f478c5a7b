"""Whether an account that is likely gone is there after all, as a network reads it.

Facts of words see how much of an account came down; the network that reads two texts together sees
that "nothing of this is true, she says" tells it. It is asked only of accounts that are likely
enough to matter, once: beside the two sentences of the child that have most of its words and the
one where it would belong. What the judge doubts of that sentence counts as well: who leaves out an
answer tells the claim more surely than the source did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.drift.denials.counter import Facts, weighed
from headwater.drift.denials.left_out import LeftOut
from headwater.drift.denials.retold import Retold
from headwater.drift.odds import log_odds
from headwater.model import Judgement
from headwater.networks.together import APART, OTHERWISE, SAME, Marked, load_retelling_reader

# Less likely accounts are not asked about: one in a hundred of them is missed.
WORTH_READING = 0.05
_SENTENCES = 2
# The longest passage that is read, in words.
_MOST_WORDS = 300

Doubts = Mapping[int, Mapping[str, float]]
"""By child sentence, how far each reader of the judge doubts it."""


def doubts_of(judgements: Sequence[Judgement]) -> Doubts:
    """What a judge doubts of a child's sentences."""
    found: dict[int, dict[str, float]] = {}
    for judgement in judgements:
        found.setdefault(judgement.sentence, {})[judgement.reader] = judgement.doubt
    return found


def chance_as_read(found: LeftOut, retold: Retold, doubts: Doubts) -> float:
    """The chance that a reader needs an account and has it nowhere, 0 to 1.

    Raises:
        ResourceError: the networks are not installed.
    """
    if found.chance < WORTH_READING:
        return found.chance
    return weighed("read", reread_facts(found, retold, doubts, found.chance))


def reread_facts(found: LeftOut, retold: Retold, doubts: Doubts, chance: float) -> Facts:
    """What is known of an account once it was read.

    Args:
        found: the account, and where it would belong.
        retold: the two reports.
        doubts: of the judge.
        chance: that it is missed, as far as its words tell.
    """
    told = load_retelling_reader().read(_asked(found), _passage(found, retold))
    doubted = doubts.get(found.place.scene.sentence.index, {})
    return {
        "bias": 1.0,
        "left out": log_odds(chance),
        "told": log_odds(1 - float(told[APART])),
        "same": log_odds(float(told[SAME])),
        "otherwise": log_odds(float(told[OTHERWISE])),
        "unread": float(not doubted),
        **{f"{reader}: doubt": 1 + log_odds(doubt) for reader, doubt in doubted.items()},
    }


def _asked(found: LeftOut) -> Marked:
    """The account in its sentence."""
    account = found.account
    words = [t for t in account.telling.tokens(account.sentence) if t.pos != "SPACE"]
    own = {t.index for t in account.tokens}
    places = frozenset(n for n, t in enumerate(words) if t.index in own)
    return Marked(tuple(t.text for t in words), places)


def _passage(found: LeftOut, retold: Retold) -> Marked:
    """The child's sentences in which the account would be told."""
    said = retold.said(found.account)
    nearest = sorted(said, key=lambda index: -said[index])[:_SENTENCES]
    indexes = sorted({*nearest, found.place.scene.sentence.index})
    words = [
        t.text
        for index in indexes
        for t in retold.child.tokens(retold.child.parse.sentences[index])
        if t.pos != "SPACE"
    ]
    return Marked.whole(words[:_MOST_WORDS])
