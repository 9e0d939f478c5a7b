"""merged: two statements fused, so that what was said of others lands on one subject.

Two shapes. A predicate of one parent sentence gets a subject from another ("Commanders have
sometimes absconded" becomes something that a named man did). Or a name from one parent sentence is
put where the other had somebody unnamed, or nobody ("a go-between" becomes the nephew of the next
sentence). What the source itself refers back to ("he", "the minister") is not merged. Severity:
high where it lands on a named person, medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import is_name, noun_phrase, subject_of
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.drift.slots import same_slot
from headwater.lexicon.fold import fold_word
from headwater.lexicon.people import is_person_noun
from headwater.model import Name, Telling, Token

_SAME_ACT = 0.6
_JOINTS = frozenset({"by", "from", "of", "with", "to", "against", "for"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "one", "another", "other", "few"})


def check_merged(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence, the landing predicate first."""
    for find in (_landed_predicate, _landed_name, _landed_phrase):
        found = find(scene)
        if found is not None:
            yield found
            return


def _landed_predicate(scene: Scene) -> Finding | None:
    for verb in scene.tokens:
        if verb.pos != "VERB" or not verb.is_content:
            continue
        found = scene.counterpart(verb)
        if found is None or found[2] < _SAME_ACT or found[1].pos != "VERB":
            continue
        rest, source, _ = found
        if _lands_elsewhere(scene, rest, verb, source):
            words = scene.child.span_of(
                [*_subject_words(scene.child, verb), verb, *_own_words(scene.child, verb)]
            )
            return Finding(
                "merged",
                "high" if any(t.entity == "PERSON" for t in scene.tokens) else "medium",
                words,
                rest.sentence.span,
                f"the source says this of others: {quoted(rest.sentence.span.text)}; "
                f"in the retelling it reads {quoted(words.text)}",
                0.66,
            )
    return None


def _lands_elsewhere(scene: Scene, rest: Rest, verb: Token, source: Token) -> bool:
    mine = subject_of(scene.child.parse, verb)
    theirs = subject_of(rest.parent.parse, source)
    if mine is None or theirs is None or mine.pos == "PRON" or theirs.pos == "PRON":
        return False
    my_phrase = noun_phrase(scene.child.parse, mine)
    their_phrase = noun_phrase(rest.parent.parse, theirs)
    named_before = [
        t
        for t in scene.tokens
        if t.entity == "PERSON" and t.index < verb.index and rest.parent_word(t) is None
    ]
    speaks_of_nobody = _generic(their_phrase) and is_person_noun(theirs)
    if speaks_of_nobody and named_before and _from_another(scene, rest, named_before):
        return True
    if any(rest.parent_word(t) in their_phrase for t in my_phrase) or _words(my_phrase) & _words(
        their_phrase
    ):
        return False
    known = [t for t in my_phrase if t.is_content]
    return (
        any(is_name(t) for t in known)
        and all(rest.parent_word(t) is None for t in known)
        and _from_another(scene, rest, known)
        and not any(t.text.lower() == "the" for t in their_phrase)
    )


def _generic(phrase: tuple[Token, ...]) -> bool:
    """Whether a noun phrase speaks of nobody in particular: "commanders", "a man", "some"."""
    if any(is_name(t) for t in phrase):
        return False
    determiners = {t.text.lower() for t in phrase if t.dep in {"det", "poss"}}
    return not determiners - _INDEFINITE


def _from_another(scene: Scene, rest: Rest, tokens: list[Token]) -> bool:
    """Whether some of the words come from another parent sentence than `rest`."""
    return any(
        other.parent_word(t) is not None
        for other in scene.rests
        if other is not rest
        for t in tokens
    )


def _subject_words(telling: Telling, verb: Token) -> tuple[Token, ...]:
    subject = subject_of(telling.parse, verb)
    return () if subject is None else noun_phrase(telling.parse, subject)


def _own_words(telling: Telling, verb: Token) -> tuple[Token, ...]:
    return tuple(t for t in telling.parse.subtree(verb.index) if t.index > verb.index)


def _words(tokens: tuple[Token, ...]) -> set[str]:
    return {fold_word(t.lemma) for t in tokens if t.is_content}


def _landed_name(scene: Scene) -> Finding | None:
    for name in scene.child.parse.names:
        if name.label not in {"PERSON", "ORG"} or not scene.sentence.span.covers(name.span):
            continue
        for rest in scene.rests:
            found = None if _stands_in(rest, name) else _landed_on(scene, rest, name)
            if found is not None:
                return found
    return None


def _landed_on(scene: Scene, rest: Rest, name: Name) -> Finding | None:
    """A name in the slot where this parent sentence has somebody unnamed."""
    home = _home(rest, name)
    tokens = scene.child.parse.tokens[name.first : name.last]
    head = next((t for t in tokens if not name.first <= t.head < name.last), tokens[-1])
    host = _unnamed_host(scene, rest, head) if home else None
    if host is None:
        return None
    return Finding(
        "merged",
        "high",
        scene.child.span_of(noun_phrase(scene.child.parse, _outermost(scene, head))),
        rest.parent.span_of(noun_phrase(rest.parent.parse, host)),
        f"the source leaves this unnamed ({quoted(host.text)}); the retelling puts in "
        f"{quoted(name.span.text)}, whom the source names elsewhere ({quoted(home)})",
        0.68,
    )


def _landed_phrase(scene: Scene) -> Finding | None:
    """A name from elsewhere in the source, hung on words that had nothing there."""
    main = scene.rests[0]
    if any(t.pos == "PRON" and t.tag == "PRP" for t in main.parent.tokens(main.sentence)):
        return None  # the source may mean the very same one by its pronoun
    for name in scene.child.parse.names:
        if name.label not in {"PERSON", "ORG"} or not scene.sentence.span.covers(name.span):
            continue
        if any(_stands_in(rest, name) for rest in scene.rests) or not _home(main, name):
            continue
        tokens = scene.child.parse.tokens[name.first : name.last]
        head = next((t for t in tokens if not name.first <= t.head < name.last), tokens[-1])
        joint = scene.child.parse.tokens[head.head]
        if head.dep != "pobj" or joint.text.lower() not in _JOINTS or _credits(scene, joint):
            continue
        host = main.parent_word(scene.child.parse.tokens[joint.head])
        if host is None or any(
            c.dep in {"prep", "agent"} for c in main.parent.parse.children(host.index)
        ):
            continue
        words = scene.child.span_of([scene.child.parse.tokens[joint.head], joint, *tokens])
        return Finding(
            "merged",
            "high",
            words,
            main.sentence.span,
            f"the source names {quoted(name.span.text)} elsewhere, not here; the retelling has "
            f"{quoted(words.text)}",
            0.6,
        )
    return None


def _credits(scene: Scene, token: Token) -> bool:
    """Whether a word belongs to a cue or a source: who said it is another check's business."""
    return any(
        span is not None and span.start <= token.start < span.end
        for a in scene.child.attributions
        for span in (a.cue, a.source)
    )


def _stands_in(rest: Rest, name: Name) -> bool:
    mine = {fold_word(w) for w in name.span.text.split()}
    if any(fold_word(t.text) in mine for t in rest.parent.tokens(rest.sentence)):
        return True
    voices = [a.chain[0].name for a in rest.parent.attributions_in(rest.sentence.span) if a.chain]
    return any(fold_word(w) in mine for voice in voices for w in voice.split())


def _home(main: Rest, name: Name) -> str:
    """The parent sentence nearest the main one that does name them, as text; "" if none."""
    mine = {fold_word(w) for w in name.span.text.split() if len(w) > 2}
    named = [
        s
        for s in main.parent.parse.sentences
        if s.index != main.sentence.index
        and mine & {fold_word(t.text) for t in main.parent.tokens(s)}
    ]
    nearest = min(named, key=lambda s: (abs(s.index - main.sentence.index), s.index), default=None)
    return "" if nearest is None else nearest.span.text


def _unnamed_host(scene: Scene, main: Rest, head: Token) -> Token | None:
    """The unnamed, indefinite noun of the parent whose slot the name has taken."""
    slot = _outermost(scene, head)
    for token in main.parent.tokens(main.sentence):
        if token.pos != "NOUN" or not _generic(noun_phrase(main.parent.parse, token)):
            continue
        if main.child_word(token) not in {None, slot, head}:
            continue
        if same_slot(scene.child, slot, main, token):
            return token
    return None


def _outermost(scene: Scene, head: Token) -> Token:
    """The noun that a name is set beside ("his nephew, Goran"), or the name itself."""
    parse = scene.child.parse
    if head.dep == "appos":
        return parse.tokens[head.head]
    joint = parse.tokens[head.head]
    if head.dep == "pobj" and joint.text.lower() == "of" and parse.tokens[joint.head].pos == "NOUN":
        return parse.tokens[joint.head]  # "fighters of the Brigades"
    return head
