"""`python -m bench.corpus compare`: ours and other tools, on the same reports, in one run."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bench.corpus.floors import beside, verdict
from bench.corpus.generate.recipe import STYLES, Recipe
from bench.corpus.generate.shards import generate
from bench.corpus.peers.all import PEERS
from bench.corpus.peers.peer import Peer, Setup, own_python
from bench.corpus.processes import CommandError, Cost, run
from bench.corpus.score import OutputError, Score, Truth, read_found, read_truth, score
from bench.corpus.score.report import as_json, percent, print_score

_OURS, _RIVAL = "headwater", "passim"
_SHOWN = ("verbatim", "reworded 40 %", "reworded 60 %", "quote of 1 sentence", "wire story")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a tool did.

    Attributes:
        peer: the tool.
        costs: of each of its steps.
        score: of what it found; None if it did not run.
        trouble: why it did not run, or nothing.
    """

    peer: Peer
    costs: dict[str, Cost]
    score: Score | None = None
    trouble: str = ""

    @property
    def cost(self) -> Cost:
        """Of all steps."""
        return sum(self.costs.values(), Cost(0.0, 0.0, 0.0))


@click.command("compare")
@click.option("--reports", default=4000, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--furniture", default=1.0, show_default=True, help="As for generate.")
@click.option("--style", type=click.Choice(STYLES), default="news", show_default=True)
@click.option("--cores", default=2, show_default=True, help="For each tool.")
@click.option(
    "--memory", default=4, show_default=True, help="Gigabytes, for tools that can be told."
)
@click.option(
    "--python",
    default=own_python(),
    type=click.Path(path_type=Path),
    help="Interpreter of the environment that the peers are installed in (default: this one).",
)
@click.option("--only", multiple=True, help="A tool's name; may be given several times.")
@click.option("--work", type=click.Path(path_type=Path), help="Keep corpus and outputs here.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Also write as JSON.")
def command(
    reports: int,
    seed: int,
    style: str,
    furniture: float,
    cores: int,
    memory: int,
    python: Path,
    only: tuple[str, ...],
    work: Path | None,
    json_file: Path | None,
) -> None:
    """Race headwater against other tools, one after the other, on as many cores."""
    console = Console(width=100)
    setup = Setup(python, cores, memory)
    chosen = [peer for peer in PEERS if not only or peer.name in only]
    with tempfile.TemporaryDirectory() as scratch:
        folder = work or Path(scratch)
        list(
            generate(
                Recipe(reports=reports, seed=seed, furniture=furniture, style=style),
                folder / "made",
                processes=cores,
            )
        )
        ran = race(chosen, folder, setup, console)
    print_race(ran, reports, cores, console)
    if json_file:
        json_file.write_text(json.dumps([_plain(r) for r in ran], indent=2) + "\n", "utf-8")


def race(peers: Sequence[Peer], folder: Path, setup: Setup, console: Console) -> list[Ran]:
    """Run each tool on the corpus in `made`, and score what it found."""
    truth = read_truth(folder / "made")
    ran = []
    for peer in peers:
        console.print(f"{peer.name} ...", style="dim")
        ran.append(run_peer(peer, folder, setup, truth))
    return ran


def run_peer(peer: Peer, folder: Path, setup: Setup, truth: Truth) -> Ran:
    """Run one tool; what keeps it from running is said, and ends nothing."""
    if trouble := peer.missing(setup):
        return Ran(peer, {}, trouble=trouble)
    out = folder / peer.name.replace(" ", "-")
    out.mkdir(parents=True, exist_ok=True)
    costs: dict[str, Cost] = {}
    try:
        for step in peer.steps(folder / "made", out, setup):
            log = out / f"{step.name}.log"
            costs[step.name] = run(
                step.command, log, cores=setup.cores, environment=step.environment
            )
        return Ran(peer, costs, score(truth, read_found(peer.finish(out))))
    except (CommandError, OutputError, OSError) as error:
        return Ran(peer, costs, trouble=str(error))


def print_race(ran: Sequence[Ran], reports: int, cores: int, console: Console) -> None:
    """One line a tool, then how many times faster ours is than its rival."""
    table = Table(title=f"{reports:,} reports, {cores} cores", title_justify="left")
    for heading in ("tool", "wall s", "cpu s", "peak MB", "recall", "precision"):
        table.add_column(heading, justify="left" if heading == "tool" else "right")
    for each in ran:
        if each.score:
            table.add_row(each.peer.name, *_cost_cells(each.cost), *_score_cells(each.score))
            if len(each.costs) > 1:
                for name, cost in each.costs.items():
                    table.add_row(f"  {name}", *_cost_cells(cost))
    console.print(table)
    console.print(_kinds_table(ran))
    for each in ran:
        if each.trouble:
            console.print(f"{each.peer.name} did not run: {each.trouble}", markup=False)
        elif each.peer.name == _OURS and each.score:
            print_score(each.score, console, _OURS)
    _print_ratio(ran, console)


def _kinds_table(ran: Sequence[Ran]) -> Table:
    table = Table(title="recall by kind", title_justify="left")
    table.add_column("tool")
    for kind in _SHOWN:
        table.add_column(kind, justify="right")
    for each in ran:
        if each.score:
            recalls = each.score.recalls
            cells = [percent(recalls[kind]) if kind in recalls else "-" for kind in _SHOWN]
            table.add_row(f"{each.peer.name} ({each.peer.finds})", *cells)
    return table


def _print_ratio(ran: Sequence[Ran], console: Console) -> None:
    times = {each.peer.name: each.cost.wall_seconds for each in ran if each.score}
    if _OURS in times and _RIVAL in times:
        ratio, name = times[_RIVAL] / times[_OURS], "passim's time"
        console.print(
            f"{name}: {ratio:.1f} times ours; floor {beside(name)}; met: {verdict(name, ratio)}"
        )


def _cost_cells(cost: Cost) -> tuple[str, str, str]:
    return f"{cost.wall_seconds:.1f}", f"{cost.cpu_seconds:.1f}", f"{cost.peak_megabytes:,.0f}"


def _score_cells(score: Score) -> tuple[str, str]:
    return percent(score.recall), percent(score.precision)


def _plain(ran: Ran) -> dict[str, Any]:
    return {
        "tool": ran.peer.name,
        "finds": ran.peer.finds,
        "trouble": ran.trouble,
        "costs": {name: asdict(cost) for name, cost in ran.costs.items()},
        "score": as_json(ran.score) if ran.score else None,
    }
