"""What people died or were hurt of, where the text names it: "killed in an airstrike".

The two words report one event, which is the airstrike, and whoever launched it did the killing. So
do "an airstrike killed twelve" and "they shelled the market, killing a boy".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.extract.event.triggers import Trigger
from headwater.lexicon.plover import code_list
from headwater.model import Annotations, Token

_OF_CAUSE = frozenset("in by during from after of with".split())


def cause_of(
    annotations: Annotations, trigger: Trigger, triggers: Sequence[Trigger]
) -> Trigger | None:
    """The attack that a verb of killing or hurting names behind a preposition, if one does."""
    if not is_outcome(trigger):
        return None
    nouns = {t.token.index: t for t in triggers if t.token.pos != "VERB" or t.token.tag == "VBG"}
    for one in _named_beside(annotations, trigger.token):
        cause = nouns.get(one.index)
        if cause is not None and cause.code.event == "ASSAULT":
            return cause
    return None


def is_outcome_of(annotations: Annotations, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a participle only says what came of an attack: "shelled it, killing a boy"."""
    if trigger.token.tag != "VBG" or trigger.token.dep not in {"advcl", "xcomp", "conj"}:
        return False
    head = annotations.tokens[trigger.token.head]
    told = {o.token.index for o in others if o.code.event == "ASSAULT"}
    return is_outcome(trigger) and (head.index in told or head.head in told)


def is_mishap(annotations: Annotations, trigger: Trigger) -> bool:
    """Whether people died of a storm or in a crash, which nobody does to them."""
    if not (is_outcome(trigger) or trigger.code.mode == "destroy"):
        return False
    mishaps = code_list().mishaps
    return any(one.lemma.casefold() in mishaps for one in _named_beside(annotations, trigger.token))


def _named_beside(annotations: Annotations, verb: Token) -> Iterator[Token]:
    """What may have done it: the subject, what "in" or "by" governs, what the clause describes."""
    if verb.dep in {"acl", "relcl"} and any(
        c.dep == "dobj" for c in annotations.children(verb.index)
    ):
        yield annotations.tokens[verb.head]
    for child in annotations.children(verb.index):
        if child.dep == "nsubj":
            yield child
        elif child.dep == "advcl":  # "killed when a fire swept the mill"
            yield from (c for c in annotations.children(child.index) if c.dep == "nsubj")
        elif child.dep in {"prep", "agent"} and child.text.casefold() in _OF_CAUSE:
            yield from annotations.children(child.index)


def is_outcome(trigger: Trigger) -> bool:
    """Whether a word says that people were killed or hurt, and not by what."""
    tolls = code_list().tolls
    return trigger.code.event == "ASSAULT" and bool(
        trigger.words & (tolls["dead"].verbs | tolls["injured"].verbs)
    )
