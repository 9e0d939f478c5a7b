"""Which words differ between two wordings of the same thing.

Words are compared without case, accents and edge punctuation, numerals by value ("nine" and "9").
A word that only moved does not count as changed: another order is no drift, and marking it would
bury what is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.lexicon.fold import fold_word
from headwater.lexicon.numerals import numeral_value

_WORD = re.compile(r"\w+(?:[.,:'’\-‑]\w+)*|[%$€£]")
# A lone word of these between two changed ones is marked with them: a phrase reads better as one
# change than as two with a hole.
_BRIDGES = frozenset("a an and at by for from in of on the to with".split())
# Comparing is quadratic; beyond this many words on a side only the sets of words are compared.
_MAX_WORDS = 1_500

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one wording: its words, and whether the other wording lacks them."""

    text: str
    changed: bool


def changed_ranges(before: str, after: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Half-open character ranges of the words that only one of the wordings has.

    Returns:
        The ranges in `before` (words that are gone) and in `after` (words that are new), in order.
    """
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    old_words = [_comparable(m.group()) for m in old]
    new_words = [_comparable(m.group()) for m in new]
    old_kept, new_kept = _kept(old_words, new_words)
    return (
        _ranges(before, [m.span() for m in old], old_kept),
        _ranges(after, [m.span() for m in new], new_kept),
    )


def runs(text: str, ranges: Iterable[Range]) -> tuple[Run, ...]:
    """A wording cut at the ends of its changed ranges; the texts together are the wording."""
    made: list[Run] = []
    at = 0
    for start, end in ranges:
        if at < start:
            made.append(Run(text[at:start], False))
        made.append(Run(text[start:end], True))
        at = end
    if at < len(text):
        made.append(Run(text[at:], False))
    return tuple(made)


def _comparable(word: str) -> str:
    value = numeral_value(word)
    # Dots inside are a matter of style ("p.m." and "pm").
    return fold_word(word).replace(".", "") if value is None else f"{value:g}"


def _kept(old: Sequence[str], new: Sequence[str]) -> tuple[list[bool], list[bool]]:
    old_kept, new_kept = [False] * len(old), [False] * len(new)
    if max(len(old), len(new)) <= _MAX_WORDS:
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                old_kept[block.a + step] = new_kept[block.b + step] = True
    moved = Counter(w for w, kept in zip(old, old_kept, strict=True) if not kept)
    places: dict[str, list[int]] = defaultdict(list)
    for place, (word, kept) in enumerate(zip(old, old_kept, strict=True)):
        if not kept:
            places[word].append(place)
    for place, word in enumerate(new):
        if not new_kept[place] and moved[word]:
            moved[word] -= 1
            new_kept[place] = True
            old_kept[places[word].pop(0)] = True
    return old_kept, new_kept


def _ranges(text: str, spans: Sequence[Range], kept: Sequence[bool]) -> tuple[Range, ...]:
    changed = [not k for k in kept]
    for place in range(1, len(spans) - 1):
        if changed[place - 1] and changed[place + 1]:
            start, end = spans[place]
            changed[place] = changed[place] or text[start:end].casefold() in _BRIDGES
    made: list[Range] = []
    for place, (start, end) in enumerate(spans):
        if not changed[place]:
            continue
        if made and place and changed[place - 1] and not _parted(text, made[-1][1], start):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)


def _parted(text: str, end: int, start: int) -> bool:
    """Whether the end of a sentence or of a line lies between two words."""
    return any(mark in text[end:start] for mark in ".!?\n")
