"""What an account rests on: "based on interviews with detainees", "which relies on a clerk's word".

The voice under an account is nearer the fact than the account, whether a clause on it says so or
a sentence behind it ("The figure comes from a clerk").
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.relaying import ACCOUNTS, COMPILING, RESTING
from headwater.lexicon.sources import document_nouns, group_nouns
from headwater.model import Token

_TELLERS = {"with", "of", "from", "by"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_RELATIVE = {"WP", "WDT"}


def grounds_of(parse: Parse, host: int) -> Iterator[Phrase]:
    """Whoever an account rests on, by the clauses that hang on its noun.

    Args:
        parse: the report's tree.
        host: index of the noun of the account, or of its verb.
    """
    for clause in parse.children(host, "acl", "relcl", "prep", "advcl"):
        thing = _rests_on(parse, clause)
        if thing is not None:
            teller = teller_of(parse, thing)
            if teller is not None:
                yield teller


def _rests_on(parse: Parse, clause: Token) -> Token | None:
    """What a participle or a relative clause rests on: "based on X", "which draws on X"."""
    lemma = clause.lemma.lower()
    if clause.tag not in {"VBN", "VBG", "VBZ", "VBD", "VBP"}:
        return None
    wanted = {"on", "upon"} if lemma in RESTING else {"from"} if lemma in COMPILING else set()
    if lemma == "draw":
        wanted = {"on", "upon", "from"}
    subject = parse.child(clause.index, "nsubj", "nsubjpass")
    if not wanted or (subject is not None and subject.tag not in _RELATIVE):
        return None
    if any(k.text.lower() in wanted for k in parse.children(clause.index, "prt")):
        return parse.child(clause.index, "dobj")
    for kid in parse.children(clause.index, "prep"):
        thing = parse.child(kid.index, "pobj")
        if kid.text.lower() in wanted and thing is not None and thing.index > clause.index:
            return thing
    return None


def teller_of(parse: Parse, thing: Token) -> Phrase | None:
    """Who speaks in what an account rests on: of "interviews with 60 detainees", the detainees."""
    if thing.pos not in _NOMINAL or thing.tag in _RELATIVE:
        return None
    lemma = thing.lemma.lower()
    if lemma in ACCOUNTS:
        owner = parse.child(thing.index, "poss")
        for kid in parse.children(thing.index, "prep"):
            if kid.text.lower() in _TELLERS:
                owner = parse.child(kid.index, "pobj") or owner
        return None if owner is None else noun_phrase(parse, owner.index)
    if thing.pos == "PRON":
        return None
    speaks = lemma in human_nouns() | group_nouns() | document_nouns() | {"data", "figure"}
    if speaks or thing.pos == "PROPN" or lemma in {"official", "resident", "relative", "source"}:
        return noun_phrase(parse, thing.index)
    return None
