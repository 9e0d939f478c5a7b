"""Labelled families, run up to the stage whose weights are fitted."""

from __future__ import annotations

from bench.quality.gold import Case
from headwater.acquire import Acquired
from headwater.lineage.material import Material
from headwater.lineage.trace import lay_out
from headwater.model import Capture
from headwater.pipeline import STAGES, Findings, Run
from headwater.pipeline.findings import silent
from headwater.settings import Settings


def run_before(stage: str, case: Case, settings: Settings) -> Findings:
    """What the stages before one of them find in the reports of a case.

    Args:
        stage: name of the first stage that is not run.
        case: the labelled case.
        settings: of the run.
    """
    captures = tuple(Capture(path.name, path.read_bytes()) for path in case.paths)
    return run_up_to(stage, captures, settings)


def run_up_to(stage: str, captures: tuple[Capture, ...], settings: Settings) -> Findings:
    """What the stages before one of them find in some reports.

    Args:
        stage: name of the first stage that is not run.
        captures: the reports.
        settings: of the run.
    """
    findings, run = Findings(Acquired(len(captures), captures, (), ())), Run(settings, silent)
    for each in STAGES:
        if each.name == stage:
            break
        findings = each.run(findings, run)
    return findings


def material_of(findings: Findings) -> Material:
    """What the lineage stage is given of reports that the stages before it have read."""
    return lay_out(
        findings.reports,
        findings.annotations,
        findings.attributions,
        findings.citations,
        findings.comparisons,
        findings.echoes,
    )
