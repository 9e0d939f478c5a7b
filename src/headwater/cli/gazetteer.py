"""`headwater gazetteer`: the places that toponyms are resolved with."""

from __future__ import annotations

import click

from headwater.cli.edge import errors_in_one_line, progress_shown


@click.group()
def gazetteer() -> None:
    """The places that toponyms are resolved with."""


@gazetteer.command()
def build() -> None:
    """Compile the gazetteer now, which the first trace would do otherwise (about 10 seconds)."""
    from headwater.extract.gazetteer import open_gazetteer
    from headwater.settings import PlaceSettings

    with errors_in_one_line(), progress_shown(quiet=False) as progress:
        opened = open_gazetteer(PlaceSettings(), progress)
        click.echo(f"The gazetteer is ready: {opened.version}")
