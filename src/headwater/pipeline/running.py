"""The stages run one after the other, and what they found put together as a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from headwater.dossier import Account, Dossier, Provenance
from headwater.errors import HeadwaterError
from headwater.model import Attribution, Claim, Event, Outcome, Place, TimeExpression
from headwater.pipeline.findings import Findings, Run, Stage
from headwater.pipeline.keys import dossier_key
from headwater.pipeline.work.job import say_fault
from headwater.settings import Settings

_R = TypeVar("_R", Attribution, Claim, Event, Place, TimeExpression)


def run_stages(stages: Sequence[Stage], findings: Findings, run: Run) -> Dossier:
    """What the stages of a table make of what was acquired, or of what is known of it already.

    Raises:
        HeadwaterError: something that the whole run needs is missing or wrong.
    """
    run = replace(run, versions={stage.name: stage.version for stage in stages})
    for stage in stages:
        findings = _run_stage(stage, findings, run)
    return assemble(findings, run.settings, stages)


def run_once(stages: Sequence[Stage], findings: Findings, run: Run) -> Dossier:
    """As `run_stages`; but where the same reports were read before, the dossier is what was kept.

    For tables whose stages answer by the reports and the settings alone, and begin with reading.

    Raises:
        HeadwaterError: something that the whole run needs is missing or wrong.
    """
    if not run.shop.keeps:
        return run_stages(stages, findings, run)
    run = replace(run, versions={stage.name: stage.version for stage in stages})
    reading, *others = stages
    findings = _run_stage(reading, findings, run)
    key = dossier_key(findings, run)
    dossier = run.shop.taken(key, Dossier)
    if dossier is None:
        for stage in others:
            findings = _run_stage(stage, findings, run)
        dossier = assemble(findings, run.settings, stages)
        run.shop.keep(key, dossier)
    return dossier


def _run_stage(stage: Stage, findings: Findings, run: Run) -> Findings:
    """A stage's findings; where it fails as a whole, those before it and a note at the top."""
    try:
        return stage.run(findings, run)
    except HeadwaterError:
        raise
    except Exception as error:  # promise 7: bad input never ends a run
        note = f"the {stage.name} stage failed and is left out ({say_fault(error)})"
        return replace(findings, degraded=(*findings.degraded, note))


def assemble(findings: Findings, settings: Settings, stages: Sequence[Stage]) -> Dossier:
    """Findings -> Dossier, everything in its order.

    Args:
        findings: what is known.
        settings: what it was found with.
        stages: the rows that ran.
    """
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
            stages=tuple((s.name, s.version) for s in stages),
            language_model=models[0] if models else None,
            attribution_method=settings.attribution.method,
            drift_method=settings.drift.method,
        ),
        reports=findings.reports,
        attributions=_all(findings.attributions),
        voices=findings.voices,
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
