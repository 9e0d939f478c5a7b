"""Acts that can be told from either side: buy and sell, win and lose, sue in several words.

An `Act` says for one verb which act it is, where the one who does it stands and where the other
one stands. Two verbs of one act tell the same where the same people fill the same roles, whichever
of them is the subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

# Where a role is found: the subject, the direct object, or the object of a preposition.
Place = Literal["subject", "object", "to", "from", "against", "on", "at", "over", "with"]


@dataclass(frozen=True, slots=True)
class Act:
    """One verb's reading as an act.

    Attributes:
        name: the act; the same for verbs that tell the same.
        actor: where the one who does it stands, first found first.
        other: where the one to whom it is done stands.
        object: lemmas of which the direct object must be one ("file a suit"), or empty.
        goal: lemmas of which the object of "to" must be one ("take somebody to court"), or empty.
    """

    name: str
    actor: tuple[Place, ...]
    other: tuple[Place, ...]
    object: frozenset[str] = frozenset()
    goal: frozenset[str] = frozenset()


_SUITS = frozenset("suit lawsuit claim complaint petition case action proceeding charge".split())
_COURTS = frozenset("court tribunal arbitration arbitrator judge trial".split())
_FIRE = frozenset({"fire", "shot"})
_GIVEN: tuple[Place, ...] = ("to", "object")

_ACTS: dict[str, tuple[Act, ...]] = {
    "sue": (Act("sue", ("subject",), ("object",)),),
    "take": (Act("sue", ("subject",), ("object",), goal=_COURTS),),
    "haul": (Act("sue", ("subject",), ("object",), goal=_COURTS),),
    "drag": (Act("sue", ("subject",), ("object",), goal=_COURTS),),
    "file": (Act("sue", ("subject",), ("against",), object=_SUITS),),
    "bring": (Act("sue", ("subject",), ("against",), object=_SUITS),),
    "lodge": (Act("sue", ("subject",), ("against",), object=_SUITS),),
    "petition": (Act("sue", ("subject",), ("against",)),),
    "sell": (Act("sell", ("subject",), ("to",)),),
    "buy": (Act("sell", ("from",), ("subject",)),),
    "purchase": (Act("sell", ("from",), ("subject",)),),
    "lend": (Act("lend", ("subject",), _GIVEN),),
    "borrow": (Act("lend", ("from",), ("subject",)),),
    "give": (Act("give", ("subject",), _GIVEN),),
    "hand": (Act("give", ("subject",), _GIVEN),),
    "receive": (Act("give", ("from",), ("subject",)),),
    "defeat": (Act("defeat", ("subject",), ("object",)),),
    "beat": (Act("beat", ("subject",), ("object",)),),
    "win": (Act("defeat", ("subject",), ("against", "over")),),
    "lose": (Act("defeat", ("to", "against"), ("subject",)),),
    "shoot": (Act("fire", ("subject",), ("at", "on", "object")),),
    "fire": (Act("fire", ("subject",), ("on", "at")),),
    "open": (Act("fire", ("subject",), ("on", "at"), object=_FIRE),),
}


def acts_of(lemma: str) -> tuple[Act, ...]:
    """The acts that a verb can tell; empty where it is no verb of these."""
    return _ACTS.get(lemma.lower(), ())


# Acts that both sides do to each other: either may be the subject.
MUTUAL = frozenset(
    """meet marry divorce clash agree disagree talk negotiate debate merge collide differ separate
    quarrel argue speak share cooperate collaborate compete fight partner discuss sign play draw
    reconcile consult side trade exchange border neighbour resemble equal match tie include contain
    comprise belong relate link connect concern involve""".split()
)
# Verbs, one from each side, with which the same is told when the roles are turned.
_CONVERSES = (
    (
        "give hand grant award offer lend pay send supply provide deliver bring sell donate leave "
        "teach tell show issue owe serve deal pass transfer cede charge bill",
        "get receive obtain borrow buy purchase take accept acquire win learn hear see have own "
        "earn collect gain inherit pay spend draw owe",
    ),
    ("employ hire engage recruit", "work serve join"),
    ("precede lead", "follow succeed trail"),
    ("defeat beat overcome win oust outscore", "lose fall succumb concede"),
    ("treat cure examine", "consult see suffer"),
    (
        "please delight surprise shock anger worry frighten interest impress puzzle amuse upset",
        "like fear enjoy admire welcome resent doubt",
    ),
    ("cause bring lead trigger produce", "follow stem result come arise suffer"),
    ("contain hold carry include house", "belong lie live sit stand stay travel"),
    ("attract draw", "visit flock come attend"),
    ("host receive welcome", "visit come arrive travel"),
    ("rent let lease", "rent hire lease occupy"),
    ("inform tell notify warn", "learn hear know"),
    ("ask question interview", "answer reply tell say"),
    ("kill injure hurt wound hit strike", "die suffer"),
    ("strand trap", "wait"),
)


def are_converses(a: str, b: str) -> bool:
    """Whether two verbs (lemmas) may tell one act from its two ends, in either order."""
    a, b = a.lower(), b.lower()
    return any(
        (a in one and b in other) or (b in one and a in other) for one, other in _converse_words()
    )


@cache
def _converse_words() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(a.split()), frozenset(b.split())) for a, b in _CONVERSES)
