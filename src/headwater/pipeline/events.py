"""Events and clauses as jobs: both rest on one report alone, and are numbered over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from headwater.extract.clauses import split_claims
from headwater.extract.event import extract_events
from headwater.model import Claim, Event, Place, Report, TimeExpression
from headwater.pipeline.findings import Findings, Guard, Run
from headwater.pipeline.keys import clauses_key, events_key
from headwater.pipeline.studies import following, numbered
from headwater.pipeline.work import Job

Events = tuple[Event, ...]
Cut = tuple[tuple[Claim, str], ...]
"""Claims, each with the id of the claim that it was cut from."""


def run_events(findings: Findings, run: Run) -> Findings:
    """Coded events, report by report; each claim learns the event that it reports."""
    events: dict[str, Events] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    guard = Guard("event")
    jobs = [_events_job(report, findings, run) for report in findings.reports]
    nothing: Events = ()
    for report, answer in zip(findings.reports, run.do("event", jobs, Events), strict=True):
        key = report.id
        coded = guard.answer(report, nothing, answer)
        events[key] = following("e", events, tuple(_over_all(e, key, findings) for e in coded))
        event_of = {claim: event.id for event in reversed(events[key]) for claim in event.claims}
        claims[key] = tuple(replace(c, event=event_of.get(c.id)) for c in findings.claims[key])
    return replace(
        findings, events=events, claims=claims, degraded=(*findings.degraded, *guard.notes)
    )


def _events_job(report: Report, findings: Findings, run: Run) -> Job[Events]:
    """A report's events, told by ids that count within the report."""
    key = report.id
    claims = numbered("c", findings.claims[key])
    # Where a body acts is not said by its name: "Titus County Sheriff's Office".
    places = tuple(p for p in numbered("p", findings.places[key]) if p.role == "place")
    times = numbered("t", findings.times[key])
    work = partial(extract_events, report, findings.annotations[key], claims, places, times)
    return Job(events_key(report, claims, places, times, run), (key,), work)


def _over_all(event: Event, report: str, findings: Findings) -> Event:
    """An event with the ids that claims, places and times have over all reports."""

    def id_of(local: str, records: Sequence[Claim | Place | TimeExpression]) -> str:
        return records[int(local[1:]) - 1].id

    return replace(
        event,
        claims=tuple(id_of(claim, findings.claims[report]) for claim in event.claims),
        place=event.place and id_of(event.place, findings.places[report]),
        time=event.time and id_of(event.time, findings.times[report]),
    )


def run_clauses(findings: Findings, run: Run) -> Findings:
    """Claims that state several facts, cut; each event goes to the part with the word for it."""
    claims: dict[str, tuple[Claim, ...]] = {}
    events: dict[str, Events] = {}
    guard = Guard("clause")
    jobs = [_clauses_job(report, findings, run) for report in findings.reports]
    for report, answer in zip(findings.reports, run.do("clause", jobs, Cut), strict=True):
        key = report.id
        uncut: Cut = tuple((c, c.id) for c in _local_claims(key, findings))
        whole = {f"c{n}": claim for n, claim in enumerate(findings.claims[key], start=1)}
        cut = guard.answer(report, uncut, answer)
        parts = following("c", claims, tuple(_credited(c, whole[source]) for c, source in cut))
        parts_of: dict[str, list[Claim]] = {}
        for part, (_, source) in zip(parts, cut, strict=True):
            parts_of.setdefault(whole[source].id, []).append(part)
        events[key] = tuple(_told_in_parts(e, parts_of) for e in findings.events[key])
        event_of = {claim: event.id for event in reversed(events[key]) for claim in event.claims}
        claims[key] = tuple(replace(c, event=event_of.get(c.id)) for c in parts)
    notes = (*findings.degraded, *guard.notes)
    return replace(findings, claims=claims, events=events, degraded=notes)


def _clauses_job(report: Report, findings: Findings, run: Run) -> Job[Cut]:
    """A report's claims cut, told by ids that count within the report."""
    key = report.id
    claims = _local_claims(key, findings)
    credited = numbered("a", findings.attributions[key])
    work = partial(split_claims, report, findings.annotations[key], credited, claims)
    return Job(clauses_key(report, claims, credited, run), (key,), work)


def _local_claims(report: str, findings: Findings) -> tuple[Claim, ...]:
    """Claims as they are before anything beyond their report is known of them."""
    credited = findings.attributions[report]
    ids = {a.id: f"a{n}" for n, a in enumerate(credited, start=1)}
    return tuple(
        replace(c, attributions=tuple(ids[a] for a in c.attributions), event=None)
        for c in numbered("c", findings.claims[report])
    )


def _credited(part: Claim, whole: Claim) -> Claim:
    """A part with the attributions of its whole."""
    return replace(part, attributions=whole.attributions)


def _told_in_parts(event: Event, parts_of: Mapping[str, Sequence[Claim]]) -> Event:
    """An event with the ids of the parts that report it: the shortest that hold its trigger."""
    told = []
    for whole in event.claims:
        parts = parts_of.get(whole, ())
        holding = [p for p in parts if event.trigger is None or p.span.covers(event.trigger)]
        if chosen := min(holding or parts, key=lambda p: len(p.span.text), default=None):
            told.append(chosen.id)
    return replace(event, claims=tuple(dict.fromkeys(told)))
