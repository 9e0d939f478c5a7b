"""Reports into a case: kept as they were received, read for the search, never twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from headwater.acquire import Acquired
from headwater.case.pages import page_of
from headwater.case.sorting import Added, Sorted, held_already
from headwater.errors import ReadError
from headwater.model import Capture, Outcome, Report
from headwater.read import read
from headwater.settings import Settings
from headwater.store import CaseFile, Signature, log
from headwater.store.captures import Custody, holds, keep_capture
from headwater.store.readings import keep_problem, keep_reading

if TYPE_CHECKING:
    # The pipeline itself is not needed to keep and read, and takes a second to import.
    from headwater.pipeline import Progress

# So many captures are written in one step: a crash costs the reading of these and nothing else.
_BATCH = 50
_BATCH_BYTES = 50_000_000


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
    found: Sorted,
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
        found: what of it is new (`sort_captures`).
        settings: how captures are read.
        signature: who adds them, and when.
        progress: called with (stage, done, total).
    """
    tally, done = _Tally(again=list(found.again)), 0
    for batch in _batches(found.new):
        if progress:
            progress("add", done, len(found.new))
        _write(case, [_read(name, c, settings) for name, c in batch], signature, tally)
        done += len(batch)
    return Added(
        given=acquired.given,
        added=tuple(tally.added),
        again=tuple(tally.again),
        skipped=acquired.skipped,
        failed=(*acquired.failed, *tally.failed),
        revisions=tuple(tally.revisions),
    )


def _batches(new: Sequence[tuple[str, Capture]]) -> Iterator[list[tuple[str, Capture]]]:
    batch: list[tuple[str, Capture]] = []
    size = 0
    for name, capture in new:
        batch.append((name, capture))
        size += len(capture.content)
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(name: str, capture: Capture, settings: Settings) -> _Read:
    try:
        return _Read(name, capture, read(capture, "r1", settings.read), "")
    except ReadError as error:
        return _Read(name, capture, None, str(error))
    except Exception as error:  # promise 7: bad input never ends a run
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return _Read(name, capture, None, f"reading it failed ({said})")


def _write(case: CaseFile, new: Sequence[_Read], signature: Signature, tally: _Tally) -> None:
    with case.database.writing():
        digests: dict[str, str] = {}
        for item in new:
            if holds(case, item.name):  # another process was faster
                tally.again.append(held_already(item.name, item.capture))
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
    earlier = keep_reading(case, custody, report, page_of(report.url) if report.url else None)
    if earlier is not None and earlier.text_sha256 == report.text_sha256:
        said = f"the same words as {earlier.name}, seen again; kept, not counted"
        tally.again.append(Outcome(path, said))
        return
    tally.added.append((item.name, path))
    if earlier is not None:
        tally.revisions.append(Outcome(path, f"a later version of {earlier.name}"))
