"""Words copied: the runs of equal words that two reports share."""

from __future__ import annotations

from headwater.align.words import BODY_KINDS
from headwater.lexicon.fold import fold_word
from headwater.model import Annotations, Report, Span


def shared_runs(
    child: Report,
    child_annotations: Annotations,
    parent_annotations: Annotations,
    run_words: int,
) -> list[Span]:
    """Runs of at least `run_words` equal words, as spans of the child, without overlap."""
    mine = _words_of(child_annotations)
    theirs = _words_of(parent_annotations)
    their_forms = [form for form, _, _ in theirs]
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(theirs) - run_words + 1):
        places.setdefault(tuple(their_forms[at : at + run_words]), []).append(at)
    runs: list[Span] = []
    at = 0
    while at + run_words <= len(mine):
        starts = places.get(tuple(form for form, _, _ in mine[at : at + run_words]), [])
        length = max((_run_length(mine, their_forms, at, s) for s in starts), default=0)
        if length:
            runs.append(child.span(mine[at][1], mine[at + length - 1][2]))
        at += max(length, 1)
    return runs


def run_share(annotations: Annotations, runs: list[Span]) -> float:
    """Share of a report's own words that lie in the runs."""
    words = _words_of(annotations)
    if not words:
        return 0.0
    inside = sum(any(r.start <= start and end <= r.end for r in runs) for _, start, end in words)
    return round(inside / len(words), 4)


def _run_length(mine: list[tuple[str, int, int]], theirs: list[str], at: int, start: int) -> int:
    length = 0
    while (
        at + length < len(mine)
        and start + length < len(theirs)
        and mine[at + length][0] == theirs[start + length]
    ):
        length += 1
    return length


def _words_of(annotations: Annotations) -> list[tuple[str, int, int]]:
    words = []
    for sentence in annotations.sentences:
        if sentence.kind in BODY_KINDS:
            for token in annotations.tokens_of(sentence):
                form = fold_word(token.text)
                if form:
                    words.append((form, token.start, token.end))
    return words
