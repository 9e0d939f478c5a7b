"""What a figure counts: the noun it stands with, and what is said of what it counts.

A figure is a slot of a statement, not of a sentence: "11 killed" and "40 injured" stand in one
sentence and are two slots. `Counted` says which slot it is; two figures may be held against each
other only where neither the noun nor what is said of it tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.drift.scene import Rest, Scene
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import likeness
from headwater.lexicon.measures import measure_of
from headwater.model import Annotations, Number, Telling, Token

_SAME_UNIT = 0.5
_VERBAL = frozenset({"VERB", "AUX"})
# What hangs on a verb and says, with it, what is told of its subject ("were in serious condition").
_TOLD = frozenset({"acomp", "attr", "prep", "dobj", "prt", "oprd", "pobj", "amod", "advmod", "neg"})
PEOPLE_AT_LARGE = frozenset(
    "people person man woman child civilian casualty victim death dead killed injured wounded hurt "
    "arrested detained missing survivor resident passenger".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure's slot.

    Attributes:
        nouns: what is counted: the noun the figure modifies, or the group it is a part of.
        told: content words of what is said of it, the verb first.
    """

    nouns: tuple[Token, ...]
    told: tuple[Token, ...]


def counted(telling: Telling, number: Number) -> Counted:
    """The slot of a figure."""
    parse = telling.parse
    tokens = parse.tokens_in(number.span)
    if not tokens:
        return Counted((), ())
    inside = {t.index for t in tokens}
    head = next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])
    governor = parse.tokens[head.head]
    nouns: list[Token] = []
    top = head
    if governor.pos in {"NOUN", "PROPN", "SYM"} and head.dep in {"nummod", "amod", "quantmod"}:
        nouns, top = [governor], governor
    nouns += _whole(parse, top)
    return Counted(tuple(n for n in nouns if n.is_content), _told_of(parse, top, inside))


def _whole(parse: Annotations, part: Token) -> list[Token]:
    """The group in "five of the dead" and "of those hurt, five"."""
    before = [
        t
        for t in parse.children(part.head)
        if t.index < part.index and part.dep.startswith("nsubj")
    ]
    objects = [
        t
        for prep in (*parse.children(part.index), *before)
        if prep.dep == "prep" and prep.text.lower() == "of"
        for t in parse.children(prep.index)
        if t.dep == "pobj"
    ]
    said = [c for t in objects for c in parse.children(t.index) if c.dep == "acl"]
    return objects + said


def _told_of(parse: Annotations, top: Token, inside: set[int]) -> tuple[Token, ...]:
    """The verb that the counted noun hangs on, with its complements; or the noun's own clause."""
    told: list[Token] = []
    at = top
    for _ in range(4):
        if at.head == at.index:
            break
        at = parse.tokens[at.head]
        if at.pos in _VERBAL:
            told.append(at)
            told.extend(_complements(parse, at, top))
            break
    for child in parse.children(top.index):
        if child.dep in {"relcl", "acl"}:
            told.append(child)
            told.extend(_complements(parse, child, top))
    return tuple(t for t in told if t.is_content and t.index not in inside)


def _complements(parse: Annotations, verb: Token, top: Token) -> Iterable[Token]:
    for child in parse.children(verb.index):
        if child.index == top.index or child.dep not in _TOLD:
            continue
        yield child
        for below in parse.children(child.index):
            if below.dep in {"pobj", "amod"} and below.index != top.index:
                yield below


def same_noun(scene: Scene, rest: Rest, mine: Number, theirs: Number) -> bool | None:
    """Whether two figures count one sort of thing; None where one of them does not say."""
    if mine.unit and mine.unit == theirs.unit:
        return True
    measures = (measure_of(mine.unit), measure_of(theirs.unit))
    if any(measures):
        if not mine.unit or not theirs.unit:
            return None
        return all(measures) and len({m[0] for m in measures if m}) == 1
    return _same_counted(scene, rest, counted(scene.child, mine), counted(rest.parent, theirs))


def _same_counted(scene: Scene, rest: Rest, mine: Counted, theirs: Counted) -> bool | None:
    if any((p := rest.parent_word(t)) is not None and p in theirs.nouns for t in mine.nouns):
        return True
    if not mine.nouns or not theirs.nouns:
        return None
    if _people_at_large(mine.nouns) and _people_at_large(theirs.nouns):
        return True
    vectors = (scene.child.parse.vectors, rest.parent.parse.vectors)
    alike = likeness(mine.nouns, theirs.nouns, *vectors)
    return bool(alike.size) and float(alike.max()) >= _SAME_UNIT


def _people_at_large(nouns: tuple[Token, ...]) -> bool:
    """Whether people are counted by a word that says no more of them than "people" does."""
    return bool({fold_word(w) for t in nouns for w in (t.lemma, t.text)} & PEOPLE_AT_LARGE)


def told_alike(scene: Scene, rest: Rest, mine: Number, theirs: Number) -> int:
    """How many words of what is said of the one come from what is said of the other.

    Negative where what is said of the child's figure comes from elsewhere in the same parent
    sentence, and nothing of it from what is said of the parent's: then they are two slots.
    """
    my_told = counted(scene.child, mine).told
    their_told = {t.index for t in counted(rest.parent, theirs).told}
    sources = [p for t in my_told if (p := rest.parent_word(t)) is not None]
    shared = sum(p.index in their_told for p in sources)
    if shared:
        return shared
    verbs = [p for p in sources if p.pos == "VERB"]
    return -1 if verbs and their_told else 0
