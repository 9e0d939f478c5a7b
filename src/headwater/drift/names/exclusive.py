"""entity-changed, for common nouns: a word that excludes the one in whose place it stands.

"His sister" became "his wife", "the bus" a train, "the interior minister" the foreign one. Which
words exclude each other is data (`lexicon/exclusive.toml`); that the one stands in the other's
place is seen from the parse or from the alignment. Silent where either text's sentences have the
other's word too: then both are spoken of, and who is who is another check's question.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import noun_phrase
from headwater.drift.scene import Rest, Scene
from headwater.drift.slots import same_slot
from headwater.lexicon.exclusive import (
    exclude_each_other,
    excludes_any,
    exclusive_group,
    may_stand_for,
)
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.measures import measure_of
from headwater.lexicon.people import is_person_noun
from headwater.model import Severity, Telling, Token

# The same relation told from its other end: whoever is her father, she is his daughter.
_OTHER_END = (
    (frozenset({"father", "mother"}), frozenset({"son", "daughter"})),
    (frozenset({"uncle", "aunt"}), frozenset({"nephew", "niece"})),
    (
        frozenset({"grandfather", "grandmother"}),
        frozenset({"grandson", "granddaughter"}),
    ),
    (frozenset({"husband"}), frozenset({"wife"})),
)
# What says which stretch of time is meant, or that it comes back.
_WHICH = frozenset("every each last next this past coming previous following per".split())
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "advmod"})
_NAMED = frozenset({"PERSON", "ORG", "FAC", "GPE", "LOC", "WORK_OF_ART", "EVENT"})


def check_exclusive(scene: Scene) -> Iterator[Finding]:
    """Every word of a child sentence that excludes the source's word in its place."""
    mine = [t for t in scene.tokens if t.pos != "VERB" and excludes_any(t.lemma)]
    for token in mine:
        for rest in scene.rests:
            source = _excluded(scene, rest, token)
            if source is not None:
                yield _finding(scene, rest, token, source)
                break


def _excluded(scene: Scene, rest: Rest, token: Token) -> Token | None:
    """The source's word in the place of which `token` stands, and which it excludes."""
    if _spoken_of(scene.rests, token):
        return None
    kept = {t.lemma.lower() for t in scene.retelling(rest)}
    for source in rest.parent.tokens(rest.sentence):
        if source.lemma.lower() in kept or not exclude_each_other(token.lemma, source.lemma):
            continue
        if _is_loose(scene.child, token) or _is_loose(rest.parent, source):
            continue
        if source.pos == "VERB" or _measures(scene.child, token) or _measures(rest.parent, source):
            continue
        if _other_end(token, source) or bool(token.entity in _NAMED) != bool(
            source.entity in _NAMED
        ):
            continue
        if _is_alone(scene, rest, token, source) or _in_its_place(scene, rest, token, source):
            return source
    return None


def _is_loose(telling: Telling, token: Token) -> bool:
    """Whether a stretch of time is named without saying which: "tens of years", "in those days"."""
    measure = measure_of(token.lemma)
    return (
        measure is not None
        and measure[0] == "time"
        and not any(t.text.lower() in _WHICH for t in telling.parse.children(token.index))
    )


def _measures(telling: Telling, token: Token) -> bool:
    """Whether a word is the unit of a figure, by which alone it says nothing: "a decade"."""
    return measure_of(token.lemma) is not None and any(
        t.pos == "NUM" or t.text.lower() in {"a", "an", "per", "half"}
        for t in telling.parse.children(token.index)
    )


def _spoken_of(rests: tuple[Rest, ...], token: Token) -> bool:
    """Whether the sentences that the child rests on have the word itself, or one that fits it."""
    return any(
        may_stand_for(token.lemma, t.lemma) for r in rests for t in r.parent.tokens(r.sentence)
    )


def _is_alone(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether each side has one word of a group that excludes wherever its words stand."""
    group = exclusive_group(token.lemma)
    return source.lemma.lower() in group and all(
        sum(t.lemma.lower() in group for t in tokens) == 1
        for tokens in (scene.tokens, rest.parent.tokens(rest.sentence))
    )


def _in_its_place(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether two words stand in one place: aligned, beside the same word, or in one slot."""
    if (token.dep in _MODIFIERS) != (source.dep in _MODIFIERS):
        return False
    if rest.child_word(source) not in {None, token}:
        return False
    if token.dep in _MODIFIERS:
        heads = (scene.child.parse.tokens[token.head], rest.parent.parse.tokens[source.head])
        return rest.parent_word(heads[0]) == heads[1] or (
            heads[0].lemma.lower() == heads[1].lemma.lower()
        )
    return rest.parent_word(token) == source or same_slot(scene.child, token, rest, source)


def _other_end(mine: Token, theirs: Token) -> bool:
    """Whether two words for kin can tell one relation, and whose kin it is has changed too."""
    pair = (mine.lemma.lower(), theirs.lemma.lower())
    return any(
        (pair[0] in a and pair[1] in b) or (pair[0] in b and pair[1] in a) for a, b in _OTHER_END
    )


def _finding(scene: Scene, rest: Rest, token: Token, source: Token) -> Finding:
    return Finding(
        "entity-changed",
        _severity(token, source),
        scene.child.span_of(_phrase(scene.child, token)),
        rest.parent.span_of(_phrase(rest.parent, source)),
        f"{quoted(source.text)} became {quoted(token.text)}",
        0.7 if _is_alone(scene, rest, token, source) else 0.6,
    )


def _phrase(telling: Telling, token: Token) -> tuple[Token, ...]:
    """The word with what it says more of; a modifier with its noun."""
    if token.dep in _MODIFIERS:
        return (token, telling.parse.tokens[token.head])
    return tuple(t for t in noun_phrase(telling.parse, token) if t.index <= token.index)


def _severity(token: Token, source: Token) -> Severity:
    people = any(
        is_person_noun(t) or t.lemma.lower() in human_nouns() or exclusive_group(t.lemma)
        for t in (token, source)
    )
    return "high" if people else "medium"
