"""role-swapped, by who stands on which side of a verb, whatever the verb.

Two who stand as actor and acted-upon in a parent's clause, and the other way round in the child's,
have changed places, be the verbs the same or two words for one act ("urged Hungary to", "Hungary
called on"). One of them is enough round the same verb where the other is a pronoun ("an agent had
charged him", "he had charged an agent"). Verbs that tell one act from its two ends are silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import actor_of, is_passive, noun_phrase, recipient_of
from headwater.drift.names.referents import referent_of
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.converses import MUTUAL, are_converses
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import word_key
from headwater.model import Annotations, Span, Telling, Token

_TOWARDS = frozenset("to from against on of over".split())
_NO_PARTY = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_COUNTRIES = frozenset({"GPE", "NORP"})
_SAME_VERB = 0.7
_OTHER_VERB = 0.5


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who stands before a verb as the one who acts, and who behind it; passives undone."""

    verb: Token
    actor: Token
    behind: tuple[Token, ...]


def check_crossing(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence."""
    for mine in _all_sides(scene.child, scene.tokens):
        for rest in scene.rests:
            for theirs in _all_sides(rest.parent, rest.parent.tokens(rest.sentence)):
                confidence = _crossed(scene, rest, mine, theirs)
                if confidence:
                    yield _finding(scene.child, mine, rest.parent, theirs, confidence)
                    return


def _all_sides(telling: Telling, tokens: tuple[Token, ...]) -> Iterator[_Sides]:
    for verb in tokens:
        if verb.pos != "VERB" or verb.lemma.lower() in MUTUAL:
            continue
        actor = actor_of(telling.parse, verb)
        behind = tuple(t for t in _behind(telling.parse, verb) if t != actor)
        if actor is not None and behind and actor.entity not in _NO_PARTY:
            yield _Sides(verb, actor, behind)


def _behind(parse: Annotations, verb: Token) -> Iterator[Token]:
    """To whom or with regard to whom it is done: objects, and objects of a verb's prepositions."""
    recipient = recipient_of(parse, verb)
    if recipient is not None:
        yield recipient
    if is_passive(parse, verb) and recipient is not None and actor_of(parse, verb) is None:
        return
    heads = [verb, *(c for c in parse.children(verb.index) if c.dep == "dobj")]
    for joint in (c for head in heads for c in parse.children(head.index)):
        if joint.dep == "dative" and joint.pos != "ADP":
            yield joint
        elif joint.dep in {"prep", "dative"} and joint.text.lower() in _TOWARDS:
            yield from (c for c in parse.children(joint.index) if c.dep == "pobj")


def _crossed(scene: Scene, rest: Rest, mine: _Sides, theirs: _Sides) -> float:
    """How surely two have changed places; 0 where they have not."""
    child, parent = scene.child, rest.parent
    converses = are_converses(mine.verb.lemma, theirs.verb.lemma)
    if converses or _same(child, mine.actor, parent, theirs.actor):
        return 0.0
    to_behind = any(_same(child, mine.actor, parent, t) for t in theirs.behind)
    to_actor = any(_same(child, t, parent, theirs.actor) for t in mine.behind)
    if word_key(mine.verb) != word_key(theirs.verb):
        both = to_behind and to_actor and _between_parties(child, mine)
        return _OTHER_VERB if both else 0.0
    if (to_behind and to_actor) or _crossed_within(child, mine, parent, theirs):
        return _SAME_VERB if to_behind and to_actor else _OTHER_VERB
    if any(_same(child, a, parent, b) for a in mine.behind for b in theirs.behind):
        return 0.0  # another deed to the same one
    return _OTHER_VERB if _crossed_by_pronoun(mine, theirs, to_behind, to_actor) else 0.0


def _crossed_by_pronoun(mine: _Sides, theirs: _Sides, to_behind: bool, to_actor: bool) -> bool:
    """Whether one has changed sides, and a pronoun stands where the other should have gone."""
    left = (mine.behind, (theirs.actor,)) if to_behind else ((mine.actor,), theirs.behind)
    by_pronoun = all(any(t.pos == "PRON" for t in side) for side in left)
    return (to_behind or to_actor) and by_pronoun and theirs.verb.dep != "relcl"


def _crossed_within(child: Telling, mine: _Sides, parent: Telling, theirs: _Sides) -> bool:
    """Whether each one who acts stands in what the other text says is acted upon.

    "Fighters attacked an army checkpoint" became "the army attacked a checkpoint held by fighters".
    """
    my_actor, their_actor = _words(child.parse, mine.actor), _words(parent.parse, theirs.actor)
    my_objects, their_objects = _all_words(child.parse, mine), _all_words(parent.parse, theirs)
    crossed = my_actor & their_objects - their_actor and their_actor & my_objects - my_actor
    return bool(crossed)


def _all_words(parse: Annotations, sides: _Sides) -> set[str]:
    """The nouns and names in what stands behind a verb, with all that is said of it."""
    return {
        fold_word(t.lemma)
        for behind in sides.behind
        for t in parse.subtree(behind.index)
        if t.pos in {"NOUN", "PROPN"} or t.entity in _COUNTRIES
    }


def _between_parties(child: Telling, sides: _Sides) -> bool:
    """Whether both sides can act, and the verb does more than to say something."""
    if sides.verb.lemma.lower() in report_verbs():
        return False
    return _can_act(child, sides.actor) and any(_can_act(child, t) for t in sides.behind)


def _can_act(telling: Telling, token: Token) -> bool:
    found = referent_of(telling, token)
    return token.entity in _COUNTRIES or (found is not None and bool(found.kind))


def _same(child: Telling, mine: Token, parent: Telling, theirs: Token) -> bool:
    """Whether two nouns name the same by a word of their phrases."""
    if "PRON" in {mine.pos, theirs.pos}:
        return False
    return bool(_words(child.parse, mine) & _words(parent.parse, theirs))


def _words(parse: Annotations, head: Token) -> set[str]:
    beside = [head, *(c for c in parse.children(head.index) if c.dep == "appos")]
    return {
        fold_word(t.lemma)
        for h in beside
        for t in noun_phrase(parse, h)
        if t in beside or (t.pos == "PROPN" and t.entity not in _NO_PARTY and t.head == h.index)
        if t.dep != "poss"
    }


def _finding(
    child: Telling, mine: _Sides, parent: Telling, theirs: _Sides, confidence: float
) -> Finding:
    here, there = _span(child, mine), _span(parent, theirs)
    detail = f"turned round: {quoted(there.text)} became {quoted(here.text)}"
    return Finding("role-swapped", "high", here, there, detail, confidence)


def _span(telling: Telling, sides: _Sides) -> Span:
    return telling.span_of([sides.verb, sides.actor, *sides.behind])
