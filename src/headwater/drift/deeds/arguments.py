"""merged and role-swapped, by the verb: its role is filled by somebody of another sentence.

A verb of the child that a parent has too is laid beside every use of it there. Where all of them
give the role to others, and the one who fills it now is spoken of elsewhere in the parent, a
statement has landed on another: it is `role-swapped` where that one has the verb's other role
there, and else `merged`. `role.py` and `merged.py` ask more, of fewer verbs; here any two nouns
that may be one are one: by their words, by what either text calls them, by meaning. Pronouns are
anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import actor_of, noun_phrase, recipient_of
from headwater.drift.names.referents import Referent, known_as, referent_of
from headwater.drift.scene import Scene, Vocabulary
from headwater.lexicon.converses import MUTUAL
from headwater.lexicon.fold import fold_word
from headwater.lexicon.lightwords import is_light
from headwater.lexicon.likeness import likeness, word_key
from headwater.model import DriftKind, Span, Telling, Token

# Nouns that may stand for whoever is spoken of.
_ANYBODY = frozenset(
    """people man woman person one two some many other group member
    company firm body organisation agency team force side party victim all both
    none thing total number dozen hundred thousand part rest most half""".split()
)
_TOLD = frozenset({"prep", "acomp", "attr", "xcomp", "prt", "oprd"})
_TOLD_ALIKE = 0.6
_MAY_BE = 0.3
_SAME_ACT = 0.6
_SWAPPED = 0.6
_MERGED = 0.5
_ROLES = (("actor", actor_of, "other"), ("other", recipient_of, "actor"))


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a verb in a text, with who fills its roles."""

    telling: Telling
    verb: Token
    filled: Mapping[str, Token]


def check_arguments(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence: the surer kind first."""
    found = [f for verb in scene.tokens for f in _misplaced(scene, verb, vocabulary)]
    yield from sorted(found, key=lambda f: -f.confidence)[:1]


def _misplaced(scene: Scene, verb: Token, vocabulary: Vocabulary) -> Iterator[Finding]:
    if verb.pos != "VERB" or is_light(verb) or verb.lemma.lower() in MUTUAL:
        return
    if _only_says(scene.child, verb):
        return
    mine = _use(scene.child, verb)
    uses = [
        _use(p, v) for p in vocabulary.parents for v in p.parse.tokens if _is_it(scene, verb, v, p)
    ]
    for role, _, opposite in _ROLES:
        token = mine.filled.get(role)
        if token is None or not uses or not _is_somebody(token):
            continue
        alone = opposite not in mine.filled and role == "actor"
        if any(_supports(scene.child, token, use, role, alone=alone) for use in uses):
            continue
        told = [u for u in uses if _tells_the_same(scene.child, mine, u)]
        if not told:
            continue
        crossed = [u for u in uses if _fills(scene.child, token, u, opposite)]
        beside = [
            u for u in told if role == "actor" and _stands_beside(scene.child, token, u, role)
        ]
        if crossed or beside:
            yield _finding(scene, mine, [*crossed, *beside][0], "role-swapped", _SWAPPED)
        elif any(_spoken_of_elsewhere(scene.child, token, use, role) for use in uses):
            yield _finding(scene, mine, told[0], "merged", _MERGED)


def _only_says(telling: Telling, verb: Token) -> bool:
    """Whether a verb only says who said it: another voice is judged as attribution."""
    return any(
        a.cue is not None and a.cue.start <= verb.start < a.cue.end for a in telling.attributions
    )


def _use(telling: Telling, verb: Token) -> _Use:
    """A verb with the roles that are filled beside it: whose subject it shares is often a guess."""
    parse = telling.parse
    own = {c.index for c in parse.children(verb.index)}
    beside = own | {c.index for i in own for c in parse.children(i)}
    if verb.dep in {"relcl", "acl"}:
        beside.add(verb.head)
    filled = {role: of(parse, verb) for role, of, _ in _ROLES}
    return _Use(telling, verb, {r: t for r, t in filled.items() if t and t.index in beside})


def _is_it(scene: Scene, verb: Token, other: Token, parent: Telling) -> bool:
    """Whether a parent's verb is the child's: the same word, or surely aligned."""
    if other.pos != "VERB":
        return False
    if word_key(verb) == word_key(other):
        return True
    return any(
        rest.parent is parent
        and (found := rest.to_parent.get(verb.index)) is not None
        and found[0] == other.index
        and found[1] >= _SAME_ACT
        for rest in scene.rests
    )


def _is_somebody(token: Token) -> bool:
    """Whether a word says itself whom or what it means."""
    return token.pos in {"NOUN", "PROPN"} and token.lemma.lower() not in _ANYBODY


def _supports(child: Telling, token: Token, use: _Use, role: str, *, alone: bool) -> bool:
    """Whether a use leaves it open that `token` fills a role, or says so.

    "The crossing reopened" tells what "they reopened the crossing" does: one role may be either.
    """
    other = use.filled.get(role)
    if alone and _fills(child, token, use, "other"):
        return True
    return other is None or not _is_somebody(other) or _may_be(child, token, use.telling, other)


def _tells_the_same(child: Telling, mine: _Use, use: _Use) -> bool:
    """Whether a use has more in common with the child's than the verb: a word of what is said."""
    roles = {t.index for t in mine.filled.values()}
    words = [t for t in child.parse.subtree(mine.verb.index) if t.is_content and not is_light(t)]
    words = [t for t in words if t.index not in roles and t.index != mine.verb.index]
    others = [t for t in use.telling.parse.subtree(use.verb.index) if t.is_content]
    alike = likeness(words, others, child.parse.vectors, use.telling.parse.vectors)
    return bool(alike.size) and float(alike.max()) >= _TOLD_ALIKE


def _fills(child: Telling, token: Token, use: _Use, role: str) -> bool:
    """Whether the one whom `token` means surely fills a role of a use."""
    other = use.filled.get(role)
    return (
        other is not None
        and _is_somebody(other)
        and bool(_words(child, token) & _words(use.telling, other))
    )


def _spoken_of_elsewhere(child: Telling, token: Token, use: _Use, role: str) -> bool:
    """Whether a parent speaks of the same people or body in another clause than the use's own."""
    if role not in use.filled or not _kind(child, token):
        return False
    words = {fold_word(token.lemma), fold_word(token.text)}
    own = {t.index for t in use.telling.parse.subtree(use.verb.index)}
    return any(
        t.pos in {"NOUN", "PROPN"} and fold_word(t.lemma) in words and t.index not in own
        for t in use.telling.parse.tokens
    )


def _stands_beside(child: Telling, token: Token, use: _Use, role: str) -> bool:
    """Whether the one who fills a role now has another part in the very use: "on the orders of".

    A second actor beside the first ("the army and the police") is no swap.
    """
    parse = use.telling.parse
    taken = (
        {t.index for t in parse.subtree(use.filled[role].index)} if role in use.filled else set()
    )
    words = {fold_word(token.lemma), fold_word(token.text)}
    return bool(taken) and any(
        t.index not in taken and t.dep != "conj" and fold_word(t.lemma) in words
        for t in parse.subtree(use.verb.index)
        if t.pos in {"NOUN", "PROPN"}
    )


def _kind(telling: Telling, token: Token) -> str:
    """Whether a noun is of a person or a body; "" for a thing."""
    found = referent_of(telling, token)
    return "" if found is None else found.kind


def _may_be(child: Telling, mine: Token, parent: Telling, theirs: Token) -> bool:
    """Whether two nouns may stand for one."""
    if _words(child, mine) & _words(parent, theirs):
        return True
    alike = likeness([mine], [theirs], child.parse.vectors, parent.parse.vectors)
    if float(alike.max()) >= _MAY_BE:
        return True
    one, other = referent_of(child, mine), referent_of(parent, theirs)
    if one is None or other is None:
        return True
    if bool(one.names) != bool(other.names) and _several(child, one) == _several(parent, other):
        return True  # whom a description means is not known
    if any(_one_full_name(t, one, other) for t in (child, parent)):
        return True
    return bool(known_as(child, one, parent) & known_as(parent, other, child))


def _several(telling: Telling, referent: Referent) -> bool:
    """Whether a phrase stands for more than one: a plural, or two joined by "and"."""
    joined = any(c.dep == "conj" for c in telling.parse.children(referent.head.index))
    return referent.plural or joined


def _one_full_name(telling: Telling, one: Referent, other: Referent) -> bool:
    """Whether a text has a name with words of both: "Ana" and "Roth" of "Ana Roth"."""
    names = ({fold_word(w) for w in n.span.text.split()} for n in telling.parse.names)
    return any(words & one.names and words & other.names for words in names)


def _words(telling: Telling, head: Token) -> set[str]:
    beside = [head, *(c for c in telling.parse.children(head.index) if c.dep == "appos")]
    return {
        fold_word(t.lemma)
        for h in beside
        for t in noun_phrase(telling.parse, h)
        if t.pos in {"NOUN", "PROPN"} or t.dep in {"amod", "compound", "nmod"}
    }


def _finding(scene: Scene, mine: _Use, use: _Use, kind: DriftKind, confidence: float) -> Finding:
    here, there = _words_of(mine), _words_of(use)
    said = "turned round" if kind == "role-swapped" else "the source says it of others"
    detail = f"{said}: {quoted(there.text)} became {quoted(here.text)}"
    return Finding(kind, "high", here, there, detail, confidence)


def _words_of(use: _Use) -> Span:
    """The verb with who fills its roles, in full."""
    parse = use.telling.parse
    filled = [
        t
        for head in use.filled.values()
        if head.sentence == use.verb.sentence
        for t in noun_phrase(parse, head)
    ]
    told = [
        t
        for c in parse.children(use.verb.index)
        if c.dep in _TOLD and c.index > use.verb.index
        for t in parse.subtree(c.index)
    ]
    return use.telling.span_of([use.verb, *filled, *told])
