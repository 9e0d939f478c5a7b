"""role-swapped: who did it to whom is turned round.

An act is read from either side: the passive is undone, and verbs that tell one act from its two
ends ("sell to", "buy from"; "sue", "take to court") are one act with the same two roles. Swapped
means: who came down as the actor was the other one in the source, or the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import actor_of, is_passive, noun_phrase, recipient_of
from headwater.drift.scene import SAME_WORD, Rest, Scene, Vocabulary
from headwater.lexicon.converses import MUTUAL, Act, Place, acts_of
from headwater.lexicon.fold import fold_word
from headwater.model import Annotations, Token

_EMPTY = frozenset({"one", "some", "many", "several", "other", "man", "woman", "people", "person"})


_NO_PARTY = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class _Deed:
    """An act with whoever fills its two roles."""

    act: str
    verb: Token
    actor: Token
    other: Token


def check_roles(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each verb that came down with both its roles."""
    for verb in scene.tokens:
        if verb.pos != "VERB" or verb.lemma.lower() in MUTUAL:
            continue
        for rest in scene.rests:
            source = _swapped_from(scene, rest, verb)
            if source is not None:
                mine = scene.child.span_of(_core(scene.child.parse, verb))
                theirs = rest.parent.span_of(_core(rest.parent.parse, source))
                yield Finding(
                    "role-swapped",
                    "high",
                    mine,
                    theirs,
                    f"turned round: {quoted(theirs.text)} became {quoted(mine.text)}",
                    0.75,
                )
                return


def _swapped_from(scene: Scene, rest: Rest, verb: Token) -> Token | None:
    """The source's verb whose roles a verb of the child has turned round."""
    source = rest.parent_word(verb)
    if source is not None and source.pos == "VERB" and rest.to_parent[verb.index][1] >= SAME_WORD:
        return source if _swapped(scene, rest, verb, source) else None
    for mine in _deeds(scene.child.parse, verb):
        for token in rest.parent.tokens(rest.sentence):
            for theirs in _deeds(rest.parent.parse, token):
                if mine.act == theirs.act and _crossed(scene, rest, mine, theirs):
                    return token
    return None


def _swapped(scene: Scene, rest: Rest, verb: Token, source: Token) -> bool:
    mine, theirs = scene.child.parse, rest.parent.parse
    if any(
        a.act == b.act and _crossed(scene, rest, a, b)
        for a in _deeds(mine, verb)
        for b in _deeds(theirs, source)
    ):
        return True
    actor, recipient = actor_of(mine, verb), recipient_of(mine, verb)
    their_actor, their_recipient = actor_of(theirs, source), recipient_of(theirs, source)
    if actor is None or their_actor is None:
        return False
    if recipient is None or their_recipient is None:
        # "agreed to reopen the road" and "the road is to reopen" tell the same.
        ergative = their_recipient is not None and _same(scene, rest, actor, their_recipient)
        return not ergative and _changed_sides(scene, rest, verb, source)
    deeds = (_Deed("", verb, actor, recipient), _Deed("", source, their_actor, their_recipient))
    return (
        _changed_sides(scene, rest, verb, source)
        or _names_crossed(scene, rest, (actor, recipient), (their_actor, their_recipient))
        or _crossed(scene, rest, *deeds)
    )


def _crossed(scene: Scene, rest: Rest, mine: _Deed, theirs: _Deed) -> bool:
    """Whether the two roles are filled the other way round.

    Both must have changed places; one is enough where the other is only a pronoun. A new object of
    the same verb is another deed, not the old one turned round.
    """
    to_other = _same(scene, rest, mine.actor, theirs.other)
    to_actor = _same(scene, rest, mine.other, theirs.actor)
    if _same(scene, rest, mine.actor, theirs.actor) or _same(scene, rest, mine.other, theirs.other):
        return False
    if to_other and to_actor:
        return True
    rest_open = (mine.other, theirs.actor) if to_other else (mine.actor, theirs.other)
    return (to_other or to_actor) and any(t.pos == "PRON" for t in rest_open)


def _deeds(parse: Annotations, verb: Token) -> tuple[_Deed, ...]:
    """A verb read as an act that other verbs tell too, where both its roles are filled."""
    if verb.pos != "VERB":
        return ()
    found = []
    for act in acts_of(verb.lemma):
        actor, other = _filler(parse, verb, act.actor), _filler(parse, verb, act.other)
        if actor is not None and other is not None and _is_act(parse, verb, act):
            found.append(_Deed(act.name, verb, actor, other))
    return tuple(found)


def _is_act(parse: Annotations, verb: Token, act: Act) -> bool:
    """Whether the verb has the object or the goal that makes it this act."""
    if act.object:
        thing = recipient_of(parse, verb)
        return thing is not None and thing.lemma.lower() in act.object
    goals = _objects(parse, verb, "to")
    return not act.goal or any(t.lemma.lower() in act.goal for t in goals)


def _filler(parse: Annotations, verb: Token, places: tuple[Place, ...]) -> Token | None:
    for place in places:
        if place == "subject":
            found = actor_of(parse, verb)
        elif place == "object":
            found = recipient_of(parse, verb)
        else:
            found = next(iter(_objects(parse, verb, place)), None)
        if found is not None:
            return found
    return None


def _objects(parse: Annotations, verb: Token, preposition: str) -> list[Token]:
    """Objects of a preposition of the verb, or of its object ("a suit against the club")."""
    under = [verb, *(c for c in parse.children(verb.index) if c.dep in {"dobj", "nsubjpass"})]
    return [
        t
        for head in under
        for prep in parse.children(head.index)
        if prep.dep in {"prep", "dative"} and prep.text.lower() == preposition
        for t in parse.children(prep.index)
        if t.dep == "pobj"
    ]


def _changed_sides(scene: Scene, rest: Rest, verb: Token, source: Token) -> bool:
    """Whether a name went from the actor to the acted upon, or back, round the same verb.

    "It had ended its contract with Moonlit" -> "Moonlit had ended its contract with the brand".
    """
    mine = _sides(scene.child.parse, verb)
    theirs = _sides(rest.parent.parse, source)
    to_actor = mine[0] & theirs[1] - mine[1] - theirs[0]
    to_object = theirs[0] & mine[1] - theirs[1] - mine[0]
    return bool(to_actor or to_object)


def _sides(parse: Annotations, verb: Token) -> tuple[set[str], set[str]]:
    """Names in the actor of a verb, and names behind the verb in its own clause."""
    actor = actor_of(parse, verb)
    if actor is None or is_passive(parse, verb):
        return set(), set()
    behind = {
        fold_word(t.text)
        for child in parse.children(verb.index)
        if child.dep in {"dobj", "prep", "dative"} and child.index > verb.index
        for t in parse.subtree(child.index)
        if t.pos == "PROPN" and t.entity not in _NO_PARTY
    }
    return _names(parse, actor), behind


def _names_crossed(
    scene: Scene, rest: Rest, mine: tuple[Token, Token], theirs: tuple[Token, Token]
) -> bool:
    """Whether the names in two noun phrases changed places ("supporters of A", "B's man")."""
    my_names = [_names(scene.child.parse, t) for t in mine]
    their_names = [_names(rest.parent.parse, t) for t in theirs]
    crossed = my_names[0] & their_names[1] and my_names[1] & their_names[0]
    straight = my_names[0] & their_names[0] or my_names[1] & their_names[1]
    return bool(crossed) and not straight


def _names(parse: Annotations, head: Token) -> set[str]:
    return {
        fold_word(t.text)
        for t in noun_phrase(parse, head)
        if t.pos == "PROPN" and t.entity not in _NO_PARTY
    }


def _same(scene: Scene, rest: Rest, mine: Token, theirs: Token) -> bool:
    """Whether two heads stand for the same one: by alignment, or by the words of their phrases.

    A pronoun is only ever the same pronoun: whom it means is no ground to turn roles round.
    """
    if mine.pos == "PRON" or theirs.pos == "PRON":
        return mine.pos == theirs.pos == "PRON" and mine.lemma.lower() == theirs.lemma.lower()
    if rest.parent_word(mine) == theirs or mine.lemma.lower() == theirs.lemma.lower():
        return True
    return bool(_words(scene.child.parse, mine) & _words(rest.parent.parse, theirs))


def _words(parse: Annotations, head: Token) -> set[str]:
    """The nouns and names that say who somebody is, what is set beside the noun included."""
    beside = [head, *(c for c in parse.children(head.index) if c.dep == "appos")]
    return {
        fold_word(t.lemma)
        for h in beside
        for t in noun_phrase(parse, h)
        if t.pos in {"NOUN", "PROPN"} or t == head
    } - _EMPTY


def _core(parse: Annotations, verb: Token) -> list[Token]:
    roles = [actor_of(parse, verb), recipient_of(parse, verb)]
    roles += [role for deed in _deeds(parse, verb) for role in (deed.actor, deed.other)]
    return [verb, *(t for t in roles if t is not None)]
