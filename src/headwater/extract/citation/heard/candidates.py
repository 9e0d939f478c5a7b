"""Every body that a report names or describes, wherever it stands: who may be quoted there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extract.citation.nobodies import people_and_places
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.bodies import body_sort, is_body_name, is_single_service
from headwater.lexicon.fold import fold_name, fold_word
from headwater.lexicon.naming import is_named
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import document_nouns, person_nouns
from headwater.model import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
# What stands before a noun and belongs to its name.
_INSIDE = frozenset({"amod", "compound", "nmod"})
# What may go on a name behind its noun: "the lock office in Sume", "Mothers of the Missing".
_TAILS = frozenset({"of", "for", "in", "at", "de", "del"})
_LONGEST_TAIL = 5
_OPENING_MARKS = frozenset({"(", "["})
# Labels of the language model for what is no body.
_OTHERS = frozenset(
    "CARDINAL DATE EVENT GPE LANGUAGE LAW LOC MONEY NORP ORDINAL PERCENT PERSON PRODUCT QUANTITY "
    "TIME WORK_OF_ART".split()
)
_SHORTEST_INITIALS = 3
# Initials that stand for things.
_THINGS = frozenset(
    "ATM CCTV COVID DNA GDP GMT GPS HIV LNG LPG PCR PDF RPG SIM SMS SUV TNT UFO URL USB VAT".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body in a sentence.

    Attributes:
        first: index of the first token of its name, without an article.
        head: index of the noun.
        last: index of the last token.
        name: the words.
        sort: what sort of body the words say, or "".
    """

    first: int
    head: int
    last: int
    name: str
    sort: str


def find_candidates(parse: Parse) -> Iterator[Candidate]:
    """The bodies of a report's paragraphs, in order, a mention each."""
    reached, others = -1, people_and_places(parse)
    for head in parse.tokens:
        if head.index <= reached or head.pos not in _NOUNS:
            continue
        if parse.sentence_of(head.index).kind == "paragraph":
            found = _candidate(parse, head)
            if found is not None and (found.sort or fold_name(found.name) not in others):
                reached = found.last
                yield found


def _candidate(parse: Parse, head: Token) -> Candidate | None:
    first = _first(parse, head)
    if _goes_on(parse, head):
        return None
    short = _text(parse, first, head.index)
    last = _last(parse, head)
    whole = _text(parse, first, last)
    joint = parse.tokens[head.index + 1] if last > head.index else head
    is_whole = (
        is_body_name(whole)
        or is_body_name(short)
        or _is_titled(parse, short, last)
        or (joint is not head and joint.text[:1].isupper())
    )
    name, end = (whole, last) if is_whole else (short, head.index)
    sort = body_sort(name)
    if not _may_be_body(parse, head, first, name, sort):
        return None
    return Candidate(first, head.index, end, name, sort)


def _is_titled(parse: Parse, short: str, last: int) -> bool:
    """Whether a tail with a capital makes a name of a word for a body: "Court of Accounts"."""
    return bool(body_sort(short)) and parse.tokens[last].text[:1].isupper()


def _first(parse: Parse, head: Token) -> int:
    first = head.index
    while first and _belongs(parse, first - 1, first, head.index):
        first -= 1
    return first


def _belongs(parse: Parse, at: int, first: int, head: int) -> bool:
    token = parse.tokens[at]
    if token.end == parse.tokens[first].start and not token.text.isdigit():
        # A hyphen joins them: "Ofosu-Darko".
        return token.text == "-" or parse.tokens[first].text == "-"
    return token.dep in _INSIDE and first <= token.head <= head


def _goes_on(parse: Parse, head: Token) -> bool:
    """Whether the noun is a part of a longer name: "Water" of "Water Board".

    Not where the longer one is no body's, as that of a "Rights Forum researcher".
    """
    over = parse.tokens[head.head]
    if head.dep not in {"compound", "nmod"} or over.index < head.index:
        return False
    if head.text.lower() in person_nouns() and over.entity == "PERSON":  # "Captain Ida Brandel"
        return True
    if over.dep == "compound" and parse.tokens[over.head].index > over.index:
        over = parse.tokens[over.head]
    longer = _text(parse, _first(parse, over), over.index)
    if is_body_name(longer) or body_sort(longer):
        return True
    return over.pos == "PROPN" and over.entity != "PERSON" and over.text[:1].isupper()


def _last(parse: Parse, head: Token) -> int:
    """The last token of the name, with a tail that says which or whose the body is."""
    at = head.index + 1
    if at >= len(parse.tokens) or not _joins(parse.tokens[at]):
        return head.index
    thing = next(parse.children(at, "pobj"), None)
    if thing is None or thing.index - at > _LONGEST_TAIL:
        return head.index
    tail = parse.tokens[at : thing.index + 1]
    return next((t.index - 1 for t in tail if t.text in _OPENING_MARKS), thing.index)


def _joins(token: Token) -> bool:
    """Whether a word joins a tail to a name; with a capital any does: "Doctors Without Borders"."""
    return token.text.lower() in _TAILS or (token.pos == "ADP" and token.text[:1].isupper())


def _may_be_body(parse: Parse, head: Token, first: int, name: str, sort: str) -> bool:
    if _is_nobody(parse, head, first) or looks_like_outlet(name):
        return False
    is_service = is_single_service(name)
    if name.islower() and " " not in name:  # "health", of a health post, is a topic
        return bool(sort) or is_service
    if sort or is_service or is_body_name(name) or fold_name(name) in parse.bodies:
        return True
    if not is_named(name) or not head.text[:1].isupper():
        return False
    is_initials = head.text.isupper() and len(head.text) >= _SHORTEST_INITIALS
    return is_initials or head.entity not in _OTHERS


def _is_nobody(parse: Parse, head: Token, first: int) -> bool:
    """Whether the noun stands for a person, for people, or for a thing."""
    if fold_word(head.text) in parse.persons or head.text in _THINGS:
        return True
    if _is_joined_on(parse, head) or head.lemma.lower() in document_nouns():
        return True
    is_common = head.text.islower() or _only_opens(parse, head)
    return is_common and (is_person_noun(head) or not _is_one(parse, first))


def _only_opens(parse: Parse, head: Token) -> bool:
    """Whether a noun has its capital from where it stands: "Doctors said"."""
    return head.pos == "NOUN" and parse.sentence_of(head.index).first == head.index


def _is_joined_on(parse: Parse, head: Token) -> bool:
    """Whether a hyphen makes it a part of another word: "Norvik-based"."""
    return parse.text[head.end : head.end + 1] == "-"


def _is_one(parse: Parse, first: int) -> bool:
    """Whether one body is meant: "the rescue centre", "Korvia's board", and no "rescue centres"."""
    before = parse.tokens[first - 1] if first else None
    if before is None or parse.tokens[first].text[:1].isupper():
        return True
    return before.text.lower() == "the" or before.tag in {"PRP$", "POS"}


def _text(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last].end]
