"""Reports into a case: kept as they were received, read for the search, never twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from headwater.acquire import Acquired
from headwater.case.pages import canonical_url
from headwater.errors import ReadError
from headwater.model import Capture, Outcome, Report
from headwater.pipeline import Progress
from headwater.pipeline.findings import say_fault, silent
from headwater.read import read
from headwater.settings import Settings
from headwater.store import CaseFile, Signature, log
from headwater.store.captures import Custody, holds, keep_capture, name_capture
from headwater.store.readings import keep_problem, keep_reading

# So many captures are written in one step: a crash costs the reading of these and nothing else.
_BATCH = 50
_BATCH_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What became of everything that was given: given = added + again + skipped + failed.

    Attributes:
        given: places and items that were found under what was named.
        added: stable names of the reports that are new, with their paths.
        again: what the case holds already: the same bytes, or the same words of the same page.
        skipped: passed over on purpose, with the reason.
        failed: could not be had or read; the bytes of what could not be read are kept.
        revisions: paths of those added that are a later version of a page, with what they revise.
    """

    given: int
    added: tuple[tuple[str, str], ...] = ()
    again: tuple[Outcome, ...] = ()
    skipped: tuple[Outcome, ...] = ()
    failed: tuple[Outcome, ...] = ()
    revisions: tuple[Outcome, ...] = ()


@dataclass(slots=True)
class _Tally:
    """What became of the captures so far."""

    added: list[tuple[str, str]] = field(default_factory=list)
    again: list[Outcome] = field(default_factory=list)
    failed: list[Outcome] = field(default_factory=list)
    revisions: list[Outcome] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Read:
    """A capture that is new to the case, with its report or the reason why there is none."""

    name: str
    capture: Capture
    report: Report | None
    problem: str


def add_captures(
    case: CaseFile,
    acquired: Acquired,
    *,
    settings: Settings,
    signature: Signature,
    progress: Progress | None = None,
) -> Added:
    """Keep what was acquired and is new.

    Each batch is read first and then written in one step, so that a run that is broken off leaves
    whole reports and no part of one; the same call again goes on where it stopped.

    Args:
        case: the case.
        acquired: what `acquire` found behind the places that a user named.
        settings: how captures are read.
        signature: who adds them, and when.
        progress: called with (stage, done, total).
    """
    tally, done = _Tally(), 0
    for batch in _batches(acquired.captures):
        (progress or silent)("add", done, len(acquired.captures))
        new = _read_new(case, batch, settings, tally)
        _write(case, new, signature, tally)
        done += len(batch)
    return Added(
        given=acquired.given,
        added=tuple(tally.added),
        again=tuple(tally.again),
        skipped=acquired.skipped,
        failed=(*acquired.failed, *tally.failed),
        revisions=tuple(tally.revisions),
    )


def _batches(captures: Sequence[Capture]) -> Iterator[list[Capture]]:
    batch: list[Capture] = []
    size = 0
    for capture in captures:
        batch.append(capture)
        size += len(capture.content)
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_new(
    case: CaseFile, batch: Iterable[Capture], settings: Settings, tally: _Tally
) -> list[_Read]:
    found: dict[str, _Read] = {}
    for capture in batch:
        name = name_capture(case, capture)
        if name in found or holds(case, name):
            tally.again.append(_held(name, capture))
        else:
            found[name] = _read(name, capture, settings)
    return list(found.values())


def _read(name: str, capture: Capture, settings: Settings) -> _Read:
    try:
        return _Read(name, capture, read(capture, "r1", settings.read), "")
    except ReadError as error:
        return _Read(name, capture, None, str(error))
    except Exception as error:  # promise 7: bad input never ends a run
        return _Read(name, capture, None, f"reading it failed ({say_fault(error)})")


def _write(case: CaseFile, new: Sequence[_Read], signature: Signature, tally: _Tally) -> None:
    with case.database.writing():
        digests: dict[str, str] = {}
        for item in new:
            if holds(case, item.name):  # another process was faster
                tally.again.append(_held(item.name, item.capture))
            else:
                custody = keep_capture(case, item.name, item.capture, signature)
                digests[item.name] = custody.digest
                _keep(case, item, custody, tally)
        if digests:
            log.append(case.database, signature, "added", {"captures": digests})


def _keep(case: CaseFile, item: _Read, custody: Custody, tally: _Tally) -> None:
    path, report = item.capture.path, item.report
    if report is None:
        keep_problem(case, custody, item.problem)
        tally.failed.append(Outcome(path, item.problem))
        return
    earlier = keep_reading(case, custody, report, canonical_url(report.url) if report.url else None)
    if earlier is not None and earlier.text_sha256 == report.text_sha256:
        said = f"the same words as {earlier.name}, seen again; kept, not counted"
        tally.again.append(Outcome(path, said))
        return
    tally.added.append((item.name, path))
    if earlier is not None:
        tally.revisions.append(Outcome(path, f"a later version of {earlier.name}"))


def _held(name: str, capture: Capture) -> Outcome:
    return Outcome(capture.path, f"in the case already, as {name}")
