"""Claims of one group that rest on whom another of them credits."""

from __future__ import annotations

from dataclasses import replace

from headwater.corroborate.crediting import described_bodies
from headwater.corroborate.entry import Entries, Entry
from headwater.corroborate.ground import Ground
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import mentions

# What follows these says whose a body is.
_JOINING = frozenset({"at", "for", "in", "of"})


def rest_on_credited(entries: Entries, ground: Ground) -> Entries:
    """The entries of a group's claims, each that names nobody laid to whom it rests on."""
    return _described_by_others(_credited_elsewhere(_named_by_others(entries, ground)), ground)


def _named_by_others(entries: Entries, ground: Ground) -> Entries:
    """A claim that names, in whatever way, whom another report has it from rests on the same.

    "15 dead (Emergencies Ministry, evening of 16 May)" is no other origin than "the ministry said".
    """
    sources = [e for found in entries.values() for e in found if e.credited]

    def rest(claim: str, entry: Entry) -> Entry:
        if entry.credited or entry.report != ground.report_of(claim):
            return entry
        text = ground.claims[claim].span.text
        named = next((s for s in sources if mentions(text, s.name)), None)
        return replace(named, report=entry.report) if named else entry

    return {claim: [rest(claim, e) for e in found] for claim, found in entries.items()}


def _credited_elsewhere(entries: Entries) -> Entries:
    """Where a report credits a claim in one sentence, its headline rests on the same.

    A sentence that has a source of its own keeps it.
    """
    credited: dict[str, Entry] = {}
    for found in entries.values():
        for entry in found:
            if entry.credited:
                credited.setdefault(entry.report, entry)
    return {
        claim: [e if e.credited else credited.get(e.report, e) for e in found]
        for claim, found in entries.items()
    }


def _described_by_others(entries: Entries, ground: Ground) -> Entries:
    """A claim credited to "the ministry" rests on the one ministry to which others credit it."""
    bodies = {e.key: e for found in entries.values() for e in found if e.kind == "body"}

    def rest(claim: str, entry: Entry) -> Entry:
        if entry.kind != "report" or entry.report != ground.report_of(claim):
            return entry
        kinds = described_bodies(ground, ground.claims[claim].span)
        meant = [b for b in bodies.values() if _kind_of(b.name) in kinds]
        return replace(meant[0], report=entry.report) if len(meant) == 1 else entry

    return {claim: [rest(claim, e) for e in found] for claim, found in entries.items()}


def _kind_of(name: str) -> str:
    """What a body is: the ministry of "the Interior Ministry" and of "the Ministry of Health"."""
    words = fold_name(name).split()
    cut = next((at for at, word in enumerate(words) if at and word in _JOINING), len(words))
    return words[cut - 1] if words else ""
