"""How surely an account of the parent is an answer that the retelling leaves out.

`counter.py` says how strongly it answers, `denial.py` whether it has the form of a denial,
`placing.py` where it belongs in the child, `kept.py` what speaks for its being there after all. A
regression weighs all of it (`bench/fit/counter.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.drift.denials.account import Account
from headwater.drift.denials.counter import Facts, answers, counter_facts, weighed
from headwater.drift.denials.denial import Denial, denials
from headwater.drift.denials.kept import kept_facts
from headwater.drift.denials.placing import Place, best_place
from headwater.drift.denials.retold import Retold, is_near

# An account of which more of the words came down is not gone.
_MOST = 0.85
# From this share of its words on an account came down.
_CAME = 0.4
# What of an account as an answer counts beside its being one.
_TELLING = (
    "denies",
    "calls untrue",
    "takes back",
    "withholds",
    "negative",
    "stands by",
    "voice",
    "another voice",
    "named by claim",
    "answers for",
    "claim of nobody",
    "claim accuses",
    "claim noun",
    "shares a word",
    "figures",
    "other sentence",
)
_OF_PLACE = ("own sentence", "far before", "one voice", "alike")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An account of the parent that the child may leave out beside what it answers.

    Attributes:
        account: what may be gone.
        place: the child's sentence where it would belong.
        facts: what is known of it, by name.
    """

    account: Account
    place: Place
    facts: Facts

    @property
    def chance(self) -> float:
        """The chance that a reader needs it and has it nowhere, 0 to 1."""
        return weighed("left-out", self.facts)


def left_out(retold: Retold) -> Iterator[LeftOut]:
    """Every account of the parent that did not come down whole, in order."""
    said_no = list(denials(retold.parent))
    every = retold.accounts
    told = sum(map(retold.share, every)) / max(1, len(every))
    for at, account in enumerate(every):
        if not account.content or retold.share(account) > _MOST:
            continue
        place = best_place(retold, account)
        if place is None or not _is_claim_told(retold, account, place):
            continue
        on = any(retold.share(a) >= _CAME for a in every[at + 1 :])
        facts = {
            "bias": 1.0,
            "retold": told,
            "passed over": float(on),
            "short": 1 / len(account.content),
            **_of_answer(account, place, said_no),
            **kept_facts(retold, account, place.scene.sentence),
        }
        yield LeftOut(account, place, facts)


def _is_claim_told(retold: Retold, account: Account, place: Place) -> bool:
    """Whether the child tells what an account may answer: where it does not, nothing is lost there.

    That is the rest of its own sentence, the sentence before it, or what it answers most strongly.
    """
    if place.facts["own sentence"]:
        return True
    near = [a for a in retold.accounts if a is not account and is_near(account, a.sentence)]
    strongest = max(near, key=lambda a: answers(counter_facts(account, a)), default=None)
    before = [a for a in near if a.sentence.index == account.sentence.index - 1]
    return any(retold.share(a) >= _CAME for a in (strongest, *before) if a is not None)


def _of_answer(account: Account, place: Place, said_no: list[Denial]) -> dict[str, float]:
    """What is known of an account as the answer to what stands at a place."""
    known = {} if place.claim is None else counter_facts(account, place.claim)
    form = next((d.form for d in said_no if d.span.overlaps(account.span)), None)
    return {
        "answers": answers(known) if known else place.facts["answers"],
        "place": place.chance,
        **{name: place.facts[name] for name in _OF_PLACE},
        **{name: known.get(name, 0.0) for name in _TELLING},
        **{f"form: {name}": float(form == name) for name in ("denied", "answered", "doubted")},
    }
