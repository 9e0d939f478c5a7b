"""Proof that a cluster recovers: two workers on loopback, an executor killed within a job.

Run by `make cluster`. The same corpus is searched by DuckDB on this machine and by a standalone
cluster of a master and two workers; while it works, `kill -9` takes one of its executors. The rows
must be the same.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import click
import pyarrow.parquet as pq

from headwater.corpus import Local, build, reuse
from headwater.corpus.layout import ANSWERS, Layout

_HOST = "127.0.0.1"
_EXECUTOR = "CoarseGrainedExecutorBackend"
_PATIENCE_SECONDS = 120.0


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--kill-in", default="postings", show_default=True, help="The step to kill in.")
def main(sources: tuple[Path, ...], kill_in: str) -> None:
    """Search the corpus in SOURCES by DuckDB and by a cluster that loses an executor."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        here, there = Path(folder) / "here", Path(folder) / "there"
        build(here, sources)
        shutil.copytree(here / "reports", there / "reports")
        started = time.monotonic()
        print(f"this machine: {reuse(here, on=Local())}, {time.monotonic() - started:.0f} s")
        master = running.enter_context(_cluster(Path(folder)))
        started = time.monotonic()
        killed = _search_and_kill(there, master, kill_in)
        print(f"two workers, executor {killed} killed: {time.monotonic() - started:.0f} s")
        different = [name for name in ANSWERS if _rows(here, name) != _rows(there, name)]
    print(f"rows that differ: {', '.join(different) or 'none'}")
    sys.exit(1 if different else 0)


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """A master and two workers, each a process of one core; yields the master's address."""
    port = _free_port()
    address = f"spark://{_HOST}:{port}"
    commands = [
        ["org.apache.spark.deploy.master.Master", "--host", _HOST, "--port", str(port)],
        *(
            [
                *("org.apache.spark.deploy.worker.Worker", "--host", _HOST, "--cores", "1"),
                *("--memory", "1g", "--work-dir", str(folder / f"worker{number}"), address),
            ]
            for number in (1, 2)
        ),
    ]
    processes = []
    try:
        for command in commands:
            processes.append(_start([*command, "--webui-port", str(_free_port())], folder))
            time.sleep(5)
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


def _start(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    import pyspark  # noqa: PLC0415  an extra, needed by this one measurement

    spark_class = Path(pyspark.__file__).parent / "bin" / "spark-class"
    log = (folder / "spark.log").open("ab")
    return subprocess.Popen(
        [str(spark_class), *command], stdout=log, stderr=log, env=_environment()
    )


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "SPARK_LOCAL_IP": _HOST,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }


def _free_port() -> int:
    with socket.create_server((_HOST, 0)) as server:
        return int(server.getsockname()[1])


def _search_and_kill(out: Path, master: str, step: str) -> int:
    """Search on the cluster, and kill one executor while the step is being made."""
    command = [sys.executable, "-m", "headwater", "corpus", "reuse", str(out)]
    search = subprocess.Popen(
        [*command, "--engine", "spark", "--master", master],
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    while not list(Layout(out).work.glob(f"*/{step}.unfinished/_temporary")):
        if search.poll() is not None:
            raise click.ClickException(f"the search ended before step {step} began")
        time.sleep(0.05)
    victim = _executors()[0]
    os.kill(victim, signal.SIGKILL)
    if search.wait() != 0:
        raise click.ClickException("the search did not survive the loss of an executor")
    return victim


def _executors() -> list[int]:
    """Process ids of the executors that our workers started."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = [
            int(entry.name)
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and _is_ours(entry)
        ]
        if found:
            return sorted(found)
        time.sleep(0.1)
    raise click.ClickException("no executor was found")


def _is_ours(process: Path) -> bool:
    try:
        line = (process / "cmdline").read_bytes()
    except OSError:
        return False
    # Each executor is told the address of its worker, which is on loopback here.
    return _EXECUTOR.encode() in line and b"--worker-url" in line and _HOST.encode() in line


def _rows(out: Path, name: str) -> list[tuple[Any, ...]]:
    files = Layout(out).answer_files(name)
    return sorted(tuple(row.values()) for f in files for row in pq.read_table(f).to_pylist())


if __name__ == "__main__":
    main()
