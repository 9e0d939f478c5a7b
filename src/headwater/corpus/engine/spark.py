"""The plan on an Apache Spark cluster: the same queries, the same kernel, the same rows.

Every executor needs Headwater installed and sees the corpus under the same path. What an executor
loses is made again by another, as Spark does with any stage; a finished step is Parquet and stays.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from headwater.corpus.engine.batches import slices
from headwater.corpus.engine.tables import Tables
from headwater.corpus.means import Cluster
from headwater.corpus.plan import Kernel, Step, Work
from headwater.corpus.queries import query_text
from headwater.errors import HeadwaterError, ResourceError
from headwater.settings import CorpusSettings

_CONFIG = {
    "spark.app.name": "headwater corpus reuse",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1024",
    # A part of a corpus is large or small: Spark joins the small ones, and splits the large.
    "spark.sql.adaptive.enabled": "true",
    "spark.ui.showConsoleProgress": "false",
}


@dataclass(frozen=True, slots=True)
class SparkEngine:
    """Runs steps on a cluster.

    Attributes:
        session: the connection to it.
        tables: where the tables lie.
        reports: files of the corpus's reports.
        settings: bounds of the plan.
    """

    session: SparkSession
    tables: Tables
    reports: tuple[Path, ...]
    settings: CorpusSettings

    @property
    def worker_peak_bytes(self) -> int:
        """Not known here: the cluster's own pages tell."""
        return 0

    def run(self, step: Step, progress: Callable[[int, int], None]) -> None:
        """Make one table from those that it needs.

        Raises:
            HeadwaterError: the cluster could not do it.
        """
        try:
            for name, table in step.tables().items():
                files = self.reports if table == "reports" else tuple(self.tables.files(table))
                rows = self.session.read.parquet(*(str(file.absolute()) for file in files))
                rows.createOrReplaceTempView(name)
            made = self.session.sql(query_text(step.query, self.settings))
            if step.work is not None:
                made = self._worked(made, step.work)
            with self.tables.making(step.makes) as folder:
                made.write.mode("overwrite").parquet(str(folder.absolute()))
        except PySparkException as error:
            raise HeadwaterError(
                f"step {step.makes}: Spark failed ({_first_line(error)})"
            ) from error
        progress(1, 1)

    def _worked(self, rows: DataFrame, work: Work) -> DataFrame:
        """The rows as the kernel makes them; what it shares is sent to each executor once."""
        shared = {name: self.tables.read(name) for name in work.shares}
        kernel = self.session.sparkContext.broadcast(work.bind(self.settings, shared))

        def work_through(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            bound: Kernel = kernel.value
            return (bound(batch) for batch in slices(batches))

        return rows.mapInArrow(work_through, from_arrow_schema(work.makes))


@contextmanager
def running(
    tables: Tables, reports: tuple[Path, ...], settings: CorpusSettings, cluster: Cluster
) -> Iterator[SparkEngine]:
    """An engine on a cluster, and the end of the session with the block.

    Raises:
        ResourceError: there is no Java, or the cluster does not answer.
    """
    if shutil.which("java") is None:
        raise ResourceError("Spark needs Java 17; install it, or use --engine duckdb")
    builder = SparkSession.builder.master(cluster.master)
    # Workers run the interpreter that the environment names for them, or else this one.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for key, value in _CONFIG.items():
        builder = builder.config(key, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise ResourceError(
            f"{cluster.master}: no cluster answers ({_first_line(error)})"
        ) from error
    session.sparkContext.setLogLevel("OFF")
    try:
        yield SparkEngine(session, tables, reports, settings)
    finally:
        session.stop()


_RAISED = re.compile(r"^[\w.]+(?:Error|Exception|Interrupt)\b.*", re.MULTILINE)


def _first_line(error: Exception) -> str:
    """What went wrong, without the traces of two languages around it."""
    raised = _RAISED.findall(str(error))
    lines = raised[-1:] or str(error).strip().splitlines()
    return str(next(iter(lines), type(error).__name__))
