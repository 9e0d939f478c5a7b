"""entity-changed, by title: the one who is named has another office than in the source.

"Deputy mayor Daneva" became "mayor Daneva", "chief warden Achieng" "park vet Achieng". The nouns that
a child sets beside a name are held against all that a parent sets beside it. Silent where the parent
gives none, where any of them is the same or like it in meaning, and where a title is only left out.
Severity: high.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Scene, Vocabulary
from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import likeness, spelling_likeness
from headwater.lexicon.people import is_person_noun
from headwater.model import Name, Telling, Token

_ALIKE = 0.3
_SPELLING = 0.8
_CONFIDENCE = 0.5
_RANKS = frozenset("deputy vice assistant former acting chief lead co ex".split())
# Nouns that say nothing of an office.
_ANYBODY = frozenset(
    """man woman person people resident member boy girl mother father brother sister son daughter
    wife husband friend neighbour neighbor victim witness suspect survivor spokesman spokeswoman
    spokesperson official mr mrs ms dr leader head chief author player""".split()
)


def check_titles(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Names of people in a child sentence that have another title than any parent gives them."""
    for name in scene.child.parse.names:
        if name.label != "PERSON" or not scene.sentence.span.covers(name.span):
            continue
        mine = _titles(scene.child, name)
        if not mine:
            continue
        for parent in vocabulary.parents:
            theirs = [t for n in _mentions(parent, name) for t in _titles(parent, n)]
            if theirs and not _agree(scene.child, mine, parent, theirs):
                yield _finding(scene.child, name, mine, parent, theirs)
                return


def _mentions(parent: Telling, name: Name) -> list[Name]:
    last = fold_word(name.span.text.split()[-1])
    people = [n for n in parent.parse.names if n.label == "PERSON"]
    return [n for n in people if fold_word(n.span.text.split()[-1]) == last]


def _titles(telling: Telling, name: Name) -> list[Token]:
    """The nouns for people right beside a name: before it, or set off by a comma."""
    parse = telling.parse
    head = parse.tokens[name.last - 1]
    inside = range(name.first, name.last)
    near = [*parse.children(head.index), parse.tokens[head.head]]
    found = [
        t
        for t in near
        if t.index not in inside
        and (t.dep in {"compound", "nmod", "appos"} or head.dep in {"appos", "compound"})
    ]
    before = parse.tokens[max(0, name.first - 1) : name.first]
    found += [t for t in (*before, *parse.tokens[name.first : name.last - 1]) if t not in found]
    return [t for t in found if is_person_noun(t) and t.lemma.lower() not in _ANYBODY]


def _agree(child: Telling, mine: list[Token], parent: Telling, theirs: list[Token]) -> bool:
    """Whether any title of the child may be one of the parent's."""
    words = {fold_word(t.lemma) for t in theirs}
    beside = {fold_word(t.lemma) for o in theirs for t in parent.parse.subtree(o.index)}
    for token in mine:
        word = fold_word(token.lemma)
        if word in words:
            return _rank(child, token) == {r for o in theirs for r in _rank(parent, o)} or (
                not any(_rank(parent, o) for o in theirs)
            )
        if word in beside or any(spelling_likeness(word, w) >= _SPELLING for w in words):
            return True
    alike = likeness(mine, theirs, child.parse.vectors, parent.parse.vectors)
    return float(alike.max()) >= _ALIKE


def _rank(telling: Telling, title: Token) -> set[str]:
    before = telling.parse.tokens[max(0, title.index - 2) : title.index]
    return {t.text.lower() for t in before if t.text.lower() in _RANKS}


def _finding(
    child: Telling, name: Name, mine: list[Token], parent: Telling, theirs: list[Token]
) -> Finding:
    here = child.span_of([*mine, *child.parse.tokens[name.first : name.last]])
    there = parent.span_of([theirs[0]])
    detail = f"{quoted(name.span.text)} is {quoted(there.text)} in the source, here "
    detail += quoted(mine[0].text)
    return Finding("entity-changed", "high", here, there, detail, _CONFIDENCE)
