"""Where in a retelling an answer would belong: the sentence that tells what it answers.

Every sentence of the child that rests on the answer's own sentence, or on one near it in the
parent, is a place. A regression of plain facts says which (`bench/fit/counter.py`): what else the
answer's own sentence says, the sentence before it, what it has words in common with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.drift.denials.account import Account
from headwater.drift.denials.counter import answers, counter_facts, is_of_one_voice, weighed
from headwater.drift.denials.retold import Retold, is_near
from headwater.drift.scene import Rest, Scene
from headwater.lexicon.likeness import likeness
from headwater.model import Token

# So many words must have come down of what is answered.
_MIN_CAME = 2
_MANY = 6
_SAME_SENSE = 0.6
# A sentence without another account than the answer is answered as little as can be.
_UNANSWERED = -4.0

Facts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of the child where an answer may belong.

    Attributes:
        scene: the sentence.
        claim: the account of the parent that is answered there; None where the parent's sentence
            has none but the answer.
        facts: what speaks for the place, by name.
    """

    scene: Scene
    claim: Account | None
    facts: Facts

    @property
    def chance(self) -> float:
        """How surely the answer belongs here, 0 to 1."""
        return weighed("place", self.facts)


def best_place(retold: Retold, account: Account) -> Place | None:
    """Where an answer belongs; None where nothing that it may answer came down."""
    return max(places(retold, account), key=lambda p: p.chance, default=None)


def places(retold: Retold, account: Account) -> list[Place]:
    """Every place where an answer may belong, in order of the child's sentences."""
    found = [
        _place(retold, account, scene, rest)
        for scene, rest in retold.rests
        if is_near(account, rest.sentence)
        and sum(map(len, _came(retold, account, rest))) >= _MIN_CAME
    ]
    return list(_beside_one_another(found))


def _beside_one_another(found: Sequence[Place]) -> Iterator[Place]:
    """The places, each told whether another one is better in this or that."""
    if not found:
        return
    most = {name: max(p.facts[name] for p in found) for name in ("answers", "alike")}
    before = max((-p.facts["steps"] for p in found if p.facts["steps"] < 0), default=0.0)
    nearest = min((-p.facts["steps"] for p in found if p.facts["steps"] < 0), default=before)
    for place in found:
        facts = dict(place.facts)
        steps = facts.pop("steps")
        facts |= {f"most {name}": float(facts[name] >= best) for name, best in most.items()}
        facts["less alike"] = facts["alike"] - most["alike"]
        facts["nearest before"] = float(steps < 0 and -steps == nearest)
        yield replace(place, facts=facts)


def _place(retold: Retold, account: Account, scene: Scene, rest: Rest) -> Place:
    beside, inside = _came(retold, account, rest)
    steps = rest.sentence.index - account.sentence.index
    others = [
        a for a in retold.accounts if a.sentence.index == rest.sentence.index and a is not account
    ]
    known = [(answers(counter_facts(account, a)), a) for a in others]
    strength, claim = max(known, key=lambda k: k[0], default=(_UNANSWERED, None))
    facts = {
        "bias": 1.0,
        "steps": float(steps),
        "own sentence": float(steps == 0 and len(beside) >= _MIN_CAME),
        "words of own": min(_MANY, len(beside)) / _MANY if steps == 0 else 0.0,
        "part of it": len(inside) / max(1, len(account.content)),
        "one before": float(steps == -1),
        "two before": float(steps == -2),
        "far before": float(steps < -2),
        "after": float(steps > 0),
        "answers": strength,
        "alike": _alike(account, beside or inside),
        "one voice": float(bool(others) and all(is_of_one_voice(account, a) for a in others)),
        "other paragraph": float(rest.sentence.block != account.sentence.block),
    }
    return Place(scene, claim, facts)


def _came(retold: Retold, account: Account, rest: Rest) -> tuple[list[Token], list[Token]]:
    """The words of a parent sentence that the child has: beside the answer, and of the answer."""
    mine = {t.index for t in account.tokens}
    voice = account.voice
    parts = () if voice is None else (voice.source, voice.cue)
    spoken = {t.index for p in parts if p is not None for t in retold.parent.parse.tokens_in(p)}
    came = [
        t
        for t in retold.parent.tokens(rest.sentence)
        if t.is_content and rest.child_word(t) is not None
    ]
    if rest.sentence.index != account.sentence.index:
        return came, []
    told = [t for t in came if t.index not in spoken]
    return [t for t in told if t.index not in mine], [t for t in told if t.index in mine]


def _alike(account: Account, claim: Sequence[Token]) -> float:
    """The share of an answer's words that are among those of a claim, in any words."""
    content, vectors = account.content, account.telling.parse.vectors
    if not content or not claim:
        return 0.0
    return float((likeness(content, claim, vectors, vectors).max(axis=1) >= _SAME_SENSE).mean())
