"""entity-changed: another person, group, place or date stands where the source had one.

A name of the child that its parent sentences do not hold takes the slot of one that they do: both
hang in the same way on the same word (subject of the same verb, object of the same preposition).
Other spellings, surnames, initials, demonyms, and a pronoun or description put into a name are the
same entity and silent. Severity: high for a person or group, medium for places and dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.figures.dates import check_dates
from headwater.drift.finding import Finding, quoted
from headwater.drift.names.exclusive import check_exclusive
from headwater.drift.names.foreign import check_foreign
from headwater.drift.names.same import (
    both_speak,
    is_kept,
    labels_of,
    names_in,
    one_full_name,
    same_name,
)
from headwater.drift.names.sorts import check_sorts
from headwater.drift.names.titles import check_titles
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.drift.slots import same_slot
from headwater.lexicon.capitals import capital_and_country, is_country
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.likeness import likeness
from headwater.model import Name, Severity, Telling, Token

_OTHER_BODY = 0.35
_BODIES = frozenset(
    """ministry minister court commission committee council department hospital university
    parliament embassy province district brigade division battalion directorate""".split()
)
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent"})


def check_entities(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Names, then dates, of a child sentence that took another's slot."""
    used: set[Name] = set()
    for name in names_in(scene.child, scene.sentence.span):
        if any(_holds(rest, name) for rest in scene.rests) or vocabulary.is_outlet(name.span.text):
            continue
        for rest in scene.rests:
            replaced = _replaced(scene, rest, name, used)
            if replaced is None:
                continue
            used.add(replaced)
            known = _known(name, vocabulary)
            yield Finding(
                "entity-changed",
                _severity(name, replaced),
                name.span,
                replaced.span,
                f"{quoted(replaced.span.text)} became {quoted(name.span.text)}"
                + (", who or which the source names elsewhere" if known else ""),
                0.72,
            )
            break
    yield from check_foreign(scene, vocabulary, used)
    yield from check_titles(scene, vocabulary)
    yield from check_sorts(scene, vocabulary)
    yield from check_dates(scene, vocabulary)
    yield from check_exclusive(scene)
    yield from _institutions(scene)


def _institutions(scene: Scene) -> Iterator[Finding]:
    """Another body of the same sort: "the interior ministry" became "the defence ministry"."""
    for noun in scene.tokens:
        if noun.lemma.lower() not in _BODIES:
            continue
        found = scene.counterpart(noun)
        if found is None or found[1].lemma.lower() != noun.lemma.lower():
            continue
        rest, source, _ = found
        mine = [t for t in _modifiers(scene.child, noun) if rest.parent_word(t) is None]
        theirs = [t for t in _modifiers(rest.parent, source) if rest.child_word(t) is None]
        if not mine or not theirs or _named(mine) != _named(theirs):
            continue  # "the darkened hospital" is no other than "the Zonal Hospital"
        alike = likeness(mine, theirs, scene.child.parse.vectors, rest.parent.parse.vectors)
        if float(alike.max()) < _OTHER_BODY and not _kept_elsewhere(scene, theirs):
            yield Finding(
                "entity-changed",
                "high",
                scene.child.span_of([*mine, noun]),
                rest.parent.span_of([*theirs, source]),
                f"{quoted(rest.parent.span_of([*theirs, source]).text)} became "
                f"{quoted(scene.child.span_of([*mine, noun]).text)}",
                0.66,
            )
            return


def _modifiers(telling: Telling, noun: Token) -> list[Token]:
    return [
        t
        for t in telling.parse.children(noun.index)
        if t.dep in {"compound", "amod"} and t.is_content and t.index < noun.index
    ]


def _named(words: list[Token]) -> bool:
    return any(t.text[:1].isupper() for t in words)


def _kept_elsewhere(scene: Scene, theirs: list[Token]) -> bool:
    words = {fold_word(t.lemma) for t in scene.tokens}
    return any(fold_word(t.lemma) in words for t in theirs)


def _severity(name: Name, replaced: Name) -> Severity:
    return "high" if {name.label, replaced.label} & {"PERSON", "ORG"} else "medium"


def _holds(rest: Rest, name: Name) -> bool:
    """Whether a parent sentence holds the name in any form."""
    return any(same_name(name.span.text, _text(rest.parent, t)) for t in _name_tokens(rest)) or any(
        same_name(name.span.text, n.span.text) for n in names_in(rest.parent, rest.sentence.span)
    )


def _name_tokens(rest: Rest) -> tuple[Token, ...]:
    return tuple(
        t
        for t in rest.parent.tokens(rest.sentence)
        if t.pos in {"PROPN", "ADJ"} or t.text[0].isupper()
    )


def _text(telling: Telling, token: Token) -> str:
    return telling.report.text[token.start : token.end]


def _replaced(scene: Scene, rest: Rest, name: Name, used: set[Name]) -> Name | None:
    """The parent's name whose slot the child's name has taken, and which the child lost."""
    for other in names_in(rest.parent, rest.sentence.span):
        if other in used or not _same_family(scene, rest, name, other) or is_kept(scene, other):
            continue
        if one_full_name(scene, rest, name, other) or both_speak(scene, rest, name, other):
            continue
        head = _head(scene.child, name)
        if {name.label, other.label} == {"GPE"} and head.dep in _ACTING:
            continue  # a capital for its government ("Rome wants him extradited")
        if same_slot(scene.child, head, rest, _head(rest.parent, other)):
            return other
    return None


def _same_family(scene: Scene, rest: Rest, mine: Name, theirs: Name) -> bool:
    """Whether two names are of things that can stand in each other's place.

    The model labels a name now so, now so: every label that either text gives it counts. A country
    and a place in it, or a country and its capital for its government, do not exclude each other.
    """
    mine_text, their_text = mine.span.text, theirs.span.text
    if capital_and_country(mine_text, their_text) or is_country(mine_text) != is_country(
        their_text
    ):
        return False
    tellings = (scene.child, rest.parent)
    return bool(labels_of(mine, tellings) & labels_of(theirs, tellings))


def _known(name: Name, vocabulary: Vocabulary) -> bool:
    return any(
        fold_name(name.span.text) == fold_name(n.span.text)
        for parent in vocabulary.parents
        for n in parent.parse.names
    )


def _head(telling: Telling, name: Name) -> Token:
    """The word of a name by which it hangs in the sentence."""
    tokens = telling.parse.tokens[name.first : name.last]
    inside = {t.index for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])
