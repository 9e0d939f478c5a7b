"""Clues from what is lost on the way: words, voices, people, figures, quotes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from headwater.lexicon.fold import fold_word
from headwater.lineage.direction.clue import Clue
from headwater.lineage.evidence import Evidence
from headwater.lineage.material import Material

# Amounts beyond which more of the same tells nothing more.
_MOST_SHARE, _MOST_QUOTES, _MOST_RATIO = 0.25, 3, 1.0
_MIN_SHARE_GAP, _MIN_LONGER = 0.01, 1.05
_MIN_QUOTE_WORDS = 5
_DIGIT = re.compile(r"^\W*\d")


def by_share(evidence: Evidence) -> Iterator[Clue]:
    """The one that is explained better by the other took from it: what it added is little."""
    gap = evidence.share - evidence.back
    if gap >= _MIN_SHARE_GAP:
        amount = min(gap, _MOST_SHARE) / _MOST_SHARE
        mine, theirs = f"{evidence.share:.0%}", f"{evidence.back:.0%}"
        yield Clue(
            "explained",
            amount,
            f"the parent explains {mine} of the child, the child {theirs} of it",
        )


def by_growth(evidence: Evidence) -> Iterator[Clue]:
    """An outlet's own later version holds most of the earlier one and adds to it."""
    gap = evidence.back - evidence.share
    if gap >= _MIN_SHARE_GAP:
        amount = min(gap, _MOST_SHARE) / _MOST_SHARE
        yield Clue(
            "grown", amount, "the child holds what the outlet's other version says, and more"
        )


def by_quotes(evidence: Evidence, reverse: Evidence) -> Iterator[Clue]:
    """Quotes are cut on the way, and never grow."""
    shorter = [q for q in evidence.quotes if q.child_words < q.parent_words]
    longer = [q for q in reverse.quotes if q.child_words < q.parent_words]
    gap = len(shorter) - len(longer)
    if gap > 0:
        amount = min(gap, _MOST_QUOTES) / _MOST_QUOTES
        number = "a quote is" if gap == 1 else f"{gap} quotes are"
        yield Clue("shorter_quotes", amount, f"{number} shorter than in the parent")


def by_loss(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """A retelling is shorter, and fewer voices speak in it."""
    yield from _by_length(material, evidence)
    yield from _by_voices(material, evidence)
    yield from _by_number_of_quotes(material, evidence)


def by_people(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """Most people who are named by first and last name lose their names on the way."""
    mine, theirs = (_full_names(material, r) for r in (evidence.child, evidence.parent))
    held = {name for pair in mine for name in pair}, {name for pair in theirs for name in pair}
    lost = sum(not held[0].intersection(pair) for pair in theirs)
    added = sum(not held[1].intersection(pair) for pair in mine)
    if lost > added:
        amount = math.log((lost + 2) / (added + 2))
        yield Clue("more_people", amount, f"the parent names {lost} that the child does not")


def by_figures(material: Material, evidence: Evidence) -> Iterator[Clue]:
    """Retelling rounds figures off and leaves them out."""
    mine, theirs = (_figures_a_word(material, r) for r in (evidence.child, evidence.parent))
    if theirs > mine:
        yield Clue("more_figures", theirs - mine, "the parent gives more figures")


def _full_names(material: Material, report: str) -> set[tuple[str, str]]:
    """First and last words of names of two words and more, as far as they follow one another."""
    tokens = material.annotations[report].tokens
    return {
        (fold_word(tokens[at].text), fold_word(tokens[at + 1].text))
        for sentence in material.sentences(report)
        for at in range(sentence.first, sentence.last - 1)
        if tokens[at].pos == tokens[at + 1].pos == "PROPN"
    }


def _figures_a_word(material: Material, report: str) -> float:
    """Words that begin with a digit, for every ten words of the body."""
    body = [s.span.text for s in material.sentences(report) if s.kind == "paragraph"]
    words = [word for text in body for word in text.split()]
    return 10 * sum(_DIGIT.search(word) is not None for word in words) / max(1, len(words))


def _by_length(material: Material, evidence: Evidence) -> Iterator[Clue]:
    mine = _content_words(material, evidence.child)
    theirs = _content_words(material, evidence.parent)
    if mine and theirs / mine >= _MIN_LONGER:
        amount = min(math.log(theirs / mine), _MOST_RATIO)
        yield Clue("longer", amount, f"the parent is longer ({theirs} content words to {mine})")


def _by_voices(material: Material, evidence: Evidence) -> Iterator[Clue]:
    mine = len(material.attributions.get(evidence.child, ()))
    theirs = len(material.attributions.get(evidence.parent, ()))
    if theirs > mine:
        amount = min(math.log((theirs + 1) / (mine + 1)), _MOST_RATIO)
        yield Clue(
            "more_voices",
            amount,
            f"the parent credits more to others ({theirs} statements to {mine})",
        )


def _by_number_of_quotes(material: Material, evidence: Evidence) -> Iterator[Clue]:
    mine, theirs = _quotes(material, evidence.child), _quotes(material, evidence.parent)
    if theirs > mine:
        amount = min(theirs - mine, _MOST_QUOTES) / _MOST_QUOTES
        yield Clue("more_quotes", amount, f"the parent quotes more ({theirs} quotes to {mine})")


def _quotes(material: Material, report: str) -> int:
    quotations = material.annotations[report].quotations
    return sum(len(q.span.text.split()) >= _MIN_QUOTE_WORDS for q in quotations)


def _content_words(material: Material, report: str) -> int:
    tokens = material.annotations[report].tokens
    return sum(t.is_content for s in material.sentences(report) for t in tokens[s.first : s.last])
