"""certainty-raised: what is weighed, alleged, wanted or planned in the source is done, or decided.

An act that came down is graded in both texts (`reality.py`); a step up that a reader would notice
is a change, unless the child keeps the word that held it open, or one of its grade, anywhere in the
sentence. Doubt proper ("may", "probably", "believed to") is the business of the hedges. Severity:
high, for what was alleged is now told as fact, and what was considered as done.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.credits.reality import ACCUSED, Grade, grade_of
from headwater.drift.doubts.doubt import doubts_in, doubts_word
from headwater.drift.finding import Finding, quoted
from headwater.drift.language import subject_of
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.doubtwords import DOUBT_WORDS
from headwater.lexicon.realis import achieving_verbs, noun_levels, verb_levels
from headwater.model import Annotations, Span, Token

# A step that a reader would notice, on the scale of `realis.toml`.
_STEP = 0.2
_LIKE = 0.5
_OPEN = 0.6
_NEAR = 6
_VERBAL = frozenset({"VERB", "AUX"})
_MODALS = frozenset({"may", "might", "could", "should", "can"})
# What begins the circumstances of an act, which leave it as done as it is.
_CIRCUMSTANCES = frozenset(
    "after before following despite although though while when since until upon".split()
)
_SURE, _LESS_SURE = 0.66, 0.5


def check_reality(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """One finding at most for each parent sentence."""
    for rest in scene.rests:
        for act in rest.parent.tokens(rest.sentence):
            found = _raised(scene, rest, act)
            if found is not None:
                yield found
                break


def _raised(scene: Scene, rest: Rest, act: Token) -> Finding | None:
    mine = _counterpart(rest, act)
    if mine is None or act.pos not in _VERBAL | {"NOUN"}:
        return None
    theirs = grade_of(rest.parent, act)
    if theirs is None or theirs.by is None or theirs.level > _OPEN or _is_doubted(rest, act):
        return None
    ours = grade_of(scene.child, mine)
    if ours is None or ours.level - theirs.level < _STEP or not _is_stated(scene, mine):
        return None
    if _is_kept(scene, rest, mine, theirs, ours):
        return None
    return _finding(scene, rest, act, mine, theirs)


def _counterpart(rest: Rest, act: Token) -> Token | None:
    found = rest.to_child.get(act.index)
    if found is None or found[1] < _LIKE:
        return None
    return rest.child.parse.tokens[found[0]]


def _is_doubted(rest: Rest, act: Token) -> bool:
    """Whether a word of doubt is on it as well: its loss is judged as a hedge."""
    return any(
        doubts_word(rest.parent, doubt, act)
        and not any(w in verb_levels() for w in doubt.span.text.lower().split())
        and doubt.token.lemma.lower() not in verb_levels()
        for doubt in doubts_in(rest.parent, rest.sentence)
    )


def _is_stated(scene: Scene, mine: Token) -> bool:
    """Whether the child's word states the act: as a finite verb, as a participle.

    A noun does where a verb of the child's own makes it so ("opened an inquiry").
    """
    parse = scene.child.parse
    if mine.pos in _VERBAL:
        aux = {c.text.lower() for c in parse.children(mine.index) if c.dep == "aux"}
        if "to" in aux:  # "began to rebuild", "decided to burn", but not "told to stay"
            return verb_levels().get(parse.tokens[mine.head].lemma.lower(), 0.0) > _OPEN
        if mine.tag == "VBG":
            return bool(aux) or mine.dep == "pcomp"
        return mine.dep not in {"amod", "compound"}
    verb = parse.tokens[mine.head]
    return (
        mine.dep in {"dobj", "nsubjpass"}
        and verb.lemma.lower() in achieving_verbs()
        and scene.counterpart(verb) is None
    )


def _is_kept(scene: Scene, rest: Rest, mine: Token, theirs: Grade, ours: Grade) -> bool:
    """Whether a word that may hold the child's act open is the parent's, or does what it did.

    Words beside the act alone: "pulled back after an appeal" tells what was appealed for as done.
    """
    if theirs.by is None or (theirs.level <= ACCUSED and _is_credited(scene, mine)):
        return True
    kept = rest.child_word(theirs.by)
    return any(
        t != ours.by
        and (
            t == kept
            or t.lemma.lower() in DOUBT_WORDS
            or (t.tag == "MD" and t.text.lower() in _MODALS)
            or _level(t) <= max(theirs.level, _OPEN)
        )
        for t in _beside(scene, mine)
    )


def _is_credited(scene: Scene, mine: Token) -> bool:
    """Whether somebody says it in the child: an accusation that is told as one."""
    return any(a.content.start <= mine.start < a.content.end for a in scene.child.attributions)


def _beside(scene: Scene, mine: Token) -> list[Token]:
    """The words of a sentence without what only says when, why or despite what the act was done."""
    parse = scene.child.parse
    apart = {
        t.index
        for child in parse.children(mine.index)
        if child.dep in {"prep", "advcl"} and _opening(parse, child) in _CIRCUMSTANCES
        for t in parse.subtree(child.index)
    }
    return [t for t in scene.tokens if t.index not in apart]


def _opening(parse: Annotations, joint: Token) -> str:
    """The word that begins a phrase or clause."""
    if joint.dep == "prep":
        return joint.text.lower()
    return next((c.text.lower() for c in parse.children(joint.index) if c.dep == "mark"), "")


def _level(token: Token) -> float:
    lemma = token.lemma.lower()
    if token.pos == "NOUN":
        return noun_levels().get(lemma, 1.0)
    return verb_levels().get(lemma, 1.0) if token.pos in {"VERB", "ADJ"} else 1.0


def _finding(scene: Scene, rest: Rest, act: Token, mine: Token, theirs: Grade) -> Finding:
    words = _with_verb(scene, mine)
    by = act if theirs.by is None else theirs.by
    source = rest.parent.span_of([by, act])
    return Finding(
        "certainty-raised",
        "high",
        words,
        source,
        f"the source leaves it open ({quoted(source.text)}); "
        f"the retelling does not ({quoted(words.text)})",
        _SURE if mine.pos in _VERBAL else _LESS_SURE,
    )


def _with_verb(scene: Scene, mine: Token) -> Span:
    """The child's word with its verb, the verb's auxiliaries, and a subject that is near."""
    parse = scene.child.parse
    verb = mine if mine.pos in _VERBAL else parse.tokens[mine.head]
    kept = [mine, verb, *(c for c in parse.children(verb.index) if c.dep in {"aux", "auxpass"})]
    subject = subject_of(parse, verb)
    if subject is not None and abs(subject.index - verb.index) <= _NEAR:
        kept.append(subject)
    return scene.child.span_of(kept)
