"""omitted-denial: the denial or the caveat that stood with a claim is gone.

Every denial of a parent is looked for anywhere in the child: by its words, by whoever denied it
denying it there, by a sentence that says no beside the claim. Where it is nowhere and the claim
that it answers did come down, the child's sentence with that claim is where it belongs. What a
denial answers: what else its own sentence says, else the statement before it; a statement further
back only if it shares words with the denial. Severity: high.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.drift.credits.voices import (
    DEFINITE,
    PRONOUNS,
    is_generic,
    same_by_words,
    same_voice,
)
from headwater.drift.denials.denial import Denial, denials, is_negative
from headwater.drift.denials.left_out import LeftOut, left_out
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Scene
from headwater.lexicon.likeness import likeness, word_key
from headwater.lexicon.negation import DENYING_VERBS
from headwater.lexicon.rebuttals import leaves_open, takes_back, withholds
from headwater.model import Attribution, Sentence, Span, Telling, Token

_LOOK_BACK = 6
# A sentence of nobody claims nothing that a caveat could take back.
_OF_NOBODY = re.compile(r"(?:no one|nobody|none|no \w+)\b", re.IGNORECASE)
_MIN_CAME = 2
# Share of a denial's content words that a child sentence must have to be the denial.
_KEPT = 0.5
# A word this like is the same in other words.
_SAME_SENSE = 0.5
# How far behind the claim a denial in other words may stand in the child.
_NEAR = 2
# Verbs that say no without a "not".
_DISSENTING = DENYING_VERBS | {"disagree", "differ", "object", "dissent", "doubt", "question"}
_CONFIDENCE = {"denied": 0.7, "doubted": 0.65, "answered": 0.6}
# From this chance on an account that is gone is taken for an answer; what it is worth as a finding.
_LIKELY = 0.2
_LEAST, _SURE = 0.4, 0.4


def check_denials(
    child: Telling, parents: Sequence[Telling], staged: Sequence[Scene]
) -> Iterator[Finding]:
    """Denials and caveats of the parents that the child has nowhere; one for each claim."""
    for parent in parents:
        placed: set[Span] = set()
        for denial in denials(parent):
            place = _where_it_belongs(staged, denial)
            if place is None or place.span in placed or _kept(child, staged, denial, place):
                continue
            placed.add(place.span)
            yield _finding(place, denial.span, _CONFIDENCE[denial.form])
        yield from _answers_left_out(child, parent, staged, placed)


def _answers_left_out(
    child: Telling, parent: Telling, staged: Sequence[Scene], placed: set[Span]
) -> Iterator[Finding]:
    """The likeliest answer to each claim that the child has nowhere, beside what is found already.

    Args:
        child: the retelling.
        parent: the source.
        staged: the child's sentences with what they rest on.
        placed: the child's sentences of which a lost denial is known.
    """
    best: dict[Span, LeftOut] = {}
    for found in left_out(child, parent, staged):
        place = found.place.span
        if found.chance < _LIKELY or place in placed or is_answered(child, staged, found):
            continue
        if place not in best or found.chance > best[place].chance:
            best[place] = found
    for found in best.values():
        yield _finding(found.place, found.account.span, _LEAST + _SURE * found.chance)


def is_answered(child: Telling, staged: Sequence[Scene], found: LeftOut) -> bool:
    """Whether the child has the answer after all, by its voice or by a word of denial."""
    account = found.account
    denial = Denial(account.telling, account.sentence, account.span, "answered", account.voice)
    return _kept(child, staged, denial, found.place)


def _finding(place: Sentence, denial: Span, confidence: float) -> Finding:
    return Finding(
        "omitted-denial",
        "high",
        place.span,
        denial,
        f"the source adds {quoted(denial.text)}; the retelling leaves it out",
        confidence,
    )


def _where_it_belongs(staged: Sequence[Scene], denial: Denial) -> Sentence | None:
    """The child's sentence that retells what the denial answers.

    The rest of the denial's own sentence; else the statement before it. What the denier says is
    passed over: a denial answers somebody else. Further back only what shares a word with it.
    """
    own = _retold(staged, denial, denial.sentence.index)
    if own is not None and _rest_came_down(own, denial):
        return own.sentence
    nearest = True
    for index in range(denial.sentence.index - 1, max(-1, denial.sentence.index - _LOOK_BACK), -1):
        if _is_own_statement(denial, index):
            continue
        scene = _retold(staged, denial, index)
        if scene is not None and (nearest or _shares_words(denial, index)):
            return scene.sentence
        if denial.form == "doubted":  # a caveat is of what was just said
            return None
        nearest = False
    return None


def _is_own_statement(denial: Denial, index: int) -> bool:
    """Whether a sentence of the parent is said by who denies, and by nobody else."""
    parent, voice = denial.parent, denial.voice
    if voice is None or denial.form == "doubted":
        return False
    said = parent.attributions_in(parent.parse.sentences[index].span)
    return bool(said) and all(same_by_words(parent, a, parent, voice) for a in said)


def _shares_words(denial: Denial, index: int) -> bool:
    parent = denial.parent
    keys = {word_key(t) for t in _content(parent, parent.parse.sentences[index].span)}
    return any(word_key(t) in keys for t in _content(parent, denial.span))


def _retold(staged: Sequence[Scene], denial: Denial, index: int) -> Scene | None:
    """The scene that retells a sentence of the parent best."""
    telling = [
        (rest.score, -scene.sentence.index, scene)
        for scene in staged
        if scene.sentence.kind == "paragraph"
        for rest in scene.rests
        if rest.parent is denial.parent and rest.sentence.index == index
    ]
    return max(telling, key=lambda found: found[:2])[2] if telling else None


def _rest_came_down(scene: Scene, denial: Denial) -> bool:
    """Whether more came down of the denial's own sentence than who denies it."""
    if denial.span == denial.sentence.span:
        return True
    source = denial.voice.source if denial.voice is not None else None
    rest = next(r for r in scene.rests if r.sentence.index == denial.sentence.index)
    came = [
        t
        for t in denial.parent.tokens(denial.sentence)
        if rest.child_word(t) is not None and not (source and source.start <= t.start < source.end)
    ]
    return len(came) >= _MIN_CAME


def _kept(child: Telling, staged: Sequence[Scene], denial: Denial, place: Sentence) -> bool:
    """Whether the child has the denial anywhere."""
    if denial.form != "doubted" and _denies_itself(child, place):
        return True
    if denial.form == "doubted" and _OF_NOBODY.match(place.span.text):
        return True
    if denial.form == "answered" and _spoken_by_same(child, place, denial):
        return True
    resting = {scene.sentence.index for scene in staged}
    retelling = {
        scene.sentence.index
        for scene in staged
        for rest in scene.rests
        if rest.parent is denial.parent and rest.sentence.index == denial.sentence.index
    }
    return any(
        _is_denial(child, sentence, denial, sentence.index in retelling)
        or (
            0 < sentence.index - place.index <= _NEAR
            and _speaks_against(child, sentence, denial, sentence.index in resting)
        )
        for sentence in child.parse.sentences
        if sentence.kind in {"paragraph", "key-point"}
    )


def _is_denial(child: Telling, sentence: Sentence, denial: Denial, retells: bool) -> bool:
    """Whether a child sentence is the denial: it says no, with its words, place or voice."""
    says_no = _says_no(child, sentence)
    if retells and denial.form == "answered" and _spoken_by_same(child, sentence, denial):
        return True
    if says_no and (retells or _denied_by_same(child, sentence, denial)):
        return True
    if not (says_no or retells):
        return False
    words, mine = _content(denial.parent, denial.span), _content(child, sentence.span)
    return _share(denial.parent, words, child, mine) >= _KEPT


def _denies_itself(child: Telling, place: Sentence) -> bool:
    """Whether the claim's own sentence goes on to deny it: "took bribes, which she denies"."""
    return any(
        (t.lemma.lower() in DENYING_VERBS and t.pos == "VERB") or t.lemma.lower() == "denial"
        for t in child.tokens(place)
    )


def _speaks_against(child: Telling, sentence: Sentence, denial: Denial, rests: bool) -> bool:
    """Whether a sentence near the claim may be the denial in other words.

    It says no, by the same voice or as the report's own caveat; or it is what the same voice says
    and comes from no other sentence of the parent.
    """
    if denial.form == "doubted" and takes_back(sentence.span.text):
        return True
    return (not rests or _says_no(child, sentence)) and _spoken_by_same(child, sentence, denial)


def _says_no(child: Telling, sentence: Sentence) -> bool:
    """Whether a sentence says no to something; that somebody will not speak says nothing."""
    return (
        (is_negative(child, sentence.span) and not withholds(sentence.span.text))
        or any(t.pos == "VERB" and t.lemma.lower() in _DISSENTING for t in child.tokens(sentence))
        or takes_back(sentence.span.text)
        or leaves_open(sentence.span.text)
        or any(
            a.cue_class == "denying" and a.cue is not None and sentence.span.covers(a.cue)
            for a in child.attributions
        )
    )


def _denied_by_same(child: Telling, sentence: Sentence, denial: Denial) -> bool:
    """Whether the same voice denies something in a child sentence."""
    return denial.voice is not None and any(
        a.cue_class == "denying"
        and a.cue is not None
        and sentence.span.covers(a.cue)
        and same_voice(child, a, denial.parent, denial.voice)
        for a in child.attributions
    )


def _spoken_by_same(child: Telling, sentence: Sentence, denial: Denial) -> bool:
    """Whether the same voice says what a child sentence says."""
    return denial.voice is not None and any(
        _one_voice(child, a, denial.parent, denial.voice)
        for a in child.attributions_in(sentence.span)
    )


def _one_voice(child: Telling, a: Attribution, parent: Telling, b: Attribution) -> bool:
    """Whether two voices are one by what they are called, or "the company" stands for one.

    "A bondholder" is brought in as somebody new: that may be anybody, and is surely no answer.
    """
    if same_by_words(child, a, parent, b):
        return True
    resolved = bool(a.chain) and a.source_kind == "person"
    if resolved or not _points_back(a, b):
        return False
    return is_generic(child, a) and same_voice(child, a, parent, b)


def _points_back(a: Attribution, b: Attribution) -> bool:
    """Whether a source is spoken of as one that is known: "the company", "she"; "it" is nobody."""
    if a.source is None:
        return True
    first = a.source.text.lower().split()[0]
    if first == "it":
        return b.source_kind != "person"
    return first in DEFINITE | PRONOUNS


def _content(telling: Telling, span: Span) -> tuple[Token, ...]:
    return tuple(t for t in telling.parse.tokens_in(span) if t.is_content)


def _share(
    theirs: Telling, words: tuple[Token, ...], mine: Telling, others: tuple[Token, ...]
) -> float:
    """The share of some words that have their like among others."""
    if not words or not others:
        return 0.0
    alike = likeness(words, others, theirs.parse.vectors, mine.parse.vectors)
    return float((alike.max(axis=1) >= _SAME_SENSE).mean())
