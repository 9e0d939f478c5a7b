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
from headwater.lexicon.relaying import (
    ACCOUNTS,
    CLAIMS,
    COMPILING,
    FOOTINGS,
    HANDED,
    LEARNING,
    RELAYING,
    RESTING,
)
from headwater.lexicon.sources import document_nouns, group_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token

_TELLERS = {"with", "of", "from", "by"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_PARTS = {"page", "sheet", "hour", "copy", "set", "hundred", "thousand", "dozen", "file"}
_RELATIVE = {"WP", "WDT"}
_LEANING = {"use", "invoke", "consult", "review"}


def grounds_of(parse: Parse, host: int) -> Iterator[Phrase]:
    """Whoever an account rests on, by the clauses that hang on its noun.

    Args:
        parse: the report's tree.
        host: index of the noun of the account, or of its verb.
    """
    own = passed_words(parse, parse.tokens[host])
    if own is not None:
        yield own
    for clause in parse.children(host, "acl", "relcl", "prep", "advcl"):
        told = passed_words(parse, clause) if clause.tag == "VBG" else None
        if told is not None:
            yield told
        thing = (
            _footing(parse, clause)
            or (heard_from(parse, clause) if clause.tag == "VBG" else None)
            or _credited_to(parse, clause)
            or _used(parse, clause)
            or _rests_on(parse, clause)
        )
        if thing is not None:
            teller = teller_of(parse, thing)
            if teller is not None:
                yield teller


def _rests_on(parse: Parse, clause: Token) -> Token | None:
    """What a participle or a relative clause rests on: "based on X", "which draws on X"."""
    lemma = clause.lemma.lower()
    if clause.tag not in {"VBN", "VBG", "VBZ", "VBD", "VBP"}:
        return None
    wanted = _prepositions(lemma)
    subject = parse.child(clause.index, "nsubj", "nsubjpass")
    if not wanted or (subject is not None and subject.tag not in _RELATIVE):
        return None
    if any(k.text.lower() in wanted for k in parse.children(clause.index, "prt")):
        return parse.child(clause.index, "dobj")
    for kid in parse.children(clause.index, "prep"):
        thing = parse.child(kid.index, "pobj") or _told(parse, kid)
        if kid.text.lower() in wanted and thing is not None and thing.index > clause.index:
            return thing
    return None


def _prepositions(lemma: str) -> set[str]:
    """Behind which prepositions a verb has what an account rests on."""
    if lemma == "judge":
        return {"by", "from"}
    if lemma == "draw":
        return {"on", "upon", "from"}
    return {"on", "upon"} if lemma in RESTING else {"from"} if lemma in COMPILING else set()


def passed_words(parse: Parse, verb: Token) -> Phrase | None:
    """Whose word is passed on: "relayed word from the headman", "taking the word of a dealer"."""
    if verb.lemma.lower() not in RELAYING | {"take", "echo", "bring", "send"}:
        return None
    thing = parse.child(verb.index, "dobj")
    if thing is None or thing.lemma.lower() not in ACCOUNTS | CLAIMS:
        return None
    # "Relaying figures from the board": the parser may hang "from" on the verb.
    for kid in parse.children(verb.index, "prep"):
        giver = parse.child(kid.index, "pobj") if kid.text.lower() == "from" else None
        if giver is not None and giver.entity not in {"DATE", "TIME"}:
            return noun_phrase(parse, giver.index)
    return teller_of(parse, thing)


def _told(parse: Parse, preposition: Token) -> Token | None:
    """Who told it in "relying on what the clerk had told him"."""
    clause = parse.child(preposition.index, "pcomp")
    if clause is None or clause.lemma.lower() not in {"tell", "say", "report", "hear"}:
        return None
    return parse.child(clause.index, "nsubj")


def _footing(parse: Parse, preposition: Token) -> Token | None:
    """Whose word it is in "on the strength of a log", "on the word of a pilot"."""
    if preposition.text.lower() not in {"on", "upon"}:
        return None
    footing = parse.child(preposition.index, "pobj")
    if footing is None or footing.lemma.lower() not in FOOTINGS:
        return None
    of = parse.child(footing.index, "prep")
    return None if of is None or of.text.lower() != "of" else parse.child(of.index, "pobj")


def _credited_to(parse: Parse, clause: Token) -> Token | None:
    """To whom it is credited: "reported, attributing this to an aide"."""
    if clause.tag != "VBG" or clause.lemma.lower() not in voice_words("attributing"):
        return None
    thing = parse.child(clause.index, "dobj")
    if thing is None or thing.lemma.lower() not in HANDED | CLAIMS:
        return None
    for kid in (*parse.children(clause.index, "prep", "dative"), *parse.children(thing.index)):
        if kid.text.lower() == "to":
            return parse.child(kid.index, "pobj")
    return None


def heard_from(parse: Parse, clause: Token) -> Token | None:
    """From whom it is in "relaying what he had heard from the chair", "what a guard told him"."""
    if clause.lemma.lower() not in RELAYING:
        return None
    heard = next(parse.children(clause.index, "ccomp", "dobj"), None)
    if heard is None or heard.pos != "VERB" or heard.lemma.lower() not in LEARNING | {"tell"}:
        return None
    teller = parse.child(heard.index, "nsubj")
    if heard.lemma.lower() == "tell" and teller is not None and teller.pos != "PRON":
        return teller
    for kid in parse.children(heard.index, "prep", "agent"):
        if kid.text.lower() in {"from", "by"}:
            return parse.child(kid.index, "pobj")
    return None


def _used(parse: Parse, clause: Token) -> Token | None:
    """A text that somebody leans on: "using treasury figures", "with reference to a log"."""
    if clause.tag == "VBG" and clause.lemma.lower() in _LEANING:
        thing = parse.child(clause.index, "dobj")
    elif clause.text.lower() in {"with", "by"} and clause.dep == "prep":
        reference = parse.child(clause.index, "pobj")
        if reference is None or reference.lemma.lower() != "reference":
            return None
        to = parse.child(reference.index, "prep")
        return None if to is None or to.text.lower() != "to" else parse.child(to.index, "pobj")
    else:
        return None
    is_text = thing is not None and thing.lemma.lower() in document_nouns()
    return thing if is_text else None


def teller_of(parse: Parse, thing: Token) -> Phrase | None:
    """Who speaks in what an account rests on: of "interviews with 60 detainees", the detainees."""
    if thing.pos not in _NOMINAL or thing.tag in _RELATIVE:
        return None
    lemma = thing.lemma.lower()
    if lemma in ACCOUNTS | CLAIMS:
        owner = parse.child(thing.index, "poss")
        for kid in parse.children(thing.index, "prep"):
            if kid.text.lower() in _TELLERS:
                owner = parse.child(kid.index, "pobj") or owner
        if owner is not None or lemma in ACCOUNTS:
            return None if owner is None else noun_phrase(parse, owner.index)
    if thing.pos == "PRON":
        return None
    if lemma in _PARTS:
        inner = next((parse.child(k.index, "pobj") for k in parse.children(thing.index, "prep")
                      if k.text.lower() == "of"), None)  # fmt: skip
        is_text = inner is not None and inner.lemma.lower() in document_nouns()
        return noun_phrase(parse, thing.index) if is_text else None
    speaks = lemma in human_nouns() | group_nouns() | document_nouns() | {"data", "figure"}
    if speaks or thing.pos == "PROPN" or lemma in {"official", "resident", "relative", "source"}:
        return noun_phrase(parse, thing.index)
    return None
