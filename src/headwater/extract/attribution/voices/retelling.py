"""Who was told something and told it on: "told a friend, who forwarded it to the Post".

Whoever heard the words and passes them on in the same sentence stands next in the chain; whoever
told the one who now speaks stands before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.relaying import HANDED, PASSING_ON, TOLD_ON
from headwater.lexicon.voices import voice_words
from headwater.model import Token

_RELATIVE = {"WP", "WDT"}
# A sentence tells of no more steps than this.
_STEPS = 5


def told_on(parse: Parse, finding: Finding) -> Iterator[Relay]:
    """Who passed on what a source told, by a clause on the hearer or beside the cue."""
    anchor = parse.tokens[finding.anchor]
    if anchor.pos != "VERB":
        return
    passive = hearer_of(parse, finding)
    if passive is not None:
        yield Relay(passive, onward=True, is_hearer=True)
        return
    hearer = finding.recipient
    if hearer is None and anchor.lemma.lower() in voice_words("telling"):
        thing = parse.child(anchor.index, "dative", "dobj")
        hearer = noun_phrase(parse, thing.index) if thing is not None else None
    if hearer is not None:
        for clause in _clauses(parse, hearer.head):
            if _passes_on(parse, clause):
                yield Relay(hearer, onward=True)
                yield from _hearers(parse, clause)
                return
    for clause in islice(parse.children(anchor.index, "conj", "parataxis"), _STEPS):
        subject = parse.child(clause.index, "nsubj")
        own = subject is not None and clause.index > anchor.index
        if own and subject is not None and _passes_on(parse, clause) and _is_this(parse, clause):
            yield Relay(noun_phrase(parse, subject.index), onward=True)
            yield from _hearers(parse, clause)


def hearer_of(parse: Parse, finding: Finding) -> Phrase | None:
    """Who "had been told by a clerk" what a finding says, if the clerk is its source."""
    anchor, source = parse.tokens[finding.anchor], finding.source
    subject = parse.child(anchor.index, "nsubjpass")
    if subject is None or source is None or subject.tag in _RELATIVE:
        return None
    told = anchor.lemma.lower() in voice_words("telling") | TOLD_ON
    if not told or source.head < anchor.index or subject.pos == "PRON":
        return None
    return noun_phrase(parse, subject.index)


def told_before(parse: Parse, finding: Finding) -> list[Phrase]:
    """Who told the source, and who told them: "X told the driver, the driver told the depot"."""
    anchor, source = parse.tokens[finding.anchor], finding.source
    if source is None or anchor.pos != "VERB" or anchor.lemma.lower() not in TOLD_ON:
        return []
    found: list[Phrase] = []
    speaker = parse.tokens[source.head]
    before = _joined_before(parse, anchor)
    for _ in range(_STEPS):
        if before is None:
            break
        at = before
        subject, hearer = parse.child(at.index, "nsubj"), _told(parse, at)
        if subject is None or hearer is None or not _may_be(hearer, speaker):
            break
        found.append(noun_phrase(parse, subject.index))
        speaker, before = subject, _joined_before(parse, at)
    return found[::-1]


def _joined_before(parse: Parse, verb: Token) -> Token | None:
    """The verb of telling that another one is joined to, before it."""
    outer = parse.tokens[verb.head]
    if verb.dep == "conj" and outer.index < verb.index and outer.lemma.lower() in TOLD_ON:
        return outer
    for kid in parse.children(verb.index, "ccomp", "parataxis"):
        if kid.index < verb.index and kid.lemma.lower() in TOLD_ON and kid.pos == "VERB":
            return kid
    return None


def _told(parse: Parse, verb: Token) -> Token | None:
    thing = parse.child(verb.index, "dative", "dobj")
    if thing is not None and thing.dep == "dative" and thing.pos == "ADP":
        return parse.child(thing.index, "pobj")
    return thing


def _may_be(hearer: Token, speaker: Token) -> bool:
    """Whether the one who was told is the one who tells it on."""
    if speaker.text.lower() in {"he", "she", "they"}:
        return hearer.pos in {"NOUN", "PROPN"} and (
            hearer.lemma.lower() in human_nouns() or hearer.entity == "PERSON"
        )
    return hearer.lemma.lower() == speaker.lemma.lower() and speaker.pos != "PRON"


def _clauses(parse: Parse, head: int) -> Iterator[Token]:
    for clause in parse.children(head, "relcl", "acl"):
        subject = parse.child(clause.index, "nsubj")
        if subject is not None and subject.tag in _RELATIVE:
            yield clause
            yield from (
                k for k in parse.children(clause.index, "conj")
                if parse.child(k.index, "nsubj") is None
            )  # fmt: skip


def _passes_on(parse: Parse, clause: Token) -> bool:
    """Whether a clause hands on what was heard: "passed it on", "told a paper", "broadcast it"."""
    if any(k.dep == "neg" for k in parse.children(clause.index)):
        return False
    lemma = clause.lemma.lower()
    if lemma in PASSING_ON:
        return _is_this(parse, clause) or any(_hearers(parse, clause))
    return lemma in TOLD_ON and any(_hearers(parse, clause))


def _is_this(parse: Parse, clause: Token) -> bool:
    """Whether what is handed on is what was said: "it", "the message", "his words"."""
    thing = parse.child(clause.index, "dobj", "advmod")
    if thing is None or thing.tag in _RELATIVE:
        return False
    return thing.lemma.lower() in HANDED


def _hearers(parse: Parse, clause: Token) -> Iterator[Relay]:
    for kid in islice(parse.children(clause.index, "prep", "dative", "dobj"), 6):
        thing = parse.child(kid.index, "pobj") if kid.pos == "ADP" else kid
        is_told = kid.dep != "dobj" or clause.lemma.lower() in TOLD_ON
        if kid.pos == "ADP" and kid.text.lower() not in {"to", "with"}:
            continue
        is_words = thing is not None and thing.pos != "PROPN" and thing.lemma.lower() in HANDED
        if thing is not None and is_told and not is_words:
            yield Relay(noun_phrase(parse, thing.index), onward=True, is_hearer=True)
