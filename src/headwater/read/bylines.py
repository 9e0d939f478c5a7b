"""Lines about who wrote a report, and who helped."""

from __future__ import annotations

import re

from headwater.read.cues import MAX_CUE_WORDS, labelled, opening, whole_line, within, word_set
from headwater.read.lines import Passage, passage_of
from headwater.read.shape import is_name, is_timestamp, tokens_of

_SMALL_BYLINE_WORDS = frozenset("and in for the of at with our from a an by to & | / - – —".split())
_BYLINE = re.compile(r"by\s+(?P<rest>\S.*)\Z", re.IGNORECASE)
_NAME_IN_PLACE = re.compile(
    r"(?P<name>.{3,60}?)\s+(?:in|at|for|reports?(?: from| in)?|reporting from)"
    r"\s+(?P<place>.{2,60})\Z"
)


def is_byline(passage: Passage) -> bool:
    """Who wrote it: "By Jane Doe | 3 May", "Written by", "Jane Doe, staff writer"."""
    if passage.quoted or passage.count > 16 or (passage.final and passage.count > 8):
        return False
    if is_author_heading(passage):
        return True
    match = _BYLINE.match(passage.words.strip(" *-–—|"))
    if match:
        return _is_byline_rest(match["rest"])
    label = labelled("byline", "labels").match(passage.bare)
    if label and label["rest"]:
        return True
    written = opening("byline", "labels").match(passage.bare)
    if written and not passage.final and " by" in written[0]:
        return passage.count <= 10
    return _is_name_with_role(passage.words)


def _is_byline_rest(rest: str) -> bool:
    tokens = [t.strip(",.;:()*|") for t in rest.split()]
    tokens = [t for t in tokens if t]
    roles, times = word_set("byline", "roles"), word_set("timestamp", "words")
    named = 0
    for number, token in enumerate(tokens):
        if number == 0 and token.lower() in times and token.lower() not in {"may", "april", "june"}:
            return False  # "By Friday the Army Held the Bridge"
        if token[0].isupper() or token.lower() in roles:
            named += 1
        elif token.lower() not in _SMALL_BYLINE_WORDS | times and not token[0].isdigit():
            return token.lower() in {"al", "el", "bin", "de", "van", "von"} or "@" in token
    return 1 <= named <= 10


def _is_name_with_role(words: str) -> bool:
    name, comma, role = words.partition(",")
    if not comma:
        name, comma, role = words.partition(" | ")
    found = not word_set("byline", "roles").isdisjoint(tokens_of(role))
    return bool(comma) and is_name(name.strip()) and found and len(role.split()) <= 6


def is_name_line(passage: Passage) -> bool:
    """A name alone, or with a place or date; only between title and text does it mean a byline."""
    if is_name(passage.words):
        return True
    who, comma, when = passage.words.partition(",")
    if comma and when and is_name(who) and is_timestamp(passage_of(when.strip())):
        return True
    match = _NAME_IN_PLACE.match(passage.words)
    if match and is_name(match["name"]) and passage.count <= 10:
        return True
    name, sign, rest = passage.words.partition("|")
    return bool(sign) and is_name(name.strip()) and len(rest.split()) <= 8


def is_author_heading(passage: Passage) -> bool:
    """Whether it only opens what a page says of its writer."""
    return bool(whole_line("byline", "author_phrases").match(passage.bare))


def is_credit(passage: Passage) -> bool:
    """Credits under a report: "(Reporting by ...; editing by ...)"."""
    if passage.quoted or passage.count > MAX_CUE_WORDS:
        return False
    if opening("agencies", "credit_openings").match(passage.bare):
        return True
    return passage.count <= 30 and bool(within("agencies", "credit_phrases").search(passage.bare))


def is_note(passage: Passage) -> bool:
    """A note on the writer or on whose views these are."""
    return passage.count <= 60 and bool(opening("notes", "openings").match(passage.bare))
