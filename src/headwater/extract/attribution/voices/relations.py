"""How each voice of a chain stands to the fact: saw it, took part, was told, is a state's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.voices.deeds import deed_relation, own_deed, told_relation
from headwater.extract.attribution.voices.media import token_at
from headwater.extract.attribution.voices.standing import entity_relation, is_official
from headwater.extract.parse import Parse
from headwater.lexicon.voices import voice_words
from headwater.model import Relation, Voice


def note_deeds(parse: Parse, book: VoiceBook, own: Mapping[Finding, tuple[Voice, ...]]) -> None:
    """Tell the registry what the report says that its voices did, saw or suffered.

    Args:
        parse: the report.
        book: its voices.
        own: the voices of each finding by itself.
    """
    for mention in book.references.mentions:
        _note(book, mention.voice, deed_relation(parse, token_at(parse, mention.start)))
    for finding, voices in own.items():
        if len(voices) != 1 or finding.source is None:
            continue
        relation = told_relation(parse, finding)
        if relation is None and _may_have_done(book.registry.latest(voices[0])):
            relation = own_deed(parse, finding)
        _note(book, voices[0], relation if relation != "hearsay" else None)


def _note(book: VoiceBook, voice: Voice, relation: Relation | None) -> None:
    known = book.registry.latest(voice)
    may = relation is not None and known.kind in {"person", "unnamed"} and known.relation is None
    if may and not is_official(known):
        book.registry.told(known, relation=relation)


def _may_have_done(voice: Voice) -> bool:
    """Whether whoever speaks of what they did speaks for themselves, not for a trade or a body."""
    words = (voice.role or (voice.name if voice.kind == "unnamed" else "")).lower().split()
    return voice.kind in {"person", "unnamed"} and not set(words) & voice_words("professional")


def related(parse: Parse, finding: Finding, chain: Sequence[Voice]) -> Iterator[Voice]:
    """The chain with how each voice stands to the statement.

    What the text says of this statement comes first. Whoever passes on what unnamed people told
    has it from others, but who speaks for a state body still speaks for it.
    """
    told = False
    for place, voice in enumerate(chain):
        human = voice.kind in {"person", "unnamed"}
        relation = voice.relation or entity_relation(voice)
        if not place and human:
            says = told_relation(parse, finding)
            if says == "eyewitness" or relation is None:
                relation = says or relation
        elif told and human and relation is None:
            relation = "hearsay"
        told = told or voice.kind == "unnamed"
        # "An anonymous email": what the paper itself is called.
        unsigned = voice.kind == "document" and voice.name.lower().startswith("anonymous ")
        yield replace(voice, relation=relation, anonymous=voice.anonymous or unsigned)
