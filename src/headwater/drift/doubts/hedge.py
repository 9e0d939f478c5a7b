"""hedge-dropped, hedge-added: a word of doubt on the content is gone, or is new.

A hedge is dropped where the word that it doubts came down to the child and nothing in the child's
statement leaves it open any more: other words of doubt ("is thought to" for "may"), another word
for what is expected ("due to" for "expected to"), a charge for an accusation, a wish. It is added
where the parent makes the same statement and leaves nothing open.

Severity of a dropped hedge: high where it stood on what somebody did to somebody, medium
otherwise, low where it was weak. A hedge that was added is low: it wrongs nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.credits.voices import voices_over
from headwater.drift.doubts.doubt import Doubt, doubts_in, doubts_word, is_plain, reach_up
from headwater.drift.doubts.hedge_added import added_hedge
from headwater.drift.doubts.hedge_words import (
    clause_words,
    hedged_words,
    is_opinion,
    is_rounded,
    is_semblance,
    says_any,
    words_as_open,
)
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import subject_of
from headwater.drift.scene import SAME_WORD, Rest, Scene, Vocabulary, clause_head, clause_of
from headwater.lexicon.cues import cue_certainty
from headwater.lexicon.doubtwords import (
    DOUBT_WORDS,
    FORECASTING_WORDS,
    MODALS_OF_DOUBT,
    WANTING_WORDS,
    WARNING_WORDS,
)
from headwater.lexicon.likeness import word_key
from headwater.model import Annotations, Severity, Span, Telling, Token

_STRONG = 0.5
_WEAK = 0.25
# On the scale of `cue_certainty`: what is said, and what is said to be certain.
_SAID = 0.6
_FIRM = 0.85
_VERBAL = frozenset({"VERB", "AUX"})


def check_hedges(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Hedges of the parent sentences that the child lost, and hedges that the child put in."""
    mine = doubts_in(scene.child, scene.sentence)
    for rest in scene.rests:
        for doubt in doubts_in(rest.parent, rest.sentence):
            if (found := _dropped(scene, rest, doubt, mine)) is not None:
                yield found
    for doubt in mine:
        if is_plain(doubt) and (found := added_hedge(scene, doubt, mine)) is not None:
            yield found


def _dropped(scene: Scene, rest: Rest, doubt: Doubt, mine: tuple[Doubt, ...]) -> Finding | None:
    anchor = _counterpart_near(scene, rest, doubt)
    if anchor is None or any(doubts_word(scene.child, d, anchor) for d in mine):
        return None
    same = rest.to_child.get(doubt.token.index)
    if same is not None and same[1] >= SAME_WORD and all(d.token.index != same[0] for d in mine):
        return None  # "a reported smell", "a report of a smell"
    if _left_open(scene, rest, doubt, anchor):
        return None
    words = clause_words(scene.child, _stated(scene, rest, doubt, anchor))
    if _is_believed(rest, doubt) and not _is_told_as_said(scene.child, words):
        return None  # credited to nobody, or by a firmer verb: judged as attribution
    if scene.sentence.kind in {"title", "standfirst"} and _body_doubts(scene.child, doubt):
        return None
    hedged = hedged_words(rest.parent, doubt)
    return Finding(
        "hedge-dropped",
        _severity(rest.parent, doubt),
        words,
        hedged,
        f"the source says {quoted(doubt.span.text)} ({quoted(hedged.text)}); "
        f"the retelling leaves no doubt ({quoted(words.text)})",
        0.55 + 0.3 * min(1.0, doubt.strength + 0.3),
    )


def _stated(scene: Scene, rest: Rest, doubt: Doubt, anchor: Token) -> Token:
    """The child's word that states what was doubted: of a clause that came down, its verb."""
    of_clause = rest.child_word(doubt.doubted) is None and anchor.lemma != doubt.doubted.lemma
    return clause_head(scene.child.parse, anchor) if of_clause else anchor


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
    if governing & (WANTING_WORDS | WARNING_WORDS | FORECASTING_WORDS):
        return True
    if is_rounded(rest.parent, doubt, child, scene.sentence):
        return True
    if any(
        _stands_for(rest, doubt, t) or is_opinion(child, t) or is_semblance(child, t)
        for t in scene.tokens
    ):
        return True
    if any(_is_modal_of_doubt(t) and clause_head(child.parse, t) in heads for t in scene.tokens):
        return True
    return says_any(scene.tokens, words_as_open(doubt))


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


def _counterpart_near(scene: Scene, rest: Rest, doubt: Doubt) -> Token | None:
    """The child's word for the doubted word, or a word of the clause where its clause came down.

    Of a clause with a modal, more of it: that "could" may be an ability, and others may have it.
    """
    doubted = doubt.doubted
    if (found := rest.child_word(doubted)) is not None:
        return found
    # Verbs so common that they are no content words ("show") are not paired: look by lemma.
    same = [t for t in scene.tokens if t.lemma == doubted.lemma and t.pos == doubted.pos]
    if len(same) == 1 and doubted.pos == "VERB":
        return same[0]
    clause = [t for t in clause_of(rest.parent, doubted) if t.is_content]
    came = [c for t in clause if (c := rest.child_word(t)) is not None]
    hangs_on_it = set(_hanging(rest.parent.parse, doubted))
    if not came or (_is_modal_of_doubt(doubt.token) and 3 * len(came) < 2 * len(clause)):
        return None
    if 2 * len(came) < len(clause) and not any(
        t.index in hangs_on_it and rest.child_word(t) is not None for t in clause
    ):
        return None
    heads = [clause_head(scene.child.parse, c).index for c in came]
    return max(zip(came, heads, strict=True), key=lambda c: (heads.count(c[1]), -c[0].index))[0]


def _hanging(parse: Annotations, verb: Token) -> Iterator[int]:
    """What hangs on a word, through a preposition too."""
    for child in parse.children(verb.index):
        yield child.index
        if child.dep in {"prep", "prt"}:
            yield from (c.index for c in parse.children(child.index))


def _severity(parent: Telling, doubt: Doubt) -> Severity:
    if doubt.strength < _WEAK:
        return "low"
    verb = clause_head(parent.parse, doubt.doubted)
    acted = verb.pos == "VERB" and subject_of(parent.parse, verb) is not None
    return "high" if acted and doubt.strength >= _STRONG else "medium"
