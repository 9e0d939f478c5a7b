"""Lines of a text, and the passages that they make: a paragraph, a heading, a menu line.

Rules read a passage's `words` (plain quotes and spaces); spans are cut from its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from headwater.lexicon.fold import straighten

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_EDGE = " \t\x1c\x1d\x1e\x1f\u00a0\u3000"
_BULLET = re.compile(r"(?:[•‣◦▪●■□◆◇○∙·*‧⁃➤►▶✔✓]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s))\s*")
# Signs that lead into or close a line of a menu or a link; cue words are looked for without them.
_DECORATION = " \t*>»›→•·–—-|[]()<#=_~▶►▸◀«‹←+:…"
_FINAL = ".!?…。！？؟।"
_CLOSING = "\"')]} *_"
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.){2,}$|\b(?:Mr|Mrs|Dr|Gen|Sen|Rep|St|Co|Inc|Ltd|No)\.$")
# Double pointed signs are quotation marks elsewhere; at the edges of words they part menus.
_POINTED = str.maketrans("«»", "‹›")
# A full stop with a credit behind it: "... he said. (AP)", "... he said. - AFP".
_TAG_BEHIND_STOP = re.compile(r"[.!?][\"']?\s*(?:\([^()]{1,40}\)|[-–—]{1,2}\s?[A-Z][\w/]{1,20})\Z")
# Lines longer than this were not wrapped by a program for plain text.
_MAX_WRAP_WIDTH = 140
_MIN_WRAP_WIDTH = 36


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line without the white space around it; `opens` if a blank line is above it."""

    start: int
    end: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more lines that belong together.

    Attributes:
        start: first character that is no white space.
        end: one past the last.
        words: its words with plain quotes and single spaces.
        bare: the same in lower case without the signs around them.
        count: how many words.
        opens: a blank line, or the start of the text, is above it.
        bullet: characters of the bullet or number that it starts with, 0 if none.
    """

    start: int
    end: int
    words: str
    bare: str
    count: int
    opens: bool
    bullet: int

    @property
    def final(self) -> bool:
        """Whether it ends as a sentence does, quotes and brackets aside."""
        return ends_sentence(self.words)

    @property
    def quoted(self) -> bool:
        """Whether it starts with a quotation mark: somebody's words, never a page's own."""
        return self.words[:1] in {'"', "'", "‹"}


def ends_sentence(words: str) -> bool:
    """Whether the words end with a full stop or the like, before any closing quote or bracket."""
    stripped = words.rstrip(_CLOSING)
    if stripped and stripped[-1] in _FINAL:
        return True
    return bool(_TAG_BEHIND_STOP.search(words[-60:]))


def ends_with_abbreviation(words: str) -> bool:
    """Whether the last full stop belongs to an abbreviation ("in the U.S.")."""
    return bool(_ABBREVIATION.search(words[-12:]))


def split_passages(text: str, start: int = 0) -> tuple[Passage, ...]:
    """The passages of `text` from `start` on, in order, without overlap.

    A line is a passage of its own, unless the text is wrapped at a fixed width: then lines that
    were broken for want of room are joined. No passage goes across a blank line.
    """
    straight = straighten(text.translate(_POINTED))
    lines = tuple(_lines(straight, start))
    width = _wrap_width(straight, lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.opens and _continues(straight, groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(
        passage_of(straight[g[0].start : g[-1].end], g[0].start, opens=g[0].opens) for g in groups
    )


def _lines(straight: str, start: int) -> Iterator[Line]:
    """Lines that hold something, each trimmed."""
    previous = start
    first = True
    for match in _LINE.finditer(straight, start):
        words = match[0].strip(_EDGE)
        if not words or words.isspace():
            continue
        left = match.start() + len(match[0]) - len(match[0].lstrip(_EDGE))
        breaks = len(_BREAK.findall(straight, previous, match.start()))
        yield Line(left, left + len(words), first or breaks > 1)
        previous, first = match.end(), False


def _wrap_width(straight: str, lines: tuple[Line, ...]) -> int:
    """The width that the text was wrapped at; 0 if its lines are whole paragraphs.

    Only lines that another follows without a gap tell: wrapped ones are about equally long and
    seldom end with a sentence.
    """
    inner = [a for a, b in pairwise(lines) if not b.opens]
    longest = max((line.end - line.start for line in lines), default=0)
    if len(inner) < 2 or longest > _MAX_WRAP_WIDTH:
        return 0
    lengths = sorted(line.end - line.start for line in inner)
    width = lengths[-1]
    if width < _MIN_WRAP_WIDTH:
        return 0
    full = [line for line in inner if line.end - line.start >= 0.7 * width]
    running = [line for line in full if not ends_sentence(straight[line.start : line.end])]
    if len(full) < 0.5 * len(inner) or len(running) < 0.5 * len(full):
        return 0
    return width


def _continues(straight: str, line: Line, following: Line, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`: its first word had no room left."""
    if not width:
        return False
    words = straight[following.start : following.end]
    if _BULLET.match(words):
        return False
    room = width - (line.end - line.start)
    first = len(words.split(None, 1)[0])
    if first + 1 > room:
        return True
    # Ragged wrapping leaves room for a word or two; a small first letter shows that it goes on.
    return words[0].islower() and room <= 0.3 * width


def passage_of(words: str, start: int = 0, *, opens: bool = False) -> Passage:
    """A passage of words without white space around them, as they stand from `start` on."""
    bullet = _BULLET.match(words)
    spaced = " ".join(words.split())
    return Passage(
        start=start,
        end=start + len(words),
        words=spaced,
        bare=" ".join(spaced.strip(_DECORATION).lower().split()),
        count=spaced.count(" ") + 1,
        opens=opens,
        bullet=bullet.end() if bullet and bullet.end() < len(words) else 0,
    )
