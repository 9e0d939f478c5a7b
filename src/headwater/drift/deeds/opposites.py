"""negated, by an opposite that took a word's place: "rose" became "fell".

Which words are opposites is data (`lexicon/antonyms.py`, `lexicon/opposites.toml`). They must be of
one part of speech and degree, of one polarity and of the same time, and be said of the same: with
the same arguments, or aligned in a sentence of which the rest came down. Silent in a clause that
speaks of a part, of which the rest may be the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.deeds.negation import (
    about_the_same,
    argument_of,
    content_in,
    negation_between,
    other_time,
)
from headwater.drift.deeds.polarity import is_negative, verb_of
from headwater.drift.finding import Finding
from headwater.drift.language import actor_of, recipient_of
from headwater.drift.scene import Rest, Scene, Vocabulary, clause_head, clause_of
from headwater.lexicon.antonyms import are_antonyms, are_opposed
from headwater.lexicon.likeness import word_key
from headwater.model import Telling, Token

_SURE = 0.75
_LESS_SURE = 0.55
_TURNING = frozenset({"after", "before", "until", "till", "since"})
# "All but two opposed it" is "only two supported it": what is left over is the opposite.
_PARTING = frozenset("but except only just few rest other remaining half most".split())
_DEGREES = frozenset({"too", "enough", "less", "more"})


_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_ASKING = frozenset({"if", "whether", "unless"})


def check_opposites(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """The first word of a child sentence that took its opposite's place, the surest place first."""
    for in_place, confidence in ((_same_place, _SURE), (_told_of_the_same, _LESS_SURE)):
        for token in scene.tokens:
            for rest, source in _opposites(scene, token):
                if in_place(scene, rest, token, source):
                    yield negation_between(
                        scene, rest, token, source, negative=None, sure=confidence
                    )
                    return


def _opposites(scene: Scene, token: Token) -> Iterator[tuple[Rest, Token]]:
    """Words of the parents that are opposites of `token` and did not come down elsewhere."""
    for rest in scene.rests:
        for source in rest.parent.tokens(rest.sentence):
            if (
                are_opposed(token.lemma, source.lemma)
                and rest.child_word(source) in {None, token}
                and rest.parent_word(token) in {None, source}
            ):
                yield rest, source


def _told_of_the_same(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether an opposite stands for the other in a sentence that otherwise came down.

    Both are the only ones of their sort, and most words of the child's clause come from that
    sentence, be their places in the parse what they may.
    """
    parse, other = scene.child.parse, rest.parent.parse
    if not (
        token.is_content
        and source.is_content
        and rest.parent_word(token) == source
        and _alike_in_kind(token, source)
        and is_negative(parse, token) == is_negative(other, source)
        and _at_another_time(scene.child, token) == _at_another_time(rest.parent, source)
        and not (_is_asked(scene.child, token) or _is_asked(rest.parent, source))
        and not (_parts(scene.child, token) or _parts(rest.parent, source))
    ):
        return False
    mine = {t.lemma.lower() for t in scene.tokens}
    theirs = {t.lemma.lower() for r in scene.rests for t in r.parent.tokens(r.sentence)}
    opposite = any(are_opposed(w, token.lemma) for w in mine)
    if opposite or source.lemma.lower() in mine or token.lemma.lower() in theirs:
        return False
    beside = content_in(parse.subtree(verb_of(parse, token).index), token)
    came = [t for t in beside if rest.parent_word(t) is not None]
    return len(came) >= max(2, (2 * len(beside) + 2) // 3)


def _is_asked(telling: Telling, token: Token) -> bool:
    """Whether a word's clause is asked or a condition ("whether he might have lived")."""
    head = clause_head(telling.parse, token)
    return any(c.text.lower() in _ASKING for c in telling.parse.children(head.index))


def _at_another_time(telling: Telling, token: Token) -> bool:
    """Whether a word's clause says what was so before or until something else was ("after")."""
    parse = telling.parse
    head = clause_head(parse, token)
    joints = {c.text.lower() for c in parse.children(head.index) if c.dep == "mark"}
    joints.add(parse.tokens[head.head].text.lower() if head.dep == "pcomp" else "")
    return bool(joints & _TURNING)


def _same_place(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether an antonym takes the other's place: in the same part of speech, of the same thing."""
    if not _alike_in_kind(token, source) or _degree(scene.child, token) != _degree(
        rest.parent, source
    ):
        return False
    parse, other = scene.child.parse, rest.parent.parse
    if {token.dep, source.dep} & (_MODIFIERS | {"advmod", "npadvmod"}):
        heads = parse.tokens[token.head], other.tokens[source.head]
        if token.lemma.lower() in _DEGREES:  # "less confident" is "more cautious"
            alike = word_key(heads[0]) == word_key(heads[1])
            return alike and not (_parts(scene.child, token) or _parts(rest.parent, source))
        return token.dep == source.dep and (
            rest.parent_word(heads[0]) == heads[1] or word_key(heads[0]) == word_key(heads[1])
        )
    if token.pos == "NOUN" and token.dep != source.dep:
        return False
    return (
        is_negative(parse, token) == is_negative(other, source)
        and _at_another_time(scene.child, token) == _at_another_time(rest.parent, source)
        and not _parts(scene.child, token)
        and not _parts(rest.parent, source)
        and not other_time(scene.child, token, rest.parent, source)
        and not other_time(rest.parent, source, scene.child, token)
        and about_the_same(scene, rest, token, source)
        and (
            are_antonyms(token.lemma, source.lemma) or _shares_argument(scene, rest, token, source)
        )
    )


def _shares_argument(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether two words are aligned, or have who does it or to whom in common."""
    if rest.parent_word(token) == source:
        return True
    pairs = (
        (argument_of(of, scene.child, token), argument_of(of, rest.parent, source))
        for of in (actor_of, recipient_of)
    )
    return any(
        a and b and (rest.parent_word(a) == b or word_key(a) == word_key(b)) for a, b in pairs
    )


def _parts(telling: Telling, token: Token) -> bool:
    """Whether a clause speaks of a part, of which the rest may be the opposite."""
    return any(t.text.lower() in _PARTING and t.dep != "cc" for t in clause_of(telling, token))


def _alike_in_kind(token: Token, source: Token) -> bool:
    """Whether two words are of one part of speech; what was done and how it is are as one."""
    return token.pos == source.pos or {token.pos, source.pos} == {"VERB", "ADJ"}


def _degree(telling: Telling, token: Token) -> tuple[bool, bool]:
    """Whether a word is compared, and whether it is measured ("too low": it should be higher)."""
    near = {c.text.lower() for c in telling.parse.children(token.index)}
    return token.tag in {"JJR", "RBR"} or "more" in near, bool(near & _DEGREES)
