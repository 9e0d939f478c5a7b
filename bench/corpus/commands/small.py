"""`python -m bench.corpus small`: a small run of every measurement, for `make bench`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

# What each is asked for; together about three minutes.
_RUNS: Mapping[str, Mapping[str, object]] = {
    "compare": {"reports": 2_000, "only": ("headwater", "six words in a row")},
    "scale": {"reports": (1_000, 4_000)},
    "again": {"reports": 2_000},
    "resume": {"reports": 500, "moments": 3},
    "kernel": {"reports": 2_000},
}


@click.command("small")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Run the race without other tools, growth, a second build, three kills, and the kernel."""
    for name, options in _RUNS.items():
        module = importlib.import_module(f"bench.corpus.commands.{name}")
        ctx.invoke(module.command, **options)
