"""The voices between the fact and the reader: source, who passed it on, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.sources import noun_phrase, source_kind, words_of
from headwater.extract.attribution.voices import VoiceBook
from headwater.extract.parse import Parse
from headwater.lexicon.agencies import known_outlet, looks_like_outlet
from headwater.lexicon.sources import channels
from headwater.model import SourceKind, Token, Voice

# Deeper nesting than this is an accident of quotation marks, not speech about speech.
_MAX_VOICES = 8
_POSTING = {"tweet": "social media", "post": "social media", "telephone": "phone", "email": "email"}


@dataclass(frozen=True, slots=True)
class Voiced:
    """A finding with its kind of source and its chain."""

    finding: Finding
    kind: SourceKind
    chain: tuple[Voice, ...]


def voice_findings(parse: Parse, findings: Sequence[Finding]) -> list[Voiced]:
    """Resolve the sources of all findings in text order, then join nested ones into chains."""
    book = VoiceBook(parse)
    own: dict[Finding, tuple[Voice, ...]] = {}
    spoken: dict[tuple[int, Phrase | None], tuple[Voice, ...]] = {}
    for finding in sorted(findings, key=lambda f: _spoken_at(parse, f)):
        key = (finding.anchor, finding.source)
        if key not in spoken:
            spoken[key] = _voices(parse, book, finding)
        own[finding] = spoken[key]
    enclosing = _enclosing(parse, findings)
    voiced = []
    for finding in findings:
        chain = list(own[finding])
        outer = enclosing.get(finding)
        while outer is not None and len(chain) < _MAX_VOICES:
            chain.extend(v for v in own[outer] if v not in chain)
            outer = enclosing.get(outer)
        voiced.append(Voiced(finding, _kind(parse, finding, own[finding]), tuple(chain)))
    return voiced


def _spoken_at(parse: Parse, finding: Finding) -> tuple[int, int]:
    at = finding.source.head if finding.source is not None else finding.anchor
    return parse.tokens[at].start, finding.start


def _kind(parse: Parse, finding: Finding, voices: tuple[Voice, ...]) -> SourceKind:
    if finding.source is None:
        return "unnamed"
    head = parse.tokens[finding.source.head]
    if head.pos == "PRON" or head.text.lower() in {"they", "both"}:
        return voices[0].kind if voices else "unnamed"
    return source_kind(parse, finding.source)


def _voices(parse: Parse, book: VoiceBook, finding: Finding) -> tuple[Voice, ...]:
    if finding.source is None:
        return ()
    voice = book.voice_of(finding.source)
    channel, via = _channel(parse, finding)
    recipient, outlet = _recipient(parse, finding)
    outlet = outlet or via
    if channel or recipient:
        voice = replace(voice, channel=channel or voice.channel, recipient=recipient)
    if outlet and outlet != voice.name:
        return voice, Voice(outlet, "outlet")
    return (voice,)


def _recipient(parse: Parse, finding: Finding) -> tuple[str | None, str | None]:
    """Whom the source told: words, or an outlet, which is a voice of its own."""
    if finding.recipient is None:
        return None, None
    words = words_of(parse, finding.recipient)
    outlet = outlet_name(parse, finding.recipient.head, words)
    return (None, outlet) if outlet else (words, None)


def outlet_name(parse: Parse, head: int, words: str) -> str | None:
    """The outlet that a phrase names, by the list of outlets or by how its name is built."""
    if parse.tokens[head].pos not in {"PROPN", "NOUN"}:
        return None
    known = known_outlet(words)
    if known:
        return known.name
    bare = words.removeprefix("the ").removeprefix("The ")
    return bare if looks_like_outlet(bare) and any(c.isupper() for c in bare) else None


def _channel(parse: Parse, finding: Finding) -> tuple[str | None, str | None]:
    """How the source spoke, and the outlet named with it ("in email exchanges with VOA")."""
    anchor = parse.tokens[finding.anchor]
    if anchor.pos != "VERB":
        return None, None
    channel = _POSTING.get(anchor.lemma.lower())
    for kid in parse.children(anchor.index, "prep", "advmod", "npadvmod", "advcl"):
        if kid.dep == "advcl" and kid.text.lower() not in {"speaking", "writing"}:
            continue
        first, last = parse.left[kid.index], parse.right[kid.index]
        if last - first > 24:
            continue
        named = [
            t for t in parse.tokens[first : last + 1]
            if t.text.lower() in channels() or t.lemma.lower() in channels()
        ]  # fmt: skip
        if not named and kid.dep != "advcl":
            continue
        if named:
            channel = channels().get(named[0].text.lower()) or channels()[named[0].lemma.lower()]
        return channel, _outlet_with(parse, parse.tokens[first : last + 1])
    return channel, None


def _outlet_with(parse: Parse, tokens: Sequence[Token]) -> str | None:
    for token in tokens:
        if token.dep == "pobj" and parse.tokens[token.head].text.lower() in {"with", "to", "by"}:
            phrase = noun_phrase(parse, token.index)
            outlet = outlet_name(parse, token.index, words_of(parse, phrase))
            if outlet:
                return outlet
    return None


def _enclosing(parse: Parse, findings: Sequence[Finding]) -> dict[Finding, Finding]:
    """For each finding the smallest other one whose content holds its cue and content."""
    order = sorted(findings, key=lambda f: (_reach(parse, f)[0], -_reach(parse, f)[1]))
    open_ones: list[Finding] = []
    enclosing: dict[Finding, Finding] = {}
    for finding in order:
        start, end = _reach(parse, finding)
        while open_ones and open_ones[-1].end <= start:
            open_ones.pop()
        for outer in reversed(open_ones[-12:]):
            if outer.start <= start and end <= outer.end and outer.anchor != finding.anchor:
                enclosing[finding] = outer
                break
        open_ones.append(finding)
    return enclosing


def _reach(parse: Parse, finding: Finding) -> tuple[int, int]:
    """Content and cue together; a continued quotation is only its content."""
    if finding.continued:
        return finding.start, finding.end
    token = parse.tokens[finding.anchor]
    return min(finding.start, token.start), max(finding.end, token.end)
