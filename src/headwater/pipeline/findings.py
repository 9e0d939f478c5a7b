"""What flows through the stages, and what a stage is: findings in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from headwater.acquire import Acquired
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    Claim,
    Comparison,
    Drift,
    Echo,
    Event,
    Group,
    Judgement,
    Link,
    Number,
    Origin,
    Outcome,
    Place,
    Report,
    Telling,
    TimeExpression,
    VoiceEntity,
)
from headwater.pipeline.work import Fault, Job, Shop, attempt
from headwater.settings import Settings

_T = TypeVar("_T")

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known so far. Products by report are keyed by report id, in report order."""

    acquired: Acquired
    reports: tuple[Report, ...] = ()
    failed: tuple[Outcome, ...] = ()
    degraded: tuple[str, ...] = ()
    annotations: Mapping[str, Annotations] = field(default_factory=dict)
    attributions: Mapping[str, tuple[Attribution, ...]] = field(default_factory=dict)
    voices: tuple[VoiceEntity, ...] = ()
    citations: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    numbers: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)
    times: Mapping[str, tuple[TimeExpression, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    comparisons: Mapping[tuple[str, str], Comparison] = field(default_factory=dict)
    echoes: Mapping[tuple[str, str], tuple[Echo, ...]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()
    groups: tuple[Group, ...] = ()
    judgements: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    drift: tuple[Drift, ...] = ()

    def report(self, report_id: str) -> Report:
        """The report with this id."""
        # They are numbered from one, in their order; only hand-made ones may not be.
        at = int(report_id[1:]) - 1
        numbered = self.reports[at : at + 1]
        return next(r for r in (*numbered, *self.reports) if r.id == report_id)

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
    """What a stage is run with besides the findings.

    Attributes:
        settings: of every stage.
        progress: who watches.
        shop: where jobs are done.
        versions: of the stages by name: part of the keys by which answers are kept.
    """

    settings: Settings
    progress: Progress
    shop: Shop = field(default_factory=Shop)
    versions: Mapping[str, str] = field(default_factory=dict)

    def do(self, stage: str, jobs: Sequence[Job[_T]], kind: type[_T]) -> Iterator[_T | Fault]:
        """The answers to a stage's jobs, in order; a fault where one has none.

        Raises:
            ResourceError: something that the installation must hold is missing.
        """
        return self.shop.do(jobs, kind, lambda done: self.progress(stage, done, len(jobs)))


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


class Guard:
    """Runs a stage on one report so that a fault costs that report's part and not the run."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.notes: list[str] = []

    def note(self, report: Report, faults: Sequence[str]) -> None:
        """Say in the account what of a report could not be done."""
        for words in faults:
            self.notes.append(f"{report.path}: {self.stage} failed on this report ({words})")

    def records(self, report: Report, work: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...]:
        """What `work` finds; nothing at all, and a note for the account, where it fails."""
        nothing: tuple[_T, ...] = ()
        return self.attempt(report, nothing, work)

    def answer(self, report: Report, nothing: _T, answer: _T | Fault) -> _T:
        """The answer that a job on this report had; `nothing`, and a note, where it had none."""
        if isinstance(answer, Fault):
            self.note(report, (answer.words,))
            return nothing
        return answer

    def attempt(self, report: Report, nothing: _T, work: Callable[[], _T]) -> _T:
        """What `work` answers; `nothing`, and a note for the account, where it fails.

        Raises:
            ResourceError: something that the installation must hold is missing; every report
                would fail in the same way.
        """
        return self.answer(report, nothing, attempt(work))
