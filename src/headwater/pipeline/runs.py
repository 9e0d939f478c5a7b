"""One function a stage: hands it what it needs of the findings, and puts back what it makes.

Nothing is decided here. A stage that works report by report is guarded, so that a fault costs that
report's part of the answer, with a note for the account.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TypeVar

from headwater.align import Side, align_sides
from headwater.block import block
from headwater.corroborate import corroborate
from headwater.drift import find_drift
from headwater.echo import find_echoes, name_outlets
from headwater.judge import judge
from headwater.lineage import Lineage, note_withdrawn, trace_lineage
from headwater.lineage.kinship import HANDFUL
from headwater.lineage.recall import Memory
from headwater.match.voices import join_voices
from headwater.model import (
    Annotations,
    Attribution,
    Claim,
    Comparison,
    Drift,
    Echo,
    Judgement,
    Report,
    TimeExpression,
)
from headwater.pipeline.findings import Findings, Guard, Run
from headwater.pipeline.keys import (
    comparison_keys,
    drift_key,
    echo_keys,
    judgement_key,
    known_digest,
    words_digest,
)
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
from headwater.pipeline.work import Job, key_of, later

_T = TypeVar("_T")
Drifts = tuple[Drift, ...]
Echoes = tuple[Echo, ...]


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


def run_block(findings: Findings, run: Run) -> Findings:
    """Which pairs of reports are worth laying side by side."""
    pairs = block(findings.reports, findings.annotations, findings.citations, run.settings.block)
    return replace(findings, pairs=pairs)


def run_align(findings: Findings, run: Run) -> Findings:
    """Every candidate pair in both directions; a pair that fails has nothing in common."""
    guard = Guard("align")
    settings = run.settings.align
    reports = {r.id: r for r in findings.reports}

    @cache
    def side(report: str) -> Side:
        return Side(reports[report], findings.annotations[report], settings)

    def lay(child: str, parent: str) -> Callable[[], Comparison]:
        return partial(align_sides, side(child), side(parent), settings)

    ways = [way for pair in findings.pairs for way in (pair, pair[::-1])]
    keys = comparison_keys(reports, ways, run)
    jobs = [later(key, way, partial(lay, *way)) for way, key in zip(ways, keys, strict=True)]
    made = {
        way: guard.answer(reports[way[0]], Comparison(*way, (), 0.0, 0.0, (), ()), answer)
        for way, answer in zip(ways, run.do("align", jobs, Comparison), strict=True)
    }
    return replace(findings, comparisons=made, degraded=(*findings.degraded, *guard.notes))


def run_echo(findings: Findings, run: Run) -> Findings:
    """Every candidate pair of a handful read, both ways; nothing of a pile, or for rules alone."""
    if run.settings.lineage.method == "rules" or len(findings.reports) > HANDFUL:
        return findings
    guard = Guard("echo")
    reports = {r.id: r for r in findings.reports}
    outlets = name_outlets(findings.reports, findings.citations)

    def read(child: str, parent: str) -> Callable[[], Echoes]:
        parsed, compared = findings.annotations, findings.comparisons[child, parent]
        return partial(find_echoes, parsed[child], parsed[parent], compared, outlets)

    ways = list(findings.comparisons)
    keys = echo_keys(reports, ways, outlets, run)
    jobs = [later(key, way, partial(read, *way)) for way, key in zip(ways, keys, strict=True)]
    nothing: Echoes = ()
    made = {
        way: guard.answer(reports[way[0]], nothing, answer)
        for way, answer in zip(ways, run.do("echo", jobs, Echoes), strict=True)
    }
    return replace(findings, echoes=made, degraded=(*findings.degraded, *guard.notes))


def run_lineage(findings: Findings, run: Run) -> Findings:
    """Links and origins; a report may learn the outlet that it names as its own."""
    lineage: Lineage = trace_lineage(
        findings.reports,
        findings.annotations,
        findings.attributions,
        findings.citations,
        findings.comparisons,
        findings.echoes,
        run.settings.lineage,
        _memory(findings, run) if run.shop.keeps else None,
    )
    withdrawn = note_withdrawn(lineage.reports, lineage.links)
    return replace(
        findings,
        reports=lineage.reports,
        links=lineage.links,
        origins=lineage.origins,
        degraded=(*findings.degraded, *withdrawn),
    )


def _memory(findings: Findings, run: Run) -> Memory:
    """What was weighed of two reports before, from where answers are kept."""
    version = run.versions.get("lineage", "")

    def recall(
        rests_on: Sequence[str], reports: tuple[str, ...], kind: type[_T], work: Callable[[], _T]
    ) -> _T:
        return run.shop.recalled(Job(key_of("pair", version, *rests_on), reports, work), kind)

    return Memory({r.id: known_digest(r, findings, run) for r in findings.reports}, recall)


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
    parents = _parents(findings)
    children = _retellings(findings, parents)
    jobs = [_judge_job(child.id, parents[child.id], findings, run) for child in children]
    nothing: tuple[Judgement, ...] = ()
    made = {
        child.id: guard.answer(child, nothing, answer)
        for child, answer in zip(
            children, run.do("judge", jobs, tuple[Judgement, ...]), strict=True
        )
    }
    return replace(findings, judgements=made, degraded=(*findings.degraded, *guard.notes))


def _judge_job(
    child: str, parents: tuple[str, ...], findings: Findings, run: Run
) -> Job[tuple[Judgement, ...]]:
    def prepare() -> Callable[[], tuple[Judgement, ...]]:
        read = {parent: findings.annotations[parent] for parent in parents}
        compared = [findings.comparisons[child, parent] for parent in parents]
        return partial(judge, findings.annotations[child], read, compared)

    reports = {report: findings.report(report) for report in (child, *parents)}
    return later(judgement_key(child, parents, reports, run), (child, *parents), prepare)


def run_drift(findings: Findings, run: Run) -> Findings:
    """Every report against the reports it was taken from."""
    guard = Guard("drift")
    parents = _parents(findings)
    children = _retellings(findings, parents)
    jobs = [_drift_job(child.id, parents[child.id], findings, run) for child in children]
    nothing: Drifts = ()
    made = [
        drift
        for child, answer in zip(children, run.do("drift", jobs, Drifts), strict=True)
        for drift in guard.answer(child, nothing, answer)
    ]
    numbered = tuple(replace(d, id=f"d{n}") for n, d in enumerate(made, start=1))
    return replace(findings, drift=numbered, degraded=(*findings.degraded, *guard.notes))


def _drift_job(child: str, parents: tuple[str, ...], findings: Findings, run: Run) -> Job[Drifts]:
    def prepare() -> Callable[[], Drifts]:
        return partial(
            find_drift,
            findings.telling(child),
            [findings.telling(parent) for parent in parents],
            [findings.comparisons[child, parent] for parent in parents],
            run.settings.drift,
            findings.judgements.get(child, ()),
        )

    return later(drift_key(child, parents, findings, run), (child, *parents), prepare)


def _parents(findings: Findings) -> dict[str, tuple[str, ...]]:
    """The reports at hand that each report was taken from."""
    found: dict[str, tuple[str, ...]] = {}
    for link in findings.links:
        if link.parent in findings.annotations:
            found[link.child] = (*found.get(link.child, ()), link.parent)
    return found


def _retellings(findings: Findings, parents: Mapping[str, tuple[str, ...]]) -> list[Report]:
    """Reports that were taken from others, and are not one of them word for word."""
    words = {r.id: words_digest(r) for r in findings.reports}
    return [
        report
        for report in findings.reports
        if report.id in parents
        and words[report.id] not in {words[parent] for parent in parents[report.id]}
    ]
