"""hedge-dropped, hedge-added: a word of doubt on the content is gone, or is new.

A hedge is dropped where the word that it doubts came down to the child and nothing in the child's
statement leaves it open any more: other words of doubt ("is thought to" for "may"), another word
for what is expected ("due to" for "expected to"), a charge for an accusation, a wish. It is added
where the parent makes the same statement and leaves nothing open.

Severity of a dropped hedge: high where it stood on what somebody did to somebody, medium
otherwise, low where it was weak. A hedge that was added is low: it wrongs nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from headwater.drift.doubt import Doubt, doubts_in, doubts_word, is_plain, reach_up
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import noun_phrase, subject_of
from headwater.drift.scene import Rest, Scene, Vocabulary, clause_head, clause_of
from headwater.drift.voices import voices_over
from headwater.lexicon.cues import cue_certainty, report_verbs
from headwater.lexicon.doubtwords import (
    ALLOWING_WORDS,
    CHARGE_WORDS,
    DOUBT_WORDS,
    EXPECTING_WORDS,
    FREQUENCY_WORDS,
    LIKELY_WORDS,
    MODALS_OF_DOUBT,
    OPEN_WORDS,
    PRELIMINARY_WORDS,
    WANTING_WORDS,
    WARNING_WORDS,
)
from headwater.lexicon.likeness import word_key
from headwater.model import Severity, Span, Telling, Token

_STRONG = 0.5
_WEAK = 0.25
_EXPECTED = 0.3
_LIKELY = 0.4
# On the scale of `cue_certainty`: what is said, and what is said to be certain.
_SAID = 0.6
_FIRM = 0.85
_NEAR_CHARS = 40
# Likeness from which a doubted noun is the same noun, and from which two verbs may be one act.
_SAME_NOUN = 0.85
_LIKE_VERB = 0.5
# So many words in common make two clauses one statement.
_MANY = 2
_ACCUSING = frozenset({"accuse", "suspect", "blame", "allege", "alleged", "suspected"})
_PROVISIONAL = frozenset({"preliminary", "provisional", "provisionally"})
_COMPLEMENTS = frozenset({"attr", "acomp", "dobj", "agent"})
# A suspect is a person; to open, to free or to claim a prize leaves nothing open.
_OTHER_SENSES = {
    "suspect": ("NOUN", "PROPN"),
    "open": ("VERB",),
    "free": ("VERB",),
    "face": ("NOUN",),
    "subject": ("NOUN",),
    "right": ("ADV", "ADJ"),
    "point": ("NOUN",),
    "question": ("VERB",),
}
_VERBAL = frozenset({"VERB", "AUX"})


def check_hedges(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Hedges of the parent sentences that the child lost, and hedges that the child put in."""
    mine = doubts_in(scene.child, scene.sentence)
    for rest in scene.rests:
        for doubt in doubts_in(rest.parent, rest.sentence):
            if (found := _dropped(scene, rest, doubt, mine)) is not None:
                yield found
    for doubt in mine:
        if is_plain(doubt) and (found := _added(scene, doubt)) is not None:
            yield found


def _dropped(scene: Scene, rest: Rest, doubt: Doubt, mine: tuple[Doubt, ...]) -> Finding | None:
    anchor = _counterpart_near(scene, rest, doubt.doubted)
    if anchor is None or any(doubts_word(scene.child, d, anchor) for d in mine):
        return None
    if _left_open(scene, rest, doubt, anchor):
        return None
    words = _clause_words(scene.child, anchor)
    if _is_believed(rest, doubt) and not _is_told_as_said(scene.child, words):
        return None  # credited to nobody, or by a firmer verb: judged as attribution
    if scene.sentence.kind in {"title", "standfirst"} and _body_doubts(scene.child, doubt):
        return None
    hedged = _hedged_words(rest.parent, doubt)
    return Finding(
        "hedge-dropped",
        _severity(rest.parent, doubt),
        words,
        hedged,
        f"the source says {quoted(doubt.span.text)} ({quoted(hedged.text)}); "
        f"the retelling leaves no doubt ({quoted(words.text)})",
        0.55 + 0.3 * min(1.0, doubt.strength + 0.3),
    )


def _is_believed(rest: Rest, doubt: Doubt) -> bool:
    """Whether a doubt is a belief, or stands in one ("believes it is the probable cause")."""
    return doubt.believed or any(
        d.believed and doubts_word(rest.parent, d, doubt.doubted)
        for d in doubts_in(rest.parent, rest.sentence)
    )


def _is_told_as_said(child: Telling, words: Span) -> bool:
    """Whether what somebody believes is now what somebody says, in so many words."""
    cues = [v.cue for v in voices_over(child, words) if v.cue is not None]
    firmness = [
        cue_certainty(tuple(t.lemma.lower() for t in child.parse.tokens_in(cue))) for cue in cues
    ]
    return bool(firmness) and all(f is not None and _SAID <= f < _FIRM for f in firmness)


def _body_doubts(child: Telling, doubt: Doubt) -> bool:
    """Whether the child's text doubts what its headline has no room to doubt."""
    return any(
        word_key(d.doubted) == word_key(doubt.doubted)
        for s in child.parse.sentences
        if s.kind == "paragraph"
        for d in doubts_in(child, s)
    )


def _left_open(scene: Scene, rest: Rest, doubt: Doubt, anchor: Token) -> bool:
    """Whether any other word leaves open in the child what a hedge left open in the parent."""
    child = scene.child
    heads = reach_up(child, anchor)
    if heads[0].pos not in _VERBAL and scene.sentence.kind == "paragraph":
        return True  # a fragment ("Questions: dial 116") states nothing
    governing = {h.lemma.lower() for h in heads if rest.parent_word(h) != doubt.doubted}
    if governing & (WANTING_WORDS | WARNING_WORDS):
        return True
    if any(_stands_for(rest, doubt, t) or _is_opinion(child, t) for t in scene.tokens):
        return True
    if any(_is_modal_of_doubt(t) and clause_head(child.parse, t) in heads for t in scene.tokens):
        return True
    return _says_any(scene.tokens, _words_as_open(doubt))


def _says_any(tokens: tuple[Token, ...], words: frozenset[str]) -> bool:
    return any(t.lemma.lower() in words or t.text.lower() in words for t in tokens)


def _words_as_open(doubt: Doubt) -> frozenset[str]:
    """Other words for a hedge, by what kind of hedge it is."""
    if doubt.strength <= _WEAK:
        return FREQUENCY_WORDS
    if doubt.token.lemma.lower() in _ACCUSING:
        return CHARGE_WORDS
    if doubt.token.tag == "MD":
        return ALLOWING_WORDS
    if doubt.token.lemma.lower() in _PROVISIONAL:
        return PRELIMINARY_WORDS
    if doubt.strength <= _EXPECTED:
        return EXPECTING_WORDS
    return LIKELY_WORDS if doubt.strength <= _LIKELY else frozenset()


def _stands_for(rest: Rest, doubt: Doubt, token: Token) -> bool:
    """Whether a word of doubt is new in the child, or comes from the hedge itself.

    One that comes from another word of the source ("the storm warning") doubted nothing there.
    """
    source = rest.parent_word(token)
    return token.lemma.lower() in DOUBT_WORDS and (
        source is None or doubt.span.start <= source.start < doubt.span.end
    )


def _is_modal_of_doubt(token: Token) -> bool:
    return token.tag == "MD" and token.text.lower() in MODALS_OF_DOUBT


def _added(scene: Scene, doubt: Doubt) -> Finding | None:
    for rest in scene.rests:
        token = _same_statement(scene, rest, doubt)
        if token is None or _is_open(rest, token, doubt):
            continue
        words = _hedged_words(scene.child, doubt)
        source = _clause_words(rest.parent, token)
        return Finding(
            "hedge-added",
            "low",
            words,
            source,
            f"the retelling puts in {quoted(doubt.span.text)}; "
            f"the source says plainly {quoted(source.text)}",
            0.5 + 0.3 * doubt.strength,
        )
    return None


def _is_open(rest: Rest, token: Token, doubt: Doubt) -> bool:
    """Whether the parent leaves open what it says of a word, which a doubt in the child renders."""
    parent = rest.parent
    if any(doubts_word(parent, d, token) for d in doubts_in(parent, rest.sentence)):
        return True
    heads = reach_up(parent, token)
    tokens = parent.tokens(rest.sentence)
    if any(_is_condition(parent, t, heads) for t in tokens):
        return True
    near = tuple(
        t for t in tokens if clause_head(parent.parse, t) in heads and not _in_other_sense(t)
    )
    if any(_is_opinion(parent, t) for t in near):
        return True
    return _says_any(near, OPEN_WORDS | DOUBT_WORDS | WANTING_WORDS | _words_as_open(doubt))


def _is_opinion(telling: Telling, token: Token) -> bool:
    """As in "about seventy, I would say"."""
    return token.lemma.lower() in {"say", "guess"} and any(
        c.tag == "MD" for c in telling.parse.children(token.index)
    )


def _is_condition(telling: Telling, token: Token, heads: tuple[Token, ...]) -> bool:
    """Whether a word begins a condition of one of some clauses."""
    if token.text.lower() not in {"if", "unless", "provided"} or token.dep not in {"mark", "prep"}:
        return False
    parse = telling.parse
    verb = parse.tokens[token.head]
    return verb in heads or clause_head(parse, parse.tokens[verb.head]) in heads


def _in_other_sense(token: Token) -> bool:
    """Whether a word that may leave things open is used in a sense that leaves nothing open."""
    return token.pos in _OTHER_SENSES.get(token.lemma.lower(), ())


def _same_statement(scene: Scene, rest: Rest, doubt: Doubt) -> Token | None:
    """The parent's word for what a child's hedge doubts, if both make the same statement."""
    child, parent = scene.child, rest.parent
    doubted = doubt.doubted
    found = rest.to_parent.get(doubted.index)
    if doubted.pos not in _VERBAL and doubt.token.head == doubted.index:
        return parent.parse.tokens[found[0]] if found and found[1] >= _SAME_NOUN else None
    mine = [t for t in _statement_words(child, doubted) if t.index != doubted.index]
    came = Counter(
        clause_head(parent.parse, source).index
        for token in mine
        if (source := rest.parent_word(token)) is not None
    )
    best: tuple[int, Token] | None = None
    for at, share in sorted(came.items()):
        head = parent.parse.tokens[at]
        if _credits(parent, head):
            continue
        alike = word_key(doubted) == word_key(head) or bool(
            found and found[0] == at and found[1] >= _LIKE_VERB
        )
        theirs = len([t for t in _statement_words(parent, head) if t.index != at])
        enough = 2 * share >= len(mine) and (share >= _MANY or 2 * share >= theirs)
        if (enough or (alike and 3 * share >= len(mine))) and (
            best is None or share + _MANY * alike > best[0]
        ):
            best = share + _MANY * alike, head
    return None if best is None else best[1]


def _credits(telling: Telling, verb: Token) -> bool:
    """Whether a verb only says who says it."""
    return verb.lemma.lower() in report_verbs() and any(
        c.dep in {"ccomp", "parataxis"} for c in telling.parse.children(verb.index)
    )


def _statement_words(telling: Telling, token: Token) -> list[Token]:
    """The content words of the statement around a word, a raising verb's clause taken with it."""
    parse = telling.parse
    head = clause_head(parse, token)
    heads = {head.index}
    while head.dep == "xcomp" and head.head != head.index:
        head = clause_head(parse, parse.tokens[head.head])
        heads.add(head.index)
    return [
        t
        for t in parse.subtree(head.index)
        if t.is_content and clause_head(parse, t).index in heads
    ]


def _counterpart_near(scene: Scene, rest: Rest, doubted: Token) -> Token | None:
    """The child's word for the doubted word, or a word of the clause where its clause came down."""
    if (found := rest.child_word(doubted)) is not None:
        return found
    # Verbs so common that they are no content words ("show") are not paired: look by lemma.
    same = [t for t in scene.tokens if t.lemma == doubted.lemma and t.pos == doubted.pos]
    if len(same) == 1 and doubted.pos == "VERB":
        return same[0]
    clause = [t for t in clause_of(rest.parent, doubted) if t.is_content]
    came = [c for t in clause if (c := rest.child_word(t)) is not None]
    hangs_on_it = {t.index for t in rest.parent.parse.children(doubted.index)}
    if not came or (
        2 * len(came) < len(clause)
        and not any(t.index in hangs_on_it and rest.child_word(t) is not None for t in clause)
    ):
        return None
    heads = [clause_head(scene.child.parse, c).index for c in came]
    return max(zip(came, heads, strict=True), key=lambda c: (heads.count(c[1]), -c[0].index))[0]


def _severity(parent: Telling, doubt: Doubt) -> Severity:
    if doubt.strength < _WEAK:
        return "low"
    verb = clause_head(parent.parse, doubt.doubted)
    acted = verb.pos == "VERB" and subject_of(parent.parse, verb) is not None
    return "high" if acted and doubt.strength >= _STRONG else "medium"


def _clause_words(telling: Telling, token: Token) -> Span:
    """The core of the clause around a word: its verb, the word, a subject that is near."""
    parse = telling.parse
    head = clause_head(parse, token)
    if abs(head.start - token.start) > _NEAR_CHARS:
        joint = parse.tokens[token.head]
        governed = [joint] if joint.pos == "ADP" else []
        return telling.span_of([*noun_phrase(parse, token), *governed])
    core = [token, head]
    for child in parse.children(head.index):
        near = abs(child.start - head.start) <= _NEAR_CHARS
        behind = child.index > head.index
        if (
            child.dep in {"aux", "auxpass", "neg"}
            or (near and child.dep in {"nsubj", "nsubjpass"})
            or (near and behind and child.dep in _COMPLEMENTS)
        ):
            core.append(child)
    if not any(c.dep in _COMPLEMENTS for c in core if c.head == head.index):
        core.extend(_first_prepositional(telling, head))
    return telling.span_of(core)


def _first_prepositional(telling: Telling, verb: Token) -> list[Token]:
    """The preposition next to a verb with its noun or verb: "aimed at cutting"."""
    for child in telling.parse.children(verb.index):
        if child.dep == "prep" and verb.index < child.index <= verb.index + 2:
            governed = telling.parse.children(child.index)
            near = (t for t in governed if t.dep in {"pobj", "pcomp"})
            return [child, *(t for t in near if abs(t.start - verb.start) <= _NEAR_CHARS)]
    return []


def _hedged_words(telling: Telling, doubt: Doubt) -> Span:
    start = min(doubt.span.start, doubt.doubted.start)
    end = max(doubt.span.end, doubt.doubted.end)
    return telling.report.span(start, end)
