"""What is found in one report by itself, as jobs: its parse, and what it says through whom.

Ids inside an answer count from one within the report ("a1"), so that the answer is the same
whatever other reports there are. `numbered` makes them run over all reports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from headwater.annotate import annotate
from headwater.extract.attribution import extract_attributions
from headwater.extract.citation import extract_citations
from headwater.extract.claim import extract_claims
from headwater.extract.number import extract_numbers
from headwater.extract.place import extract_places
from headwater.extract.time import extract_times
from headwater.model import (
    Annotations,
    Attribution,
    Citation,
    Claim,
    Event,
    Number,
    Place,
    Report,
    TimeExpression,
)
from headwater.pipeline.findings import Run
from headwater.pipeline.keys import attributions_key, parse_key, places_key, statements_key
from headwater.pipeline.work import Fault, Job, attempt

_T = TypeVar("_T")
_R = TypeVar("_R", Attribution, Claim, Event, Place, TimeExpression)

Attributions = tuple[Attribution, ...]
Places = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """What a report says, besides who is credited with what.

    Attributes:
        citations: where it names where its words come from.
        numbers: its figures.
        times: its time expressions.
        claims: its checkable statements; their attributions are numbered within the report.
        faults: what could not be looked for, one line each.
    """

    citations: tuple[Citation, ...] = ()
    numbers: tuple[Number, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    faults: tuple[str, ...] = ()


def parse_job(report: Report, run: Run) -> Job[Annotations]:
    """Parse one report."""
    work = partial(annotate, report, run.settings.annotate)
    return Job(parse_key(report, run), (report.id,), work)


def attributions_job(report: Report, parsed: Annotations, run: Run) -> Job[Attributions]:
    """Who is credited with what in one report."""
    work = partial(extract_attributions, report, parsed, run.settings.attribution)
    return Job(attributions_key(report, run), (report.id,), work)


def statements_job(
    report: Report, parsed: Annotations, attributions: Attributions, run: Run
) -> Job[Statements]:
    """What else one report says; its attributions are numbered within the report."""
    work = partial(extract_statements, report, parsed, attributions)
    return Job(statements_key(report, run), (report.id,), work)


def places_job(report: Report, parsed: Annotations, run: Run) -> Job[Places]:
    """Where one report says that things are; numbered by nobody yet."""
    work = partial(extract_places, report, parsed, run.settings.place)
    return Job(places_key(report, run), (report.id,), work)


def extract_statements(
    report: Report, parsed: Annotations, attributions: Attributions
) -> Statements:
    """Citations, figures, times and claims; a fault in one costs that one."""
    faults: list[str] = []

    def found(work: Callable[[], tuple[_T, ...]]) -> tuple[_T, ...]:
        answer = attempt(work)
        if isinstance(answer, Fault):
            faults.append(answer.words)
            return ()
        return answer

    numbers = found(partial(extract_numbers, report, parsed))
    return Statements(
        citations=found(partial(extract_citations, report, parsed, attributions)),
        numbers=numbers,
        times=numbered("t", found(partial(extract_times, report, parsed))),
        claims=numbered("c", found(partial(extract_claims, report, parsed, attributions, numbers))),
        faults=tuple(faults),
    )


def numbered(prefix: str, records: tuple[_R, ...], first: int = 1) -> tuple[_R, ...]:
    """The records with their ids, counting from `first`."""
    return tuple(replace(r, id=f"{prefix}{n}") for n, r in enumerate(records, start=first))


def following(
    prefix: str, before: Mapping[str, tuple[_R, ...]], records: tuple[_R, ...]
) -> tuple[_R, ...]:
    """The records with their ids, going on from those of the reports before."""
    return numbered(prefix, records, 1 + sum(len(held) for held in before.values()))


def claims_following(
    before: Mapping[str, tuple[Claim, ...]],
    attributions: Mapping[str, Attributions],
    report_id: str,
    claims: tuple[Claim, ...],
) -> tuple[Claim, ...]:
    """Claims numbered over all reports, with the attributions' ids over all reports in them."""
    ids = {f"a{n}": a.id for n, a in enumerate(attributions[report_id], start=1)}
    return tuple(
        replace(c, attributions=tuple(ids[a] for a in c.attributions))
        for c in following("c", before, claims)
    )
