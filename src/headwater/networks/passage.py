"""The parent sentences beside which a network reads a child's sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from headwater.lexicon.fold import fold_word
from headwater.model import Annotations, Comparison, Token

Place = tuple[str, int]
"""A sentence: report id and index in its annotations."""

# Neighbours on either side of a sentence that the child's sentence rests on.
_NEIGHBOURS = 1
# Sentences from elsewhere that give a name, figure or noun which those do not have.
_FARTHER = 3


def rests_on(comparisons: Iterable[Comparison]) -> dict[int, set[Place]]:
    """By child sentence, the parent sentences that it is aligned with."""
    rests: dict[int, set[Place]] = {}
    for comparison in comparisons:
        for a in comparison.alignments:
            rests.setdefault(a.child_sentence, set()).add((comparison.parent, a.parent_sentence))
    return rests


def find_passage(
    mine: Sequence[Token], on: set[Place], parents: Mapping[str, Annotations]
) -> list[Place]:
    """The sentences beside which one is read, in text order.

    Args:
        mine: the tokens of the child's sentence.
        on: the sentences that it rests on.
        parents: by report id.
    """
    wider: set[Place] = set()
    for report, index in on:
        last = len(parents[report].sentences) - 1
        near = range(max(0, index - _NEIGHBOURS), min(last, index + _NEIGHBOURS) + 1)
        wider |= {(report, i) for i in near}
    return sorted(wider | _farther(mine, wider, parents))


def stands_whole(mine: Sequence[Token], on: set[Place], parents: Mapping[str, Annotations]) -> bool:
    """Whether one of the sentences is the same word for word: there is nothing to read."""
    forms = _forms(mine)
    return any(
        _forms(parents[report].tokens_of(parents[report].sentences[index])) == forms
        for report, index in on
    )


def _farther(
    mine: Sequence[Token], near: set[Place], parents: Mapping[str, Annotations]
) -> set[Place]:
    """Sentences elsewhere that say words of `mine` which the near ones lack, most of them first."""
    lacking = {fold_word(t.text) for t in mine if t.pos in {"PROPN", "NUM", "NOUN"}} - {""}
    for report, index in near:
        lacking -= _words(parents[report], index)
    found: set[Place] = set()
    reports = sorted({report for report, _ in near})
    every = [(r, i) for r in reports for i in range(len(parents[r].sentences))]
    while lacking and len(found) < _FARTHER:
        best = max(every, key=lambda at: len(lacking & _words(parents[at[0]], at[1])))
        told = lacking & _words(parents[best[0]], best[1])
        if not told:
            break
        found.add(best)
        lacking -= told
    return found


def _words(annotations: Annotations, index: int) -> set[str]:
    return {fold_word(t.text) for t in annotations.tokens_of(annotations.sentences[index])}


def _forms(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(form for form in (fold_word(t.text) for t in tokens) if form)
