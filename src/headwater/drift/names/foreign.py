"""entity-changed, for names that no parent has in any form ("Tonga", where it has "Fiji").

A reworded sentence seldom keeps the slot, so that such a name stands for the one of its sort that
the sentence lost, wherever in it the two are; the one in the same slot first. Silent where the name
may be another word for one of the source's: spellings, initials, a nation and its people, an outlet
that is cited. Severity as in `entity.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from headwater.drift.finding import Finding, quoted
from headwater.drift.names.same import (
    both_speak,
    is_kept,
    labels_of,
    names_in,
    nation_of,
    own_words,
    same_name,
)
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.capitals import capital_and_country
from headwater.lexicon.fold import fold_name
from headwater.lexicon.sources import group_nouns
from headwater.model import Name, Telling

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# Of two places the one may lie in the other: a name is less surely in the place of another.
_CONFIDENCE = 0.6


def check_foreign(
    scene: Scene, vocabulary: Vocabulary, used: Set[Name] = frozenset()
) -> Iterator[Finding]:
    """Names of a child sentence that no parent has, each with the name that it stands for.

    Args:
        scene: the child sentence and what it rests on.
        vocabulary: all that the parents say.
        used: parent's names that are spoken for.
    """
    taken = set(used)
    for name in names_in(scene.child, scene.sentence.span):
        if vocabulary.is_outlet(name.span.text) or not is_foreign(name, vocabulary):
            continue
        for rest in scene.rests:
            lost = _lost(scene, rest, name, taken)
            if lost is not None:
                taken.add(lost)
                yield _finding(name, lost)
                break


def is_foreign(name: Name, vocabulary: Vocabulary) -> bool:
    """Whether no parent has a name that this one can be, nor its words as common nouns."""
    own = own_words(name.span.text)
    if not name.span.text[:1].isupper() or set(own) <= group_nouns():
        return False
    mine = " ".join(own)
    return not any(
        same_name(mine, word) for parent in vocabulary.parents for word in _words(parent)
    ) and not any(
        fold_name(t.lemma) == own[-1] or fold_name(t.text) == own[-1]
        for parent in vocabulary.parents
        for t in parent.parse.tokens
    )


def _words(parent: Telling) -> Iterator[str]:
    """Every name of a parent, and every word of it that is written like one."""
    yield parent.report.outlet or ""
    for name in parent.parse.names:
        yield " ".join(own_words(name.span.text))
        yield name.span.text
    yield from (t.text for t in parent.parse.tokens if t.text[:1].isupper())


def _lost(scene: Scene, rest: Rest, name: Name, taken: Set[Name]) -> Name | None:
    """The name of a parent sentence that the child sentence lost and `name` may stand for."""
    lost = [
        other
        for other in names_in(rest.parent, rest.sentence.span)
        if other not in taken
        and not is_kept(scene, other)
        and not any(
            same_name(other.span.text, t.text) for t in scene.retelling(rest) if t.pos == "PROPN"
        )
        and _one_sort(scene, rest, name, other)
        and not both_speak(scene, rest, name, other)
    ]
    if len(lost) > 1:
        head = scene.child.parse.tokens[name.last - 1]
        lost = [o for o in lost if rest.parent.parse.tokens[o.last - 1].dep == head.dep] or lost
    return lost[0] if lost else None


def _one_sort(scene: Scene, rest: Rest, mine: Name, theirs: Name) -> bool:
    """Whether one name can stand in the other's place, as any label that a text gives it has it."""
    if capital_and_country(mine.span.text, theirs.span.text):
        return False
    if bool(nation_of(mine.span.text)) != bool(nation_of(theirs.span.text)):
        return False
    labels = [labels_of(n, (scene.child, rest.parent)) for n in (mine, theirs)]
    return bool(labels[0] & labels[1]) or all(of & _PLACES for of in labels)


def _finding(name: Name, lost: Name) -> Finding:
    severe = {name.label, lost.label} & {"PERSON", "ORG"}
    return Finding(
        "entity-changed",
        "high" if severe else "medium",
        name.span,
        lost.span,
        f"{quoted(lost.span.text)} became {quoted(name.span.text)}, which the source names nowhere",
        _CONFIDENCE,
    )
