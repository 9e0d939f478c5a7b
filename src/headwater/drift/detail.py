"""detail-added: words with no basis in the source, inside a sentence that otherwise has one.

Two shapes are told from a rewording. A modifier that judges or colours ("the squalid jail"), or
ranks somebody ("senior officers"), where the source has no word like it. And a cause or occasion
("resigned over the dispute"), or a longer phrase, hung on a word that came down, all of whose
words are new, where the source leaves nothing over at that place that it could be a rewording of.
Words that credit somebody, hedge, or name the parent's outlet are other checks' business. A
sentence that rests on nothing is novel, not drift. Severity: high where the detail names somebody,
low for a lone modifier, medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import is_name
from headwater.drift.scene import SAME_WORD, Rest, Scene, Vocabulary, clause_head
from headwater.lexicon.lightwords import is_light
from headwater.lexicon.loaded import is_judging, is_loaded, is_ranking
from headwater.lexicon.people import is_person_noun
from headwater.model import Severity, Token

_EXPLAINED = 0.28
_EXPLAINED_NAME = 0.8
# A word of judgement is kept where the source has one of about the same meaning near by.
_SAME_JUDGEMENT = 0.4
_SURE_HEAD = 0.55
# So many new words make a phrase of its own, whatever joins it.
_LONG_PHRASE = 3
_SEVERAL = 2
_NEAR = 0.45
_HUNG = frozenset({"acl", "relcl", "prep", "appos", "advcl"})
_JOINED = frozenset({"acl", "relcl", "prep", "appos"})
_BASED_SHARE = 0.5
# A cause or an occasion is a statement of its own; other phrases mostly reword something.
_CAUSES = frozenset({"over", "after", "because", "amid", "following", "due", "since", "owing"})
# What hangs on a word and is a statement of its own: not what a phrase could be a rewording of.
_APART = frozenset({"ccomp", "conj", "parataxis", "punct", "cc", "nsubj", "nsubjpass"})


def check_detail(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """New details of a body sentence that rests on a parent with most of its words."""
    outside = _spoken_for(scene, vocabulary)
    for token in scene.tokens:
        if token.index not in outside and _colours(scene, token, vocabulary):
            yield _finding(scene, [token], [token], 0.6)
    if scene.sentence.kind in {"title", "standfirst"} or not _mostly_based(scene):
        return
    known = _lemmas(vocabulary)
    for phrase in (
        *_new_phrases(scene, vocabulary, outside),
        *_told_anew(scene, vocabulary, outside, known),
    ):
        new = [t for t in phrase if t.is_content]
        yield _finding(scene, new, phrase, 0.6)


def _finding(scene: Scene, new: list[Token], words: list[Token], confidence: float) -> Finding:
    span = scene.child.span_of(words)
    host = scene.counterpart(clause_head(scene.child.parse, words[0]))
    rest = scene.rests[0] if host is None else host[0]
    return Finding(
        "detail-added",
        _severity(new),
        span,
        rest.sentence.span,
        f"{quoted(span.text)} has no basis in the source",
        confidence,
    )


def _mostly_based(scene: Scene) -> bool:
    content = [t for t in scene.tokens if t.is_content]
    based = sum(scene.counterpart(t) is not None for t in content)
    return based >= _BASED_SHARE * len(content)


def _colours(scene: Scene, token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word judges what the source does not judge."""
    if token.dep not in {"amod", "acomp", "compound", "advmod"}:
        return False
    if not is_loaded(token) and not (is_ranking(token) and _of_people(scene, token)):
        return False
    if scene.counterpart(token) is not None or _judged_otherwise(scene, token):
        return False
    return vocabulary.explains(token, scene.child.parse.vectors) < _SAME_JUDGEMENT


def _of_people(scene: Scene, token: Token) -> bool:
    """Whether a word stands with people who came down as the same noun ("commanders")."""
    noun = scene.child.parse.tokens[token.head]
    found = scene.counterpart(noun)
    return found is not None and found[2] >= SAME_WORD and is_person_noun(noun)


def _judged_otherwise(scene: Scene, token: Token) -> bool:
    """Whether the source has another adjective in its place, or one of judgement near by."""
    noun = scene.child.parse.tokens[token.head]
    for rest in scene.rests:
        source = rest.parent_word(noun)
        for other in rest.parent.tokens(rest.sentence):
            if other.pos != "ADJ" or rest.child_word(other) is not None:
                continue
            if is_judging(other) or (source is not None and other.head == source.index):
                return True
    return False


def _new_phrases(scene: Scene, vocabulary: Vocabulary, outside: set[int]) -> Iterator[list[Token]]:
    """Phrases without a word from the source, hung on a word from it; none inside another."""
    taken: set[int] = set()
    for token in scene.tokens:
        if token.index in taken or token.index in outside:
            continue
        if token.dep not in _JOINED and not _gives_cause(scene, token):
            continue
        phrase = [t for t in scene.child.parse.subtree(token.index) if t.pos != "SPACE"]
        if not _is_new(scene, phrase, vocabulary, outside):
            continue
        if sum(t.is_content for t in phrase) < _LONG_PHRASE and not _gives_cause(scene, token):
            continue
        if _nothing_left_over(scene, scene.child.parse.tokens[token.head]):
            taken |= {t.index for t in phrase}
            yield _trimmed(phrase)


def _lemmas(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(t.lemma.lower() for p in vocabulary.parents for t in p.parse.tokens)


def _told_anew(
    scene: Scene, vocabulary: Vocabulary, outside: set[int], known: frozenset[str]
) -> Iterator[list[Token]]:
    """Phrases of several words that no parent has or comes near to, on a word that came down."""
    taken: set[int] = set()
    for token in scene.tokens:
        if token.index in taken | outside or token.dep not in _HUNG:
            continue
        phrase = [t for t in scene.child.parse.subtree(token.index) if t.pos != "SPACE"]
        telling = [t for t in phrase if t.is_content and not is_light(t) and t.pos != "ADV"]
        host = scene.counterpart(scene.child.parse.tokens[token.head])
        if len(telling) < _SEVERAL or host is None:
            continue
        if any(t.pos == "NUM" or t.entity in {"DATE", "TIME"} for t in phrase) or outside & {
            t.index for t in phrase
        }:
            continue
        if not all(_is_unheard_of(scene, t, vocabulary, known) for t in telling):
            continue
        if _nothing_left_over(scene, scene.child.parse.tokens[token.head]):
            taken |= {t.index for t in phrase}
            yield _trimmed(phrase)


def _is_unheard_of(
    scene: Scene, token: Token, vocabulary: Vocabulary, known: frozenset[str]
) -> bool:
    """Whether no parent has a word, nor one near it in meaning."""
    return (
        token.lemma.lower() not in known
        and scene.counterpart(token) is None
        and vocabulary.explains(token, scene.child.parse.vectors) < _NEAR
    )


def _gives_cause(scene: Scene, token: Token) -> bool:
    """Whether a phrase says why or after what ("over the dispute", "to please her voters")."""
    if token.dep == "prep":
        return token.text.lower() in _CAUSES
    if token.dep != "advcl":
        return False
    opening = {t.text.lower() for t in scene.child.parse.children(token.index) if t.dep == "mark"}
    return bool(opening & _CAUSES)


def _is_new(scene: Scene, phrase: list[Token], vocabulary: Vocabulary, outside: set[int]) -> bool:
    content = [t for t in phrase if t.is_content]
    telling = [t for t in content if not is_light(t) and t.pos != "ADV"]
    if not telling or any(t.pos == "NUM" or t.entity in {"DATE", "TIME"} for t in content):
        return False
    if any(t.index in outside for t in phrase):
        return False
    return all(_new_word(scene, t, vocabulary) for t in content if not is_light(t))


def _new_word(scene: Scene, token: Token, vocabulary: Vocabulary) -> bool:
    if scene.counterpart(token) is not None:
        return False
    bar = _EXPLAINED_NAME if is_name(token) else _EXPLAINED
    return vocabulary.explains(token, scene.child.parse.vectors) < bar


def _nothing_left_over(scene: Scene, head: Token) -> bool:
    """Whether the source's word for `head` has nothing about it that did not come down."""
    found = scene.counterpart(head)
    if found is None or found[2] < _SURE_HEAD:
        return False
    rest, source, _ = found
    return not any(_left(rest, t) for t in _about(rest, source))


def _left(rest: Rest, token: Token) -> bool:
    return token.is_content and not is_light(token) and rest.child_word(token) is None


def _about(rest: Rest, source: Token) -> Iterator[Token]:
    """All that hangs on a word of the source, and on the verb that it hangs on."""
    parse = rest.parent.parse
    heads = [source]
    above = parse.tokens[source.head]
    if source.pos != "VERB" and above.pos in {"VERB", "AUX", "NOUN", "ADP"}:
        heads.append(above)
    for head in heads:
        for child in parse.children(head.index):
            if child.dep not in _APART:
                yield from parse.subtree(child.index)


def _trimmed(phrase: list[Token]) -> list[Token]:
    words = list(phrase)
    while words and words[-1].pos in {"PUNCT", "CCONJ"}:
        words.pop()
    while words and words[0].pos in {"PUNCT", "CCONJ"}:
        words.pop(0)
    return words or phrase


def _spoken_for(scene: Scene, vocabulary: Vocabulary) -> set[int]:
    """Tokens of cues, sources, hedges, outlets and quotations: other checks judge them."""
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
    spans.extend(q.span for q in scene.child.parse.quotations)
    return {t.index for t in scene.tokens for s in spans if s.start <= t.start and t.end <= s.end}


def _severity(new: list[Token]) -> Severity:
    if any(t.entity in {"PERSON", "ORG"} for t in new):
        return "high"
    return "low" if len(new) == 1 and new[0].pos in {"ADJ", "ADV", "VERB"} else "medium"
