"""What stands between quotation marks: the words of a quotation, and the parent's words for it.

Shared by the two kinds that judge quotations. Each quotation of the child is taken sentence by
sentence and laid beside all quotations of its parents, word by word; marks, case and short forms
("isn't") are no difference. Quotations that one speech was cut into ("...", he said, "...") count
as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.lexicon.fold import fold_word
from headwater.model import Sentence, Span, Telling, Token

MIN_WORDS = 3
# Share of a child quotation's words that must stand, in order, in a parent's quotation for the one
# to be a form of the other; of its content words likewise, or any two long quotations would be.
_SAME_SPEECH = 0.5
_SAME_RUN = 3
# Characters between two quotations of one speech: enough for "said the deputy head of the union".
_INTERRUPTION = 90
_SHORT_FORMS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "n't": "not", "ca": "can"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a quotation.

    Attributes:
        telling: the report that they stand in.
        tokens: without punctuation.
        forms: for each token what it is compared by.
    """

    telling: Telling
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]

    @property
    def span(self) -> Span:
        """From the first to the last word."""
        return self.telling.span_of(self.tokens)


@dataclass(frozen=True, slots=True)
class Quoting:
    """The part of a child's quotation that stands in one of its sentences.

    Attributes:
        sentence: the child's sentence.
        span: the words between the marks, punctuation with them.
        words: those words.
        goes_on: whether the quotation began in an earlier sentence.
    """

    sentence: Sentence
    span: Span
    words: Words
    goes_on: bool


def quotings(child: Telling) -> Iterator[Quoting]:
    """Every quotation of a report, sentence by sentence."""
    for quotation in child.parse.quotations:
        for sentence in child.parse.sentences:
            if not quotation.span.overlaps(sentence.span) or sentence.kind == "key-point":
                continue
            start = max(quotation.span.start, sentence.span.start)
            span = child.report.span(start, min(quotation.span.end, sentence.span.end))
            words = words_of(child, span)
            if words.forms:
                goes_on = quotation.continues or quotation.span.start < sentence.span.start
                yield Quoting(sentence, span, words, goes_on)


def words_of(telling: Telling, *spans: Span) -> Words:
    """The words of some spans, in order."""
    tokens = [t for span in spans for t in telling.parse.tokens_in(span) if fold_word(t.text)]
    forms = (fold_word(t.text) for t in tokens)
    return Words(telling, tuple(tokens), tuple(_SHORT_FORMS.get(f, f) for f in forms))


def speeches(parent: Telling) -> Iterator[Words]:
    """Every quotation of a parent, and every pair that one speech was cut into."""
    quotations = parent.parse.quotations
    for at, quotation in enumerate(quotations):
        yield words_of(parent, quotation.span)
        for following in quotations[at + 1 : at + 2]:
            between = parent.report.text[quotation.span.end : following.span.start]
            if len(between) <= _INTERRUPTION and "\n\n" not in between:
                yield words_of(parent, quotation.span, following.span)


def likest(mine: Words, parents: tuple[Telling, ...]) -> Words | None:
    """The parents' speech that a quotation is a form of; the shorter among equals."""
    best: tuple[float, int] | None = None
    found: Words | None = None
    for parent in parents:
        for theirs in speeches(parent):
            share = share_in_order(mine.forms, theirs.forms)
            rank = (round(share, 3), -len(theirs.forms))
            if share >= _SAME_SPEECH and (best is None or rank > best) and _same(mine, theirs):
                best, found = rank, theirs
    return found


def share_in_order(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The share of my words that stand in theirs, in one order."""
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / (len(mine) or 1)


def _same(mine: Words, theirs: Words) -> bool:
    """Whether more than small words agree: half of the content words, or a run of words."""
    matcher = SequenceMatcher(None, mine.forms, theirs.forms, autojunk=False)
    blocks = matcher.get_matching_blocks()
    content = {i for i, t in enumerate(mine.tokens) if t.is_content}
    matched = {i for b in blocks for i in range(b.a, b.a + b.size)}
    run = max((b.size for b in blocks), default=0)
    if not content:
        return run >= min(_SAME_RUN, len(mine.forms))
    return 2 * len(content & matched) >= len(content)
