"""What runs, in which order, what each stage needs and makes: the one table of the whole system.

`STAGES` is the order; `trace` runs it. Data flows through `Findings`, which each stage returns with
its own product filled in; no stage knows of another.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from headwater.acquire import Acquired, acquire
from headwater.align import align
from headwater.annotate import annotate
from headwater.block import block
from headwater.corroborate import corroborate
from headwater.dossier import Account, Dossier, Provenance
from headwater.drift import find_drift
from headwater.errors import HeadwaterError, ReadError, ResourceError, SettingsError
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.extract.claim import extract_claims
from headwater.extract.event import extract_events
from headwater.extract.number import extract_numbers
from headwater.extract.place import extract_places
from headwater.extract.time import extract_times
from headwater.lineage import Lineage, trace_lineage
from headwater.match import match
from headwater.model import (
    Annotations,
    Attribution,
    Capture,
    Citation,
    Claim,
    Comparison,
    Drift,
    Event,
    Group,
    Link,
    Number,
    Origin,
    Outcome,
    Place,
    Report,
    Telling,
    TimeExpression,
)
from headwater.read import parse_published, read
from headwater.settings import Settings

_T = TypeVar("_T")
_R = TypeVar("_R", Attribution, Claim, Event, Place, TimeExpression)

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known so far. Products by report are keyed by report id, in report order."""

    acquired: Acquired
    reports: tuple[Report, ...] = ()
    failed: tuple[Outcome, ...] = ()
    degraded: tuple[str, ...] = ()
    annotations: Mapping[str, Annotations] = field(default_factory=dict)
    attributions: Mapping[str, tuple[Attribution, ...]] = field(default_factory=dict)
    citations: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    numbers: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)
    times: Mapping[str, tuple[TimeExpression, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    comparisons: Mapping[tuple[str, str], Comparison] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()
    groups: tuple[Group, ...] = ()
    drift: tuple[Drift, ...] = ()

    def report(self, report_id: str) -> Report:
        """The report with this id."""
        return next(r for r in self.reports if r.id == report_id)

    def telling(self, report_id: str) -> Telling:
        """The report with this id, with everything that was extracted from it."""
        return Telling(
            self.report(report_id),
            self.annotations[report_id],
            self.attributions[report_id],
            self.citations[report_id],
            self.claims[report_id],
            self.numbers[report_id],
            self.times[report_id],
        )


@dataclass(frozen=True, slots=True)
class Run:
    """What a stage is run with besides the findings."""

    settings: Settings
    progress: Progress


@dataclass(frozen=True, slots=True)
class Stage:
    """One row of the table: a stage, its version, and the fields of `Findings` it needs and makes.

    A change to what a stage answers bumps its version, which stands in every dossier.
    """

    name: str
    version: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    run: Callable[[Findings, Run], Findings]


class _Guard:
    """Runs a stage on one report so that a fault costs that report's part and not the run."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.notes: list[str] = []

    def records(self, report: Report, work: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...]:
        """What `work` finds; nothing at all, and a note for the account, where it fails."""
        nothing: tuple[_T, ...] = ()
        return self.attempt(report, nothing, work)

    def attempt(self, report: Report, nothing: _T, work: Callable[[], _T]) -> _T:
        """What `work` answers; `nothing`, and a note for the account, where it fails.

        Raises:
            ResourceError: something that the installation must hold is missing; every report
                would fail in the same way.
        """
        try:
            return work()
        except ResourceError:
            raise
        except Exception as error:  # promise 7: bad input never ends a run
            self.notes.append(
                f"{report.path}: {self.stage} failed on this report ({_fault(error)})"
            )
            return nothing


def _fault(error: Exception) -> str:
    """An unexpected error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _numbered(
    prefix: str, before: Mapping[str, tuple[_R, ...]], made: tuple[_R, ...]
) -> tuple[_R, ...]:
    """The records with their ids, going on from those of the reports before."""
    first = sum(len(records) for records in before.values()) + 1
    return tuple(replace(record, id=f"{prefix}{n}") for n, record in enumerate(made, start=first))


def _read(findings: Findings, run: Run) -> Findings:
    """Captures -> reports, numbered in the order of (path, digest); what fails is listed."""
    reports: list[Report] = []
    failed = list(findings.failed)
    captures = sorted(
        findings.acquired.captures, key=lambda c: (c.path, hashlib.sha256(c.content).digest())
    )
    for done, capture in enumerate(captures):
        run.progress("read", done, len(captures))
        try:
            reports.append(read(capture, f"r{len(reports) + 1}", run.settings.read))
        except ReadError as error:
            failed.append(Outcome(capture.path, str(error)))
        except Exception as error:  # promise 7: bad input never ends a run
            failed.append(Outcome(capture.path, f"reading it failed ({_fault(error)})"))
    notes = tuple(f"{r.path}: {note}" for r in reports for note in r.notes)
    return replace(
        findings,
        reports=tuple(reports),
        failed=tuple(failed),
        degraded=(*findings.degraded, *notes),
    )


def _annotate(findings: Findings, run: Run) -> Findings:
    made: dict[str, Annotations] = {}
    guard = _Guard("annotate")
    for done, report in enumerate(findings.reports):
        run.progress("annotate", done, len(findings.reports))
        nothing = Annotations(report.id, (), (), (), (), {}, "none")
        made[report.id] = guard.attempt(
            report, nothing, partial(annotate, report, run.settings.annotate)
        )
    return replace(findings, annotations=made, degraded=(*findings.degraded, *guard.notes))


def _extract(findings: Findings, run: Run) -> Findings:
    """Everything that one report says, report by report; ids run over all reports."""
    attributions: dict[str, tuple[Attribution, ...]] = {}
    citations: dict[str, tuple[Citation, ...]] = {}
    numbers: dict[str, tuple[Number, ...]] = {}
    times: dict[str, tuple[TimeExpression, ...]] = {}
    places: dict[str, tuple[Place, ...]] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    guard = _Guard("extract")
    for done, report in enumerate(findings.reports):
        run.progress("extract", done, len(findings.reports))
        parsed, key = findings.annotations[report.id], report.id
        found = guard.records(
            report, partial(extract_attributions, report, parsed, run.settings.attribution)
        )
        attributions[key] = _numbered("a", attributions, found)
        citations[key] = guard.records(
            report, partial(extract_citations, report, parsed, attributions[key])
        )
        numbers[key] = guard.records(report, partial(extract_numbers, report, parsed))
        dated = guard.records(report, partial(extract_times, report, parsed))
        times[key] = _numbered("t", times, dated)
        placed = guard.records(report, partial(extract_places, report, parsed, run.settings.place))
        places[key] = _numbered("p", places, placed)
        claimed = guard.records(
            report, partial(extract_claims, report, parsed, attributions[key], numbers[key])
        )
        claims[key] = _numbered("c", claims, claimed)
    return replace(
        findings,
        degraded=(*findings.degraded, *guard.notes),
        attributions=attributions,
        citations=citations,
        numbers=numbers,
        times=times,
        places=places,
        claims=claims,
    )


def _code_events(findings: Findings, run: Run) -> Findings:
    events: dict[str, tuple[Event, ...]] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    guard = _Guard("event")
    for report in findings.reports:
        key = report.id
        parsed, places = findings.annotations[key], findings.places[key]
        coded = guard.records(
            report,
            partial(
                extract_events, report, parsed, findings.claims[key], places, findings.times[key]
            ),
        )
        events[key] = _numbered("e", events, coded)
        event_of = {claim: event.id for event in reversed(events[key]) for claim in event.claims}
        claims[key] = tuple(replace(c, event=event_of.get(c.id)) for c in findings.claims[key])
    return replace(
        findings, events=events, claims=claims, degraded=(*findings.degraded, *guard.notes)
    )


def _block(findings: Findings, run: Run) -> Findings:
    pairs = block(findings.reports, findings.annotations, findings.citations, run.settings.block)
    return replace(findings, pairs=pairs)


def _align(findings: Findings, run: Run) -> Findings:
    """Every candidate pair in both directions; a pair that fails has nothing in common."""
    made: dict[tuple[str, str], Comparison] = {}
    guard = _Guard("align")
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


def _lineage(findings: Findings, run: Run) -> Findings:
    lineage: Lineage = trace_lineage(
        findings.reports,
        findings.annotations,
        findings.attributions,
        findings.citations,
        findings.comparisons,
        run.settings.lineage,
    )
    return replace(findings, reports=lineage.reports, links=lineage.links, origins=lineage.origins)


def _match(findings: Findings, run: Run) -> Findings:
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


def _corroborate(findings: Findings, run: Run) -> Findings:
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


def _drift(findings: Findings, run: Run) -> Findings:
    """Every report against the reports it was taken from."""
    made: list[Drift] = []
    guard = _Guard("drift")
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
        )
        made.extend(guard.records(child, found))
    numbered = tuple(replace(d, id=f"d{n}") for n, d in enumerate(made, start=1))
    return replace(findings, drift=numbered, degraded=(*findings.degraded, *guard.notes))


def _parents(findings: Findings, child: str) -> tuple[str, ...]:
    return tuple(x.parent for x in findings.links if x.child == child and x.parent.startswith("r"))


STAGES: tuple[Stage, ...] = (
    Stage("read", "1", ("acquired",), ("reports",), _read),
    Stage("annotate", "1", ("reports",), ("annotations",), _annotate),
    Stage(
        "extract",
        "1",
        ("reports", "annotations"),
        ("attributions", "citations", "numbers", "times", "places", "claims"),
        _extract,
    ),
    Stage(
        "event",
        "1",
        ("reports", "annotations", "claims", "places", "times"),
        ("events", "claims"),
        _code_events,
    ),
    Stage("block", "1", ("reports", "annotations", "citations"), ("pairs",), _block),
    Stage("align", "1", ("reports", "annotations", "pairs"), ("comparisons",), _align),
    Stage(
        "lineage",
        "1",
        ("reports", "annotations", "attributions", "citations", "comparisons"),
        ("reports", "links", "origins"),
        _lineage,
    ),
    Stage(
        "match",
        "1",
        ("reports", "annotations", "claims", "comparisons", "links"),
        ("groups", "claims"),
        _match,
    ),
    Stage(
        "corroborate",
        "1",
        ("groups", "claims", "attributions", "citations", "comparisons", "links", "origins"),
        ("groups",),
        _corroborate,
    ),
    Stage(
        "drift",
        "1",
        (
            "reports",
            "annotations",
            "attributions",
            "citations",
            "claims",
            "numbers",
            "times",
            "comparisons",
            "links",
        ),
        ("drift",),
        _drift,
    ),
)


Source = str | Path | Capture


def trace(
    sources: Sequence[Source] | Source,
    *,
    settings: Settings | None = None,
    published: Mapping[str, str] | None = None,
    stdin: Callable[[], bytes] | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Read reports and say where they come from: the one call that does the main job.

    Args:
        sources: files or folders (`Path`, or `str` without a line break; "-" is standard input),
            and texts (`str` with a line break, or a `Capture` with metadata of its own).
        settings: one dataclass a stage; the measured defaults where None.
        published: publication dates by path, which win over all other metadata.
        stdin: gives the bytes for "-"; standard input itself where None.
        progress: called with (stage, done, total).

    Returns:
        The dossier. The same sources give the same dossier, in whatever order they come.

    Raises:
        SettingsError: `published` names a path that is not among the sources, or no date.
        ResourceError: the installation lacks a language model or cannot hold a gazetteer.
    """
    chosen = settings or Settings()
    for path, date in (published or {}).items():
        if parse_published(date) is None:
            raise SettingsError(f"{path}: {date!r} is no date; give one such as 2015-07-01")
    given = [sources] if isinstance(sources, (str, Path, Capture)) else list(sources)
    texts = [_as_capture(s) for s in given if _is_text(s)]
    paths = [str(s) for s in given if not isinstance(s, Capture) and not _is_text(s)]
    acquired = acquire(paths, stdin or sys.stdin.buffer.read, chosen.read, published or {})
    acquired = replace(
        acquired,
        given=acquired.given + len(texts),
        captures=(*acquired.captures, *texts),
    )
    run = Run(chosen, progress or _silent)
    findings = Findings(acquired)
    for stage in STAGES:
        findings = _run_stage(stage, findings, run)
    return assemble(findings, chosen)


def _run_stage(stage: Stage, findings: Findings, run: Run) -> Findings:
    """A stage's findings; where it fails as a whole, those before it and a note at the top."""
    try:
        return stage.run(findings, run)
    except HeadwaterError:
        raise
    except Exception as error:  # promise 7: bad input never ends a run
        note = f"the {stage.name} stage failed and is left out ({_fault(error)})"
        return replace(findings, degraded=(*findings.degraded, note))


def assemble(findings: Findings, settings: Settings) -> Dossier:
    """Findings -> Dossier, everything in its order."""
    models = sorted({a.language_model for a in findings.annotations.values()} - {"none"})
    return Dossier(
        account=Account(
            given=findings.acquired.given,
            read=len(findings.reports),
            skipped=_in_order(findings.acquired.skipped),
            failed=_in_order((*findings.acquired.failed, *findings.failed)),
            degraded=tuple(dict.fromkeys(findings.degraded)),
        ),
        provenance=Provenance(
            settings=settings.digest(),
            stages=tuple((s.name, s.version) for s in STAGES),
            language_model=models[0] if models else None,
        ),
        reports=findings.reports,
        attributions=_all(findings.attributions),
        claims=_all(findings.claims),
        alignments=tuple(
            a
            for link in findings.links
            if (link.child, link.parent) in findings.comparisons
            for a in findings.comparisons[link.child, link.parent].alignments
        ),
        links=findings.links,
        origins=findings.origins,
        groups=findings.groups,
        drift=findings.drift,
        events=_all(findings.events),
        places=_all(findings.places),
        times=_all(findings.times),
    )


def _all(by_report: Mapping[str, tuple[_R, ...]]) -> tuple[_R, ...]:
    return tuple(record for records in by_report.values() for record in records)


def _in_order(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(outcomes, key=lambda o: (o.path, o.reason)))


def _is_text(source: Source) -> bool:
    return isinstance(source, Capture) or (isinstance(source, str) and "\n" in source)


def _as_capture(source: Source) -> Capture:
    if isinstance(source, Capture):
        return source
    content = str(source).encode("utf-8", "surrogatepass")
    return Capture(f"text-{hashlib.sha256(content).hexdigest()[:12]}", content)


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
