"""A labelled pair run up to the stage before drift, its direction given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.quality.pairs import RETELLING, SOURCE
from headwater.acquire import Acquired
from headwater.drift.find import Checked, check_all
from headwater.drift.judged import Reading
from headwater.model import Capture, Telling
from headwater.pipeline.findings import Findings, Run, silent
from headwater.pipeline.table import COMPARISON
from headwater.settings import Settings


@dataclass(frozen=True, slots=True)
class BeforeDrift:
    """What the last stage starts from.

    Attributes:
        findings: of the stages before.
        parent, child: the two, as the checks have read them.
        checked: what the drift checks find, not settled yet.
        reading: what the judge makes of the child.
    """

    findings: Findings
    parent: Telling
    child: Telling
    checked: Checked
    reading: Reading


def run_before_drift(texts: Mapping[str, str]) -> BeforeDrift | None:
    """Source and retelling through all stages but the last; None where they are not linked."""
    captures = tuple(Capture(name, texts[name].encode()) for name in (SOURCE, RETELLING))
    findings = Findings(Acquired(2, captures, (), ()))
    run = Run(Settings(), silent)
    for stage in COMPARISON[:-1]:
        findings = stage.run(findings, run)
    if not findings.links:
        return None
    parent, child = (findings.telling(r.id) for r in findings.reports)
    comparison = findings.comparisons[child.report.id, parent.report.id]
    judgements = findings.judgements.get(child.report.id, ())
    checked = check_all(child, [parent], [comparison], judgements)
    reading = Reading(checked.scenes, judgements, checked.findings)
    return BeforeDrift(findings, parent, child, checked, reading)
