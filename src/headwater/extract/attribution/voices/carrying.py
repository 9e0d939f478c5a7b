"""Channels that hold on: who wrote on Facebook and "added" something added it there."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace

from headwater.extract.attribution.finding import Finding
from headwater.extract.attribution.voices.media import media_between
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels
from headwater.lexicon.voices import voice_words
from headwater.model import Token, Voice

# How many sentences on a verb of going on still goes on with the same occasion.
_NEAR = 2
# Through these words are written, so that "she wrote" holds on to them all through the report.
_WRITTEN = {"email", "social media", "letter", "statement", "document"}
# Of what "in it" and "in which" are said.
_HOLDING = {"statement", "letter", "video", "document", "email", "social media", "phone"}


@dataclass(slots=True)
class _Spoken:
    channel: str
    sentence: int


def carry_channels(parse: Parse, own: MutableMapping[Finding, tuple[Voice, ...]]) -> None:
    """Give statements that go on with an earlier one its channel, in place.

    Args:
        parse: the report.
        own: the voices of each finding by itself.
    """
    spoken: dict[str, _Spoken] = {}
    for finding in sorted(own, key=lambda f: (parse.tokens[f.anchor].start, f.start)):
        anchor = parse.tokens[finding.anchor]
        voices = own[finding]
        inside = _held_in(parse, anchor)
        if inside is not None and voices and all(v.channel is None for v in voices):
            voices = (replace(voices[0], channel=inside), *voices[1:])
        if len(voices) == 1:
            voices = (_carried(parse, finding, voices[0], spoken),)
        own[finding] = voices
        for voice in voices:
            if voice.channel is not None and voice.channel != "in person":
                spoken[voice.voice] = _Spoken(voice.channel, anchor.sentence)


def carry_hearers(parse: Parse, own: MutableMapping[Finding, tuple[Voice, ...]]) -> None:
    """Give what somebody adds in the same breath whoever heard the first: "told the Post, adding".

    Args:
        parse: the report.
        own: the voices of each finding by itself, changed in place.
    """
    said = {f.anchor: f for f in own if not f.continued}
    for finding, voices in own.items():
        anchor = parse.tokens[finding.anchor]
        first = said.get(anchor.head)
        if first is None or len(voices) != 1 or anchor.index <= anchor.head:
            continue
        joined = anchor.dep == "conj" and parse.child(anchor.index, "nsubj") is None
        if not joined and (anchor.dep != "advcl" or anchor.tag != "VBG"):
            continue
        before = own[first]
        at = next((i for i, v in enumerate(before) if v.voice == voices[0].voice), None)
        if at is not None:
            own[finding] = (*voices, *before[at + 1 :])


def carried_on(
    parse: Parse,
    chains: Mapping[Finding, tuple[Voice, ...]],
    enclosing: Mapping[Finding, Finding],
) -> dict[Finding, tuple[Voice, ...]]:
    """The chains, with the text that has somebody's earlier words put behind what it has as well.

    "The mine was safe, she says in a transcript printed by the Post. She blamed the rain": in the
    same transcript. So it is within a paragraph, and where the speaker is only taken up ("she",
    "the engineer"). Whom somebody told the one thing they need not have told the other.

    Args:
        parse: the report.
        chains: the whole chain of every finding.
        enclosing: for each finding the one that passes it on, if any.
    """
    carried = dict(chains)
    before: dict[tuple[int, str], tuple[Voice, ...]] = {}
    for finding in sorted(chains, key=lambda f: (parse.tokens[f.anchor].start, f.start)):
        chain = carried[finding]
        if not chain:
            continue
        sentence = parse.annotations.sentences[parse.tokens[finding.anchor].sentence]
        key = sentence.block, chain[0].voice
        if len(chain) == 1 and finding not in enclosing and _takes_up(parse, finding):
            carried[finding] = chain = (*chain, *before.get(key, ()))
        before[key] = _from_text(chain[1:])
    for finding, outer in enclosing.items():
        # What is told inside such words came through the same text.
        carried[finding] += carried[outer][len(chains[outer]) :]
    return carried


def _from_text(onward: Sequence[Voice]) -> tuple[Voice, ...]:
    """The first text among voices, and the texts and outlets that brought it."""
    kinds = [voice.kind for voice in onward]
    if "document" not in kinds:
        return ()
    behind = onward[kinds.index("document") :]
    return tuple(v for v in behind if v.kind in {"outlet", "document"})


def _takes_up(parse: Parse, finding: Finding) -> bool:
    """Whether a source is a pronoun or a noun with "the", which stands for somebody before."""
    if finding.source is None:
        return False
    head = parse.tokens[finding.source.head]
    determiner = parse.child(head.index, "det")
    return head.pos == "PRON" or (determiner is not None and determiner.text.lower() == "the")


def _cue_verbs(parse: Parse, finding: Finding) -> frozenset[str]:
    """Lemmas of the cue's words: of "was careful to add" also "add"."""
    first, last = finding.cue or (finding.anchor, finding.anchor)
    return frozenset(
        t.lemma.lower() for t in (*parse.tokens[first : last + 1], parse.tokens[finding.anchor])
    )


def _carried(parse: Parse, finding: Finding, voice: Voice, spoken: Mapping[str, _Spoken]) -> Voice:
    """A voice with the channel through which it spoke before, where it still speaks through it."""
    before, anchor = spoken.get(voice.voice), parse.tokens[finding.anchor]
    if voice.channel is not None or before is None or voice.kind == "document":
        return voice
    verbs = _cue_verbs(parse, finding)
    near = anchor.sentence - before.sentence <= _NEAR
    goes_on = near and bool(verbs & voice_words("going_on"))
    written = before.channel in _WRITTEN
    block = parse.annotations.sentences[before.sentence].block
    here = parse.annotations.sentences[anchor.sentence].block == block
    goes_on |= written and here and _takes_up(parse, finding)
    return (
        replace(voice, channel=before.channel)
        if goes_on or ("write" in verbs and written)
        else voice
    )


def _held_in(parse: Parse, anchor: Token) -> str | None:
    """The channel of the thing that "in it" or "in which" stands for, or None."""
    if anchor.pos != "VERB":
        return None
    for preposition in parse.children(anchor.index, "prep"):
        thing = parse.child(preposition.index, "pobj")
        if thing is None or preposition.text.lower() != "in":
            continue
        if thing.text.lower() == "which" and anchor.dep == "relcl":
            noun = parse.tokens[anchor.head]
            channel = channels().get(noun.lemma.lower())
            return channel if channel in _HOLDING else None
        if thing.text.lower() == "it" and anchor.sentence > 0:
            before = parse.annotations.sentences[anchor.sentence - 1].span
            start = max(before.start, before.end - 400)
            found = [m.channel for m in media_between(parse, start, before.end)]
            return next((c for c in reversed(found) if c in _HOLDING), None)
    return None
