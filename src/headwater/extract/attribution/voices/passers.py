"""Through whom a text or a recording came: who leaked, read out, found or published it.

"A memo circulated among guards and seen by Lake Radio", "a clip that a student sent to the Post",
"a ledger kept by the cook". The words from the text to the verb of the statement are read one by
one, since the parser often takes such a participle for the verb of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.reached import agents_of
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.people import is_person_noun
from headwater.lexicon.relaying import RELAYING
from headwater.lexicon.sources import document_nouns, group_nouns, outlet_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token

# So many words behind a text still tell of its way.
_REACH = 40
_RELATIVE = {"WP", "WDT", "WP$"}
_TIMES = {"afternoon", "morning", "evening", "noon", "night", "dawn", "midnight", "then"}
# What stands between a text and the verb that tells of its way, of a conjunction's first verb.
_SHARED = 3


def is_text(noun: Token) -> bool:
    """Whether a noun names a text or a recording, which somebody may pass on."""
    lemma = noun.lemma.lower()
    return noun.pos in {"NOUN", "PROPN"} and (
        lemma in document_nouns()
        or lemma in voice_words("media")
        or lemma in voice_words("statements")
        or lemma in voice_words("speech") | {"account", "version", "chat", "sheet", "slide"}
    )


def passers_of(parse: Parse, host: Token, finding: Finding) -> Iterator[Relay]:
    """Who wrote, gave, got and published a text, in the order of the words.

    Args:
        parse: the report's tree.
        host: the noun of the text.
        finding: the statement that stands in the text; its content is not read.
    """
    is_written = False
    for verb in _verbs_behind(parse, host, finding):
        # Whoever circulates what others wrote, or said, passes it on.
        is_source = finding.source is None or host.index in {
            finding.source.head, finding.source.outer,
        }  # fmt: skip
        yield from way_of(parse, host, verb, is_own=is_source and not is_written)
        is_written = is_written or verb.lemma.lower() in voice_words("authoring") | {"draw"}


def way_of(parse: Parse, host: Token, verb: Token, *, is_own: bool = True) -> Iterator[Relay]:
    """Who a verb says to have passed on a text, giver before receiver.

    Args:
        parse: the report's tree.
        host: the noun of the text.
        verb: what was done with it.
        is_own: whether whoever issued the text may be the one who speaks in it.
    """
    lemma = verb.lemma.lower()
    giver = _giver(parse, host, verb)
    if giver is not None and lemma in voice_words("authoring"):
        yield Relay(noun_phrase(parse, giver.index), onward=False)
        return
    if lemma not in travelling():
        return
    yield from _origin(parse, verb)
    if giver is not None and giver.tag != "PRP" and not is_ours(parse, verb):
        shared = lemma in {"share", "circulate"}
        own = (
            (shared and is_own)
            or lemma == "issue"
            or (
                not shared
                and lemma in voice_words("publishing") | {"put", "make", "list"}
                and host.lemma.lower() in voice_words("issued")
            )
        )
        yield Relay(noun_phrase(parse, giver.index), onward=True, as_outlet=own)
    if giver is not None or verb.tag == "VBN":
        for hearer in _hearers(parse, verb):
            yield Relay(noun_phrase(parse, hearer.index), onward=True, is_hearer=True)


@cache
def travelling() -> frozenset[str]:
    """Verbs by which a text passes from one to another."""
    tables = ("handing", "publishing", "obtaining", "unearthing", "quoting")
    return RELAYING.union(*(voice_words(table) for table in tables))


def _verbs_behind(parse: Parse, host: Token, finding: Finding) -> Iterator[Token]:
    verbs = voice_words("authoring") | travelling()
    last = min(host.index + _REACH, parse.sentence_of(host.index).last)
    for token in parse.tokens[host.index + 1 : last]:
        is_cue = token.index == finding.anchor or (
            finding.cue is not None and finding.cue[0] <= token.index <= finding.cue[1]
        )
        if is_cue or token.text == ";" or finding.start <= token.start < finding.end:
            return
        tells = token.pos in {"VERB", "AUX"} and token.lemma.lower() in verbs
        if tells and _is_on(parse, host, token):
            yield token


def _is_on(parse: Parse, host: Token, verb: Token) -> bool:
    """Whether a verb tells of this text and not of another one beside it."""
    at = verb
    for _ in range(_SHARED):
        if at.dep != "conj":
            break
        at = parse.tokens[at.head]
    if at.index <= host.index:
        return True
    outer = parse.tokens[at.head]
    other = at.dep in {"relcl", "acl"} and outer.index != host.index and is_text(outer)
    if at.dep in {"relcl", "acl"} and outer.pos == "PROPN" and outer.entity == "PERSON":
        return False
    return not (other and outer.index > host.index and outer.dep not in {"appos", "conj"})


def _giver(parse: Parse, host: Token, verb: Token) -> Token | None:
    """Who did it: behind "by", or the subject of a relative clause on the text."""
    helpers = {k.text.lower() for k in parse.children(verb.index, "aux")}
    subject = _subject(parse, host, verb)
    if subject is None:
        if verb.tag == "VBN" and not helpers & {"has", "have", "had"}:
            return next((a for a in agents_of(parse, verb) if _is_giver(a)), None)
        by_passive = any(parse.children(verb.index, "auxpass"))
        return (
            next((a for a in agents_of(parse, verb) if _is_giver(a)), None) if by_passive else None
        )
    thing = parse.child(verb.index, "dobj")
    own = thing is not None and thing.tag not in _RELATIVE and not _is_part(parse, thing)
    return None if own or not _is_giver(subject) else subject


def _subject(parse: Parse, host: Token, verb: Token) -> Token | None:
    """The subject of an active clause that stands between a text and a verb."""
    at = verb
    for _ in range(_SHARED):
        own = parse.child(at.index, "nsubj")
        if own is not None:
            between = host.index < own.index < verb.index and own.tag not in _RELATIVE
            return own if between else None
        if at.dep != "conj" or any(parse.children(at.index, "auxpass", "nsubjpass", "agent")):
            return None
        at = parse.tokens[at.head]
    return None


def _is_part(parse: Parse, thing: Token) -> bool:
    """As in "of which the union published extracts"."""
    return thing.lemma.lower() in voice_words("excerpts")


def _is_giver(noun: Token) -> bool:
    if noun.entity in {"DATE", "TIME"} or noun.lemma.lower() in _TIMES:
        return False
    lemma = noun.lemma.lower()
    if noun.pos == "NOUN":
        speakers = human_nouns() | group_nouns() | outlet_nouns() | voice_words("acting_for")
        return lemma in speakers or is_person_noun(noun)
    return noun.pos in {"PROPN", "NUM"} or noun.text.lower() in {"someone", "somebody"}


def _hearers(parse: Parse, verb: Token) -> Iterator[Token]:
    """To whom a text was given: "leaked to the Post", "shared with Lake Radio"."""
    for kid in islice(parse.children(verb.index, "prep", "dative"), 6):
        thing = parse.child(kid.index, "pobj")
        if kid.text.lower() in {"to", "with"} and thing is not None:
            yield thing


def is_ours(parse: Parse, verb: Token) -> bool:
    """As in "passed to this newspaper by an official": the report's own errand goes unsaid."""
    return any(
        any(k.text.lower() in {"this", "us", "our"} for k in parse.children(hearer.index))
        or hearer.text.lower() == "us"
        for hearer in _hearers(parse, verb)
    )


def _origin(parse: Parse, verb: Token) -> Iterator[Relay]:
    """From whom it was got: "obtained from a driver"."""
    if verb.lemma.lower() not in voice_words("obtaining"):
        return
    for kid in parse.children(verb.index, "prep"):
        thing = parse.child(kid.index, "pobj") if kid.text.lower() == "from" else None
        if thing is not None and thing.lemma.lower() in human_nouns():
            yield Relay(noun_phrase(parse, thing.index), onward=True)
