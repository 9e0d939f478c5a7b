"""`headwater gazetteer`: the places that toponyms are resolved with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.edge import errors_in_one_line, progress_shown, reader_may_leave, settings_option

if TYPE_CHECKING:
    from headwater.extract.gazetteer import Gazetteer

_FILE = click.Path(path_type=Path)
_NAMES_A_LINE = 8


@click.group()
def gazetteer() -> None:
    """The places that toponyms are resolved with."""


@gazetteer.command()
@click.option(
    "--geonames",
    "dumps",
    metavar="FILE...",
    type=_FILE,
    multiple=True,
    help="GeoNames dumps (SY.txt, SY.zip, allCountries.zip, cities500.txt); the files of "
    "alternate names and divisions in the same folder are read too.",
)
@click.option(
    "--supplement",
    "supplements",
    metavar="FILE.csv",
    type=_FILE,
    multiple=True,
    help="Places of your own, which win: name, variants, lat, lon, kind, parent.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=_FILE,
    help="Write it there; name it in the settings as place.gazetteer. Without this later runs "
    "find it by themselves.",
)
@click.argument("more", metavar="", nargs=-1, type=_FILE)
def build(
    dumps: tuple[Path, ...],
    supplements: tuple[Path, ...],
    output: Path | None,
    more: tuple[Path, ...],
) -> None:
    """Compile the gazetteer: the default one, or one with GeoNames dumps and places of your own.

    Without options the default one is compiled if it is not there yet, which the first trace would
    do otherwise (about 20 seconds). Files behind those of --geonames are taken for dumps too.
    """
    from headwater.extract.gazetteer import Gazetteer, build_gazetteer, open_gazetteer
    from headwater.settings import PlaceSettings

    with errors_in_one_line():
        if more and not dumps:
            raise click.UsageError(f"{more[0]}: name it behind --geonames or --supplement")
        with progress_shown(quiet=False) as progress:
            if dumps or supplements or output:
                path = build_gazetteer((*dumps, *more), supplements, progress, output)
                opened = Gazetteer(path)
            else:
                opened = open_gazetteer(PlaceSettings(), progress)
        click.echo(f"The gazetteer is ready: {opened.version}")
        click.echo(f"{sum(opened.count_by_kind().values()):,} places, in {opened.path}")


@gazetteer.command()
@settings_option
@click.option("--country", metavar="CODE", help="How much of one country (SY) is covered, by kind.")
def status(settings_file: Path | None, country: str | None) -> None:
    """Say which gazetteer is in use and what it covers: sources, kinds, countries."""
    from headwater.extract.gazetteer import open_gazetteer
    from headwater.settings import Settings, load_settings

    with errors_in_one_line(), reader_may_leave():
        settings = load_settings(settings_file) if settings_file else Settings()
        with progress_shown(quiet=False) as progress:
            opened = open_gazetteer(settings.place, progress)
        if country is not None:
            _print_country(opened, country.upper())
        else:
            _print_status(opened)


@gazetteer.command()
def forget() -> None:
    """Remove the gazetteer that you built, so that the default one is used again."""
    from headwater.extract.gazetteer import forget_own_gazetteer

    with errors_in_one_line():
        removed = forget_own_gazetteer()
        click.echo(
            "Your own gazetteer is removed; the default one is in use."
            if removed
            else "There is no gazetteer of your own; the default one is in use."
        )


def _print_status(opened: Gazetteer) -> None:
    click.echo(f"Gazetteer  {opened.path}")
    click.echo(f"Version    {opened.version}")
    click.echo("Sources    the first wins")
    for source in opened.sources():
        click.echo(f"  {source.entries:>11,}  {source.name}")
    click.echo("Kinds")
    for kind, count in opened.count_by_kind().items():
        click.echo(f"  {count:>11,}  {kind}")
    countries = opened.count_by_country()
    click.echo(f"Countries  {len(countries)}, by places")
    pieces = [f"{code} {count:,}" for code, count in countries.items()]
    for at in range(0, len(pieces), _NAMES_A_LINE):
        click.echo("  " + "  ".join(f"{p:<10}" for p in pieces[at : at + _NAMES_A_LINE]).rstrip())


def _print_country(opened: Gazetteer, code: str) -> None:
    kinds = opened.count_by_kind(code)
    if not kinds:
        click.echo(f"{code}: no places; give a country's two letters, as in SY", err=True)
        sys.exit(1)
    entry = opened.division(code, None)
    click.echo(f"{code}  {entry.name if entry is not None else ''}".rstrip())
    for kind, count in kinds.items():
        click.echo(f"  {count:>11,}  {kind}")
