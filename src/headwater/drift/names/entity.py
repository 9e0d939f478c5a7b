"""entity-changed: another person, group, place or date stands where the source had one.

A name of the child that its parent sentences do not hold takes the slot of one that they do: both
hang in the same way on the same word (subject of the same verb, object of the same preposition).
Other spellings, surnames, initials, demonyms, and a pronoun or description put into a name are the
same entity and silent. Severity: high for a person or group, medium for places and dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from headwater.drift.figures.dates import check_dates
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import noun_phrase
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.drift.slots import same_slot
from headwater.lexicon.capitals import capital_and_country, is_country
from headwater.lexicon.exclusive import exclusive_group
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.likeness import likeness, spelling_likeness
from headwater.lexicon.nations import nations
from headwater.model import Name, Severity, Telling, Token

_COMPARED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
# The same relation told from its other end: whoever is her father, she is his daughter.
_OTHER_END = (
    (frozenset({"father", "mother"}), frozenset({"son", "daughter"})),
    (frozenset({"uncle", "aunt"}), frozenset({"nephew", "niece"})),
    (
        frozenset({"grandfather", "grandmother"}),
        frozenset({"grandson", "granddaughter"}),
    ),
    (frozenset({"husband"}), frozenset({"wife"})),
)
_SPELLING = 0.8
_OTHER_BODY = 0.35
_BODIES = frozenset(
    """ministry minister court commission committee council department hospital university
    parliament embassy province district brigade division battalion directorate""".split()
)
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "agent"})


def check_entities(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Names, then dates, of a child sentence that took another's slot."""
    used: set[Name] = set()
    for name in _names(scene.child, scene.sentence.span.start, scene.sentence.span.end):
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
    yield from check_dates(scene, vocabulary)
    yield from _exclusive(scene)
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


def _exclusive(scene: Scene) -> Iterator[Finding]:
    """A word that excludes the one in whose place it stands: "his sister" became "his wife"."""
    for token in scene.tokens:
        group = exclusive_group(token.lemma)
        if not group:
            continue
        for rest in scene.rests:
            theirs = [t for t in rest.parent.tokens(rest.sentence) if t.lemma.lower() in group]
            mine = [t for t in scene.tokens if t.lemma.lower() in group]
            if len(theirs) != 1 or len(mine) != 1 or _other_end(token, theirs[0]):
                continue
            if theirs[0].lemma.lower() != token.lemma.lower():
                yield Finding(
                    "entity-changed",
                    "high",
                    scene.child.span_of(noun_phrase(scene.child.parse, token)),
                    rest.parent.span_of(noun_phrase(rest.parent.parse, theirs[0])),
                    f"{quoted(theirs[0].text)} became {quoted(token.text)}",
                    0.7,
                )
                return


def _other_end(mine: Token, theirs: Token) -> bool:
    """Whether two words for kin can tell one relation, and whose kin it is has changed too."""
    pair = (mine.lemma.lower(), theirs.lemma.lower())
    return any(
        (pair[0] in a and pair[1] in b) or (pair[0] in b and pair[1] in a) for a, b in _OTHER_END
    )


def _names(telling: Telling, start: int, end: int) -> tuple[Name, ...]:
    return tuple(
        n
        for n in telling.parse.names
        if n.label in _COMPARED and start <= n.span.start and n.span.end <= end
    )


def _severity(name: Name, replaced: Name) -> Severity:
    return "high" if {name.label, replaced.label} & {"PERSON", "ORG"} else "medium"


def _holds(rest: Rest, name: Name) -> bool:
    """Whether a parent sentence holds the name in any form."""
    return any(
        _same_name(name.span.text, _text(rest.parent, t)) for t in _name_tokens(rest)
    ) or any(
        _same_name(name.span.text, n.span.text)
        for n in _names(rest.parent, rest.sentence.span.start, rest.sentence.span.end)
    )


def _name_tokens(rest: Rest) -> tuple[Token, ...]:
    return tuple(
        t
        for t in rest.parent.tokens(rest.sentence)
        if t.pos in {"PROPN", "ADJ"} or t.text[0].isupper()
    )


def _text(telling: Telling, token: Token) -> str:
    return telling.report.text[token.start : token.end]


def _same_name(a: str, b: str) -> bool:
    """Whether two names can be one: words in common, spelled alike, initials, demonyms."""
    mine, theirs = fold_name(a).split(), fold_name(b).split()
    if not mine or not theirs:
        return False
    if any(_alike(x, y) for x in mine for y in theirs) or _one_nation(mine[-1], theirs[-1]):
        return True
    return _initials(mine) == "".join(theirs) or _initials(theirs) == "".join(mine)


@cache
def _peoples() -> Mapping[str, str]:
    """The nation's code for every word for its people, and for its names of one word."""
    words = ((w.lower(), n.code) for n in nations() for w in (*n.peoples, *n.names))
    return {word: code for word, code in words if " " not in word}


def _one_nation(a: str, b: str) -> bool:
    """Whether two words are of one nation ("Greek", "Hellenic"; "UK", "British")."""
    return a in _peoples() and _peoples()[a] == _peoples().get(b)


def _alike(a: str, b: str) -> bool:
    if min(len(a), len(b)) >= 4 and (a.startswith(b[:4]) and abs(len(a) - len(b)) <= 4):
        return True  # Syria, Syrian; Mali, Malian
    return spelling_likeness(a, b) >= _SPELLING


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def _replaced(scene: Scene, rest: Rest, name: Name, used: set[Name]) -> Name | None:
    """The parent's name whose slot the child's name has taken, and which the child lost."""
    for other in _names(rest.parent, rest.sentence.span.start, rest.sentence.span.end):
        if other in used or not _same_family(scene, rest, name, other) or _kept(scene, other):
            continue
        if _one_full_name(scene, rest, name, other) or _both_speak(scene, rest, name, other):
            continue
        head = _head(scene.child, name)
        if {name.label, other.label} == {"GPE"} and head.dep in _ACTING:
            continue  # a capital for its government ("Rome wants him extradited")
        if same_slot(scene.child, head, rest, _head(rest.parent, other)):
            return other
    return None


def _one_full_name(scene: Scene, rest: Rest, mine: Name, theirs: Name) -> bool:
    """Whether either text has a name that holds both: "Jenny" and "Abrera" of "Jenny Abrera"."""
    both = {*fold_name(mine.span.text).split(), *fold_name(theirs.span.text).split()}
    return any(
        both <= set(fold_name(n.span.text).split())
        for telling in (scene.child, rest.parent)
        for n in telling.parse.names
    )


def _both_speak(scene: Scene, rest: Rest, mine: Name, theirs: Name) -> bool:
    """Whether both are only who says it: another voice is judged as attribution."""
    return all(
        any(a.source is not None and a.source.covers(name.span) for a in telling.attributions)
        for telling, name in ((scene.child, mine), (rest.parent, theirs))
    )


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
    return bool(_labels(mine, tellings) & _labels(theirs, tellings))


def _labels(name: Name, tellings: tuple[Telling, ...]) -> set[str]:
    text = fold_name(name.span.text)
    same = [n for t in tellings for n in t.parse.names if fold_name(n.span.text) == text]
    return {n.label for n in (name, *same)}


def _kept(scene: Scene, other: Name) -> bool:
    """Whether the child sentence still holds the parent's name."""
    start, end = scene.sentence.span.start, scene.sentence.span.end
    return any(
        _same_name(other.span.text, n.span.text) for n in _names(scene.child, start, end)
    ) or any(_same_name(other.span.text, t.text) for t in scene.tokens if t.pos == "PROPN")


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
