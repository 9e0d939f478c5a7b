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
from headwater.drift.language import subject_of
from headwater.drift.scene import Rest, Scene, Telling, Vocabulary, clause_head
from headwater.model import Hedge, Severity, Span, Token

_RAISING = frozenset({"appear", "seem", "believe", "think", "suspect", "say", "fear", "expect"})
_STRONG = 0.5


def check_hedges(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Hedges of the parent sentences that the child lost, and hedges that the child put in."""
    mine = scene.child.hedges_in(scene.sentence.span)
    theirs = [
        (rest, hedge)
        for rest in scene.rests
        for hedge in rest.parent.hedges_in(rest.sentence.span)
    ]
    for rest, hedge in theirs:
        if (found := _dropped(scene, rest, hedge, mine)) is not None:
            yield found
    if not theirs:
        for hedge in mine:
            if (found := _added(scene, hedge)) is not None:
                yield found


def _dropped(
    scene: Scene, rest: Rest, hedge: Hedge, mine: tuple[Hedge, ...]
) -> Finding | None:
    doubted = doubted_word(rest.parent, hedge.span)
    if doubted is None:
        return None
    anchor = _counterpart_near(rest, doubted)
    if anchor is None or any(_doubts(scene.child, h, anchor) for h in mine):
        return None
    words = _clause_words(scene.child, anchor)
    return Finding(
        "hedge-dropped",
        _severity(rest.parent, hedge, doubted),
        words,
        _hedged_words(rest.parent, hedge, doubted),
        f"the source says {quoted(hedge.span.text)} ({quoted(_hedged_words(rest.parent, hedge, doubted).text)}); "
        f"the retelling leaves no doubt ({quoted(words.text)})",
        0.55 + 0.3 * min(1.0, hedge.strength + 0.3),
    )


def _added(scene: Scene, hedge: Hedge) -> Finding | None:
    doubted = doubted_word(scene.child, hedge.span)
    if doubted is None:
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
                c for c in parse.children(candidate.index) if c.dep in {"xcomp", "ccomp", "oprd"}
            ]
            if governed:
                return governed[0]
    head = parse.tokens[token.head]
    while head.head != head.index and token.index <= head.index <= last.index:
        head = parse.tokens[head.head]
    return head


def _counterpart_near(rest: Rest, doubted: Token) -> Token | None:
    """The child's word for the doubted word, or for what hangs on it directly."""
    parse = rest.parent.parse
    for token in (doubted, *parse.children(doubted.index)):
        if (found := rest.child_word(token)) is not None:
            return found
    return None


def _doubts(child: Telling, hedge: Hedge, anchor: Token) -> bool:
    """Whether a hedge of the child stands in the same clause as a word, or governs that clause."""
    token = child.token_at(hedge.span.start)
    if token is None:
        return False
    clause = clause_head(child.parse, anchor)
    mine = clause_head(child.parse, token)
    return mine == clause or child.parse.tokens[clause.head] == mine or clause == doubted_word(
        child, hedge.span
    )


def _severity(parent: Telling, hedge: Hedge, doubted: Token) -> Severity:
    if hedge.strength < _STRONG / 2:
        return "low"
    verb = clause_head(parent.parse, doubted)
    acted = verb.pos == "VERB" and subject_of(parent.parse, verb) is not None
    return "high" if acted and hedge.strength >= _STRONG else "medium"


def _clause_words(telling: Telling, token: Token) -> Span:
    """The core of the clause around a word: its subject, its verb and the word."""
    head = clause_head(telling.parse, token)
    core = [token, head]
    core.extend(
        c
        for c in telling.parse.children(head.index)
        if c.dep in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "attr", "acomp"}
    )
    return telling.span_of(core)


def _hedged_words(telling: Telling, hedge: Hedge, doubted: Token) -> Span:
    start = min(hedge.span.start, doubted.start)
    end = max(hedge.span.end, doubted.end)
    return telling.report.span(start, end)
