"""Spans of a report's text, and when two of them count as the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets into the text of one file, and the words there."""

    file: str
    start: int
    end: int
    text: str

    @property
    def crosses_blank_line(self) -> bool:
        """Whether a blank line stands between words of the span; such a span matches nothing."""
        return _BLANK_LINE.search(self.text.strip()) is not None


def gold_span(file: str, value: Mapping[str, Any]) -> Span:
    """The span of a gold file, which names no file of its own."""
    return Span(file, value["start"], value["end"], value["text"])


def is_true_span(value: Mapping[str, Any], text: str) -> bool:
    """Whether the words that a span claims stand at its offsets in the text."""
    start, end = value["start"], value["end"]
    if not (isinstance(start, int) and isinstance(end, int)):
        return False
    return 0 <= start < end <= len(text) and text[start:end] == value["text"]


def overlap_by_half(a: Span | None, b: Span | None) -> bool:
    """Whether two spans share at least half of the characters of the shorter one."""
    if a is None or b is None or a.file != b.file:
        return False
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)


def positions(spans: Iterable[Span]) -> frozenset[tuple[str, int]]:
    """Every character of the spans as (file, offset)."""
    return frozenset((s.file, i) for s in spans for i in range(s.start, s.end))


def ink(spans: Iterable[Span]) -> frozenset[tuple[str, int]]:
    """Every character of the spans that is not white space, as (file, offset)."""
    return frozenset(
        (s.file, s.start + i) for s in spans for i, c in enumerate(s.text) if not c.isspace()
    )


def intersection_over_union(a: frozenset[tuple[str, int]], b: frozenset[tuple[str, int]]) -> float:
    """Characters in common over characters in either; 0 for two empty sets."""
    shared = len(a & b)
    union = len(a) + len(b) - shared
    return shared / union if union else 0.0
