"""Words copied: the runs of equal words that two reports share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from headwater.model import Report, Span

OwnWord = tuple[str, int, int]
"""A folded word with its first and one past its last character."""


class Row:
    """One report's own words in a row, and where each run of a few of them begins."""

    def __init__(self, words: Sequence[OwnWord], run_words: int) -> None:
        self.words = words
        self.forms = [form for form, _, _ in words]
        self.grams = [
            " ".join(self.forms[at : at + run_words]) for at in range(len(words) - run_words + 1)
        ]
        self.places: Mapping[str, list[int]] = _places(self.grams)


def shared_runs(child: Report, mine: Row, theirs: Row) -> list[Span]:
    """Runs of equal words, as long as the rows were made for or longer: spans of the child."""
    runs: list[Span] = []
    at = 0
    while at < len(mine.grams):
        starts = theirs.places.get(mine.grams[at], ())
        length = max((_run_length(mine.forms, theirs.forms, at, s) for s in starts), default=0)
        if length:
            runs.append(child.span(mine.words[at][1], mine.words[at + length - 1][2]))
        at += max(length, 1)
    return runs


def run_share(row: Row, runs: Sequence[Span]) -> float:
    """Share of a report's own words that lie in the runs, which are in order of the text."""
    if not row.words:
        return 0.0
    starts = [run.start for run in runs]
    inside = 0
    for _, start, end in row.words:
        before = bisect_right(starts, start) - 1
        inside += before >= 0 and end <= runs[before].end
    return round(inside / len(row.words), 4)


def _places(grams: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, gram in enumerate(grams):
        places.setdefault(gram, []).append(at)
    return places


def _run_length(mine: Sequence[str], theirs: Sequence[str], at: int, start: int) -> int:
    length = 0
    while (
        at + length < len(mine)
        and start + length < len(theirs)
        and mine[at + length] == theirs[start + length]
    ):
        length += 1
    return length
