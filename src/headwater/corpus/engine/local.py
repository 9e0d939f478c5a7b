"""The plan on one machine: DuckDB joins, within a bound of memory, and processes run the kernel."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

from headwater.corpus.engine.tables import Tables
from headwater.corpus.engine.workers import Task, Workers
from headwater.corpus.means import Local
from headwater.corpus.plan import Step, Work
from headwater.corpus.queries import query_text
from headwater.settings import CorpusSettings

# Bytes that a split query takes for each row of the split table that a part of it reads.
_BYTES_A_ROW = 400
# DuckDB's share of the memory; the rest is for the processes beside it.
_SHARE = 0.6
_LEAST_BYTES = 200_000_000

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Runs steps in this process and in others beside it.

    Attributes:
        tables: where the tables lie.
        reports: files of the corpus's reports.
        settings: bounds of the plan.
        on: how much of this machine may be taken.
        workers: processes for the kernel.
        connection: to the DuckDB that runs the queries.
    """

    tables: Tables
    reports: tuple[Path, ...]
    settings: CorpusSettings
    on: Local
    workers: Workers
    connection: duckdb.DuckDBPyConnection

    @property
    def worker_peak_bytes(self) -> int:
        """The most memory that any one worker held so far."""
        return self.workers.peak_bytes

    def run(self, step: Step, progress: Progress) -> None:
        """Make one table from those that it needs."""
        for name, table in step.tables().items():
            files = self.reports if table == "reports" else self.tables.files(table)
            self.connection.read_parquet([str(file) for file in files]).create_view(name)
        if step.work is not None:
            self._run_kernel(step, step.work, progress)
        elif step.split_by is not None:
            self._run_split(step, progress)
        else:
            with self.tables.making(step.makes) as folder:
                text = query_text(step.query, self.settings)
                _write(self.connection, text, folder / "part.parquet")

    def _run_kernel(self, step: Step, work: Work, progress: Progress) -> None:
        total, done = self._expected(step), 0
        with self.tables.making(step.makes, work.makes) as folder:
            rows = self.connection.sql(query_text(step.query, self.settings)).to_arrow_reader(2048)
            task = Task(step.makes, self.tables, self.settings, folder)
            for taken in self.workers.work_through(rows, task):
                done += taken
                progress(done, max(total, done))

    def _expected(self, step: Step) -> int:
        """Rows that the query may give at most, as far as the tables tell without running it."""
        first = next(iter(step.tables().values()))
        return self.tables.rows(first)

    def _run_split(self, step: Step, progress: Progress) -> None:
        """Run the query over one range of a column after the other, in bounded memory."""
        (table,) = step.needs
        parts = max(1, math.ceil(self.tables.rows(table) * _BYTES_A_ROW / self.on.memory_bytes))
        text = query_text(step.query, self.settings)
        with self.tables.making(step.makes) as folder:
            for part, (low, high) in enumerate(_ranges(parts)):
                self.connection.read_parquet([str(f) for f in self.tables.files(table)]).filter(
                    f"{step.split_by} >= {low} AND {step.split_by} <= {high}"
                ).create_view(table)
                _write(self.connection, text, folder / f"part-{part:06d}.parquet")
                progress(part + 1, parts)


@contextmanager
def running(
    tables: Tables, reports: tuple[Path, ...], settings: CorpusSettings, on: Local
) -> Iterator[LocalEngine]:
    """An engine on this machine, and the end of its processes with the block."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{max(int(on.memory_bytes * _SHARE), _LEAST_BYTES)}B",
        "threads": on.workers,
        "temp_directory": str(tables.folder / "spill"),
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with Workers(on.workers) as workers, duckdb.connect(config=config) as connection:
        yield LocalEngine(tables, reports, settings, on, workers, connection)


def _ranges(parts: int) -> list[tuple[int, int]]:
    """All whole numbers of 64 bits in so many ranges of one size."""
    bounds = [-(2**63) + (2**64 * part) // parts for part in range(parts + 1)]
    return [(low, high - 1) for low, high in pairwise(bounds)]


def _write(connection: duckdb.DuckDBPyConnection, query: str, file: Path) -> None:
    target = str(file).replace("'", "''")
    connection.execute(
        f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
    ).fetchall()
