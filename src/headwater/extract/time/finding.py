"""Phrases of time in a report, sentence by sentence; two that are the ends of a range as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extract.time.doubt import Doubts
from headwater.extract.time.grammar import Phrase, find_phrases
from headwater.extract.time.lexer import read_lexemes
from headwater.extract.time.reference import looks_ahead, tense_of
from headwater.extract.time.rules import SHEETS
from headwater.model import Annotations, Sentence

# Words between the two ends of a range, by the word that opens it.
_JOINTS = {
    "from": re.compile(r"\s*(?:to|until|till|through|-|–)\s*"),
    "between": re.compile(r"\s*and\s*"),
    "": re.compile(r"\s*(?:-|–|through|until|to)\s*"),
}
_OPENER = re.compile(r"\b(?:(from|between)\s+|(since)\s+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase, or two that are the ends of a range.

    Attributes:
        start: first character in the report.
        end: one past the last.
        phrases: the phrase, or both.
        ahead: whether the clause looks to the future.
        tense: "past" or "future" where the verb above says so, or "".
        since: whether "since" opens it: the days run on to the publication.
    """

    start: int
    end: int
    phrases: tuple[Phrase, ...]
    ahead: bool
    tense: str
    since: bool = False


def find_in_sentence(text: str, sentence: Sentence, annotations: Annotations) -> Iterator[Found]:
    """The phrases of time of one sentence, in order.

    Args:
        text: the report's text with straight quotes.
        sentence: where in it.
        annotations: the parse.
    """
    offset = sentence.span.start
    words = text[offset : sentence.span.end]
    tokens = annotations.tokens_of(sentence)
    doubts = Doubts(words, tokens, offset)
    found = []
    for phrase in find_phrases(read_lexemes(words), SHEETS, doubts.is_time):
        start = offset + phrase.start
        token = next((t for t in tokens if t.end > start), None)
        tense = tense_of(annotations, token) if token is not None else ""
        owned = words[phrase.end : phrase.end + 2] == "'s"  # "Wednesday's ruling" was made
        ahead = not owned and looks_ahead(tense, words[: phrase.start].lower())
        found.append(Found(start, offset + phrase.end, (phrase,), ahead, tense))
    return _joined(found, text, offset)


def _joined(found: list[Found], text: str, begin: int) -> Iterator[Found]:
    """Join "from May to July" and "between Monday and Friday"; "since May" runs to publication."""
    at = 0
    while at < len(found):
        first = found[at]
        match = _OPENER.search(text, begin, first.start)
        opener = (match.group(1) or match.group(2)).lower() if match else ""
        second = found[at + 1] if at + 1 < len(found) else None
        joint = text[first.end : second.start] if second is not None else ""
        if second is not None and _is_range(opener, joint, first, second):
            phrases = (*first.phrases, *second.phrases)
            yield Found(first.start, second.end, phrases, first.ahead, first.tense)
            at += 2
            continue
        since = opener == "since"
        yield Found(first.start, first.end, first.phrases, first.ahead, first.tense, since)
        at += 1


def _is_range(opener: str, between: str, first: Found, second: Found) -> bool:
    """Whether two phrases are the ends of a range; without an opener both name the same units."""
    joint = _JOINTS.get(opener)
    if joint is None or joint.fullmatch(between) is None:
        return False
    named = [set(one.phrases[0].words) for one in (first, second)]
    return bool(opener) or bool(named[0] & named[1])
