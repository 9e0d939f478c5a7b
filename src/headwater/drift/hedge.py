"""hedge-dropped, hedge-added: a word of doubt on the content is gone, or is new.

A hedge belongs to the word that it doubts ("apparent" to "preparation", "may" to its verb). It is
dropped where that word came down to the child and nothing in the child's sentence doubts any
more: other words of doubt ("is thought to" for "may"), an attribution to somebody who is not sure,
or a conditional keep it. Severity: high where the hedge stood on what somebody did to somebody,
medium otherwise, low where the hedge was weak.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import noun_phrase, subject_of
from headwater.drift.scene import Rest, Scene, Vocabulary, clause_head, clause_of
from headwater.lexicon.caveats import caveats_in
from headwater.model import Hedge, Severity, Span, Telling, Token

_RAISING = frozenset({"appear", "seem", "believe", "think", "suspect", "say", "fear", "expect"})
_STRONG = 0.5
_NEAR_CHARS = 40
# "could not be verified": the hedge may be its first or its last word alone.
_MODAL_CHARS = 10
_VERB_CHARS = 30
# What one could see or hear was seen or heard: "could" is no doubt there.
_PERCEIVED = frozenset({"hear", "see", "feel", "smell", "find"})
# Words that keep a doubt alive though they are no hedges themselves.
_DOUBT_WORDS = frozenset(
    """warn warning fear risk threat threaten potential potentially if unless whether danger chance
    suspicion suspect suspected think believe belief seem seemingly appear apparent apparently
    presumably supposedly allegedly alleged reportedly perhaps possibly possible probably probable
    likely maybe prospect assume assumption speculation evidently ostensibly presumed
    suspicious sign indication suggest""".split()
)


def check_hedges(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Hedges of the parent sentences that the child lost, and hedges that the child put in."""
    mine = _doubts_in(scene.child, scene.sentence.span)
    theirs = [
        (rest, hedge)
        for rest in scene.rests
        for hedge in _doubts_in(rest.parent, rest.sentence.span)
    ]
    for rest, hedge in theirs:
        if (found := _dropped(scene, rest, hedge, mine)) is not None:
            yield found
    if not theirs:
        for hedge in mine:
            if (found := _added(scene, hedge)) is not None:
                yield found


def _doubts_in(telling: Telling, span: Span) -> tuple[Hedge, ...]:
    """Hedges that doubt the statement they stand in.

    A verb in the active with a subject of its own ("residents feared", "police suspected") says
    what somebody felt or thought, and a caveat ("could not be verified") is a statement itself.
    """
    return tuple(
        h
        for h in telling.hedges_in(span)
        if not caveats_in(
            telling.report.text[max(0, h.span.start - _MODAL_CHARS) : h.span.end + _VERB_CHARS]
        )
        and not _says_what_somebody_felt(telling, h)
    )


def _says_what_somebody_felt(telling: Telling, hedge: Hedge) -> bool:
    token = telling.token_at(hedge.span.start)
    if token is None or token.pos != "VERB" or token.lemma.lower() in {"appear", "seem"}:
        return False
    if token.tag == "VBG":
        return True
    children = telling.parse.children(token.index)
    return any(c.dep == "nsubj" for c in children) and not any(
        c.dep in {"auxpass", "nsubjpass"} for c in children
    )


def _dropped(scene: Scene, rest: Rest, hedge: Hedge, mine: tuple[Hedge, ...]) -> Finding | None:
    doubted = doubted_word(rest.parent, hedge.span)
    if doubted is None:
        return None
    anchor = _counterpart_near(scene, rest, doubted)
    if anchor is None or any(_doubts(scene.child, h, anchor) for h in mine):
        return None
    if any(_is_modal_of_doubt(t) or _stands_for(rest, hedge, t) for t in scene.tokens):
        return None
    words = _clause_words(scene.child, anchor)
    hedged = _hedged_words(rest.parent, hedge, doubted)
    return Finding(
        "hedge-dropped",
        _severity(rest.parent, hedge, doubted),
        words,
        hedged,
        f"the source says {quoted(hedge.span.text)} ({quoted(hedged.text)}); "
        f"the retelling leaves no doubt ({quoted(words.text)})",
        0.55 + 0.3 * min(1.0, hedge.strength + 0.3),
    )


def _is_plain(telling: Telling, hedge: Hedge) -> bool:
    """Whether a hedge doubts in the reporter's own voice, and reports nobody's accusation."""
    token = telling.token_at(hedge.span.start)
    return token is not None and (token.pos != "VERB" or token.lemma.lower() in _RAISING)


def _stands_for(rest: Rest, hedge: Hedge, token: Token) -> bool:
    """Whether a word of doubt is new in the child, or comes from the hedge itself.

    One that comes from another word of the source ("the storm warning") doubted nothing there.
    """
    source = rest.parent_word(token)
    return token.lemma.lower() in _DOUBT_WORDS and (
        source is None or hedge.span.start <= source.start < hedge.span.end
    )


def _is_modal_of_doubt(token: Token) -> bool:
    return token.tag == "MD" and token.text.lower() in {"may", "might", "could"}


def _added(scene: Scene, hedge: Hedge) -> Finding | None:
    doubted = doubted_word(scene.child, hedge.span)
    if doubted is None or doubted.lemma.lower() in _PERCEIVED or not _is_plain(scene.child, hedge):
        return None
    for rest in scene.rests:
        if doubted.index in rest.to_parent:
            token = rest.parent.parse.tokens[rest.to_parent[doubted.index][0]]
            words = _hedged_words(scene.child, hedge, doubted)
            source = _clause_words(rest.parent, token)
            return Finding(
                "hedge-added",
                "low",
                words,
                source,
                f"the retelling puts in {quoted(hedge.span.text)}; "
                f"the source says plainly {quoted(source.text)}",
                0.5 + 0.3 * hedge.strength,
            )
    return None


def doubted_word(telling: Telling, hedge: Span) -> Token | None:
    """The content word that a hedge doubts."""
    token = telling.token_at(hedge.start)
    last = telling.token_at(hedge.end - 1)
    if token is None or last is None:
        return None
    parse = telling.parse
    for candidate in parse.tokens[token.index : last.index + 1]:
        if candidate.lemma.lower() in _RAISING or candidate.pos == "VERB":
            governed = [
                c
                for c in parse.children(candidate.index)
                if c.dep in {"xcomp", "ccomp", "oprd", "acomp"}
            ]
            if governed:
                return governed[0]
    head = parse.tokens[token.head]
    while head.head != head.index and token.index <= head.index <= last.index:
        head = parse.tokens[head.head]
    return head


def _counterpart_near(scene: Scene, rest: Rest, doubted: Token) -> Token | None:
    """The child's word for the doubted word, or for what hangs on it directly."""
    parse = rest.parent.parse
    for token in (doubted, *parse.children(doubted.index)):
        if (found := rest.child_word(token)) is not None:
            return found
    # Verbs so common that they are no content words ("show") are not paired: look by lemma.
    same = [t for t in scene.tokens if t.lemma == doubted.lemma and t.pos == doubted.pos]
    if len(same) == 1 and doubted.pos == "VERB":
        return same[0]
    clause = [t for t in clause_of(rest.parent, doubted) if t.is_content]
    came = [c for t in clause if (c := rest.child_word(t)) is not None]
    return came[0] if came and 2 * len(came) >= len(clause) else None


def _doubts(child: Telling, hedge: Hedge, anchor: Token) -> bool:
    """Whether a hedge of the child stands in the same clause as a word, or governs that clause."""
    token = child.token_at(hedge.span.start)
    if token is None:
        return False
    clause = clause_head(child.parse, anchor)
    mine = clause_head(child.parse, token)
    return (
        mine == clause
        or child.parse.tokens[clause.head] == mine
        or clause == doubted_word(child, hedge.span)
    )


def _severity(parent: Telling, hedge: Hedge, doubted: Token) -> Severity:
    if hedge.strength < _STRONG / 2:
        return "low"
    verb = clause_head(parent.parse, doubted)
    acted = verb.pos == "VERB" and subject_of(parent.parse, verb) is not None
    return "high" if acted and hedge.strength >= _STRONG else "medium"


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
            or (near and behind and child.dep in {"attr", "acomp", "dobj", "agent"})
        ):
            core.append(child)
    return telling.span_of(core)


def _hedged_words(telling: Telling, hedge: Hedge, doubted: Token) -> Span:
    start = min(hedge.span.start, doubted.start)
    end = max(hedge.span.end, doubted.end)
    return telling.report.span(start, end)
