"""Who a source spoke to: "contacted by Lake Radio", "who spoke to the Post", "quoted in the Post".

Whoever reached a source passed the words on, so they stand next in the chain.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.relaying import REACHING, SPEAKING, WRITING
from headwater.lexicon.sources import channels, document_nouns
from headwater.lexicon.voices import voice_words
from headwater.model import Token

_RELATIVE = {"WP", "WDT"}


def reaching_agents(parse: Parse, clause: Token) -> Iterator[Phrase]:
    """As in "residents reached by telephone by Lake Radio"."""
    if clause.tag == "VBN" and clause.lemma.lower() in REACHING:
        for thing in agents_of(parse, clause):
            yield noun_phrase(parse, thing.index)


def agents_of(parse: Parse, verb: Token) -> Iterator[Token]:
    """Who did it, of a participle; no channel ("by phone") and no date ("by Monday")."""
    for by in parse.children(verb.index, "agent", "prep"):
        thing = parse.child(by.index, "pobj") if by.text.lower() == "by" else None
        if thing is None or thing.entity in {"DATE", "TIME"}:
            continue
        bare = parse.left[thing.index] == thing.index
        if not (bare and thing.text.lower() in channels()):
            yield thing


def spoken_to(parse: Parse, clause: Token) -> Iterator[Phrase]:
    """As in "who spoke to Lake Radio", "who repeated it to Lake Radio"."""
    subject = parse.child(clause.index, "nsubj")
    own = subject is None or subject.tag in _RELATIVE
    if not own or clause.lemma.lower() not in SPEAKING or clause.tag in {"VBN", "VB"}:
        return
    for kid in parse.children(clause.index, "prep", "dative"):
        thing = parse.child(kid.index, "pobj") if kid.text.lower() in {"to", "with"} else None
        if thing is not None:
            yield noun_phrase(parse, thing.index)


def printed_in(parse: Parse, anchor: Token) -> Iterator[Phrase]:
    """As in "wrote in the Evening Post", "was quoted in the Post as saying"."""
    if anchor.lemma.lower() not in WRITING | voice_words("quoting"):
        return
    for kid in parse.children(anchor.index, "prep"):
        thing = parse.child(kid.index, "pobj")
        if kid.text.lower() in {"in", "on"} and thing is not None and thing.pos == "PROPN":
            yield noun_phrase(parse, thing.index)


def told_in_phrase(parse: Parse, finding: Finding) -> Iterator[Phrase]:
    """As in "according to what a survivor told the Evening Post"."""
    if finding.source is None or finding.cue is None:
        return
    verb = parse.tokens[parse.tokens[finding.source.head].head]
    if verb.dep != "pcomp" or verb.head != finding.cue[1] or verb.pos != "VERB":
        return
    for told in parse.children(verb.index, "dobj", "dative", "prep"):
        thing = parse.child(told.index, "pobj") if told.dep == "prep" else told
        if thing is not None and thing.index > verb.index:
            yield noun_phrase(parse, thing.index)


def attributed_to(parse: Parse, anchor: Token) -> Iterator[Phrase]:
    """As in "he attributed it to conscripts": whose word it is."""
    if anchor.lemma.lower() not in voice_words("attributing"):
        return
    for kid in parse.children(anchor.index, "prep", "dative"):
        whom = parse.child(kid.index, "pobj") if kid.text.lower() == "to" else None
        if whom is not None and whom.lemma.lower() in human_nouns() | document_nouns():
            yield noun_phrase(parse, whom.index)
