"""negated: what the source says is so, the retelling says is not so, or the other way round.

Polarity is compared on predicates that are the same word or the same act in both. Negation by
other words keeps the polarity ("failed to", "no longer", "without", "unable to"). Antonyms that
take each other's place ("rose", "fell") count as negation too.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.finding import Finding, quoted
from headwater.drift.language import is_negative, recipient_of, subject_of
from headwater.drift.scene import Rest, Scene, Vocabulary, clause_of
from headwater.lexicon.antonyms import are_antonyms
from headwater.lexicon.likeness import word_key
from headwater.model import Span, Telling, Token

_SAME_PREDICATE = 0.7
_HALF_NEGATIVE = frozenset(
    {"only", "few", "little", "hardly", "barely", "rarely", "just", "scarcely"}
)
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})


def check_negation(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each sentence."""
    for token in scene.tokens:
        if token.pos not in _PREDICATES or not token.is_content:
            continue
        found = scene.counterpart(token)
        if found is None:
            continue
        rest, source, alike = found
        if alike < _SAME_PREDICATE or not _both_predicates(scene.child, token, rest.parent, source):
            continue
        mine = is_negative(scene.child.parse, token)
        theirs = is_negative(rest.parent.parse, source)
        if (
            mine != theirs
            and not _half_negative(rest.parent if mine else scene.child, source if mine else token)
            and not _other_figures(scene.child, token, rest.parent, source)
            and _about_the_same(scene, rest, token, source)
        ):
            yield _finding(scene, rest, token, source, negative=mine)
            return
    yield from _antonyms(scene)


def _both_predicates(mine: Telling, token: Token, theirs: Telling, source: Token) -> bool:
    return _is_predicate(mine, token) and _is_predicate(theirs, source)


def _is_predicate(telling: Telling, token: Token) -> bool:
    if token.pos == "VERB":
        return token.dep not in {"amod", "compound"}
    if token.pos == "AUX":
        return token.dep in {"ROOT", "ccomp", "conj", "advcl", "relcl"}
    return token.dep in {"acomp", "attr"}


def _half_negative(telling: Telling, token: Token) -> bool:
    """Whether the clause says "only" or "few": half a negation, which "no" may reword."""
    return any(t.text.lower() in _HALF_NEGATIVE for t in clause_of(telling, token))


def _other_figures(mine: Telling, token: Token, theirs: Telling, source: Token) -> bool:
    """Whether both count, and count differently: "one in nine has", "eight in nine lack"."""
    my_figures, their_figures = (
        {word_key(t) for t in clause_of(telling, at) if t.pos == "NUM"}
        for telling, at in ((mine, token), (theirs, source))
    )
    return bool(my_figures and their_figures) and my_figures != their_figures


def _about_the_same(scene: Scene, rest: Rest, token: Token, source: Token) -> bool:
    """Whether subject or object came down too, so that it is the same statement."""
    for of in (subject_of, recipient_of):
        mine, theirs = of(scene.child.parse, token), of(rest.parent.parse, source)
        if mine is None or theirs is None:
            continue
        if rest.parent_word(mine) == theirs or (mine.pos == "PRON" and theirs.pos == "PRON"):
            return True
        if mine.pos == "PRON" or theirs.pos == "PRON":
            return True
    arguments = [t for t in clause_of(scene.child, token) if t.is_content and t != token]
    came = [t for t in arguments if rest.parent_word(t) is not None]
    return len(came) >= max(1, len(arguments) // 2)


def _antonyms(scene: Scene) -> Iterator[Finding]:
    for token in scene.tokens:
        if not token.is_content:
            continue
        for rest in scene.rests:
            for source in rest.parent.tokens(rest.sentence):
                if not source.is_content or not are_antonyms(token.lemma, source.lemma):
                    continue
                if rest.child_word(source) not in {None, token}:
                    continue
                same_polarity = is_negative(scene.child.parse, token) == is_negative(
                    rest.parent.parse, source
                )
                if same_polarity and _about_the_same(scene, rest, token, source):
                    yield _finding(scene, rest, token, source, negative=None)
                    return


def _finding(
    scene: Scene, rest: Rest, token: Token, source: Token, *, negative: bool | None
) -> Finding:
    mine, theirs = _statement(scene.child, token), _statement(rest.parent, source)
    if negative is None:
        detail = f"{quoted(theirs.text)} became its opposite, {quoted(mine.text)}"
    elif negative:
        detail = (
            f"the source says {quoted(theirs.text)}; the retelling denies it: {quoted(mine.text)}"
        )
    else:
        detail = (
            f"the source denies it ({quoted(theirs.text)}); the retelling says {quoted(mine.text)}"
        )
    return Finding("negated", "high", mine, theirs, detail, 0.75)


def _statement(telling: Telling, token: Token) -> Span:
    """The predicate with its subject, auxiliaries and negation."""
    parse = telling.parse
    head = token if token.pos in {"VERB", "AUX"} else parse.tokens[token.head]
    core = [token, head]
    core.extend(
        c
        for c in parse.children(head.index)
        if c.dep in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "dobj", "acomp", "attr"}
    )
    core.extend(c for c in parse.children(token.index) if c.dep in {"neg", "det"})
    return telling.span_of(core)
