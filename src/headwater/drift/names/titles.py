"""entity-changed, by title: the one who is named has another office than in the source.

"Deputy mayor Daneva" became "mayor Daneva", "the prosecutor, Lind" "judge Lind". The nouns that a
child sets beside a name are held against those that its parents set beside it. Silent where none
excludes the other (`lexicon/exclusive.toml`), and where a title is only left out. Severity: high.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Scene, Vocabulary
from headwater.lexicon.exclusive import exclude_each_other, may_stand_for
from headwater.lexicon.fold import fold_word
from headwater.lexicon.people import is_person_noun
from headwater.model import Name, Telling, Token

_CONFIDENCE = 0.5
_RANKS = frozenset("deputy vice assistant acting".split())
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
    """Whether no title of the child is against the parent's: another office, or another rank."""
    for token in mine:
        same = [t for t in theirs if may_stand_for(token.lemma, t.lemma)]
        ranks = _rank(child, token)
        if same and all(_rank(parent, t) != ranks for t in same):
            return False
        if not same and all(exclude_each_other(token.lemma, t.lemma) for t in theirs):
            return False
    return True


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
