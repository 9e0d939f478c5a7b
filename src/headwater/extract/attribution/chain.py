"""The voices between the fact and the reader: source, who passed it on, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.sources import noun_phrase, source_kind, words_of
from headwater.extract.attribution.voices import VoiceBook
from headwater.extract.outlet import named_outlet
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels
from headwater.model import SourceKind, Token, Voice

# Deeper nesting than this is an accident of quotation marks, not speech about speech.
_MAX_DEPTH = 8
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
    enclosing = _enclosing(parse, findings)
    own: dict[Finding, tuple[Voice, ...]] = {}
    spoken: dict[tuple[int, Phrase | None], tuple[Voice, ...]] = {}
    for finding in _speaking_order(parse, findings, enclosing):
        key = (finding.anchor, finding.source)
        if key not in spoken:
            outer = enclosing.get(finding)
            barred = [v.name for v in own.get(outer, ())] if outer and outer.direct else []
            spoken[key] = _voices(parse, book, finding, barred)
        own[finding] = spoken[key]
    voiced = []
    for finding in findings:
        chain = list(own[finding])
        for outer in _around(finding, enclosing):
            chain.extend(v for v in own[outer] if v not in chain)
        named = tuple(book.named(voice) for voice in chain)
        voiced.append(Voiced(finding, _kind(parse, finding, own[finding]), named))
    return voiced


def _speaking_order(
    parse: Parse, findings: Sequence[Finding], enclosing: dict[Finding, Finding]
) -> list[Finding]:
    """In text order, but whoever quotes comes before whoever is quoted."""

    def order(finding: Finding) -> tuple[tuple[int, int], int]:
        around = list(_around(finding, enclosing))
        return _spoken_at(parse, around[-1] if around else finding), len(around)

    return sorted(findings, key=lambda f: (*order(f), _spoken_at(parse, f)))


def _around(finding: Finding, enclosing: dict[Finding, Finding]) -> Iterator[Finding]:
    """The findings that a finding is nested in, the nearest first."""
    for _ in range(_MAX_DEPTH):
        outer = enclosing.get(finding)
        if outer is None:
            return
        yield outer
        finding = outer


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


def _voices(
    parse: Parse, book: VoiceBook, finding: Finding, barred: Sequence[str]
) -> tuple[Voice, ...]:
    if finding.source is None:
        return ()
    voice = book.voice_of(finding.source, barred)
    channel, via = _channel(parse, finding)
    recipient, outlet = _recipient(parse, finding)
    outlet = outlet or via
    onward: tuple[Voice, ...] = (
        (Voice(outlet, "outlet"),) if outlet and outlet != voice.name else ()
    )
    if channel is None and not onward and recipient is None:
        channel, onward = book.passed_on(finding.source, voice)
    elif onward:
        book.note_onward(voice, channel, onward)
    if channel or recipient:
        voice = replace(voice, channel=channel or voice.channel, recipient=recipient)
    return (voice, *onward)


def _recipient(parse: Parse, finding: Finding) -> tuple[str | None, str | None]:
    """Whom the source told: words, or an outlet, which is a voice of its own."""
    if finding.recipient is None:
        return None, None
    first, last = finding.recipient.first, finding.recipient.last
    outlet = named_outlet(parse, first, last, told=True)
    return (None, outlet) if outlet else (words_of(parse, finding.recipient), None)


def _channel(parse: Parse, finding: Finding) -> tuple[str | None, str | None]:
    """How the source spoke, and the outlet named with it ("in email exchanges with Lake Radio")."""
    anchor = parse.tokens[finding.anchor]
    if anchor.pos != "VERB" or anchor.lemma.lower() in {"accord", "cite"}:
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
            outlet = named_outlet(parse, phrase.first, phrase.last, told=True)
            if outlet:
                return outlet
    return None


def _enclosing(parse: Parse, findings: Sequence[Finding]) -> dict[Finding, Finding]:
    """For each finding the one that passes it on: the smallest whose content holds it."""
    by_anchor = {f.anchor: f for f in findings if f.cue is not None and not f.direct}
    reaches = {f: _reach(parse, f) for f in findings}
    order = sorted(findings, key=lambda f: (reaches[f][0], -reaches[f][1]))
    open_ones: list[Finding] = []
    enclosing: dict[Finding, Finding] = {}
    for finding in order:
        start, end = reaches[finding]
        if finding.through is not None:
            if finding.through in by_anchor:
                enclosing[finding] = by_anchor[finding.through]
            continue
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
