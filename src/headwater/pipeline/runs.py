"""One function a stage: hands it what it needs of the findings, and puts back what it makes.

Nothing is decided here. A stage that works report by report is guarded, so that a fault costs that
report's part of the answer, with a note for the account.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from headwater.align import align
from headwater.annotate import annotate
from headwater.block import block
from headwater.corroborate import corroborate
from headwater.drift import find_drift
from headwater.errors import ReadError
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.extract.claim import extract_claims
from headwater.extract.event import extract_events
from headwater.extract.number import extract_numbers
from headwater.extract.place import extract_places
from headwater.extract.time import extract_times
from headwater.judge import judge
from headwater.lineage import Lineage, trace_lineage
from headwater.match import match
from headwater.match.voices import join_voices
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    Claim,
    Comparison,
    Drift,
    Event,
    Judgement,
    Number,
    Outcome,
    Place,
    Report,
    TimeExpression,
)
from headwater.pipeline.findings import Findings, Guard, Run, numbered, say_fault
from headwater.read import read


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
    made: dict[str, Annotations] = {}
    guard = Guard("annotate")
    for done, report in enumerate(findings.reports):
        run.progress("annotate", done, len(findings.reports))
        nothing = Annotations(report.id, (), (), (), (), {}, "none")
        made[report.id] = guard.attempt(
            report, nothing, partial(annotate, report, run.settings.annotate)
        )
    return replace(findings, annotations=made, degraded=(*findings.degraded, *guard.notes))


def run_extract(findings: Findings, run: Run) -> Findings:
    """What one report says and through whom, report by report; ids run over all reports."""
    attributions: dict[str, tuple[Attribution, ...]] = {}
    citations: dict[str, tuple[Citation, ...]] = {}
    numbers: dict[str, tuple[Number, ...]] = {}
    times: dict[str, tuple[TimeExpression, ...]] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    guard = Guard("extract")
    for done, report in enumerate(findings.reports):
        run.progress("extract", done, len(findings.reports))
        parsed, key = findings.annotations[report.id], report.id
        found = guard.records(
            report, partial(extract_attributions, report, parsed, run.settings.attribution)
        )
        attributions[key] = numbered("a", attributions, found)
        citations[key] = guard.records(
            report, partial(extract_citations, report, parsed, attributions[key])
        )
        numbers[key] = guard.records(report, partial(extract_numbers, report, parsed))
        dated = guard.records(report, partial(extract_times, report, parsed))
        times[key] = numbered("t", times, dated)
        claimed = guard.records(
            report, partial(extract_claims, report, parsed, attributions[key], numbers[key])
        )
        claims[key] = numbered("c", claims, claimed)
    return replace(
        findings,
        degraded=(*findings.degraded, *guard.notes),
        attributions=attributions,
        citations=citations,
        numbers=numbers,
        times=times,
        claims=claims,
    )


def run_places(findings: Findings, run: Run) -> Findings:
    """The toponyms of each report, resolved."""
    places: dict[str, tuple[Place, ...]] = {}
    guard = Guard("place")
    for done, report in enumerate(findings.reports):
        run.progress("place", done, len(findings.reports))
        parsed = findings.annotations[report.id]
        placed = guard.records(report, partial(extract_places, report, parsed, run.settings.place))
        places[report.id] = numbered("p", places, placed)
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
        events[key] = numbered("e", events, coded)
        event_of = {claim: event.id for event in reversed(events[key]) for claim in event.claims}
        claims[key] = tuple(replace(c, event=event_of.get(c.id)) for c in findings.claims[key])
    return replace(
        findings, events=events, claims=claims, degraded=(*findings.degraded, *guard.notes)
    )


def run_block(findings: Findings, run: Run) -> Findings:
    """Which pairs of reports are worth laying side by side."""
    pairs = block(findings.reports, findings.annotations, findings.citations, run.settings.block)
    return replace(findings, pairs=pairs)


def run_align(findings: Findings, run: Run) -> Findings:
    """Every candidate pair in both directions; a pair that fails has nothing in common."""
    made: dict[tuple[str, str], Comparison] = {}
    guard = Guard("align")
    for done, pair in enumerate(findings.pairs):
        run.progress("align", done, len(findings.pairs))
        for child, parent in (pair, pair[::-1]):
            made[child, parent] = guard.attempt(
                findings.report(child),
                Comparison(child, parent, (), 0.0, 0.0, (), ()),
                partial(
                    align,
                    findings.report(child),
                    findings.report(parent),
                    findings.annotations[child],
                    findings.annotations[parent],
                    run.settings.align,
                ),
            )
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
    return replace(findings, reports=lineage.reports, links=lineage.links, origins=lineage.origins)


def run_match(findings: Findings, run: Run) -> Findings:
    """The same claim across reports; each claim learns its group."""
    groups = match(
        findings.reports,
        findings.annotations,
        findings.claims,
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
    made: dict[str, tuple[Judgement, ...]] = {}
    guard = Guard("judge")
    children = [r for r in findings.reports if _parents(findings, r.id)]
    for done, child in enumerate(children):
        run.progress("judge", done, len(children))
        parents = _parents(findings, child.id)
        found = partial(
            judge,
            findings.annotations[child.id],
            {parent: findings.annotations[parent] for parent in parents},
            [findings.comparisons[child.id, parent] for parent in parents],
        )
        made[child.id] = guard.records(child, found)
    return replace(findings, judgements=made, degraded=(*findings.degraded, *guard.notes))


def run_drift(findings: Findings, run: Run) -> Findings:
    """Every report against the reports it was taken from."""
    made: list[Drift] = []
    guard = Guard("drift")
    children = [r for r in findings.reports if _parents(findings, r.id)]
    for done, child in enumerate(children):
        run.progress("drift", done, len(children))
        parents = _parents(findings, child.id)
        found = partial(
            find_drift,
            findings.telling(child.id),
            [findings.telling(parent) for parent in parents],
            [findings.comparisons[child.id, parent] for parent in parents],
            run.settings.drift,
            findings.judgements.get(child.id, ()),
        )
        made.extend(guard.records(child, found))
    numbered = tuple(replace(d, id=f"d{n}") for n, d in enumerate(made, start=1))
    return replace(findings, drift=numbered, degraded=(*findings.degraded, *guard.notes))


def _parents(findings: Findings, child: str) -> tuple[str, ...]:
    return tuple(x.parent for x in findings.links if x.child == child and x.parent.startswith("r"))
