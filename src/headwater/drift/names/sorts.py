"""entity-changed, by sort: somebody or something is another sort of thing than in the source.

"Lind is an accountant" became "Lind is a dentist", "the site is a depot" "the site is a school".
What a child sentence says its subject is (behind "is a") is held against what its parents say the
same subject is, there or set beside its name. Silent where the two nouns have anything in common,
or where a parent calls anything so. Severity: high for people and bodies, medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import is_negative
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.likeness import likeness
from headwater.model import Annotations, Severity, Telling, Token

_BEING = frozenset({"be", "become", "remain"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_PRONOUNS = frozenset("he she it they who which that this".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Two nouns so like one another may mean one sort; a noun so like one that a parent has is no news.
_LIKE, _SAID = 0.4, 0.6
_CONFIDENCE = 0.5


def check_sorts(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Nouns behind "is a" that no parent has for the same subject, nor for any other."""
    child = scene.child
    for noun in scene.tokens:
        subject = _subject_of(child, noun)
        if subject is None or vocabulary.explains(noun, child.parse.vectors) >= _SAID:
            continue
        for rest in scene.rests:
            theirs = _sorts(rest, subject)
            if theirs and not _may_be_one(scene, rest, noun, theirs):
                yield _finding(scene, rest, noun, theirs)
                return


def _subject_of(telling: Telling, noun: Token) -> Token | None:
    """Whose sort a noun says: the subject of "is a ..." in a plain statement."""
    parse = telling.parse
    verb = parse.tokens[noun.head]
    if noun.pos != "NOUN" or noun.dep != "attr" or verb.lemma.lower() not in _BEING:
        return None
    if is_negative(parse, verb) or not _is_one_of_many(parse, noun):
        return None
    return next((t for t in parse.children(verb.index) if t.dep in _SUBJECTS), None)


def _is_one_of_many(parse: Annotations, noun: Token) -> bool:
    return any(t.dep == "det" and t.text.lower() in _INDEFINITE for t in parse.children(noun.index))


def _sorts(rest: Rest, subject: Token) -> list[Token]:
    """The nouns by which a parent sentence says what a subject is."""
    parse = rest.parent.parse
    same = rest.parent_word(subject)
    found: list[Token] = []
    for noun in rest.parent.tokens(rest.sentence):
        theirs = _subject_of(rest.parent, noun)
        if theirs is not None and (theirs == same or _stands_for(parse, theirs, same)):
            found += [noun, *(t for t in parse.children(noun.index) if t.dep == "conj")]
        elif noun.pos == "NOUN" and noun.dep == "appos" and parse.tokens[noun.head] == same:
            found.append(noun)
    return found


def _stands_for(parse: Annotations, subject: Token, same: Token | None) -> bool:
    """Whether a parent's subject is a pronoun, or holds the word that came down."""
    if subject.text.lower() in _PRONOUNS:
        return True
    return same is not None and same in parse.subtree(subject.index)


def _may_be_one(scene: Scene, rest: Rest, noun: Token, theirs: list[Token]) -> bool:
    """Whether a noun, or a word that goes with it, has its like among those of the parent."""
    mine = [noun, *_beside(scene.child, noun)]
    others = [t for their in theirs for t in (their, *_beside(rest.parent, their))]
    alike = likeness(mine, others, scene.child.parse.vectors, rest.parent.parse.vectors)
    if float(alike.max()) >= _LIKE:
        return True
    found = rest.to_parent.get(noun.index)
    return found is not None and found[1] >= _LIKE and rest.parent_word(noun) in others


def _beside(telling: Telling, noun: Token) -> list[Token]:
    return [t for t in telling.parse.children(noun.index) if t.dep == "compound" and t.is_content]


def _finding(scene: Scene, rest: Rest, noun: Token, theirs: list[Token]) -> Finding:
    words = scene.child.span_of([*_beside(scene.child, noun), noun])
    source = rest.parent.span_of([*_beside(rest.parent, theirs[0]), theirs[0]])
    return Finding(
        "entity-changed",
        _severity(scene, noun),
        words,
        source,
        f"the source calls it {quoted(source.text)}; the retelling {quoted(words.text)}",
        _CONFIDENCE,
    )


def _severity(scene: Scene, noun: Token) -> Severity:
    subject = _subject_of(scene.child, noun)
    named = subject is not None and subject.entity in {"PERSON", "ORG"}
    return "high" if named else "medium"
