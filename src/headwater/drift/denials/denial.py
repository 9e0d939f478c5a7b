"""What a parent says against a claim of its own: denials, answers and caveats.

Three forms: a verb of denying ("denied shelling the market"); a negative answer of another voice
than the one that made the claim just before ("the company says none of it reached the bayou"); a
caveat ("it was not possible to confirm this").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from headwater.drift.credits.voices import is_generic, same_by_words, same_voice
from headwater.drift.credits.voices_apart import surely_different
from headwater.lexicon.likeness import word_key
from headwater.lexicon.negation import DENYING_VERBS, NEGATIVE_ADVERBS, NEGATIVE_PRONOUNS
from headwater.lexicon.rebuttals import calls_untrue, leaves_open, takes_back, withholds
from headwater.model import Attribution, Sentence, Span, Telling

# Words that stand for what was said before.
_TAKES_UP = frozenset({"it", "this", "that", "none", "such"})
# How far before an answer its claim may stand.
_LOOK_BACK = 3
# Verbs that say no without a "not".
_DISSENTING = DENYING_VERBS | {"disagree", "differ", "object", "dissent", "doubt", "question"}
_NEGATIVE = NEGATIVE_ADVERBS | NEGATIVE_PRONOUNS | {"no"}


@dataclass(frozen=True, slots=True)
class Denial:
    """Words of a parent against a claim.

    Attributes:
        span: the words.
        form: how they deny.
    """

    span: Span
    form: Literal["denied", "answered", "doubted"]


def denials(parent: Telling) -> Iterator[Denial]:
    """The denials of a parent's body, one a sentence at most."""
    for sentence in parent.parse.sentences:
        if sentence.kind != "paragraph":
            continue
        denial = _denied(parent, sentence) or _doubted(sentence)
        denial = denial or _answered(parent, sentence) or _contradicted(parent, sentence)
        if denial is not None:
            yield denial


def is_negative(telling: Telling, span: Span) -> bool:
    """Whether words say no in any way."""
    tokens = telling.parse.tokens_in(span)
    return any(t.text.lower() in _NEGATIVE for t in tokens) or calls_untrue(span.text)


def says_no(telling: Telling, sentence: Sentence) -> bool:
    """Whether a sentence says no to something; that somebody will not speak says nothing."""
    return (
        (is_negative(telling, sentence.span) and not withholds(sentence.span.text))
        or any(t.pos == "VERB" and t.lemma.lower() in _DISSENTING for t in telling.tokens(sentence))
        or takes_back(sentence.span.text)
        or leaves_open(sentence.span.text)
        or any(
            a.cue_class == "denying" and a.cue is not None and sentence.span.covers(a.cue)
            for a in telling.attributions
        )
    )


def _denied(parent: Telling, sentence: Sentence) -> Denial | None:
    for voice in parent.attributions:
        if voice.cue_class == "denying" and voice.cue and sentence.span.covers(voice.cue):
            start = max(min(voice.cue.start, voice.content.start), sentence.span.start)
            end = min(max(voice.cue.end, voice.content.end), sentence.span.end)
            return Denial(parent.report.span(start, end), "denied")
    return None


def _contradicted(parent: Telling, sentence: Sentence) -> Denial | None:
    """What the report calls untrue in its own voice."""
    if not calls_untrue(sentence.span.text) or _voices(parent, sentence)[1:]:
        return None
    voice = next(iter(_voices(parent, sentence)), None)
    if (
        voice is not None
        and sentence.span.covers(voice.content)
        and is_negative(parent, voice.content)
    ):
        return None
    return Denial(sentence.span, "denied")


def _doubted(sentence: Sentence) -> Denial | None:
    return Denial(sentence.span, "doubted") if takes_back(sentence.span.text) else None


def _answered(parent: Telling, sentence: Sentence) -> Denial | None:
    """A negative statement by another voice than that of a claim just before."""
    for voice in _voices(parent, sentence):
        said = voice.content if sentence.span.covers(voice.content) else sentence.span
        if withholds(said.text) or not (
            is_negative(parent, said) or calls_untrue(sentence.span.text)
        ):
            continue
        if any(_answers(parent, voice, claim) for claim in _claims_before(parent, sentence, voice)):
            return Denial(said, "answered")
    return None


def _claims_before(parent: Telling, sentence: Sentence, voice: Attribution) -> Iterator[Sentence]:
    """The nearest sentence of another voice; what the denier says between is passed over."""
    for claim in parent.parse.sentences[max(0, sentence.index - _LOOK_BACK) : sentence.index][::-1]:
        others = _voices(parent, claim)
        if others and all(_is_another(parent, voice, other) for other in others):
            yield claim
            return
        if not any(same_voice(parent, voice, parent, other) for other in others):
            return


def _is_another(parent: Telling, a: Attribution, b: Attribution) -> bool:
    """Whether two voices of one text, described in two ways beside each other, are two."""
    if _is_brought_in(a) and not same_by_words(parent, a, parent, b):
        return True
    if same_voice(parent, a, parent, b):
        return False
    if {a.source_kind, b.source_kind} == {"person", "document"}:
        return True
    return surely_different(parent, a, parent, b) or not (
        is_generic(parent, a) or is_generic(parent, b)
    )


def _is_brought_in(later: Attribution) -> bool:
    """Whether a voice is new in the text: "a spokesman for the utility" is nobody before it."""
    words = "" if later.source is None else later.source.text.lower()
    return words.startswith(("a ", "an ", "another "))


def _answers(parent: Telling, voice: Attribution, claim: Sentence) -> bool:
    """Whether a statement is about the claim before it: by a word for it, or by whom it is of."""
    said = parent.parse.tokens_in(voice.content)
    if any(t.text.lower() in _TAKES_UP and t.dep != "mark" for t in said):
        return True
    told = {word_key(t) for t in parent.tokens(claim) if t.is_content}
    own = () if voice.source is None else parent.parse.tokens_in(voice.source)
    return any(word_key(t) in told for t in (*said, *own) if t.is_content)


def _voices(parent: Telling, sentence: Sentence) -> list[Attribution]:
    return [a for a in parent.attributions_in(sentence.span) if a.source is not None]
