"""merged: two statements fused, so that what was said of others lands on one subject.

Two shapes. What the source says that somebody did, or why or after what they did it, gets another
subject ("Commanders have sometimes absconded" becomes something that a named man did). Or a name
from one parent sentence is put where the other had somebody unnamed ("a go-between" becomes the
nephew of the next sentence). Doings are looked for in the whole parent, since a fused sentence is
often aligned with one of its parents only. Whom a phrase stands for is settled first (see
`referents`), and what stays open counts as the same. Severity: high where it lands on a person,
medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.deeds.doings import Doing, adjuncts, all_doings, doings, told_in_each
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import is_name, noun_phrase, subject_of
from headwater.drift.names.referents import Referent, distinct, known_as, may_be_named, referent_of
from headwater.drift.scene import Rest, Scene, Vocabulary, clause_head
from headwater.drift.slots import same_slot
from headwater.lexicon.cues import report_verbs
from headwater.lexicon.fold import fold_word
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import group_nouns
from headwater.model import Name, Telling, Token

# So much of what is said, and so many words, must come from one doing of the source.
_TOLD_SHARE = 0.55
_TOLD_WORDS = 2
_OCCASION_SHARE = 0.75
_OCCASION_WORDS = 3
# Another doing of the source this near in likeness could as well be the one retold.
_AS_GOOD = 0.15
_EVERYBODY = frozenset({"both", "all", "each", "everybody", "everyone"})
_ALONE = frozenset({"only", "alone", "just"})
_STEM = 3
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "one", "another", "other", "few"})


def check_merged(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence, the landing predicate first."""
    for find in (_landed_predicate, _landed_name, _landed_on_all):
        found = find(scene)
        if found is not None:
            yield found
            return


def _landed_predicate(scene: Scene) -> Finding | None:
    """A doing, or its occasion, whose words come from what the source says of somebody else."""
    for doing in doings(scene.child, scene.sentence):
        mine = referent_of(scene.child, doing.bearer)
        if mine is None or not mine.kind or _reports(scene.child, doing):
            continue
        if not mine.names and scene.sentence.kind == "title":
            continue
        for parent in {id(r.parent): r.parent for r in scene.rests}.values():
            source = _said_of_another(scene.child, doing, mine, parent)
            if source is not None:
                return _landed(scene, doing, mine, parent, source)
            for occasion in adjuncts(scene.child, doing):
                source = _said_of_another(scene.child, occasion, mine, parent, occasion=True)
                if source is not None:
                    return _landed(scene, occasion, mine, parent, source)
    return None


def _landed(scene: Scene, doing: Doing, mine: Referent, parent: Telling, source: Doing) -> Finding:
    words = scene.child.span_of([*_bearer_words(scene, doing), *doing.words])
    sentence = parent.parse.sentences[source.verb.sentence].span
    return Finding(
        "merged",
        "high" if mine.kind == "person" else "medium",
        words,
        sentence,
        f"the source says this of others: {quoted(sentence.text)}; "
        f"in the retelling it reads {quoted(words.text)}",
        0.66,
    )


def _reports(child: Telling, doing: Doing) -> bool:
    """Whether a doing only says who said it: that is a matter of attribution."""
    return doing.verb.lemma in report_verbs() and any(
        a.cue is not None and a.cue.start <= doing.verb.start < a.cue.end
        for a in child.attributions
    )


def _bearer_words(scene: Scene, doing: Doing) -> tuple[Token, ...]:
    if doing.bearer.index > doing.verb.index:
        return ()
    return noun_phrase(scene.child.parse, doing.bearer)


def _said_of_another(
    child: Telling, doing: Doing, mine: Referent, parent: Telling, *, occasion: bool = False
) -> Doing | None:
    """The parent's doing that this one was taken from, if the parent says it of another alone.

    An occasion ("after a scuffle with a guard") has no verb to know it by: all its words, three at
    the least, must come from one doing.
    """
    share_bar, word_bar = (_OCCASION_SHARE, _OCCASION_WORDS) if occasion else (_TOLD_SHARE, 1)
    others = all_doings(parent)
    told = told_in_each(child, doing.words, parent, [other.words for other in others])
    ranked = [
        (share, matched, other)
        for (share, matched), other in zip(told, others, strict=True)
        if share >= share_bar and matched >= word_bar
    ]
    ranked.sort(key=lambda row: (-row[0], row[2].verb.index))
    near = [row for row in ranked if row[0] >= ranked[0][0] - _AS_GOOD]
    if any(_is_verbatim(child, doing, parent, other) for _, _, other in near):
        return None
    if not near or not all(_of_another(child, doing, mine, parent, o, m) for _, m, o in near):
        return None
    return near[0][2]


def _of_another(
    child: Telling, doing: Doing, mine: Referent, parent: Telling, other: Doing, matched: int
) -> bool:
    """Whether the parent says this doing of certainly another."""
    theirs = referent_of(parent, other.bearer)
    same_verb = doing.verb.lemma == other.verb.lemma
    if theirs is None or (same_verb and doing.passive != other.passive):
        return False
    if matched < _TOLD_WORDS and not (same_verb and mine.names and theirs.names):
        return False
    verbs = {doing.verb.lemma.lower(), other.verb.lemma.lower()}
    if any(_is_doer(noun, verb) for noun in known_as(child, mine, parent) for verb in verbs):
        return False  # "the finder" is whoever found it
    if mine.names & {fold_word(t.text) for t in other.words}:
        return False  # they have a part in it: who did it to whom is another check's business
    if matched >= _TOLD_WORDS and _nobody_named(parent, theirs) and _is_named(child, mine):
        return True
    about = (theirs.names | theirs.nouns) & _words_about(child, doing, mine)
    return not about and distinct(child, mine, parent, theirs)


def _is_verbatim(child: Telling, doing: Doing, parent: Telling, other: Doing) -> bool:
    """Whether both stand in the same words: then they are said of the same."""
    mine, theirs = (
        telling.parse.sentences[d.verb.sentence].span.text
        for telling, d in ((child, doing), (parent, other))
    )
    return mine == theirs


def _is_doer(noun: str, verb: str) -> bool:
    """Whether a noun names who does what a verb says: "finder", "manager", "survivor"."""
    stem = verb.rstrip("e")
    return len(stem) >= _STEM and noun.startswith(stem) and noun.endswith(("er", "or", "ar"))


def _nobody_named(parent: Telling, bearer: Referent) -> bool:
    """Whether a phrase speaks of people at large: a bare plural ("Commanders have absconded")."""
    children = parent.parse.children(bearer.head.index)
    before = [t for t in children if t.dep in {"det", "poss", "nummod"} or t.entity == "CARDINAL"]
    return bearer.plural and bearer.kind == "person" and not bearer.names and not before


def _is_named(child: Telling, bearer: Referent) -> bool:
    """Whether a phrase stands for people with names: their own, or "The commanders are A and B"."""
    if bearer.kind == "person" and bearer.names:
        return True
    verb = child.parse.tokens[bearer.head.head]
    if bearer.head.dep != "nsubj" or verb.lemma != "be":
        return False
    return any(c.dep == "attr" and c.pos == "PROPN" for c in child.parse.children(verb.index))


def _words_about(child: Telling, doing: Doing, mine: Referent) -> set[str]:
    """Names beside a bearer, which may be the bearer's own; for a pronoun all nouns before it."""
    parse = child.parse
    if doing.bearer.pos == "PRON":
        first = max(0, doing.verb.sentence - 3)
        before = parse.sentences[first : doing.verb.sentence + 1]
        words = {fold_word(t.lemma) for s in before for t in parse.tokens_of(s) if t.is_content}
        return words - mine.nouns
    sentence = parse.sentences[doing.verb.sentence]
    tokens = parse.subtree(doing.bearer.index) if mine.names else parse.tokens_of(sentence)
    return {fold_word(t.text) for t in tokens if t.pos == "PROPN"}


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


def _landed_name(scene: Scene) -> Finding | None:
    for name in scene.child.parse.names:
        if name.label not in {"PERSON", "ORG"} or not scene.sentence.span.covers(name.span):
            continue
        for rest in scene.rests:
            found = None if _stands_in(rest, name) else _landed_on(scene, rest, name)
            if found is not None:
                return found
    return None


def _landed_on_all(scene: Scene) -> Finding | None:
    """What the source says of one alone ("only Ana was threatened"), said of both or all."""
    for verb in scene.tokens:
        bearer = subject_of(scene.child.parse, verb) if verb.pos == "VERB" else None
        if bearer is None or bearer.text.lower() not in _EVERYBODY:
            continue
        for rest in scene.rests:
            source = rest.parent_word(verb)
            alone = None if source is None else _one_alone(rest.parent, source)
            if alone is not None:
                words = scene.child.span_of([bearer, verb])
                return Finding(
                    "merged",
                    "high",
                    words,
                    rest.sentence.span,
                    f"the source says this of {quoted(alone.text)} only; "
                    f"the retelling says {quoted(words.text)}",
                    0.66,
                )
    return None


def _one_alone(parent: Telling, token: Token) -> Token | None:
    """The subject of a word's clause, if the clause is said of it alone."""
    bearer = subject_of(parent.parse, clause_head(parent.parse, token))
    if bearer is None or bearer.tag in {"NNS", "NNPS"} or bearer.pos == "PRON":
        return None
    return bearer if any(t.lemma in _ALONE for t in parent.parse.children(bearer.index)) else None


def _landed_on(scene: Scene, rest: Rest, name: Name) -> Finding | None:
    """A name in the slot where this parent sentence has somebody unnamed."""
    if _credits(scene, scene.child.parse.tokens[name.first]):
        return None
    home = _home(rest, name)
    tokens = scene.child.parse.tokens[name.first : name.last]
    head = next((t for t in tokens if not name.first <= t.head < name.last), tokens[-1])
    host = _unnamed_host(scene, rest, head) if home else None
    if host is None or _may_be_named(scene, rest, head, host):
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


def _may_be_named(scene: Scene, rest: Rest, head: Token, host: Token) -> bool:
    """Whether somebody unnamed may be who is named, by what either text calls them."""
    mine, theirs = referent_of(scene.child, head), referent_of(rest.parent, host)
    if mine is None or theirs is None:
        return False
    return may_be_named(scene.child, mine, rest.parent, theirs)


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
        if not _can_act(main.parent, token) or not _generic(noun_phrase(main.parent.parse, token)):
            continue
        if main.child_word(token) not in {None, slot, head} or token.lemma == slot.lemma:
            continue  # "two brothers" stay brothers when they are named
        if same_slot(scene.child, slot, main, token):
            return token
    return None


def _can_act(telling: Telling, noun: Token) -> bool:
    """Whether a noun is of people or of a body: things are not who was left unnamed."""
    if noun.pos != "NOUN":
        return False
    start = telling.report.text.rfind(" ", 0, noun.start) + 1
    joined = telling.report.text[start : noun.end].lower()  # "go-between" is three tokens
    words = {noun.lemma.lower(), joined}
    return is_person_noun(noun) or bool(words & (group_nouns() | human_nouns()))


def _outermost(scene: Scene, head: Token) -> Token:
    """The noun that a name is set beside ("his nephew, Goran"), or the name itself."""
    parse = scene.child.parse
    if head.dep == "appos":
        return parse.tokens[head.head]
    joint = parse.tokens[head.head]
    if head.dep == "pobj" and joint.text.lower() == "of" and parse.tokens[joint.head].pos == "NOUN":
        return parse.tokens[joint.head]  # "fighters of the Brigades"
    return head
