"""role-swapped: who did it to whom is turned round.

Actors and recipients are compared with the passive undone. Swapped means: what came down as the
actor was the recipient in the source, or the other way round, on the same act. Converse verbs
("sold to", "bought from") do not get here: they are not the same word.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import actor_of, is_passive, noun_phrase, recipient_of
from headwater.drift.scene import SAME_WORD, Rest, Scene, Vocabulary
from headwater.lexicon.fold import fold_word
from headwater.model import Annotations, Token


def check_roles(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each verb that came down with both its roles."""
    for verb in scene.tokens:
        if verb.pos != "VERB":
            continue
        for rest in scene.rests:
            source = rest.parent_word(verb)
            if source is None or source.pos != "VERB" or rest.to_parent[verb.index][1] < SAME_WORD:
                continue
            if _swapped(scene, rest, verb, source):
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


def _swapped(scene: Scene, rest: Rest, verb: Token, source: Token) -> bool:
    mine, theirs = scene.child.parse, rest.parent.parse
    actor, recipient = actor_of(mine, verb), recipient_of(mine, verb)
    their_actor, their_recipient = actor_of(theirs, source), recipient_of(theirs, source)
    if actor is not None and their_actor is not None and _changed_sides(scene, rest, verb, source):
        return True
    if recipient is None or their_recipient is None or their_actor is None or actor is None:
        return False
    if _names_crossed(scene, rest, (actor, recipient), (their_actor, their_recipient)):
        return True
    actor_crossed = _same(scene, rest, actor, their_recipient)
    recipient_crossed = _same(scene, rest, recipient, their_actor)
    straight = _same(scene, rest, actor, their_actor) or _same(
        scene, rest, recipient, their_recipient
    )
    return (actor_crossed or recipient_crossed) and not straight


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
        if t.pos == "PROPN"
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
    return {fold_word(t.text) for t in noun_phrase(parse, head) if t.pos == "PROPN"}


def _same(scene: Scene, rest: Rest, mine: Token, theirs: Token) -> bool:
    """Whether two heads stand for the same one: by alignment or the same name; never pronouns."""
    if mine.pos == "PRON" or theirs.pos == "PRON":
        return mine.pos == theirs.pos == "PRON" and mine.lemma.lower() == theirs.lemma.lower()
    return rest.parent_word(mine) == theirs or mine.lemma.lower() == theirs.lemma.lower()


def _core(parse: Annotations, verb: Token) -> list[Token]:
    roles = (actor_of(parse, verb), recipient_of(parse, verb))
    return [verb, *(t for t in roles if t is not None)]
