"""A case under kill -9 at random moments: nothing that was said to be kept may be gone."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.case.made import make_captures
from headwater.acquire import Acquired
from headwater.case.adding import add_captures
from headwater.case.sorting import sort_captures
from headwater.model import Capture
from headwater.settings import Settings
from headwater.store import CaseFile, Signature, create_case, driver, log, open_case
from headwater.store.captures import names
from headwater.store.checking import check_case
from headwater.store.migrate import migrate, newest, version

_SIGNATURE = Signature("bench", "2027-01-01T00:00:00Z")
# A kill comes within so many seconds; a migration is over sooner than the rest.
_LONGEST_SECONDS = {"adding": 0.25, "deciding": 0.25, "migrating": 0.03}
# So many reports are given to each run that adds; those that it does not get to, to the next.
_GIVEN, _STEP = 150, 60


@dataclass(slots=True)
class Tally:
    """How many kills hit which work, and what was found wrong after them."""

    adding: int = 0
    deciding: int = 0
    migrating: int = 0
    finished: int = 0
    faults: int = 0


def run_kills(times: int, seed: int = 1) -> Tally:
    """Kill a process at work on a case, look the case over, and go on with it; many times."""
    chance = random.Random(seed)
    tally = Tally()
    captures = list(make_captures(_GIVEN + _STEP * times // 3, seed))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kills.case")
        create_case(path, _SIGNATURE)
        for turn in range(times):
            work = ("adding", "deciding", "migrating")[turn % 3]
            old = Path(folder, f"old-{turn}.case")
            if work == "migrating":
                _make_old(old)
            target = old if work == "migrating" else path
            before = _held(target) if work != "migrating" else None
            given = captures[_STEP * (turn // 3) :][:_GIVEN]
            delay = chance.random() * _LONGEST_SECONDS[work]
            killed = _killed(partial(_work, work, target, given), delay)
            setattr(tally, work, getattr(tally, work) + killed)
            tally.finished += not killed
            tally.faults += _look(target, before)
            old.unlink(missing_ok=True)
        _add(path, captures)
        tally.faults += _look(path, None)
        with open_case(path, _SIGNATURE.at) as case:
            tally.faults += len(names(case)) != len(captures)
    return tally


def _killed(work: Callable[[], None], seconds: float) -> bool:
    """Whether the work was killed, after so many seconds, before it was done."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _work(work: str, path: Path, captures: list[Capture]) -> None:
    if work == "adding":
        _add(path, captures)
    elif work == "deciding":
        _decide(path)
    else:
        with open_case(path, _SIGNATURE.at):
            pass


def _add(path: Path, captures: list[Capture]) -> None:
    with open_case(path, _SIGNATURE.at) as case:
        acquired = Acquired(len(captures), tuple(captures), (), ())
        found = sort_captures(case, captures)
        add_captures(case, acquired, found, settings=Settings(), signature=_SIGNATURE)


def _decide(path: Path) -> None:
    """Notes, one after the other, each kept by itself."""
    with open_case(path, _SIGNATURE.at) as case:
        for number in range(200):
            with case.database.writing():
                body = {"kind": "outlet", "target": "t", "about": "t", "value": str(number)}
                log.append(case.database, _SIGNATURE, "note", body | {"note": "", "with": []})


def _make_old(path: Path) -> None:
    """A case as the first version of the schema had it."""
    database = driver.connect(path)
    database.run("PRAGMA journal_mode = WAL")
    migrate(database, _SIGNATURE.at, to=1)
    with database.writing():
        database.run("INSERT INTO about VALUES (1, x'00', '', '')")
        log.append(database, _SIGNATURE, "created", {})
    database.close()


def _held(path: Path) -> tuple[set[str], str]:
    with open_case(path, _SIGNATURE.at) as case:
        return set(names(case)), log.head(case.database)


def _look(path: Path, before: tuple[set[str], str] | None) -> int:
    """How much is wrong with a case after a kill."""
    with open_case(path, _SIGNATURE.at) as case:
        faults = list(check_case(case).faults)
        faults += [] if version(case.database) == newest() else ["not migrated"]
        faults += [f"half a report: {n}" for n in _halves(case)]
        if before is not None:
            faults += [f"lost: {n}" for n in before[0] - set(names(case))]
            heads = {e.sha256 for e in log.entries(case.database)}
            faults += [] if before[1] in heads else ["lost: entries of the log"]
    for fault in faults:
        print(f"after a kill: {fault}")
    return len(faults)


def _halves(case: CaseFile) -> list[str]:
    """Captures without a reading, or without an entry in the log."""
    rows = case.database.rows(
        "SELECT name FROM captures LEFT JOIN readings ON capture = number WHERE capture IS NULL"
    )
    return [name for (name,) in rows]
