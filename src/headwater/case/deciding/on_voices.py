"""Voices that people hold to be one, or not to be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from headwater.case.deciding.rulings import Ruling, Rulings
from headwater.case.naming import Namer
from headwater.lexicon.fold import fold_name
from headwater.model import Attribution, VoiceEntity
from headwater.pipeline import Findings


def decide_voices(findings: Findings, rulings: Rulings) -> Findings:
    """Join and part voices as decided; runs before anything counts them."""
    for ruling in rulings.on("voice", "merge", "split", "confirm", "note", "grade"):
        namer = rulings.namer(findings)
        voice = find_voice(findings, namer, ruling.target, ruling.anchor)
        if voice is None:
            continue
        if ruling.verb == "merge":
            findings = _merge(findings, namer, voice, ruling)
        elif ruling.verb == "split":
            findings = _split(findings, namer, voice, ruling)
        rulings.meet(ruling, voice.id)
    return findings


def find_voice(
    findings: Findings, namer: Namer, name: str, anchor: Mapping[str, Any]
) -> VoiceEntity | None:
    """The voice that a decision is about: of the same name, else with most spellings in common."""
    attributions = {a.id: a for made in findings.attributions.values() for a in made}
    for voice in findings.voices:
        if namer.voice(voice, attributions) == name:
            return voice
    wanted = {fold_name(s) for s in anchor.get("spellings", ())}
    shared = {
        v.id: len(wanted & {fold_name(s) for s in (v.name, *v.spellings)})
        for v in findings.voices
        if v.kind != "unnamed"
    }
    best = max(shared, key=lambda v: shared[v], default=None)
    return next((v for v in findings.voices if v.id == best and shared[v.id]), None)


def _merge(findings: Findings, namer: Namer, voice: VoiceEntity, ruling: Ruling) -> Findings:
    for other in ruling.others:
        twin = find_voice(findings, namer, other["name"], other["anchor"])
        if twin is None or twin.id == voice.id:
            continue
        joined = replace(
            voice,
            spellings=_united(voice.spellings, (twin.name, *twin.spellings)),
            reports=_united(voice.reports, twin.reports),
            attributions=_united(voice.attributions, twin.attributions),
        )
        voices = [joined if v.id == voice.id else v for v in findings.voices if v.id != twin.id]
        findings = _renamed(replace(findings, voices=tuple(voices)), {twin.id: voice.id}, None)
        voice = joined
    return findings


def _split(findings: Findings, namer: Namer, voice: VoiceEntity, ruling: Ruling) -> Findings:
    apart = {o["name"] for o in ruling.others}
    reports = {r for r in voice.reports if namer.reports[r] in apart}
    if not reports or reports == set(voice.reports):
        return findings
    theirs = {a.id for r in reports for a in findings.attributions[r]}
    number = 1 + max(int(v.id[1:]) for v in findings.voices)
    parted = replace(
        voice,
        id=f"v{number}",
        reports=tuple(r for r in voice.reports if r in reports),
        attributions=tuple(a for a in voice.attributions if a in theirs),
    )
    kept = replace(
        voice,
        reports=tuple(r for r in voice.reports if r not in reports),
        attributions=tuple(a for a in voice.attributions if a not in theirs),
    )
    voices = tuple(kept if v.id == voice.id else v for v in findings.voices)
    return _renamed(replace(findings, voices=(*voices, parted)), {voice.id: parted.id}, reports)


def _renamed(findings: Findings, ids: Mapping[str, str], reports: set[str] | None) -> Findings:
    """The chains of all reports, or of some, with voices under other ids."""
    made = {
        report: tuple(_rename(a, ids) for a in attributions)
        if reports is None or report in reports
        else attributions
        for report, attributions in findings.attributions.items()
    }
    return replace(findings, attributions=made)


def _rename(attribution: Attribution, ids: Mapping[str, str]) -> Attribution:
    chain = tuple(replace(v, voice=ids.get(v.voice, v.voice)) for v in attribution.chain)
    return replace(attribution, chain=chain)


def _united(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
