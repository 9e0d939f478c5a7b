"""What people say of reports and outlets: facts corrected, two names of one outlet made one."""

from __future__ import annotations

from dataclasses import replace

from headwater.case.deciding.rulings import Rulings
from headwater.model import Capture, Report
from headwater.pipeline import Findings


def correct_capture(capture: Capture, name: str, rulings: Rulings) -> Capture:
    """A capture with what people say of its report; that beats what it says of itself.

    Args:
        capture: as it was received; the bytes stay as they are.
        name: stable name of its report.
        rulings: the decisions.
    """
    metadata = capture.metadata
    for ruling in rulings.on("report", "correct"):
        if ruling.target == name:
            field, _, said = ruling.value.partition("=")
            metadata = replace(metadata, **{field: said})
    return replace(capture, metadata=metadata)


def rename_outlets(findings: Findings, rulings: Rulings) -> Findings:
    """Reports whose outlet people hold to be the same as another's bear that one's name."""
    names = {
        other["name"]: ruling.anchor["label"]
        for ruling in rulings.on("outlet", "merge")
        for other in ruling.others
    }
    namer = rulings.namer(findings)

    def renamed(report: Report) -> Report:
        held = names.get(namer.outlet(report.outlet)) if report.outlet else None
        return replace(report, outlet=held) if held else report

    return replace(findings, reports=tuple(renamed(r) for r in findings.reports))


def meet_reports(findings: Findings, rulings: Rulings) -> Findings:
    """Note which decisions about reports and outlets have found theirs."""
    namer = rulings.namer(findings)
    ids = {name: id for id, name in namer.reports.items()}
    for ruling in rulings.standing:
        if ruling.kind == "report" and ruling.target in ids:
            rulings.meet(ruling, ids[ruling.target])
        elif ruling.kind == "outlet":
            for report in findings.reports:
                if report.outlet and namer.outlet(report.outlet) == ruling.target:
                    rulings.meet(ruling, report.id)
    return findings
