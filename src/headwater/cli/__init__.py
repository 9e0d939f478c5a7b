"""The commands, one module each; the only package that prints or exits.

Exit codes: 0 everything was read, 1 some of it failed, 2 it could not run, 3 (`compare` alone) both
reports were read and a serious change was found. What takes a second to import (the parser, the
renderers) is imported by the command that needs it, so that `--help` is there at once.
"""

from __future__ import annotations

import click

from headwater.cli.case import CASE_COMMANDS
from headwater.cli.compare import compare
from headwater.cli.corpus import corpus
from headwater.cli.export import export
from headwater.cli.fetch import fetch
from headwater.cli.gazetteer import gazetteer
from headwater.cli.timestamp import timestamp
from headwater.cli.trace import trace
from headwater.cli.watch import watch
from headwater.threads import multiply_with_one_thread
from headwater.version import VERSION

__all__ = ["main"]


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Nothing leaves this machine: no connection is opened unless you ask to fetch.",
)
@click.version_option(
    VERSION, "-V", "--version", prog_name="headwater", message="%(prog)s %(version)s"
)
def main() -> None:
    """Know where news comes from: who copied whom, who said it, how many really know it."""
    multiply_with_one_thread()


for _command in (
    trace,
    compare,
    corpus,
    export,
    *CASE_COMMANDS,
    fetch,
    watch,
    timestamp,
    gazetteer,
):
    main.add_command(_command)
