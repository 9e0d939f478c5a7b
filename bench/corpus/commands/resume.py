"""`python -m bench.corpus resume`: killed at random moments and run again, the same rows come."""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.corpus.generate.recipe import Recipe
from bench.corpus.generate.shards import generate
from bench.corpus.peers.headwater import Limits, build_command, reuse_command
from bench.corpus.processes import kill, run, start
from bench.corpus.rows import differences, read_rows


@dataclass(frozen=True, slots=True)
class Setting:
    """Where it happens, and how long each command takes when nobody disturbs it.

    Attributes:
        folder: holds `made`, and the undisturbed outputs `built` and `whole`.
        seconds: of each command.
        limits: of each command.
    """

    folder: Path
    seconds: dict[str, float]
    limits: Limits

    def command(self, name: str, out: Path) -> list[str | Path]:
        """The command that does it."""
        if name == "build":
            return build_command(self.folder / "made", out, self.limits)
        return reuse_command(out, self.limits)


@click.command("resume")
@click.option("--reports", default=4000, show_default=True)
@click.option("--moments", default=10, show_default=True, help="Kills, at moments drawn at random.")
@click.option("--seed", default=1, show_default=True)
@click.option("--cores", default=2, show_default=True)
@click.option("--memory", default=4, show_default=True)
@click.option("--work", type=click.Path(path_type=Path), help="Keep corpora and outputs here.")
def command(
    reports: int, moments: int, seed: int, cores: int, memory: int, work: Path | None
) -> None:
    """Kill build and reuse with -9 at random moments, run them again, and compare the rows."""
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as scratch:
        folder = work or Path(scratch)
        list(generate(Recipe(reports=reports, seed=seed), folder / "made", processes=cores))
        setting = undisturbed(folder, Limits(cores, memory))
        table = Table(title=f"{reports:,} reports, killed with -9", title_justify="left")
        for heading in ("command", "after s", "of s", "still running", "rows"):
            table.add_column(heading)
        chance = random.Random(seed)
        same = [_add_moment(table, setting, chance) for _ in range(moments)]
    console.print(table)
    console.print(
        f"same rows {sum(same)} of {moments} times; floor: always; met: "
        f"{'yes' if all(same) else 'no'}"
    )
    if not all(same):
        raise SystemExit(1)


def undisturbed(folder: Path, limits: Limits) -> Setting:
    """Build and search once, to have rows to compare with."""
    setting = Setting(folder, {}, limits)
    out = folder / "whole"
    shutil.rmtree(out, ignore_errors=True)
    for name in ("build", "reuse"):
        log = folder / f"{name}.log"
        setting.seconds[name] = run(setting.command(name, out), log).wall_seconds
        if name == "build":
            shutil.copytree(out, folder / "built", dirs_exist_ok=True)
    return setting


def disturb(setting: Setting, name: str, after: float) -> tuple[bool, list[str]]:
    """Kill a command after so many seconds, run it again to its end, and what follows.

    Returns:
        Whether it was still running when it was killed, and which tables differ from those of the
        undisturbed run.
    """
    out = setting.folder / "disturbed"
    shutil.rmtree(out, ignore_errors=True)
    if name == "reuse":
        shutil.copytree(setting.folder / "built", out)
    running = _kill_after(setting.command(name, out), after)
    for again in ("build", "reuse") if name == "build" else ("reuse",):
        run(setting.command(again, out), setting.folder / f"{again}-again.log")
    return running, differences(setting.folder / "whole", out)


def _add_moment(table: Table, setting: Setting, chance: random.Random) -> bool:
    after = chance.uniform(0, sum(setting.seconds.values()))
    name = "build" if after < setting.seconds["build"] else "reuse"
    if name == "reuse":
        after -= setting.seconds["build"]
    running, differing = disturb(setting, name, after)
    rows = "; ".join(differing) or "the same"
    of = f"{setting.seconds[name]:.1f}"
    table.add_row(name, f"{after:.1f}", of, "yes" if running else "no, had ended", rows)
    return not differing and bool(read_rows(setting.folder / "whole").get("pairs"))


def _kill_after(command: list[str | Path], seconds: float) -> bool:
    child = start(command, subprocess.DEVNULL)
    time.sleep(seconds)
    running = child.poll() is None
    kill(child.pid)
    child.wait()
    return running
