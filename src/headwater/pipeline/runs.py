"""One function a stage: hands it what it needs of the findings, and puts back what it makes.

Nothing is decided here. A stage that works report by report is guarded, so that a fault costs that
report's part of the answer, with a note for the account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from headwater.align import Side, align_sides
from headwater.block import block
from headwater.corroborate import corroborate
from headwater.drift import find_drift
from headwater.errors import ReadError
from headwater.extract.clauses import split_claims
from headwater.extract.event import extract_events
from headwater.judge import judge
from headwater.lineage import Lineage, note_withdrawn, trace_lineage
from headwater.match import match
from headwater.match.voices import join_voices
from headwater.model import (
    Annotations,
    Attribution,
    Claim,
    Comparison,
    Drift,
    Event,
    Judgement,
    Outcome,
    Report,
    TimeExpression,
)
from headwater.pipeline.findings import Findings, Guard, Run
from headwater.pipeline.keys import comparison_keys, drift_key, judgement_key, words_digest
from headwater.pipeline.studies import (
    Attributions,
    Places,
    Statements,
    attributions_job,
    claims_following,
    following,
    numbered,
    parse_job,
    places_job,
    statements_job,
)
from headwater.pipeline.work import Job
from headwater.pipeline.work.job import say_fault
from headwater.read import read

Drifts = tuple[Drift, ...]


def run_read(findings: Findings, run: Run) -> Findings:
    """Captures -> reports, numbered in the order they come in; what fails is listed."""
    reports: list[Report] = []
    failed = list(findings.failed)
    captures = findings.acquired.captures
    for done, capture in enumerate(captures):
        run.progress("read", done, len(captures))
        try:
            reports.append(read(capture, f"r{len(reports) + 1}", run.settings.read))
        except ReadError as error:
            failed.append(Outcome(capture.path, str(error)))
        except Exception as error:  # promise 7: bad input never ends a run
            failed.append(Outcome(capture.path, f"reading it failed ({say_fault(error)})"))
    notes = tuple(f"{r.path}: {note}" for r in reports for note in r.notes)
    return replace(
        findings,
        reports=tuple(reports),
        failed=tuple(failed),
        degraded=(*findings.degraded, *notes),
    )


def run_annotate(findings: Findings, run: Run) -> Findings:
    """Every report parsed; one that the parser fails on stands without a parse."""
    guard = Guard("annotate")
    jobs = [parse_job(report, run) for report in findings.reports]
    answers = run.do("annotate", jobs, Annotations)
    made = {
        report.id: guard.answer(report, Annotations(report.id, (), (), (), (), {}, "none"), answer)
        for report, answer in zip(findings.reports, answers, strict=True)
    }
    return replace(findings, annotations=made, degraded=(*findings.degraded, *guard.notes))


def run_extract(findings: Findings, run: Run) -> Findings:
    """What one report says and through whom, report by report; ids run over all reports."""
    guard = Guard("extract")
    credited = _credited(findings, run, guard)
    jobs = [
        statements_job(r, findings.annotations[r.id], credited[r.id], run) for r in findings.reports
    ]
    attributions: dict[str, tuple[Attribution, ...]] = {}
    times: dict[str, tuple[TimeExpression, ...]] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    statements: dict[str, Statements] = {}
    for report, answer in zip(findings.reports, run.do("extract", jobs, Statements), strict=True):
        key = report.id
        statements[key] = said = guard.answer(report, Statements(), answer)
        guard.note(report, said.faults)
        attributions[key] = following("a", attributions, credited[key])
        times[key] = following("t", times, said.times)
        claims[key] = claims_following(claims, attributions, key, said.claims)
    return replace(
        findings,
        degraded=(*findings.degraded, *guard.notes),
        attributions=attributions,
        citations={key: said.citations for key, said in statements.items()},
        numbers={key: said.numbers for key, said in statements.items()},
        times=times,
        claims=claims,
    )


def _credited(findings: Findings, run: Run, guard: Guard) -> dict[str, Attributions]:
    """The attributions of each report, numbered within it."""
    jobs = [attributions_job(r, findings.annotations[r.id], run) for r in findings.reports]
    answers = run.do("extract", jobs, Attributions)
    nothing: Attributions = ()
    return {
        report.id: numbered("a", guard.answer(report, nothing, answer))
        for report, answer in zip(findings.reports, answers, strict=True)
    }


def run_places(findings: Findings, run: Run) -> Findings:
    """The toponyms of each report, resolved."""
    places: dict[str, Places] = {}
    guard = Guard("place")
    jobs = [places_job(r, findings.annotations[r.id], run) for r in findings.reports]
    nothing: Places = ()
    for report, answer in zip(findings.reports, run.do("place", jobs, Places), strict=True):
        places[report.id] = following("p", places, guard.answer(report, nothing, answer))
    return replace(findings, places=places, degraded=(*findings.degraded, *guard.notes))


def run_voices(findings: Findings, run: Run) -> Findings:
    """The voices of all reports as entities; each voice of a chain learns its entity's id."""
    voices, attributions = join_voices(findings.attributions)
    return replace(findings, voices=voices, attributions=attributions)


def run_events(findings: Findings, run: Run) -> Findings:
    """Coded events, report by report; each claim learns the event that it reports."""
    events: dict[str, tuple[Event, ...]] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    guard = Guard("event")
    for report in findings.reports:
        key = report.id
        parsed = findings.annotations[key]
        # Where a body acts is not said by its name: "Titus County Sheriff's Office".
        places = tuple(p for p in findings.places[key] if p.role == "place")
        coded = guard.records(
            report,
            partial(
                extract_events, report, parsed, findings.claims[key], places, findings.times[key]
            ),
        )
        events[key] = following("e", events, coded)
        event_of = {claim: event.id for event in reversed(events[key]) for claim in event.claims}
        claims[key] = tuple(replace(c, event=event_of.get(c.id)) for c in findings.claims[key])
    return replace(
        findings, events=events, claims=claims, degraded=(*findings.degraded, *guard.notes)
    )


def run_clauses(findings: Findings, run: Run) -> Findings:
    """Claims that state several facts, cut; each event goes to the part with the word for it."""
    claims: dict[str, tuple[Claim, ...]] = {}
    events: dict[str, tuple[Event, ...]] = {}
    guard = Guard("clause")
    for report in findings.reports:
        key = report.id
        whole = findings.claims[key]
        parsed, credited = findings.annotations[key], findings.attributions[key]
        uncut = tuple((claim, claim.id) for claim in whole)
        work = partial(split_claims, report, parsed, credited, whole)
        cut = guard.attempt(report, uncut, work)
        parts = following("c", claims, tuple(claim for claim, _ in cut))
        parts_of: dict[str, list[Claim]] = {}
        for part, (_, source) in zip(parts, cut, strict=True):
            parts_of.setdefault(source, []).append(part)
        events[key] = tuple(_told_in_parts(e, parts_of) for e in findings.events[key])
        event_of = {claim: event.id for event in reversed(events[key]) for claim in event.claims}
        claims[key] = tuple(replace(c, event=event_of.get(c.id)) for c in parts)
    notes = (*findings.degraded, *guard.notes)
    return replace(findings, claims=claims, events=events, degraded=notes)


def _told_in_parts(event: Event, parts_of: Mapping[str, Sequence[Claim]]) -> Event:
    """An event with the ids of the parts that report it: the shortest that hold its trigger."""
    told = []
    for whole in event.claims:
        parts = parts_of.get(whole, ())
        holding = [p for p in parts if event.trigger is None or p.span.covers(event.trigger)]
        if chosen := min(holding or parts, key=lambda p: len(p.span.text), default=None):
            told.append(chosen.id)
    return replace(event, claims=tuple(dict.fromkeys(told)))


def run_block(findings: Findings, run: Run) -> Findings:
    """Which pairs of reports are worth laying side by side."""
    pairs = block(findings.reports, findings.annotations, findings.citations, run.settings.block)
    return replace(findings, pairs=pairs)


def run_align(findings: Findings, run: Run) -> Findings:
    """Every candidate pair in both directions; a pair that fails has nothing in common."""
    guard = Guard("align")
    settings = run.settings.align
    reports = {r.id: r for r in findings.reports}
    sides = {
        i: Side(reports[i], findings.annotations[i], settings)
        for i in sorted({i for pair in findings.pairs for i in pair})
    }
    ways = [way for pair in findings.pairs for way in (pair, pair[::-1])]
    jobs = [
        Job(key, way, partial(align_sides, sides[way[0]], sides[way[1]], settings))
        for way, key in zip(ways, comparison_keys(reports, ways, run), strict=True)
    ]
    made = {
        way: guard.answer(reports[way[0]], Comparison(*way, (), 0.0, 0.0, (), ()), answer)
        for way, answer in zip(ways, run.do("align", jobs, Comparison), strict=True)
    }
    return replace(findings, comparisons=made, degraded=(*findings.degraded, *guard.notes))


def run_lineage(findings: Findings, run: Run) -> Findings:
    """Links and origins; a report may learn the outlet that it names as its own."""
    lineage: Lineage = trace_lineage(
        findings.reports,
        findings.annotations,
        findings.attributions,
        findings.citations,
        findings.comparisons,
        run.settings.lineage,
    )
    withdrawn = note_withdrawn(lineage.reports, lineage.links)
    return replace(
        findings,
        reports=lineage.reports,
        links=lineage.links,
        origins=lineage.origins,
        degraded=(*findings.degraded, *withdrawn),
    )


def run_match(findings: Findings, run: Run) -> Findings:
    """The same claim across reports; each claim learns its group."""
    groups = match(
        findings.reports,
        findings.annotations,
        findings.claims,
        findings.times,
        findings.comparisons,
        findings.links,
        run.settings.match,
    )
    group_of = {claim: group.id for group in groups for claim in group.claims}
    claims = {
        key: tuple(replace(c, group=group_of.get(c.id)) for c in made)
        for key, made in findings.claims.items()
    }
    return replace(findings, groups=groups, claims=claims)


def run_corroborate(findings: Findings, run: Run) -> Findings:
    """Groups with the independent origins behind each."""
    groups = corroborate(
        findings.reports,
        findings.groups,
        findings.claims,
        findings.attributions,
        findings.citations,
        findings.comparisons,
        findings.links,
        findings.origins,
    )
    return replace(findings, groups=groups)


def run_judge(findings: Findings, run: Run) -> Findings:
    """Every report beside the reports it was taken from; nothing where rules are to do alone."""
    if run.settings.drift.method == "rules":
        return findings
    guard = Guard("judge")
    reports = {r.id: r for r in findings.reports}
    parents = {r.id: _parents(findings, r.id) for r in findings.reports}
    children = _retellings(findings)
    jobs = [
        Job(
            judgement_key(child.id, parents[child.id], reports, run),
            (child.id, *parents[child.id]),
            partial(
                judge,
                findings.annotations[child.id],
                {parent: findings.annotations[parent] for parent in parents[child.id]},
                [findings.comparisons[child.id, parent] for parent in parents[child.id]],
            ),
        )
        for child in children
    ]
    nothing: tuple[Judgement, ...] = ()
    made = {
        child.id: guard.answer(child, nothing, answer)
        for child, answer in zip(
            children, run.do("judge", jobs, tuple[Judgement, ...]), strict=True
        )
    }
    return replace(findings, judgements=made, degraded=(*findings.degraded, *guard.notes))


def run_drift(findings: Findings, run: Run) -> Findings:
    """Every report against the reports it was taken from."""
    guard = Guard("drift")
    children = _retellings(findings)
    jobs = [_drift_job(child.id, _parents(findings, child.id), findings, run) for child in children]
    nothing: Drifts = ()
    made = [
        drift
        for child, answer in zip(children, run.do("drift", jobs, Drifts), strict=True)
        for drift in guard.answer(child, nothing, answer)
    ]
    numbered = tuple(replace(d, id=f"d{n}") for n, d in enumerate(made, start=1))
    return replace(findings, drift=numbered, degraded=(*findings.degraded, *guard.notes))


def _drift_job(child: str, parents: tuple[str, ...], findings: Findings, run: Run) -> Job[Drifts]:
    work = partial(
        find_drift,
        findings.telling(child),
        [findings.telling(parent) for parent in parents],
        [findings.comparisons[child, parent] for parent in parents],
        run.settings.drift,
        findings.judgements.get(child, ()),
    )
    return Job(drift_key(child, parents, findings, run), (child, *parents), work)


def _parents(findings: Findings, child: str) -> tuple[str, ...]:
    return tuple(x.parent for x in findings.links if x.child == child and x.parent.startswith("r"))


def _retellings(findings: Findings) -> list[Report]:
    """Reports that were taken from others, and are not one of them word for word."""
    words = {r.id: words_digest(r) for r in findings.reports}
    return [
        report
        for report in findings.reports
        if (parents := _parents(findings, report.id))
        and words[report.id] not in {words[parent] for parent in parents}
    ]
