"""A corpus to who copied whom in it: the plan, run by an engine, step by step."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

import duckdb
import pyarrow.parquet as pq

from headwater.corpus.engine import local
from headwater.corpus.engine.tables import Tables
from headwater.corpus.kernel.fitted import fitted
from headwater.corpus.layout import ANSWERS as NAMES
from headwater.corpus.layout import Layout, alone_with, existing
from headwater.corpus.means import Cluster, Local
from headwater.corpus.plan import ANSWERS, STEPS, Step
from headwater.corpus.stages import add_cost, cost_of, timed
from headwater.errors import HeadwaterError, ResourceError
from headwater.settings import CorpusSettings
from headwater.version import VERSION

Progress = Callable[[str, int, int], None]

# Raised whenever the same reports would get another answer.
PLAN_VERSION = "3"


class Engine(Protocol):
    """What runs a step of the plan."""

    @property
    def worker_peak_bytes(self) -> int:
        """The most memory that any one worker held so far; 0 where that is not known."""

    def run(self, step: Step, progress: Callable[[int, int], None]) -> None:
        """Make one table from those that it needs."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """What was found, in numbers.

    Attributes:
        reports: in the corpus.
        families: of two and more.
        members: reports in them.
        pairs: of reports of which one has words of the other.
        passages: of words that they share.
        links: the likeliest parent of each child.
    """

    reports: int
    families: int
    members: int
    pairs: int
    passages: int
    links: int


def reuse(
    out: Path,
    *,
    on: Local | Cluster | None = None,
    settings: CorpusSettings | None = None,
    progress: Progress | None = None,
) -> Reuse:
    """Find who copied whom, and write `families`, `pairs`, `passages` and `links` into `out`.

    Killed at any moment, it goes on at the step where it stopped when it is called again; the rows
    are those of an undisturbed run. Where the reports and settings are those of the last run
    nothing is done.

    Args:
        out: a corpus that `build` made.
        on: this machine, which is meant where None, or a cluster.
        settings: what counts as reuse.
        progress: called with the step's name, how much is done and how much there is.

    Raises:
        SettingsError: there is no corpus, or another command is writing to it.
        ResourceError: Spark is not installed.
    """
    layout = existing(Path(out))
    bounds = settings or CorpusSettings()
    with alone_with(layout):
        work = Tables(layout.work / _key(layout, bounds))
        if not (work.folder / "done").exists():
            _forget_others(layout, work)
            with _engine(on or Local(), layout, work, bounds) as runner:
                _run_all(runner, work, progress)
            _publish(layout, work)
            _clear(layout, work)
        return _count(layout)


@contextmanager
def _engine(
    on: Local | Cluster, layout: Layout, work: Tables, settings: CorpusSettings
) -> Iterator[Engine]:
    reports = tuple(layout.report_files())
    if isinstance(on, Cluster):
        with _spark().running(work, reports, settings, on) as engine:
            yield engine
    else:
        with local.running(work, reports, settings, on) as engine:
            yield engine


def _spark() -> ModuleType:
    """Spark's engine: an extra, imported by those alone who ask for it."""
    try:
        return import_module("headwater.corpus.engine.spark")
    except ImportError as error:
        raise ResourceError(
            "Spark is not installed; install headwater[spark], or use --engine duckdb"
        ) from error


def _key(layout: Layout, settings: CorpusSettings) -> str:
    """The same for the same reports, settings and version: what was made for them still holds."""
    digest = hashlib.sha256(f"{VERSION} {PLAN_VERSION} {settings!r} {fitted()!r}".encode())
    for file in layout.report_files():
        digest.update(
            f"{file.name} {file.stat().st_size} {pq.read_metadata(file).num_rows}".encode()
        )
    return digest.hexdigest()[:16]


def _forget_others(layout: Layout, work: Tables) -> None:
    """What was made for other reports or settings is in the way."""
    work.folder.mkdir(parents=True, exist_ok=True)
    for folder in layout.work.iterdir():
        if folder != work.folder:
            shutil.rmtree(folder)


def _run_all(engine: Engine, work: Tables, progress: Progress | None) -> None:
    costs = work.folder / "costs.jsonl"
    steps = (*STEPS, *ANSWERS)
    for number, step in enumerate(steps, start=1):
        if work.has(step.makes):
            continue

        def tell(done: int, total: int, name: str = f"{number}/{len(steps)} {step.makes}") -> None:
            if progress:
                progress(name, done, total)

        tell(0, 1)
        with timed() as seconds, _said_in_one_line(step):
            engine.run(step, tell)
        rows, peak = work.rows(step.makes), engine.worker_peak_bytes
        add_cost(costs, cost_of(step.makes, seconds[0], rows, peak))


@contextmanager
def _said_in_one_line(step: Step) -> Iterator[None]:
    """What stops a step, with what would help; what was made before it stays."""
    try:
        yield
    except BrokenProcessPool as error:
        raise HeadwaterError(
            f"step {step.makes}: a worker was killed, most likely for want of memory; run it again "
            "with fewer --processes, and it goes on at this step"
        ) from error
    except duckdb.Error as error:
        reason = " ".join(str(error).split())
        raise HeadwaterError(f"step {step.makes}: {reason}") from error


def _publish(layout: Layout, work: Tables) -> None:
    """The answers under their own names, as Parquet and as JSON Lines beside it."""
    for name in NAMES:
        target = layout.out / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work.path(name), target)
        _write_jsonl(layout, name)


def _write_jsonl(layout: Layout, name: str) -> None:
    files = [str(file) for file in layout.answer_files(name)]
    unfinished = layout.out / f"{name}.jsonl.unfinished"
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
        connection.read_parquet(files).create_view("answer")
        target = str(unfinished).replace("'", "''")
        connection.execute(f"COPY answer TO '{target}' (FORMAT json)").fetchall()
    unfinished.replace(layout.out / f"{name}.jsonl")


def _clear(layout: Layout, work: Tables) -> None:
    """Only the costs are kept, and that it is done."""
    shutil.copy(work.folder / "costs.jsonl", layout.out / "costs.jsonl")
    (work.folder / "done").touch()
    for folder in work.folder.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)


def _count(layout: Layout) -> Reuse:
    def rows(files: list[Path]) -> int:
        return sum(pq.read_metadata(file).num_rows for file in files)

    families = pq.read_table(layout.out / "families", columns=["family"])["family"]
    return Reuse(
        rows(layout.report_files()),
        len(families.unique()),
        len(families),
        *(rows(layout.answer_files(name)) for name in ("pairs", "passages", "links")),
    )
