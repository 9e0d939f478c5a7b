"""Texts and recordings that hold the words: "The tape has a clerk joking"."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.beside import beside
from headwater.extract.attribution.voices.passers import is_text, passers_of
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.words.sources import noun_phrase
from headwater.extract.parse import Parse
from headwater.lexicon.relaying import SHOWING
from headwater.model import Token

_PARTICIPLES = {"ccomp", "xcomp", "acl", "advcl", "pcomp", "dep"}


def shown_in(parse: Parse, finding: Finding) -> Iterator[Relay]:
    """The text that shows somebody saying something, and through whom it came.

    Args:
        parse: the report's tree.
        finding: the statement; its cue is a participle ("has the chair urging").
    """
    anchor = parse.tokens[finding.anchor]
    if anchor.tag not in {"VBG", "VBN"} or finding.source is None:
        return
    text = _text_before(parse, anchor, finding)
    if text is None or finding.source.first <= text.index <= finding.source.last:
        return
    # "A tape shows him leaving, according to a clerk": the tape is what the clerk speaks of.
    if finding.start <= text.start < finding.end:
        return
    yield Relay(noun_phrase(parse, text.index), onward=True)
    if is_text(text):
        yield from passers_of(parse, text, finding)
        yield from beside(parse, text.index)


def _text_before(parse: Parse, anchor: Token, finding: Finding) -> Token | None:
    """The subject of the verb of showing that a participle hangs on, if it is a text."""
    for verb in _showing(parse, anchor, finding):
        for subject in parse.children(verb.index, "nsubj"):
            is_it = subject.text.lower() == "it"
            if subject.index < anchor.index and (is_text(subject) or is_it):
                return subject
    return None


def _showing(parse: Parse, anchor: Token, finding: Finding) -> Iterator[Token]:
    has = next((k for k in parse.children(anchor.index, "aux") if k.lemma == "have"), None)
    if has is not None and anchor.tag == "VBG":
        # The parser takes "has" in "has the chair urging" for a helping verb.
        yield has
        yield anchor
    at = anchor
    for _ in range(3):
        if at.dep not in _PARTICIPLES | {"prep", "dobj", "nsubj"} or at.head == at.index:
            return
        at = parse.tokens[at.head]
        if at.pos in {"VERB", "AUX"} and at.lemma.lower() in SHOWING:
            yield at
