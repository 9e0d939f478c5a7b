"""The voices that stand beside a source, resolved: those nearer the fact, and those onward."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.attribution.voices.book import VoiceBook
from headwater.extract.attribution.voices.recipients import (
    hearing_voice,
    publishing_voice,
    quoting_voice,
)
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.parse import Parse
from headwater.model import Voice

# Who is cited beside a source draws a later pronoun less than the source.
_RELAYED = 1.0


def voices_alongside(
    parse: Parse, book: VoiceBook, relays: Sequence[Relay], telling: Sequence[str]
) -> tuple[list[Voice], list[Voice]]:
    """Voices beside the source: those that it cites, and those that passed it on.

    Args:
        parse: the report's tree.
        book: the report's voices.
        relays: who stands beside the source; what the weights propose stands behind the rest.
        telling: ids of those who tell what the source says; they stand further on anyway.
    """
    nearer: list[tuple[Relay, Voice]] = []
    onward: list[tuple[Relay, Voice]] = []
    for relay in relays:
        voice = _voice(parse, book, relay)
        if voice is None or (relay.is_likely and voice.voice in telling):
            continue
        side = onward if relay.onward else nearer
        side.insert(_place(side, relay, voice) if relay.is_likely else len(side), (relay, voice))
    return [voice for _, voice in nearer], [voice for _, voice in onward]


def _place(side: Sequence[tuple[Relay, Voice]], relay: Relay, voice: Voice) -> int:
    """Where a likely voice goes: in the order in which the text tells it, outlets behind people."""
    for i, (other, known) in enumerate(side):
        same = (known.kind == "outlet") == (voice.kind == "outlet")
        if other.phrase.head > relay.phrase.head if same else known.kind == "outlet":
            return i
    return len(side)


def _voice(parse: Parse, book: VoiceBook, relay: Relay) -> Voice | None:
    """Whose voice a relay is, or None where it is not what it must be to count."""
    if relay.as_outlet or relay.is_hearer:
        hearer = hearing_voice if relay.is_hearer else publishing_voice
        return hearer(parse, book, relay.phrase)
    if relay.is_outlet:
        voice = quoting_voice(parse, book, relay.phrase)
    else:
        voice = book.voice_of(relay.phrase, weight=_RELAYED)
        if relay.is_document and voice.kind != "document":
            return None
    if relay.only_named and voice.kind in {"unnamed", "document"}:
        return None
    return voice


def distinct_outlets(voices: Sequence[Voice]) -> list[Voice]:
    """The voices, of outlets by a short and a long name ("Norvik", "Norvik news") the long one."""
    kept: list[Voice] = []
    for voice in voices:
        twin = next((k for k in kept if _are_one_outlet(k, voice)), None)
        if twin is None:
            kept.append(voice)
        elif len(voice.name) > len(twin.name):
            kept[kept.index(twin)] = voice
    return kept


def _are_one_outlet(one: Voice, other: Voice) -> bool:
    mine, theirs = set(one.name.lower().split()), set(other.name.lower().split())
    return one.kind == other.kind == "outlet" and (mine <= theirs or theirs <= mine)
