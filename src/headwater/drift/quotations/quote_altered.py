"""quote-altered: words inside quotation marks were changed, put in, or cut out without a mark.

A quotation may be cut short at either end, and inside where "..." or brackets say so. It is altered
where other words stand in it, where words are gone from its middle, and where the cut end took a
condition, a denial or a doubt with it ("we will sign" for "we will sign if they pay"), unless the
retelling keeps that outside the marks. What is quoted as a whole sentence must not stop before the
sentence did ("The fish is safe." for "The fish is safe when it leaves us."). Small words ("that",
"and") are no change. Severity: medium.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.drift.finding import Finding, quoted
from headwater.drift.quotations.quotation import Quoting, Words
from headwater.lexicon.fold import fold_word
from headwater.model import Span

_SMALL_WORDS = frozenset("that which the a an and so is s has have but oh well of to".split())
_CONDITIONS = frozenset("if unless until provided providing except though although before".split())
_DENIALS = frozenset("not no never nobody none nothing neither nor cannot".split())
_DOUBTS = frozenset("think believe suppose guess perhaps maybe probably possibly".split())
_CONTRASTS = frozenset({"but", "only"})
# What is said of the words that are left by what was cut after and before them.
_TURNING_AFTER = _CONDITIONS | _DENIALS | _CONTRASTS
_TURNING_BEFORE = _CONDITIONS | _DENIALS | _DOUBTS
# A turning word further into a cut end belongs to a statement of its own.
_NEAR_CUT = 2
# Words shown around a change.
_AROUND = 3
_MARKS_OF_A_CUT = ("...", "…", ". . .", "[", "(")


@dataclass(frozen=True, slots=True)
class _Change:
    """Where the words part: [i1, i2) of the child stand for [j1, j2) of the parent."""

    i1: int
    i2: int
    j1: int
    j2: int


def altered(quoting: Quoting, theirs: Words) -> Iterator[Finding]:
    """The first change inside a quotation that is more than a cut; one finding at most."""
    matcher = SequenceMatcher(None, quoting.words.forms, theirs.forms, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        change = _Change(i1, i2, j1, j2)
        if op != "equal" and _is_alteration(quoting, theirs, change):
            yield _finding(quoting, theirs, change)
            return


def _is_alteration(quoting: Quoting, theirs: Words, change: _Change) -> bool:
    mine = quoting.words
    new = set(mine.forms[change.i1 : change.i2])
    if new - set(theirs.forms[change.j1 : change.j2]) - _SMALL_WORDS:
        return True
    if change.i2 == len(mine.forms):
        after = _in_sentence_of(theirs, change.j1 - 1, change)
        turning = set(after[:_NEAR_CUT]) & _TURNING_AFTER
        return _turned(quoting, turning) or _stops_short(quoting, theirs, change)
    if change.i1 > 0:
        gone = theirs.forms[change.j1 : change.j2]
        return bool(set(gone) - _SMALL_WORDS) and not _is_marked(mine, change)
    before = _in_sentence_of(theirs, change.j2, change)
    if quoting.goes_on:  # words are gone between what is quoted here and in the sentence before
        return bool(set(before) - _SMALL_WORDS)
    return _turned(quoting, set(before) & _TURNING_BEFORE)


def _stops_short(quoting: Quoting, theirs: Words, change: _Change) -> bool:
    """Whether what is quoted as a whole sentence went on, and nothing beside it says how.

    Words taken into the retelling's own sentence ("he called it 'safe'") may be any part of what
    was said; and what follows on an "and" was a statement of its own.
    """
    last = theirs.tokens[change.j1 - 1]
    cut = [t for t in theirs.tokens[change.j1 : change.j2] if t.sentence == last.sentence]
    if not cut or cut[0].dep == "cc" or not _opens_sentence(quoting) or _trails_off(quoting):
        return False
    outside = _words_beside(quoting)
    return any(t.is_content and fold_word(t.text) not in outside for t in cut)


def _opens_sentence(quoting: Quoting) -> bool:
    """Whether a quotation begins as a sentence does; a name or an "I" may stand anywhere."""
    first = quoting.words.tokens[0]
    before = quoting.words.telling.tokens(quoting.sentence)
    if first.text == "I" or first.pos == "PROPN":
        return not any(t.start < first.start and fold_word(t.text) for t in before)
    return first.text[:1].isupper()


def _trails_off(quoting: Quoting) -> bool:
    """Whether the quotation itself shows that more was said."""
    return quoting.span.text.rstrip().endswith(_MARKS_OF_A_CUT[:3])


def _in_sentence_of(theirs: Words, at: int, change: _Change) -> tuple[str, ...]:
    """The words that were cut, of the sentence in which the parent's word `at` stands."""
    if not 0 <= at < len(theirs.tokens):
        return ()
    cut = range(change.j1, change.j2)
    sentence = theirs.tokens[at].sentence
    return tuple(theirs.forms[j] for j in cut if theirs.tokens[j].sentence == sentence)


def _turned(quoting: Quoting, turning: set[str]) -> bool:
    """Whether words that turn a statement are gone, and nothing beside the quotation says so."""
    outside = _words_beside(quoting)
    return bool(turning) and not any(
        kind & turning and kind & outside for kind in (_CONDITIONS | _CONTRASTS, _DENIALS, _DOUBTS)
    )


def _words_beside(quoting: Quoting) -> set[str]:
    """The child's words around a quotation: the rest of its sentence, and the next one."""
    telling, at = quoting.words.telling, quoting.sentence.index
    return {
        fold_word(token.text)
        for sentence in telling.parse.sentences[at : at + 2]
        for token in telling.tokens(sentence)
        if not quoting.span.start <= token.start < quoting.span.end
    }


def _is_marked(mine: Words, change: _Change) -> bool:
    """Whether the child says that words were cut or put in."""
    start, end = mine.tokens[change.i1 - 1].end, mine.tokens[change.i2].start
    gap = mine.telling.report.text[start:end]
    return any(mark in gap for mark in _MARKS_OF_A_CUT)


def _finding(quoting: Quoting, theirs: Words, change: _Change) -> Finding:
    mine = quoting.words
    words = _around(mine, change.i1, change.i2)
    source = _around(theirs, change.j1, change.j2)
    detail = f"words inside quotation marks: {quoted(source.text)} became {quoted(words.text)}"
    return Finding("quote-altered", "medium", words, source, detail, 0.8)


def _around(words: Words, start: int, end: int) -> Span:
    """Some words with a few on either side."""
    shown = words.tokens[max(0, start - _AROUND) : end + _AROUND]
    return words.telling.span_of(shown or words.tokens)
