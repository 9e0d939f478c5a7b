"""Who said what: attributions with their chains, in words."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Attribution, CueClass, Report, SourceKind, Voice
from headwater.render.names import Names
from headwater.render.visible import one_line
from headwater.render.words import percent

_CHANNELS = {
    "document": "in a document",
    "email": "by email",
    "in person": "in person",
    "interview": "in an interview",
    "letter": "in a letter",
    "phone": "by phone",
    "radio": "on the radio",
    "social media": "on social media",
    "statement": "in a statement",
    "television": "on television",
    "video": "in a video",
}
_STANCES: dict[CueClass, str] = {
    "neutral": "",
    "factive": "reported as fact",
    "doubting": "reported with doubt",
    "denying": "a denial",
    "estimating": "an estimate",
    "attitude": "a stance",
}
_METHODS = {
    "learned": "rules and a fitted network",
    "rules": "rules alone",
}
_KINDS: dict[SourceKind, str] = {
    "person": "person",
    "group": "group",
    "outlet": "outlet",
    "document": "document",
    "unnamed": "unnamed source",
}


def say_methods(dossier: Dossier) -> str:
    """How the dossier's attributions and its drift were found, in one sentence."""
    of = dossier.provenance
    attribution, drift = (
        _METHODS.get(m, one_line(m)) for m in (of.attribution_method, of.drift_method)
    )
    if attribution == drift:
        return f"Attributions and drift by {drift}."
    return f"Attributions by {attribution}, drift by {drift}."


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement, ready to show.

    Attributes:
        voices: the chain, nearest the fact first, in words.
        kind: what sort of source.
        cue: the crediting words, or "".
        content: the credited words.
        direct: whether they stand between quotation marks.
        notes: what else matters: a continued quote, how the cue commits the reporter.
        confidence: as a percentage.
    """

    voices: tuple[str, ...]
    kind: str
    cue: str
    content: str
    direct: bool
    notes: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One report and the statements that it credits to somebody, in text order."""

    report: Report
    name: str
    statements: tuple[Statement, ...]


def tellings(dossier: Dossier, names: Names) -> tuple[Telling, ...]:
    """Who said what, report by report; reports that credit nobody are left out."""
    made = []
    for report in dossier.reports:
        said = tuple(_statement(a) for a in dossier.attributions if a.content.report == report.id)
        if said:
            made.append(Telling(report, names.of(report.id), said))
    return tuple(made)


def voice_words(voice: Voice) -> str:
    """One voice in words: "Adnan (activist, Lift Siege), by email, to VOA"."""
    words = one_line(voice.name)
    about = [one_line(part) for part in (voice.role, voice.of, voice.relation) if part]
    about += ["name withheld"] if voice.anonymous else []
    if about:
        words += f" ({', '.join(about)})"
    if voice.channel:
        words += f", {_CHANNELS.get(voice.channel, f'through {one_line(voice.channel)}')}"
    if voice.recipient:
        words += f", to {one_line(voice.recipient)}"
    return words


def _statement(attribution: Attribution) -> Statement:
    source = one_line(attribution.source.text) if attribution.source else "source not named here"
    notes = [_STANCES[attribution.cue_class]]
    if attribution.continued:
        notes.append("goes on from the quote before")
    return Statement(
        voices=tuple(voice_words(v) for v in attribution.chain) or (source,),
        kind=_KINDS[attribution.source_kind],
        cue=one_line(attribution.cue.text) if attribution.cue else "",
        content=one_line(attribution.content.text),
        direct=attribution.direct,
        notes=tuple(n for n in notes if n),
        confidence=percent(attribution.confidence),
    )
