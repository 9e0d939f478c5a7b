"""Whether a toponym says where something is, or stands in the name of a body."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.place.spans import NameSpan
from headwater.extract.place.toponym import Role
from headwater.lexicon.place_words import BODIES, BODIES_OF, KIND_WORDS
from headwater.model import Annotations, Token

_JOINTS = frozenset({"and", "&", ",", "the"})
# "The Islamic State of Iraq" is a body, "the State of Texas" a place.
_STATES = frozenset({"islamic"})
# A list of names behind "of" is followed back over so many tokens.
_LONGEST_LIST = 8


def role_of(annotations: Annotations, span: NameSpan) -> Role:
    """Where a body acted is not said by its name, so a place in it is none of an event."""
    sentence = annotations.sentences[annotations.tokens[span.first].sentence]
    before = annotations.tokens[sentence.first : span.first]
    after = annotations.tokens[span.last : sentence.last]
    return "body" if _goes_on_as_body(after) or _is_of_a_body(before) else "place"


def heads_a_body(annotations: Annotations, span: NameSpan) -> bool:
    """Whether a name is itself what the body is: "University" in "the University of Aleppo"."""
    tokens = annotations.tokens[span.first : span.last + 1]
    is_named = len(tokens) == 2 and tokens[1].text == "of"
    return is_named and tokens[0].text.casefold() in BODIES_OF


def _goes_on_as_body(after: Sequence[Token]) -> bool:
    """Whether the words behind a name make it a body's: "Titus County Sheriff's Office"."""
    if not after or after[0].tag == "POS":
        return False
    word = after[0].text.casefold()
    return word in BODIES and word not in KIND_WORDS


def _is_of_a_body(before: Sequence[Token]) -> bool:
    """Whether the words before a name make it a body's: "the Communist Party of Turkey"."""
    at = len(before) - 1
    farthest = max(0, at - _LONGEST_LIST)
    while at > farthest and (before[at].text in _JOINTS or before[at].pos == "PROPN"):
        at -= 1
    if at < 1 or before[at].text != "of" or not before[at - 1].text[:1].isupper():
        return False
    word = before[at - 1].text.casefold()
    names_state = word == "state" and at > 1 and before[at - 2].text.casefold() in _STATES
    return word in BODIES_OF or names_state
