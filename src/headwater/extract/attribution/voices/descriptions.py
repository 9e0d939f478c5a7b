"""What stands beside a name: the role before or behind it, the group, the age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.sources import person_nouns
from headwater.model import Token

_IN_DESCRIPTION = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "ADV"}
_OF = {"of", "for", "at", "from", "with", "in", "on"}
_SETTING_OFF = {",", "-", "–", "—", "--", "("}
_MAX_DESCRIPTION = 12
_SERVING = {"retire", "serve", "work", "resign"}


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside a name.

    Attributes:
        role: the words ("pit manager").
        of: whom they belong to, as the words stand, or None.
        owner: index of the possessive pronoun that says so ("its director"), or None.
    """

    role: str
    of: str | None = None
    owner: int | None = None


def description_after(parse: Parse, end: int) -> tuple[Description | None, str]:
    """The role set off behind a name, and the age: "Ida Brandel, 34, a hairdresser there"."""
    tokens, age, at = parse.tokens, "", end
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text.isdigit():
        age = tokens[at + 1].text
        at += 2
    if at + 1 >= len(tokens) or tokens[at].text not in _SETTING_OFF:
        return None, age
    first = at + 1
    last = first
    while last < len(tokens) and last - first < _MAX_DESCRIPTION and _describes(tokens[last]):
        last += 1
    return _description(parse, first, last, opens=True), age


def description_once(parse: Parse, end: int) -> Description | None:
    """What somebody was, by a clause: "Otto Lind, who retired as chief engineer in May"."""
    tokens = parse.tokens
    words = [t.text.lower() for t in tokens[end : end + 3]]
    if len(words) < 3 or words[:2] != [",", "who"] or tokens[end + 2].lemma.lower() not in _SERVING:
        return None
    at = end + 3
    if at + 1 >= len(tokens) or tokens[at].text.lower() != "as":
        return None
    last = at + 1
    while last < len(tokens) and last - at < _MAX_DESCRIPTION and _describes(tokens[last]):
        last += 1
    return _description(parse, at + 1, last, opens=True)


def description_before(parse: Parse, first: int) -> Description | None:
    """The role that leads to a name: "the pit manager, Otto Lind"; "its agent, Otto Lind"."""
    tokens = parse.tokens
    end = first - 1
    if end < 1 or tokens[end].text not in {",", "–", "—"} or _opens_clause(tokens, first):
        return None
    at = end
    while at > 0 and end - at < _MAX_DESCRIPTION and _describes(tokens[at - 1], prepositions=True):
        at -= 1
    return _description(parse, at, end, opens=False)


def _opens_clause(tokens: Sequence[Token], first: int) -> bool:
    """As in "In a message passed on by his lawyer, Otto Lind said": the name is the subject."""
    last = first
    while (
        last + 1 < len(tokens)
        and last - first < _MAX_DESCRIPTION
        and (tokens[last].dep in {"compound", "nmod"} and tokens[last + 1].pos == "PROPN")
    ):
        last += 1
    verb = tokens[tokens[last].head]
    noun = tokens[first - 2]
    is_subject = tokens[last].dep in {"nsubj", "nsubjpass"} and verb.index > last
    return is_subject and noun.dep == "pobj" and noun.head < noun.index


def _describes(token: Token, *, prepositions: bool = False) -> bool:
    if token.text in {"'s", "-", "&"} or token.tag == "POS":
        return True
    if prepositions and token.pos == "ADP" and token.text.lower() in _OF:
        return True
    return token.pos in _IN_DESCRIPTION and token.tag not in {"WP", "WDT", "WP$", "WRB", "EX"}


def _description(parse: Parse, first: int, last: int, *, opens: bool) -> Description | None:
    """The role in a run of words that stand beside a name, or None where they hold none."""
    tokens = parse.tokens
    heads = [
        t for t in tokens[first:last]
        if means_person(t) and (t.index + 1 == last or tokens[t.index + 1].pos == "ADP"
                                 or tokens[t.index + 1].pos == "ADV")
    ]  # fmt: skip
    if not heads:
        return None
    head = heads[0] if opens else heads[-1]
    begin = head.index
    while begin > first and tokens[begin - 1].pos in {"NOUN", "ADJ", "PROPN"} | (
        {"PUNCT"} if tokens[begin - 1].text == "-" else set()
    ):
        begin -= 1
    before = tokens[begin - 1] if begin > first else None
    if before is None and head.tag == "NNS":
        return None
    of = _object_after(parse, head.index, len(tokens) if opens else last)
    owner = before.index if before is not None and before.tag == "PRP$" else None
    if before is not None and before.tag == "POS":
        of = possessor(parse, before.index, first)
    role = parse.report.text[tokens[begin].start : head.end]
    return Description(" ".join(role.split()), of, owner)


def means_person(token: Token) -> bool:
    """Whether a noun says what somebody is, and is no name."""
    if token.pos not in {"NOUN", "PROPN"} or token.entity == "PERSON":
        return False
    return token.lemma.lower() in person_nouns() | human_nouns() or is_person_noun(token)


def _object_after(parse: Parse, head: int, limit: int) -> str | None:
    tokens = parse.tokens
    at = head + 1
    if at + 1 >= limit or tokens[at].text.lower() not in _OF:
        return None
    first = at + 1
    last = first
    while last < min(limit, first + 8) and _describes(tokens[last]) and tokens[last].pos != "ADV":
        last += 1
    while first < last and tokens[first].pos in {"DET", "PRON"}:
        first += 1
    if first >= last or tokens[first].entity in {"DATE", "TIME"}:
        return None
    return parse.report.text[tokens[first].start : tokens[last - 1].end]


def possessor(parse: Parse, mark: int, floor: int = 0) -> str | None:
    """The words before a possessive mark, without their determiner."""
    tokens = parse.tokens
    first = mark
    while first > max(floor, mark - 6) and tokens[first - 1].pos in {"NOUN", "ADJ", "PROPN"}:
        first -= 1
    if first == mark:
        return None
    return parse.report.text[tokens[first].start : tokens[mark - 1].end]
