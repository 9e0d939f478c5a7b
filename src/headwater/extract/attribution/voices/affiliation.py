"""Roles and groups of voices, read off the tree round a noun."""

from __future__ import annotations

from collections.abc import Callable

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.words.names import (
    bare_words,
    called_name,
    premodified,
    prepositional_object,
)
from headwater.extract.parse import Parse
from headwater.model import Token

_AFFILIATION = {"of", "from", "at", "with", "for", "in", "to"}
_MEMBERS = {"one", "another", "some", "two", "three", "several"}
# Says who owns a thing that a possessive pronoun leaves open, given the pronoun.
Owner = Callable[[Token], str | None]


def beside_role(parse: Parse, phrase: Phrase) -> str | None:
    """What stands beside a name: "Tomas, one of the activists"; "its secretary, X"."""
    if phrase.outer is not None:
        outer = parse.tokens[phrase.outer]
        # "One of them, Ida Brandel" says nothing of what she is.
        return premodified(parse, outer) if outer.pos in {"NOUN", "PROPN"} else None
    for kid in parse.children(phrase.head, "appos"):
        if kid.pos == "NOUN":
            return premodified(parse, kid)
        if kid.pos == "NUM" or kid.text.lower() in {"one", "another"}:
            among = prepositional_object(parse, kid, {"of"})
            if among is not None:
                # "Ida Brandel, one of them," says nothing of what she is by itself.
                return None if among.pos == "PRON" else among.lemma
    return None


def among_whom(parse: Parse, head: int) -> Token | None:
    """The people that somebody is said to be one of ("Tomas, one of the activists"), or None."""
    for kid in parse.children(head, "appos"):
        if kid.text.lower() in {"one", "another"}:
            among = prepositional_object(parse, kid, {"of"})
            if among is not None:
                return among
    return None


def affiliation(parse: Parse, phrase: Phrase, owner: Owner) -> str | None:
    """Whom the voice of a phrase belongs to or speaks for, or None."""
    among = among_whom(parse, phrase.head)
    if among is not None:
        return affiliation_of(parse, among.index, owner)
    heads = [h for h in (phrase.outer, phrase.head) if h is not None]
    heads += [k.index for k in parse.children(phrase.head, "appos")]
    for head in heads:
        found = affiliation_of(parse, head, owner)
        if found:
            return found
    return None


def affiliation_of(parse: Parse, head: int, owner: Owner) -> str | None:
    """The body whose a noun is: by a possessive, a preposition, or the name before it."""
    possessor = parse.child(head, "poss")
    if possessor is not None:
        return owner(possessor) if possessor.pos == "PRON" else bare_words(parse, possessor)
    thing = prepositional_object(parse, parse.tokens[head], _AFFILIATION)
    if thing is not None and not _is_place(parse, thing):
        if thing.pos == "PRON":
            return None
        return called_name(parse, thing) or bare_words(parse, thing)
    return None


def group_before(parse: Parse, noun: Token) -> tuple[str, bool] | None:
    """The name that stands before a noun ("Open Harbour activists"), and whether it is a body's."""
    tokens = parse.tokens
    first = noun.index
    while first > 0 and tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos in {
        "PROPN", "NOUN", "ADJ", "VERB",
    }:  # fmt: skip
        first -= 1
    before = tokens[first - 1].text if first else ""
    if first == noun.index or noun.pos != "NOUN" or before == "-":
        return None
    words = parse.report.text[tokens[first].start : tokens[noun.index - 1].end]
    return words, tokens[noun.index - 1].entity == "ORG" and "anti-" not in words.lower()


def _is_place(parse: Parse, thing: Token) -> bool:
    preposition = parse.tokens[thing.head].text.lower()
    if preposition == "to":
        return thing.entity not in {"ORG", "PERSON"}
    return preposition in {"in", "at", "from"} and thing.entity in {"GPE", "LOC", "FAC"}
