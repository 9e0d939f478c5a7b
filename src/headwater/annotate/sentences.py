"""Where sentences begin and end, where the parser's own bounds are put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTE = '"'
# The parser ends sentences after these: "said Brig. Gen. Renata Ilves".
_ABBREVIATED_TITLES = frozenset(
    "adm brig capt cmdr col cpl dr fr gen gov hon insp lt maj messrs mr mrs ms pte prof rep rev "
    "sen sgt st supt".split()
)
# The stages look at a sentence's tokens again and again: a "sentence" beyond this is no sentence,
# and is cut so that hostile input costs no more than its length.
_LONGEST_SENTENCE_TOKENS = 400


def sentence_bounds(doc: Doc, quotes_before: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences; white space alone is none, and an opening quote never ends one.

    The parser likes to end a sentence before a closing mark, and sometimes just before a
    lower-case word; both are put right here.
    """
    starts = [sentence.start for sentence in doc.sents]
    kept: list[int] = []
    for start in starts:
        if kept and _belongs_to_sentence_before(doc, start, quotes_before[start] % 2 == 1):
            continue
        kept.append(start)
    # White space goes to the sentence beside it: no token may be left out, or indices would slip.
    words = [b for b in pairwise([*kept, len(doc)]) if doc[b[0] : b[1]].text.strip()]
    if words:
        for first, last in pairwise([0, *(first for first, _ in words[1:]), len(doc)]):
            for start in range(first, last, _LONGEST_SENTENCE_TOKENS):
                yield start, min(last, start + _LONGEST_SENTENCE_TOKENS)


def _belongs_to_sentence_before(doc: Doc, start: int, inside_quotes: bool) -> bool:
    token, before = doc[start], doc[start - 1]
    if token.text == _QUOTE and inside_quotes:
        return True
    if before.text == "." and start >= 2 and doc[start - 2].lower_ in _ABBREVIATED_TITLES:
        return True
    if token.text[0].islower() and not any(mark in before.text for mark in ".!?:"):
        return True
    return start == len(doc) - 1 and not (token.is_alpha or token.like_num)
