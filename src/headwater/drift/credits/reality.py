"""How far along an act is in a text: weighed, alleged, wanted, planned, decided, done.

An act is graded by the words that it stands under, up to the clause that states it: "police
suspect him of steering the contract", "promised to rebuild", "will vote on whether to burn". What
is said of it by a verb of plain report does not count: that is `attribution-dropped`.
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.drift.language import is_negative
from headwater.lexicon.realis import (
    DONE,
    TO_COME,
    modal_level,
    noun_levels,
    performed_verbs,
    verb_levels,
    verbs_of_wishing,
)
from headwater.model import Annotations, Telling, Token

_VERBAL = frozenset({"VERB", "AUX"})
# Ways to hang on a word that put an act under it.
_UNDER = frozenset({"xcomp", "ccomp", "dobj", "prep", "nsubjpass"})
_OPENING = frozenset({"if", "whether", "unless"})
# Prepositions by which a word governs an act; by others it says when or why ("freed after").
_TOWARDS = frozenset("of to for on about against with over at in from into".split())
_CONDITION = 0.3
# The level of an accusation, and what joins an act to one.
ACCUSED = 0.4
_AGAINST = frozenset({"of", "over", "for", "with"})
_PURPOSE = 0.55
_SPEAKERS = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Grade:
    """How far along an act is.

    Attributes:
        level: 0 (a thought) to 1 (done).
        by: the word that it stands under; None where its tense alone says it.
    """

    level: float
    by: Token | None


def grade_of(telling: Telling, act: Token) -> Grade | None:
    """The grade of an act, a verb or a noun; None where a "not" stands on the way.

    Of several words that it stands under the one that leaves it furthest open counts.
    """
    parse = telling.parse
    found = [Grade(_own_level(parse, act), None)]
    at = act
    while (head := _above(parse, at)) is not None:
        if is_negative(parse, at) or is_negative(parse, head):
            return None
        if _is_performed(parse, at, head):
            return min(found, key=lambda grade: grade.level)
        level = _level_under(at, head)
        if level is not None:
            found.append(Grade(level, head))
        if head.pos in _VERBAL:
            found.append(Grade(_own_level(parse, head), None))
        at = head
    if at.pos in _VERBAL and is_negative(parse, at):
        return None
    return min(found, key=lambda grade: grade.level)


def _above(parse: Annotations, at: Token) -> Token | None:
    """The word that a word stands under: what governs it, through a preposition; None if nothing.

    A noun that is no word of intention or accusation, and a semicolon, end the way up.
    """
    head = parse.tokens[at.head]
    if head.pos == "ADP" and at.dep in {"pcomp", "pobj"} and head.dep == "prep":
        if head.text.lower() not in _TOWARDS:
            return None
        at, head = head, parse.tokens[head.head]
        head = _accusing(parse, at, head) or head
    if head.index == at.index or _is_parted(parse, at, head):
        return None
    if head.pos in {"NOUN", "PROPN"}:
        return head if at.dep in {"prep", "acl"} and head.lemma.lower() in noun_levels() else None
    if at.dep == "conj" and {at.pos, head.pos} <= _VERBAL:
        return head
    if at.dep == "advcl":
        return head if _is_infinitive(parse, at) else None
    return head if at.dep in _UNDER else None


def _is_performed(parse: Annotations, act: Token, wish: Token) -> bool:
    """Whether an act is done by the words themselves: "I want to thank", "we wish to warn"."""
    return (
        act.lemma.lower() in performed_verbs()
        and wish.lemma.lower() in verbs_of_wishing()
        and any(
            c.dep == "nsubj" and c.text.lower() in _SPEAKERS for c in parse.children(wish.index)
        )
    )


def _accusing(parse: Annotations, joint: Token, noun: Token) -> Token | None:
    """What holds an act against somebody: "accused a vessel of ramming", "charges over the theft".

    The parse hangs the act on whoever is accused, or on the verb beside the charge.
    """
    if joint.text.lower() not in _AGAINST:
        return None
    if noun.dep in {"dobj", "nsubjpass"}:
        verb = parse.tokens[noun.head]
        return verb if verb_levels().get(verb.lemma.lower(), DONE) == ACCUSED else None
    if noun.pos not in _VERBAL:
        return None
    objects = (c for c in parse.children(noun.index) if c.dep == "dobj" and c.index < joint.index)
    return next((c for c in objects if noun_levels().get(c.lemma.lower()) == ACCUSED), None)


def _is_parted(parse: Annotations, at: Token, head: Token) -> bool:
    first, last = sorted((at.index, head.index))
    return any(t.text in {";", ":"} for t in parse.tokens[first:last])


def _own_level(parse: Annotations, verb: Token) -> float:
    """By its modal, by "is to" and "going to", and as a condition; 1 for any other form."""
    levels = [DONE]
    for child in parse.children(verb.index):
        if child.dep == "aux" and (level := modal_level(child.text)) is not None:
            levels.append(level)
        if child.dep == "mark" and child.text.lower() in _OPENING:
            levels.append(_CONDITION)
    head = parse.tokens[verb.head]
    infinitive = _is_infinitive(parse, verb)
    if infinitive and verb.dep == "xcomp" and head.lemma.lower() in {"be", "go"}:
        levels.append(TO_COME)
    if infinitive and verb.dep == "advcl":
        levels.append(_PURPOSE)
    return min(levels)


def _is_infinitive(parse: Annotations, verb: Token) -> bool:
    return any(c.dep == "aux" and c.text.lower() == "to" for c in parse.children(verb.index))


def _level_under(at: Token, head: Token) -> float | None:
    """The level that a governing word gives; None where it gives none."""
    if at.dep == "conj":
        return None
    lemma = head.lemma.lower()
    if lemma == "advise" and at.dep == "ccomp":
        return None  # "advised the bureau that he had reached it"
    return noun_levels().get(lemma) if head.pos == "NOUN" else verb_levels().get(lemma)
