"""Mentions of people and bodies that a later pronoun or short form may stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.extract.attribution.words.sources import SUBJECTS, noun_phrase
from headwater.extract.introduced import is_vessels, proper_runs
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import looks_like_outlet
from headwater.lexicon.fold import fold_name
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.relaying import TEXTS
from headwater.lexicon.sources import channels, document_nouns, group_nouns
from headwater.model import Token, Voice

# How far a pronoun looks back over mentions.
REACH = 60


@dataclass(slots=True)
class Mention:
    """One earlier mention that a later word may stand for."""

    start: int
    sentence: int
    voice: Voice
    weight: float
    plural: bool
    gender: str = ""
    human: bool = True
    quoted: bool = False
    named: bool = False
    owner: bool = False
    is_text: bool = False
    issued: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A place where the report speaks of somebody, also of those who say nothing.

    Attributes:
        start: its first character.
        head: index of its head noun.
        name: the words of a name; "" of a mere description.
        is_person: whether it is a person's name.
        weight: how much it draws a later pronoun: subjects more than the rest.
    """

    start: int
    head: int
    name: str
    is_person: bool
    weight: float


def named_places(parse: Parse) -> list[Named]:
    """Everybody whom the report speaks of, by name or by a description, in order."""
    places = list(_names(parse))
    known = {p.head for p in places}
    places.extend(p for p in _introduced_bodies(parse) if p.head not in known)
    taken = {p.head for p in places}
    places.extend(p for p in _descriptions(parse) if p.head not in taken)
    return sorted(places, key=lambda p: p.start)


def _names(parse: Parse) -> Iterator[Named]:
    for name in parse.annotations.names:
        if name.label not in {"PERSON", "ORG"} or name.first >= len(parse.tokens):
            continue
        if is_vessels(parse.tokens, name.first):
            continue
        head = parse.tokens[max(name.first, min(name.last, len(parse.tokens)) - 1)]
        if head.tag == "POS" and head.index > name.first:
            head = parse.tokens[head.index - 1]
        words = parse.report.text[parse.tokens[name.first].start : head.end]
        is_body = looks_like_outlet(words) or fold_name(words) in parse.bodies
        is_person = name.label == "PERSON" and not is_body
        if not is_person and words.lower() in channels():
            continue
        outer = parse.tokens[head.head]
        is_subject = head.dep in SUBJECTS or (head.dep == "appos" and outer.dep in SUBJECTS)
        weight = 2.0 if is_subject else 0.5
        yield Named(name.span.start, head.index, words, is_person, weight)


def _introduced_bodies(parse: Parse) -> Iterator[Named]:
    """Names behind a word for a body ("the group Quay Watch"), whatever the model calls them."""
    for first, end in proper_runs(parse.tokens):
        noun = parse.tokens[first - 1] if first else None
        if noun is None or noun.pos != "NOUN" or noun.lemma.lower() not in group_nouns():
            continue
        head = parse.tokens[end - 1]
        words = parse.report.text[parse.tokens[first].start : head.end]
        yield Named(parse.tokens[first].start, head.index, words, False, 1.6)


def _descriptions(parse: Parse) -> Iterator[Named]:
    """Common nouns for people, bodies and papers that are subjects or objects."""
    for token in parse.tokens:
        if token.pos != "NOUN" or token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}:
            continue
        lemma = token.lemma.lower()
        is_human = lemma in human_nouns() or is_person_noun(token)
        is_body = lemma in group_nouns() and token.tag == "NN"
        if not is_human and not (is_body or lemma in document_nouns() | TEXTS):
            continue
        if token.dep == "poss" and not is_body:
            continue
        if noun_phrase(parse, token.index).head != token.index:
            continue
        yield Named(token.start, token.index, "", False, _weight(token))


def _weight(token: Token) -> float:
    return 1.6 if token.dep in {*SUBJECTS, "poss"} else 0.2


class QuotedPlaces:
    """Tells whether a character of the report stands between quotation marks."""

    def __init__(self, parse: Parse) -> None:
        spans = sorted((q.span.start, q.span.end) for q in parse.annotations.quotations)
        self.starts = [s for s, _ in spans]
        self.ends = [e for _, e in spans]

    def holds(self, at: int) -> bool:
        """Whether a character stands in a quotation."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.ends[index]
