"""Lines that a page says twice: alternative text and caption, pull quotes, its own title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from headwater.read.cues import word_set
from headwater.read.lines import Passage
from headwater.read.shape import content_words, folded, is_prose, tokens_of

_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+|[\"]")
_MIN_PULL_QUOTE_WORDS = 6
_MAX_PULL_QUOTE_WORDS = 45
_MAX_DOUBLED_WORDS = 45
# Each is looked for in the whole text, so their number is bounded.
_MAX_QUOTED_LINES = 20
_NEAR = 0.75


def repeated_lines(passages: Sequence[Passage], free: Sequence[int]) -> set[int]:
    """Which of the passages `free` are repeated lines.

    Of running text the later copies are; of two copies right under one another, as a picture's
    alternative text and caption stand, both are. Of lines that are no sentences all copies are.
    A short passage that is a sentence of a longer one is a pull quote.
    """
    copies: dict[str, list[int]] = defaultdict(list)
    for i in free:
        copies[folded(passages[i].words)].append(i)
    found: set[int] = set()
    for group in copies.values():
        if len(group) > 1:
            found |= _of_group(passages, group)
    rest = [i for i in free if i not in found]
    return found | _pull_quotes(passages, rest) | _quoted_parts(passages, rest)


def is_near(words: str, title: str) -> bool:
    """Whether a line says about the same as the title ("Title - Outlet")."""
    ours, theirs = folded(words), folded(title)
    if not ours or not theirs:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    if longer.startswith(shorter + " ") and len(shorter.split()) >= 3:
        return len(longer.split()) - len(shorter.split()) <= 5
    a, b = content_words(words), content_words(title)
    return ours == theirs or (len(a) >= 3 and len(a & b) >= _NEAR * len(a | b))


def _of_group(passages: Sequence[Passage], group: list[int]) -> set[int]:
    if not any(passages[i].final for i in group):
        return set(group)
    found = set(group[1:])
    for first, second in pairwise(group):
        doubled = second == first + 1 and passages[first].count <= _MAX_DOUBLED_WORDS
        if doubled and (not passages[second].opens or _pictures(passages[first])):
            found.add(first)
    return found


def _pictures(passage: Passage) -> bool:
    """Whether a sentence tells what a picture shows: in the present tense from its first words."""
    return not word_set("caption", "verbs").isdisjoint(tokens_of(passage.words)[:8])


def _pull_quotes(passages: Sequence[Passage], free: list[int]) -> set[int]:
    sentences: dict[str, int] = {}
    for i in free:
        parts = [folded(p) for p in _SENTENCE_END.split(passages[i].words)]
        if sum(1 for p in parts if p) > 1:
            for part in parts:
                sentences.setdefault(part, i)
    found = set()
    for i in free:
        passage = passages[i]
        if _MIN_PULL_QUOTE_WORDS <= passage.count <= _MAX_PULL_QUOTE_WORDS:
            home = sentences.get(folded(passage.words), i)
            if home != i and passages[home].count > passage.count and is_prose(passages[home]):
                found.add(i)
    return found


def _quoted_parts(passages: Sequence[Passage], free: list[int]) -> set[int]:
    """Lines wholly in quotation marks whose words stand in a paragraph too, maybe mid-sentence."""
    quotes = [
        i
        for i in free
        if passages[i].quoted
        and passages[i].words.rstrip(".")[-1] in "\"'"
        and _MIN_PULL_QUOTE_WORDS <= passages[i].count <= _MAX_PULL_QUOTE_WORDS
    ][:_MAX_QUOTED_LINES]
    if not quotes:
        return set()
    everything = "\n".join(folded(passages[i].words) for i in free)
    return {i for i in quotes if everything.count(folded(passages[i].words)) > 1}
