"""omitted-denial without a word of denial: another account of what the child retells is gone.

`counter.py` says how likely one account of the parent answers another. Where the child retells the
one and of the other nothing, in any words and anywhere, the answer has been left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.drift.denials.account import Account, accounts
from headwater.drift.denials.counter import Facts, answers, counter_facts, missed
from headwater.drift.scene import Scene
from headwater.lexicon.likeness import likeness
from headwater.model import Sentence, Telling, Token

# Share of an account's content words up to which it is gone, and from which it came down.
_GONE = 0.34
_CAME = 0.4
# A word this like is the same in other words, wherever in the child it stands.
_SAME_SENSE = 0.6
_SAID_SOMEWHERE = 0.5
# How many accounts before and after an answer its claim is sought among, and how far on.
_NEAREST = 8
_SENTENCES_BEFORE = 6
_SENTENCES_AFTER = 1
# What makes an answer one that a retelling must not leave out, beside its being one.
_TELLING = (
    "denies",
    "calls untrue",
    "negative",
    "named by claim",
    "claim accuses",
    "limits",
    "claim of nobody",
    "another voice",
    "figures",
    "reserves",
    "contrast",
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An account of the parent that the child leaves out beside the claim that it answers.

    Attributes:
        account: what is gone.
        claim: what came down.
        place: the child's sentence that retells the claim.
        facts: what is known of the one as an answer to the other, by name.
    """

    account: Account
    claim: Account
    place: Sentence
    facts: Facts

    @property
    def chance(self) -> float:
        """The chance that a reader needs it, 0 to 1."""
        return missed(self.facts)


def left_out(child: Telling, parent: Telling, staged: Sequence[Scene]) -> Iterator[LeftOut]:
    """Every account of a parent that is gone beside one that came down, in order."""
    every = accounts(parent)
    came = _came_down(parent, staged)
    for at, account in enumerate(every):
        if _share(account, came) > _GONE or _is_said(child, account):
            continue
        claims = [c for c in claims_of(every, at) if _share(c, came) >= _CAME]
        if claims:
            claim = max(claims, key=lambda c: answers(counter_facts(account, c)))
            facts = _facts(every, at, claim, came)
            yield LeftOut(account, claim, _place(child, claim, came), facts)


def _facts(
    every: Sequence[Account], at: int, claim: Account, came: dict[int, Token]
) -> dict[str, float]:
    """What is known of an account that is gone: as an answer, and of what came down around it."""
    known = counter_facts(every[at], claim)
    return {
        "bias": 1.0,
        "answers": answers(known),
        "takes back": known.get("takes back", 0.0),
        "other sentence": known.get("other sentence", 0.0),
        "retold": sum(_share(a, came) for a in every) / len(every),
        "passed over": float(any(_share(a, came) >= _CAME for a in every[at + 1 :])),
        "claim retold": _share(claim, came),
        **{name: known.get(name, 0.0) for name in _TELLING},
    }


def claims_of(every: Sequence[Account], at: int) -> list[Account]:
    """The accounts that one may answer: those before it, nearest first, then those after."""
    account = every[at]
    before = [c for c in reversed(every[:at]) if _distance(account, c) <= _SENTENCES_BEFORE]
    after = [c for c in every[at + 1 :] if _distance(account, c) <= _SENTENCES_AFTER]
    near = (before + after)[:_NEAREST]
    return sorted(near, key=lambda c: _is_of_one_voice(account, c))


def _distance(a: Account, b: Account) -> int:
    return abs(a.sentence.index - b.sentence.index)


def _is_of_one_voice(a: Account, b: Account) -> bool:
    return a.voice is not None and a.voice is b.voice


def _came_down(parent: Telling, staged: Sequence[Scene]) -> dict[int, Token]:
    """The words of a parent that came down, each with the child's word."""
    return {
        index: scene.child.parse.tokens[found[0]]
        for scene in staged
        if scene.sentence.kind == "paragraph"
        for rest in scene.rests
        if rest.parent is parent
        for index, found in rest.to_child.items()
        if rest.sentence.first <= index < rest.sentence.last
    }


def _share(account: Account, came: dict[int, Token]) -> float:
    content = account.content
    return sum(t.index in came for t in content) / len(content) if content else 0.0


def _is_said(child: Telling, account: Account) -> bool:
    """Whether the child says as much anywhere, in words that no alignment joined."""
    content, others = account.content, [t for t in child.parse.tokens if t.is_content]
    if not content or not others:
        return False
    alike = likeness(content, others, account.telling.parse.vectors, child.parse.vectors)
    said = alike >= _SAME_SENSE
    starts = [i for i, t in enumerate(others) if i == 0 or t.sentence != others[i - 1].sentence]
    shares = np.logical_or.reduceat(said, starts, axis=1).mean(axis=0)
    return bool((shares > _SAID_SOMEWHERE).any())


def _place(child: Telling, claim: Account, came: dict[int, Token]) -> Sentence:
    """The child's sentence that has most words of a claim."""
    at = [came[t.index].sentence for t in claim.content if t.index in came]
    return child.parse.sentences[max(sorted(set(at)), key=at.count)]
