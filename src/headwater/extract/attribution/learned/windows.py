"""A report in windows that the network reads at once: whole sentences, each with its context."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extract.parse import Parse
from headwater.networks.pieces import PieceVocabulary

# Pieces in a window, its two marks left out, and how many of them the next window reads again.
# Nine in ten contents of PolNeAR end within 120 pieces of their cue.
WINDOW_PIECES = 222
_OVERLAP_PIECES = 80


@dataclass(frozen=True, slots=True)
class Window:
    """Some consecutive tokens of a report as the encoder reads them.

    Attributes:
        first: index of its first token.
        last: one past its last token.
        pieces: numbers of all pieces, the marks at both ends among them.
        starts: for each token the place of its first piece in `pieces`.
    """

    first: int
    last: int
    pieces: tuple[int, ...]
    starts: tuple[int, ...]


def cut_windows(parse: Parse, vocabulary: PieceVocabulary) -> Iterator[Window]:
    """All tokens of a report, in windows that overlap."""
    cut = [vocabulary.split(token.text) for token in parse.tokens]
    edges = [s.first for s in parse.annotations.sentences] + [len(cut)]
    first = 0
    while first < len(cut):
        last = _reach(cut, edges, first)
        yield _window(cut, first, last, vocabulary)
        if last >= len(cut):
            return
        first = _next_first(cut, edges, first, last)


def _reach(cut: list[tuple[int, ...]], edges: list[int], first: int) -> int:
    """The last sentence end that fits; the middle of a sentence where not even one fits."""
    room, last = WINDOW_PIECES, first
    while last < len(cut) and len(cut[last]) <= room:
        room -= len(cut[last])
        last += 1
    last = max(last, first + 1)
    end = edges[bisect_right(edges, last) - 1]
    return end if end > first else last


def _next_first(cut: list[tuple[int, ...]], edges: list[int], first: int, last: int) -> int:
    """The start of the earliest sentence within the overlap, or the end of this window."""
    room, at = _OVERLAP_PIECES, last
    while at > first + 1 and len(cut[at - 1]) <= room:
        at -= 1
        room -= len(cut[at])
    edge = edges[bisect_left(edges, at)]
    return min(edge, last)


def _window(
    cut: list[tuple[int, ...]], first: int, last: int, vocabulary: PieceVocabulary
) -> Window:
    pieces, starts = [vocabulary.first], []
    for word in cut[first:last]:
        starts.append(len(pieces))
        pieces.extend(word)
    pieces.append(vocabulary.last)
    return Window(first, last, tuple(pieces), tuple(starts))
