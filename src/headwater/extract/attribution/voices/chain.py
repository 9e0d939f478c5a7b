"""The voices between the fact and the reader: source, who passed it on, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.extract.attribution.finding import Finding, Phrase
from headwater.extract.attribution.learned.beside.facts import Surroundings, surroundings_of
from headwater.extract.attribution.learned.beside.weigh import likely_relays
from headwater.extract.attribution.voices.alongside import distinct_outlets, voices_alongside
from headwater.extract.attribution.voices.belonging import settle_belonging
from headwater.extract.attribution.voices.book import SPOKE, VoiceBook
from headwater.extract.attribution.voices.carrying import (
    carried_on,
    carry_channels,
    carry_hearers,
)
from headwater.extract.attribution.voices.channels import channel_of
from headwater.extract.attribution.voices.later import Retellings, is_on_record, later_grounds
from headwater.extract.attribution.voices.linking.link import Link, link_voices
from headwater.extract.attribution.voices.nesting import enclosing_of
from headwater.extract.attribution.voices.recipients import (
    publishing_voice,
    recipient_of_finding,
    taken_up_hearer,
)
from headwater.extract.attribution.voices.references import FEMALE, MALE
from headwater.extract.attribution.voices.relations import note_deeds, related
from headwater.extract.attribution.voices.relay import Relay
from headwater.extract.attribution.voices.relays import relays_of
from headwater.extract.attribution.voices.standing import withheld_names
from headwater.extract.attribution.words.sources import source_kind
from headwater.extract.parse import Parse
from headwater.lexicon.sources import channels
from headwater.model import SourceKind, Voice

# Deeper nesting than this is an accident of quotation marks, not speech about speech.
_MAX_DEPTH = 8
# Whoever is quoted by others draws a later pronoun less than the one who quotes.
_NESTED = 2.0


@dataclass(frozen=True, slots=True)
class Voiced:
    """A finding with its kind of source and its chain."""

    finding: Finding
    kind: SourceKind
    chain: tuple[Voice, ...]


def voice_findings(
    parse: Parse,
    findings: Sequence[Finding],
    link: Link = link_voices,
    *,
    weighed: bool = True,
) -> list[Voiced]:
    """Resolve the sources of all findings in text order, then join nested ones into chains.

    Args:
        parse: the report.
        findings: what was found in it.
        link: what joins voices that are named in two ways; the fit of its weights gives its own.
        weighed: whether fitted weights may add voices to those that the rules find.
    """
    grounds = later_grounds(parse, findings)
    findings = [
        replace(f, cites=(*f.cites, grounds[f.anchor]))
        if f.anchor in grounds and f.source is not None else f
        for f in findings
    ]  # fmt: skip
    retellings = Retellings(parse)
    book = VoiceBook(parse)
    enclosing = enclosing_of(parse, findings)
    report = surroundings_of(parse, findings, enclosing) if weighed else None
    own: dict[Finding, tuple[Voice, ...]] = {}
    spoken: dict[tuple[int, Phrase | None], tuple[Voice, ...]] = {}
    speakers: list[tuple[int, int, str]] = []
    for finding in _speaking_order(parse, findings, enclosing):
        key = (finding.anchor, finding.source)
        if key not in spoken:
            outer = enclosing.get(finding)
            telling = [v.voice for v in own.get(outer, ())] if outer else []
            barred = telling[:1] if outer and outer.direct else []
            relays = _relays(parse, finding, report, nested=bool(telling))
            source = _owner_taken_up(parse, finding, outer)
            spoken[key] = _voices(parse, book, finding, source, relays, (barred, telling))
            spoken[key] += _retold(book, retellings, finding, spoken[key])
            if finding.source is not None and spoken[key]:
                head = parse.tokens[finding.source.head]
                speakers.extend((head.sentence, head.start, v.voice) for v in spoken[key][:1])
        own[finding] = spoken[key]
    carry_hearers(parse, own)
    book.settle()
    link(parse, book, own)
    carry_channels(parse, own)
    settle_belonging(parse, book)
    note_deeds(parse, book, own)
    _withhold(parse, book, speakers)
    whole = {f: _whole(book, f, own, enclosing) for f in findings}
    return [
        Voiced(f, _kind(parse, f, own[f]), tuple(related(parse, f, chain)))
        for f, chain in carried_on(parse, whole, enclosing).items()
    ]


def _whole(
    book: VoiceBook,
    finding: Finding,
    own: Mapping[Finding, tuple[Voice, ...]],
    enclosing: dict[Finding, Finding],
) -> tuple[Voice, ...]:
    """The voices of a finding and of those that it is nested in, each once, all told of them."""
    chain = list(own[finding])
    for outer in _around(finding, enclosing):
        present = {v.voice for v in chain}
        chain.extend(v for v in own[outer] if v.voice not in present)
    named = {v.voice: v for v in reversed([book.finished(v) for v in chain])}
    return tuple(named.values())[::-1]


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


def _relays(
    parse: Parse, finding: Finding, report: Surroundings | None, *, nested: bool
) -> list[Relay]:
    """Who stands beside a source, by the rules and then by the weights."""
    relays = relays_of(parse, finding, nested=nested)
    if report is None or finding.source is None:
        return relays
    return [*relays, *likely_relays(report, finding, relays)]


def _voices(
    parse: Parse,
    book: VoiceBook,
    finding: Finding,
    source: Phrase | None,
    relays: Sequence[Relay],
    around: tuple[Sequence[str], Sequence[str]],
) -> tuple[Voice, ...]:
    """The voices of one attribution by itself, nearest the fact first.

    Args:
        parse: the report's tree.
        book: the report's voices.
        finding: the attribution.
        source: the words by which its source is known.
        relays: who stands beside its source.
        around: ids of the voices that a pronoun cannot stand for, and of those that pass it on.
    """
    if finding.source is None or source is None:
        return ()
    barred, telling = around
    weight = _NESTED if telling else SPOKE
    voice = book.voice_of(source, barred, (finding.start, finding.end), telling, weight)
    channel, via = channel_of(parse, finding)
    nearer, onward = voices_alongside(parse, book, relays, telling)
    recipient, told = recipient_of_finding(parse, book, finding)
    if recipient is not None and any(v.name.lower() in recipient.lower() for v in onward):
        recipient = None
    if told is None and not telling and not onward:
        told = taken_up_hearer(parse, book, finding, voice)
        recipient = recipient if told is None else None
    if via is not None and told is None and via.lower() not in channels():
        told = book.registry.entity(Voice(via, "outlet"))
    if told is not None:
        onward.append(told)
    if channel is None and not onward and recipient is None:
        channel, known = book.passed_on(finding.source, voice)
        onward.extend(known)
    elif onward:
        book.note_onward(voice, channel, tuple(onward))
    onward = distinct_outlets(onward)
    if channel == "social media" and onward and "document" in {voice.kind, onward[0].kind}:
        # What was posted is a recording, and it is whoever holds or posted it that did so.
        onward[0] = replace(onward[0], channel=channel)
        channel = None
    voice = replace(voice, channel=channel, recipient=recipient)
    # A name that was taken for an outlet's where it tells, and for a person's where it speaks.
    onward = [v for v in onward if v.name != voice.name]
    return tuple({v.voice: v for v in (*nearer, voice, *onward)}.values())


def _owner_taken_up(parse: Parse, finding: Finding, outer: Finding | None) -> Phrase | None:
    """The source, or whose the outer one is, if a pronoun stands for that.

    "Her agent says that she puts the loss at a million": she is the one whose agent it is.
    """
    source = finding.source
    if source is None or outer is None or outer.source is None or outer.direct:
        return source
    word = parse.tokens[source.head].text.lower()
    heads = (outer.source.head, outer.source.outer)
    owners = (k for h in heads if h is not None for k in parse.children(h, "poss"))
    for owner in owners:
        if any({word, owner.text.lower()} <= sex for sex in (MALE, FEMALE)):
            return Phrase(owner.index, owner.index, owner.index)
    return source


def _retold(
    book: VoiceBook, retellings: Retellings, finding: Finding, voices: tuple[Voice, ...]
) -> tuple[Voice, ...]:
    """Through whom a story or a text reached the report that was introduced before."""
    if len(voices) != 1 or finding.source is None:
        return ()
    if is_on_record(book.parse, finding):
        text = book.references.text_before(book.parse.tokens[finding.anchor])
        return () if text is None else (book.registry.latest(text),)
    passed = retellings.reader(finding)
    for teller, hearer in retellings.stories_before(finding):
        if book.voice_of(teller, weight=0.0).voice == voices[0].voice:
            passed = hearer
    if passed is None:
        return _heard_by(book, retellings, finding, voices[0])
    onward = book.voice_of(passed, weight=0.0)
    return () if onward.voice == voices[0].voice else (onward,)


def _heard_by(
    book: VoiceBook, retellings: Retellings, finding: Finding, voice: Voice
) -> tuple[Voice, ...]:
    """The outlet that a voice spoke to, by a sentence near the statement."""
    for speaker, hearers in retellings.talks_beside(finding):
        said_by = book.glance(speaker)
        if said_by is None or said_by.voice != voice.voice:
            continue
        outlets = (publishing_voice(book.parse, book, hearer) for hearer in hearers)
        outlet = next((o for o in outlets if o is not None), None)
        if outlet is not None and outlet.voice != voice.voice:
            return (outlet,)
    return ()


def _withhold(parse: Parse, book: VoiceBook, speakers: Sequence[tuple[int, int, str]]) -> None:
    """Mark the voices whose names the text says are withheld.

    The words stand in the sentence of a source, behind it mostly, or in the next sentence.
    """
    by_sentence: dict[int, list[tuple[int, str]]] = {}
    for sentence, start, voice in speakers:
        by_sentence.setdefault(sentence, []).append((start, voice))
    for sentence, at in withheld_names(parse):
        here = [
            (start, voice) for start, voice in by_sentence.get(sentence, ())
            if book.may_be_nameless(voice)
        ]  # fmt: skip
        if here:
            before = [pair for pair in here if pair[0] < at]
            chosen = max(before)[1] if before else min(here)[1]
        else:
            earlier = [
                pair for pair in by_sentence.get(sentence - 1, ()) if book.may_be_nameless(pair[1])
            ]
            if not earlier:
                continue
            chosen = max(earlier)[1]
        book.registry.told(Voice("", "unnamed", voice=chosen), anonymous=True)
