"""`python -m bench.corpus`: make corpora, score what is found in them, and race the peers."""

from __future__ import annotations

import importlib

import click

from bench.corpus.generate.recipe import RecipeError
from bench.corpus.processes import CommandError
from bench.corpus.score.tables import OutputError

COMMANDS = (
    "generate",
    "score",
    "compare",
    "scale",
    "resume",
    "again",
    "kernel",
    "copies",
    "real",
    "small",
)
_SAID_IN_ONE_LINE = (CommandError, OutputError, RecipeError)


class _Commands(click.Group):
    """Loads a command's module when it is asked for; says what stops it in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"bench.corpus.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except _SAID_IN_ONE_LINE as error:
            raise click.UsageError(str(error), ctx) from error


@click.group(cls=_Commands, context_settings={"max_content_width": 100})
def main() -> None:
    """Corpora to measure `headwater corpus` on, and the measurements."""


if __name__ == "__main__":
    main(prog_name="python -m bench.corpus")
