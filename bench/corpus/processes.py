"""Runs commands and says what they took: time, and memory of all their processes together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_SOONEST_SAMPLE, _LATEST_SAMPLE = 0.05, 0.5
_LAST_WORDS = 15


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took.

    Attributes:
        wall_seconds: from start to end.
        cpu_seconds: user and system time of all its processes, as far as they were seen to work.
        peak_megabytes: the most memory that its processes held at one moment, shared pages counted
            once; where the system does not tell, the largest of its processes.
    """

    wall_seconds: float
    cpu_seconds: float
    peak_megabytes: float

    def __add__(self, other: Cost) -> Cost:
        """Of two commands, one after the other."""
        return Cost(
            self.wall_seconds + other.wall_seconds,
            self.cpu_seconds + other.cpu_seconds,
            max(self.peak_megabytes, other.peak_megabytes),
        )


class CommandError(RuntimeError):
    """A measured command failed; its last words are in the message."""


@dataclass
class _Watch:
    """What a session's processes take together, sampled while they run."""

    session: int
    megabytes: float = 0.0
    cpu_of: dict[int, float] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        started = time.perf_counter()
        # Often at first, since small commands are over soon; then at a pace that costs nothing.
        while not self.over.wait(_pause(time.perf_counter() - started)):
            working = _members(self.session)
            self.cpu_of |= working
            self.megabytes = max(self.megabytes, sum(map(_held_kilobytes, working)) / 1e3)


def run(
    command: Sequence[str | Path],
    log: Path,
    *,
    cores: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command to its end.

    Args:
        command: what to run.
        log: where its output goes.
        cores: how many it may use; None for all.
        environment: variables besides those of this process.

    Raises:
        CommandError: it ended with another code than 0.
    """
    with limited_to(cores), log.open("wb") as output:
        started = time.perf_counter()
        child = start(command, output.fileno(), environment)
        watch = _Watch(child.pid)
        watcher = threading.Thread(target=watch.watch, daemon=True)
        watcher.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            kill(child.pid)
            raise
        finally:
            watch.over.set()
        wall = time.perf_counter() - started
        watcher.join()
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise CommandError(_last_words(command, child.returncode, log))
    # The kernel's own figure counts what this process held when it started the command, too.
    largest = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    # Processes that nobody waited for, as those of a killed pool, are in the samples alone.
    cpu = max(usage.ru_utime + usage.ru_stime, sum(watch.cpu_of.values()))
    return Cost(wall, cpu, watch.megabytes or largest)


def start(
    command: Sequence[str | Path], output: int, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, so that all of it can be watched and ended."""
    return subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    )


def kill(session: int) -> None:
    """End all processes of a session that `start` began, at once and without a word (-9)."""
    for pid in {session, *_members(session)}:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


@contextmanager
def limited_to(cores: int | None) -> Iterator[None]:
    """What is started meanwhile gets so many cores, where the system can be told so."""
    if cores is None or not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _pause(elapsed: float) -> float:
    return min(max(_SOONEST_SAMPLE, elapsed / 50), _LATEST_SAMPLE)


def _members(session: int) -> dict[int, float]:
    """The processes of a session, with the seconds that each has worked; none where unlisted."""
    members = {}
    for folder in _PROC.glob("[0-9]*"):
        try:
            # After the name, which may hold anything, come state, parent, group, session; and as
            # twelfth and thirteenth the ticks of the clock that it worked for itself and in calls.
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            members[int(folder.name)] = (int(fields[11]) + int(fields[12])) / _TICKS
    return members


def _held_kilobytes(pid: int) -> int:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _last_words(command: Sequence[str | Path], code: int, log: Path) -> str:
    said = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_WORDS:]
    called = " ".join(str(part) for part in command)
    return "\n".join([f"{called} ended with {code}:", *said])
