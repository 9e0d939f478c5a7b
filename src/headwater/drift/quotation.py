"""quote-altered, quote-fabricated: what stands between quotation marks was not said so.

A quotation of the child is looked for in all quotations of its parents, word by word; marks, case,
cuts at either end and "..." inside are no change. Words that differ are an alteration. A quotation
whose words stand in no quotation of the parent, though its sentence rests on one, is a paraphrase
(or plain invention) set between marks. A word or two in marks are emphasis as often as speech, and
are left alone unless they are inside a longer quotation of the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.fold import fold_word
from headwater.model import Quotation, Sentence, Span, Telling, Token

_MIN_WORDS = 3
# Share of a child quotation's words that must stand, in order, in a parent's quotation for the one
# to be an altered form of the other.
_ALTERED_SHARE = 0.5
_SMALL_WORDS = frozenset(
    {"that", "which", "the", "a", "an", "and", "so", "is", "'s", "has", "have"}
)


@dataclass(frozen=True, slots=True)
class _Words:
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]


def check_quotations(
    child: Telling, staged: Sequence[Scene], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Every quotation of the child against the parents' quotations.

    Also in sentences that were aligned with nothing: a quotation is its own evidence.
    """
    by_sentence = {scene.sentence.index: scene for scene in staged}
    for quotation in child.parse.quotations:
        for sentence in child.parse.sentences:
            if not quotation.span.overlaps(sentence.span) or sentence.kind == "key-point":
                continue
            span = _inside(child, sentence, quotation.span)
            mine = _words(child, span)
            if len(mine.forms) < _MIN_WORDS:
                continue
            found = _judge(child, mine, vocabulary)
            if found is None and not _is_quoted(mine, vocabulary):
                scene = by_sentence.get(sentence.index)
                found = None if scene is None else _fabricated(scene, span, mine)
            if found is not None:
                yield found


def _inside(child: Telling, sentence: Sentence, span: Span) -> Span:
    """The part of a quotation that stands in the sentence."""
    start = max(span.start, sentence.span.start)
    return child.report.span(start, min(span.end, sentence.span.end))


def _is_quoted(mine: _Words, vocabulary: Vocabulary) -> bool:
    """Whether a parent has enough of the words between marks for them to be its quotation."""
    return any(
        _share_in_order(mine.forms, _words(parent, q.span).forms) >= _ALTERED_SHARE
        for parent in vocabulary.parents
        for q in parent.parse.quotations
    )


def _judge(child: Telling, mine: _Words, vocabulary: Vocabulary) -> Finding | None:
    best: tuple[float, Telling, Quotation, _Words] | None = None
    for parent in vocabulary.parents:
        for quotation in parent.parse.quotations:
            theirs = _words(parent, quotation.span)
            share = _share_in_order(mine.forms, theirs.forms)
            if best is None or share > best[0]:
                best = (share, parent, quotation, theirs)
    if best is not None and best[0] >= _ALTERED_SHARE:
        return _altered(child, mine, best[1], best[3])
    return None


def _words(telling: Telling, span: Span) -> _Words:
    tokens = [t for t in telling.parse.tokens_in(span) if fold_word(t.text)]
    return _Words(tuple(tokens), tuple(fold_word(t.text) for t in tokens))


def _share_in_order(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / (len(mine) or 1)


def _altered(child: Telling, mine: _Words, parent: Telling, theirs: _Words) -> Finding | None:
    """The first change inside a quotation that is more than a cut."""
    matcher = SequenceMatcher(None, mine.forms, theirs.forms, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op in {"equal", "insert"}:
            continue  # words left out: a cut
        changed = set(mine.forms[i1:i2]) - set(theirs.forms[j1:j2])
        if not changed - _SMALL_WORDS:
            continue
        words = child.span_of(mine.tokens[max(0, i1 - 3) : i2 + 3])
        around = theirs.tokens[max(0, j1 - 3) : j2 + 3] or theirs.tokens
        source = parent.span_of(around)
        return Finding(
            "quote-altered",
            "medium",
            words,
            source,
            f"words inside quotation marks: {quoted(source.text)} became {quoted(words.text)}",
            0.8,
        )
    return None


def _fabricated(scene: Scene, span: Span, mine: _Words) -> Finding | None:
    content = [t for t in mine.tokens if t.is_content]
    came = [(t, f) for t in content if (f := scene.counterpart(t)) is not None]
    if not content or len(came) < 0.34 * len(content):
        return None
    rest: Rest = came[0][1][0]
    sources = [f[1] for _, f in came if f[0] is rest]
    source = rest.parent.span_of(sources) if sources else rest.sentence.span
    return Finding(
        "quote-fabricated",
        "high",
        span,
        source,
        f"set in quotation marks, but the source has it as its own words: {quoted(source.text)}",
        0.7,
    )
