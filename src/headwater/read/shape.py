"""What a passage looks like, cue words aside: prose, a headline, a name, a date."""

from __future__ import annotations

import re

from headwater.read.cues import word_set
from headwater.read.lines import Passage, ends_with_abbreviation

_TOKEN = re.compile(r"[^\s,;|/·•»›>–—()]+")
_NAME_TOKEN = re.compile(r"[A-ZÀ-ÞŠŽ][\w'’.-]*\Z")
_PARTICLES = frozenset(
    "al el bin ibn abu de del da dos van von der la le di du ter ten den and y".split()
)
_WORD = re.compile(r"[^\W_]+")
_INNER_STOP = re.compile(r"[.!?][\"')\]]*\s+[\"'(]?[A-Z]")
_NUMERIC_TIME = re.compile(
    r"\d{1,4}[:./-]\d{1,2}(?:[:./-]\d{1,4})?(?:t[\d:.]{4,12})?(?:z|[ap]m)?\Z"
)
_NUMERIC_PART = re.compile(r"\d{1,4}(?:[:./+t-]\d{1,4}){0,5}(?:st|nd|rd|th|am|pm|gmt|z|h|m|d)?\Z")
_MIN_PROSE_WORDS = 3
_RUNNING_WORDS = 25
_MAX_HEADLINE_WORDS = 30
_MAX_HEADLINE_CHARS = 220


def is_prose(passage: Passage) -> bool:
    """Whether it reads as running text: it ends as a sentence does, or goes on for long."""
    if passage.count >= _RUNNING_WORDS or (passage.count < 3 and len(passage.words) >= 60):
        return True  # the second: scripts that put no spaces between words
    if passage.words.endswith(":"):
        return passage.count >= 6
    if not passage.final or passage.count < _MIN_PROSE_WORDS:
        return False
    if passage.words.rstrip("\"')]}").endswith(("?", "!")):
        # "Who killed the mayor?" heads a report or a part of it; a longer question is text.
        return passage.quoted or passage.count > 12 or bool(_INNER_STOP.search(passage.words))
    return not (ends_with_abbreviation(passage.words) and passage.count <= 12)


def ends_with_full_stop(passage: Passage) -> bool:
    """Whether it ends with a full stop that is not an abbreviation's."""
    words = passage.words.rstrip("\"')]}")
    return words.endswith(".") and not ends_with_abbreviation(words)


def is_headline(passage: Passage) -> bool:
    """Whether it could head a report: a line of some words that does not end as a sentence."""
    if passage.bullet or passage.count > _MAX_HEADLINE_WORDS:
        return False
    if len(passage.words) > _MAX_HEADLINE_CHARS or not _WORD.search(passage.words):
        return False
    if passage.words.endswith((",", ":")):
        return False
    return not is_prose(passage)


def is_name(words: str) -> bool:
    """Whether the words could be a person's name: two to four capitalised words, no digits."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 4 or any(c.isdigit() for c in words):
        return False
    menu = word_set("navigation", "words")
    if all(t.lower() in menu for t in tokens):
        return False
    return all(_NAME_TOKEN.match(t) or t in _PARTICLES for t in tokens) and bool(
        _NAME_TOKEN.match(tokens[0])
    )


def starts_with_name(words: str) -> int:
    """How many characters of a name stand at the start (two to four capitalised words), or 0."""
    length = 0
    for number, match in enumerate(re.finditer(r"\S+", words[:100])):
        token = match[0]
        if number == 4 or not (_NAME_TOKEN.match(token) or token in _PARTICLES):
            return length if number >= 2 else 0
        length = match.end()
    return 0


def tokens_of(words: str) -> tuple[str, ...]:
    """Lower-case words without the signs between them, for tests against word lists."""
    return tuple(
        t.strip(".:'\"()[]!?*&+@#").lower() for t in _TOKEN.findall(words) if _WORD.search(t)
    )


def folded(words: str) -> str:
    """Letters and digits only, for telling whether two lines say the same."""
    return " ".join(_WORD.findall(words.lower()))


def content_words(words: str) -> frozenset[str]:
    """Words long enough to carry a subject."""
    return frozenset(w for w in _WORD.findall(words.lower()) if len(w) >= 4)


def title_case_share(words: str) -> float:
    """Share of the longer words that are capitalised; headlines come near 1."""
    long = [w for w in _WORD.findall(words) if len(w) >= 4]
    return sum(w[0].isupper() for w in long) / len(long) if long else 0.0


def is_timestamp(passage: Passage) -> bool:
    """A line that only says when the page was made."""
    words = tokens_of(passage.words)
    if not 1 <= len(words) <= 18 or passage.quoted:
        return False
    if len(words) == 1:
        return bool(_NUMERIC_TIME.match(words[0]))
    dated = any(c.isdigit() for c in passage.words) or words[-1] in {"ago", "now"}
    known = word_set("timestamp", "words")
    return dated and all(w in known or _NUMERIC_PART.match(w) for w in words)


def is_clock_line(passage: Passage) -> bool:
    """A time of day alone."""
    return passage.count <= 3 and bool(re.match(r"\d{1,2}[:.]\d{2}\b", passage.words))
