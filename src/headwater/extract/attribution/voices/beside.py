"""Who passed on a source or a text, by the clauses that hang on its noun.

"X, quoted by Y", "logs seen by the union", "who had it from a herdsman", "that a man played to Z".
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Phrase
from headwater.extract.attribution.voices.grounds import grounds_of
from headwater.extract.attribution.voices.passers import is_ours
from headwater.extract.attribution.voices.reached import agents_of, reaching_agents, spoken_to
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.sources import document_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token

_CLAUSES = ("acl", "relcl", "advcl")
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_PASSING = ("quoting", "publishing", "handing", "obtaining", "learning")
# A medium stands so near its verb, or the text says nothing of it.
_MAX_HOSTS = 12


def media_of(parse: Parse, anchor: Token, source: Phrase | None) -> Iterator[Token]:
    """Nouns for a statement that hang on the verb or its source: "said in remarks carried by"."""
    hosts = [anchor.index]
    if source is not None:
        hosts.append(source.head)
        if source.outer is not None:
            hosts.append(source.outer)
    count = 0
    for host in hosts:
        for preposition in parse.children(host, "prep"):
            thing = parse.child(preposition.index, "pobj")
            if thing is None or preposition.text.lower() not in {"in", "on", "via", "through"}:
                continue
            count += 1
            if count > _MAX_HOSTS:
                return
            lemma = thing.lemma.lower()
            if lemma in voice_words("statements") or lemma in document_nouns():
                yield thing


def beside(parse: Parse, host: int) -> Iterator[Relay]:
    """Who passed on a source or a medium, by the clauses on it."""
    for phrase in grounds_of(parse, host):
        yield Relay(phrase, False)
    for clause in parse.children(host, *_CLAUSES):
        yield from by_clause(parse, clause)
        for joined in parse.children(clause.index, "conj"):
            yield from by_clause(parse, joined)
    for preposition in parse.children(host, "prep"):
        quoted = parse.child(preposition.index, "pcomp")
        if preposition.text.lower() == "as" and quoted is not None:
            yield from by_clause(parse, quoted)


def by_clause(parse: Parse, clause: Token) -> Iterator[Relay]:
    """Who passed on what a clause stands on: "quoted by X", "that X played", "who quotes X"."""
    lemma = clause.lemma.lower()
    for phrase in reaching_agents(parse, clause):
        yield Relay(phrase, True, only_named=True, is_outlet=True)
    for phrase in spoken_to(parse, clause):
        yield Relay(phrase, True, as_outlet=True)
    if any(lemma in voice_words(table) for table in _PASSING):
        yield from (_by_doer if _is_active(parse, clause) else _by_agent)(parse, clause)


def _is_active(parse: Parse, clause: Token) -> bool:
    if agent_of(parse, clause) is not None:
        return False
    subject = parse.child(clause.index, "nsubj")
    if subject is not None and any(parse.children(clause.index, "aux")):
        return not any(parse.children(clause.index, "auxpass"))
    return (subject is not None and clause.tag != "VBN") or clause.tag == "VBG"


def _by_agent(parse: Parse, clause: Token) -> Iterator[Relay]:
    """As in "quoted by X", "obtained by X", "read out to Y by X"."""
    lemma, agent = clause.lemma.lower(), agent_of(parse, clause)
    quoting = lemma in voice_words("quoting")
    if is_ours(parse, clause):
        return
    if agent is not None and lemma not in voice_words("learning") - voice_words("obtaining"):
        yield Relay(
            noun_phrase(parse, agent.index),
            onward=True,
            only_named=lemma in voice_words("obtaining"),
            as_outlet=lemma in voice_words("publishing") and not quoting,
            is_outlet=quoting,
        )
    elif quoting:
        yield from _quoted_in(parse, clause)
    yield from _told(parse, clause)


def _by_doer(parse: Parse, clause: Token) -> Iterator[Relay]:
    """As in "who quotes X", "who had it from X", "that X played to Y"."""
    lemma, subject = clause.lemma.lower(), parse.child(clause.index, "nsubj")
    relative = subject is None or subject.tag in {"WP", "WDT", "WP$"}
    if relative and lemma in voice_words("quoting"):
        thing = parse.child(clause.index, "dobj")
        if thing is not None and thing.pos in _NOMINAL:
            yield Relay(noun_phrase(parse, thing.index), False)
    elif relative and lemma in voice_words("learning"):
        yield from learnt_from(parse, clause)
    published = lemma in voice_words("publishing")
    passed = published or lemma in voice_words("handing")
    if subject is not None and not relative and passed and _lacks_object(parse, clause):
        yield Relay(noun_phrase(parse, subject.index), True, as_outlet=published)
        yield from _told(parse, clause)


def _lacks_object(parse: Parse, clause: Token) -> bool:
    """Whether a relative clause is about what was passed on ("a note that his wife played")."""
    thing = parse.child(clause.index, "dobj")
    own = thing is not None and thing.tag not in {"WDT", "WP"}
    if clause.dep == "relcl":
        return not own and not any(
            k.text.lower() == "that" for k in parse.children(clause.index, "mark")
        )
    # The parser takes "that" for a conjunction here and there; then only a recipient tells.
    handed = any(k.text.lower() in {"to", "with"} for k in parse.children(clause.index, "prep"))
    return clause.dep == "acl" and not own and handed


def agent_of(parse: Parse, verb: Token) -> Token | None:
    """Who did it, of a participle with "by", or None."""
    return next(agents_of(parse, verb), None)


def _told(parse: Parse, verb: Token) -> Iterator[Relay]:
    """The outlet to which something was shown or read: "played to Lake Radio"."""
    for kid in parse.children(verb.index, "prep", "dative"):
        if kid.text.lower() in {"to", "with", "on"}:
            thing = parse.child(kid.index, "pobj")
            if thing is not None and (kid.text.lower() != "on" or thing.pos == "PROPN"):
                yield Relay(noun_phrase(parse, thing.index), True, as_outlet=True)


def _quoted_in(parse: Parse, verb: Token) -> Iterator[Relay]:
    """As in "quoted in the tabloid Nova Sul"."""
    for kid in parse.children(verb.index, "prep"):
        thing = parse.child(kid.index, "pobj")
        if kid.text.lower() in {"in", "on"} and thing is not None and thing.pos == "PROPN":
            yield Relay(noun_phrase(parse, thing.index), True, is_outlet=True)


def learnt_from(parse: Parse, verb: Token) -> Iterator[Relay]:
    """As in "who had it from a herdsman", "who heard it from her sister"."""
    for kid in parse.children(verb.index, "prep"):
        if kid.text.lower() == "from":
            thing = parse.child(kid.index, "pobj")
            if thing is not None and thing.pos in _NOMINAL:
                yield Relay(noun_phrase(parse, thing.index), False)
