"""detail-added: words with no basis in the source, inside a sentence that otherwise has one.

A content word is new when neither the sentences that its own rests on nor anything else in the
parents explains it (same word, other form, synonym). New words that hang together are one detail:
a modifier, a phrase, a clause. Words that credit somebody, hedge, or name the parent's outlet are
other checks' business. A sentence that rests on nothing is novel, not drift. Severity: high where
the detail names somebody or says what somebody did, low for a lone modifier, medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import is_name
from headwater.drift.scene import SAME_WORD, Scene, Vocabulary
from headwater.lexicon.lightwords import is_light
from headwater.lexicon.likeness import likeness
from headwater.lexicon.people import is_person_noun
from headwater.model import Severity, Telling, Token

_WEIGHT = {"PROPN": 1.4, "NUM": 1.2, "NOUN": 1.0, "VERB": 0.9, "ADJ": 0.8, "ADV": 0.3}
_MIN_WEIGHT = 2.2
_EXPLAINED = 0.28
_EXPLAINED_NAME = 0.8
_BASED_SHARE = 0.45
_NEW_SHARE = 0.8
_MODIFIER_DEPS = frozenset({"amod", "compound"})


def check_detail(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """New details of a body sentence that rests on a parent with most of its words."""
    if scene.sentence.kind in {"title", "standfirst"}:
        return
    content = [t for t in scene.tokens if t.is_content]
    new = [t for t in content if _is_new(scene, t, vocabulary)]
    if len(new) > (1 - _BASED_SHARE) * len(content):
        return
    outside = _spoken_for(scene, vocabulary)
    new = [t for t in new if t.index not in outside and not is_light(t) and t.pos != "NUM"]
    for unit in _units(scene, new):
        weight = sum(_WEIGHT.get(t.pos, 0) for t in unit.new)
        if weight >= _MIN_WEIGHT:
            yield _finding(scene, unit, min(0.8, 0.5 + 0.06 * weight))
    for token in content:
        if token.index not in outside and not is_light(token) and _ranks_somebody(scene, token):
            yield _finding(scene, _Unit([token], [token]), 0.55)


def _finding(scene: Scene, unit: _Unit, confidence: float) -> Finding:
    words = scene.child.span_of(unit.words)
    return Finding(
        "detail-added",
        _severity(unit.new),
        words,
        scene.rests[0].sentence.span,
        f"{quoted(words.text)} has no basis in the source",
        confidence,
    )


class _Unit:
    """New words that hang together, and all words of the phrase that they fill."""

    def __init__(self, new: list[Token], words: list[Token]) -> None:
        self.new = new
        self.words = words


def _is_new(scene: Scene, token: Token, vocabulary: Vocabulary) -> bool:
    if scene.counterpart(token) is not None:
        return False
    bar = _EXPLAINED_NAME if is_name(token) or token.pos == "NUM" else _EXPLAINED
    return vocabulary.explains(token, scene.child.parse.vectors) < bar


def _spoken_for(scene: Scene, vocabulary: Vocabulary) -> set[int]:
    """Tokens of cues, sources, hedges and outlets: other checks judge them."""
    spans = [
        n.span
        for n in scene.child.parse.names
        if n.span.overlaps(scene.sentence.span) and vocabulary.is_outlet(n.span.text)
    ]
    spans += [
        span
        for a in scene.child.attributions
        for span in (a.cue, a.source)
        if span is not None and span.overlaps(scene.sentence.span)
    ]
    spans.extend(h.span for h in scene.child.hedges_in(scene.sentence.span))
    return {t.index for t in scene.tokens for s in spans if s.start <= t.start and t.end <= s.end}


def _units(scene: Scene, new: list[Token]) -> Iterator[_Unit]:
    """Phrases that are mostly new, outermost first, without overlap."""
    fresh = {t.index for t in new}
    taken: set[int] = set()
    for token in sorted(new, key=lambda t: (_depth(scene.child, t), t.index)):
        if token.index in taken:
            continue
        phrase = [t for t in scene.child.parse.subtree(token.index) if t.index not in taken]
        # A figure or name that came down anchors its phrase: the rest of it is a rewording.
        content = [t for t in phrase if t.is_content]
        mine = [t for t in content if t.index in fresh]
        if len(mine) < _NEW_SHARE * len(content):
            phrase, mine = [token], [token]
        taken |= {t.index for t in phrase}
        yield _Unit(mine, _with_preposition(scene.child, token, phrase))


def _with_preposition(telling: Telling, head: Token, phrase: list[Token]) -> list[Token]:
    governor = telling.parse.tokens[head.head]
    words = [*phrase, governor] if governor.pos == "ADP" and head.dep == "pobj" else phrase
    ordered = sorted(words, key=lambda t: t.index)
    while ordered and ordered[-1].pos in {"PUNCT", "SPACE", "CCONJ"}:
        ordered.pop()
    while ordered and ordered[0].pos in {"PUNCT", "SPACE", "CCONJ"}:
        ordered.pop(0)
    return ordered or [head]


def _depth(telling: Telling, token: Token) -> int:
    depth, at = 0, token
    while at.head != at.index:
        at = telling.parse.tokens[at.head]
        depth += 1
    return depth


def _ranks_somebody(scene: Scene, token: Token) -> bool:
    """Whether a lone new modifier ranks or places somebody who did come down as the same noun.

    On things a lone modifier is mostly a rewording ("a busy market"); on people it makes another
    person of them ("regional commanders"). That the source uses the word of something else is no
    basis; that it gives the same noun this modifier, or another one in its place, is.
    """
    if token.dep != "amod" or token.pos != "ADJ":
        return False
    noun = scene.child.parse.tokens[token.head]
    found = scene.counterpart(noun)
    if found is None or found[2] < SAME_WORD or not is_person_noun(noun):
        return False
    if scene.counterpart(token) is not None:
        return False
    rest, source, _ = found
    parse = rest.parent.parse
    if any(
        c.dep in _MODIFIER_DEPS and rest.child_word(c) is None for c in parse.children(source.index)
    ):
        return False
    same_nouns = [t for t in parse.tokens if t.lemma == source.lemma]
    theirs = tuple(
        c for t in same_nouns for c in parse.children(t.index) if c.dep in _MODIFIER_DEPS
    )
    alike = likeness((token,), theirs, scene.child.parse.vectors, parse.vectors)
    return not alike.size or float(alike.max()) < _EXPLAINED


def _severity(new: list[Token]) -> Severity:
    if any(t.entity in {"PERSON", "ORG"} for t in new):
        return "high"
    return "low" if len(new) == 1 and new[0].pos in {"ADJ", "ADV"} else "medium"
