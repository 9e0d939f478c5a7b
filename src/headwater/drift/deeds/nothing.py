"""negated, by a noun: there is none of what the other text tells of.

"The inspectors met no child at work" became "they encountered children at work": the verbs
differ, so that `negation.py` has no predicate to compare, but the one text says of the very thing
that there was none of it. Silent where the sentences speak of it both ways, where there is none of
some sort only, and in a clause with any word that may deny.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary, clause_head, clause_of
from headwater.lexicon.likeness import word_key
from headwater.lexicon.negation import is_negative_trace
from headwater.model import Annotations, Span, Telling, Token

_NONE = frozenset({"no"})
_WITHOUT = frozenset({"without"})
# There is none of some sort, none beyond a bound: of the rest there may be some.
_OF_A_SORT = frozenset(
    "than other another new more less fewer above within beyond except unless but such".split()
)
_SAME = 0.85
_VERBAL = frozenset({"VERB", "AUX"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
_CONFIDENCE = 0.6


def check_nothing(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence."""
    for noun in scene.tokens:
        if noun.pos != "NOUN" or noun.dep not in _ROLES:
            continue
        told = [(rest, t) for rest in scene.rests for t in _told(rest, noun)]
        mine = _is_none(scene.child.parse, noun)
        if not told or any(_is_none(r.parent.parse, t) == mine for r, t in told):
            continue
        rest, source = told[0]
        affirmed = (rest.parent, source) if mine else (scene.child, noun)
        if _in_one_act(scene, noun, rest, source) and not _may_deny(*affirmed):
            yield _finding(scene, noun, rest, source, negative=mine)
            return


def _told(rest: Rest, noun: Token) -> Iterator[Token]:
    """Every word of a parent sentence for the same thing."""
    found = rest.to_parent.get(noun.index)
    for token in rest.parent.tokens(rest.sentence):
        aligned = found is not None and found[0] == token.index and found[1] >= _SAME
        if token.pos == "NOUN" and (aligned or word_key(token) == word_key(noun)):
            yield token


def _is_none(parse: Annotations, noun: Token) -> bool:
    """Whether there is none of a thing: "no ransom", "without a ransom"."""
    head = parse.tokens[noun.head]
    return any(c.text.lower() in _NONE for c in parse.children(noun.index)) or (
        noun.dep == "pobj" and head.text.lower() in _WITHOUT
    )


def _in_one_act(scene: Scene, noun: Token, rest: Rest, source: Token) -> bool:
    """Whether the verb of the one may be that of the other, and neither tells of a sort only."""
    mine, theirs = (
        clause_head(telling.parse, token)
        for telling, token in ((scene.child, noun), (rest.parent, source))
    )
    words = (*clause_of(scene.child, noun), *clause_of(rest.parent, source))
    paired = rest.parent_word(mine) in {None, theirs} and rest.child_word(theirs) in {None, mine}
    return paired and not any(t.text.lower() in _OF_A_SORT for t in words)


def _may_deny(telling: Telling, noun: Token) -> bool:
    """Whether any word of a noun's clause, or what governs it, may be half of a denial."""
    head = clause_head(telling.parse, noun)
    words = (*clause_of(telling, noun), telling.parse.tokens[head.head])
    return any(is_negative_trace(t.text, t.lemma) for t in words)


def _finding(scene: Scene, noun: Token, rest: Rest, source: Token, *, negative: bool) -> Finding:
    mine, theirs = _words(scene.child, noun), _words(rest.parent, source)
    there = f"the source says {quoted(theirs.text)}"
    here = f"the retelling {quoted(mine.text)}"
    detail = f"{there}, {here}: there was {'some' if negative else 'none'} of it"
    return Finding("negated", "high", mine, theirs, detail, _CONFIDENCE)


def _words(telling: Telling, noun: Token) -> Span:
    """A noun with what stands before it, and its verb."""
    parse = telling.parse
    near = [c for c in parse.children(noun.index) if c.index < noun.index]
    head = parse.tokens[noun.head]
    verb = [head] if head.pos in _VERBAL | {"ADP"} else []
    return telling.span_of([noun, *near, *verb])
