"""Reading as jobs: a capture whose bytes, path and metadata are known is not read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from headwater.errors import ReadError
from headwater.model import Capture, Outcome, Report
from headwater.pipeline.findings import Findings, Run
from headwater.pipeline.keys import reading_key
from headwater.pipeline.work import Fault, Job
from headwater.pipeline.work.packing import renamed
from headwater.read import read
from headwater.settings import ReadSettings

# Stands for the report's id until it is known whether there is one.
_UNNUMBERED = "r0"


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a capture.

    Attributes:
        report: what was read, or None.
        problem: why nothing was; "" where something was.
    """

    report: Report | None
    problem: str


def run_read(findings: Findings, run: Run) -> Findings:
    """Captures -> reports, numbered in the order they come in; what fails is listed."""
    reports: list[Report] = []
    failed = list(findings.failed)
    captures = findings.acquired.captures
    jobs = [_reading_job(capture, run) for capture in captures]
    for capture, answer in zip(captures, run.do("read", jobs, Reading), strict=True):
        if isinstance(answer, Fault):  # promise 7: bad input never ends a run
            failed.append(Outcome(capture.path, f"reading it failed ({answer.words})"))
        elif answer.report is None:
            failed.append(Outcome(capture.path, answer.problem))
        else:
            number = f"r{len(reports) + 1}"
            reports.append(renamed(answer.report, {_UNNUMBERED: number}))
    notes = tuple(f"{r.path}: {note}" for r in reports for note in r.notes)
    return replace(
        findings,
        reports=tuple(reports),
        failed=tuple(failed),
        degraded=(*findings.degraded, *notes),
    )


def _reading_job(capture: Capture, run: Run) -> Job[Reading]:
    work = partial(read_or_say, capture, run.settings.read)
    return Job(reading_key(capture, run), (_UNNUMBERED,), work)


def read_or_say(capture: Capture, settings: ReadSettings) -> Reading:
    """A capture as a report, or why there is none."""
    try:
        return Reading(read(capture, _UNNUMBERED, settings), "")
    except ReadError as error:
        return Reading(None, str(error))
