"""`headwater export`: a dossier in the shapes that other tools read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.case.knowing import is_case, knowledge_of
from headwater.cli.case.opening import by_option, passphrase_option
from headwater.cli.edge import (
    SOME_FAILED,
    check_is_no_report,
    check_no_report_is_overwritten,
    check_outputs,
    errors_in_one_line,
    publication_dates,
    published_option,
    reader_may_leave,
    settings_option,
    write_bytes,
)
from headwater.errors import SettingsError
from headwater.settings import Settings, load_settings

if TYPE_CHECKING:
    from headwater.dossier import Dossier
    from headwater.export import File, Format


def _list_formats(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from headwater.export import FORMATS

        for known in FORMATS:
            click.echo(f"{known.name:<16}{known.about}")
        context.exit()


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "name", required=True, metavar="NAME", help="The format; see --list-formats."
)
@click.option(
    "--output",
    default="-",
    show_default=True,
    metavar="FILE|-",
    help="Where to write; - is standard output. Of a format of several files a folder (an "
    "existing one, or a name that ends in a slash) or else a zip.",
)
@click.option(
    "--list-formats",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_formats,
    help="List the formats and stop.",
)
@published_option
@settings_option
@passphrase_option
@by_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
def export(
    paths: tuple[str, ...],
    name: str,
    output: str,
    published: tuple[str, ...],
    settings_file: Path | None,
    passphrase_fd: int | None,
    by: str | None,
    quiet: bool,
) -> None:
    """Write what is known in a format that other tools read.

    PATH is one or more reports (files, folders, - for standard input), which are traced as
    `headwater trace` does, or one dossier that `headwater trace --json` wrote, or one case: then
    names that are protected are replaced by pseudonyms.

    What the format has no place for is counted on standard error.
    """
    with errors_in_one_line():
        from headwater.cli.opening import open_dossier
        from headwater.export import format_named

        chosen = format_named(name)
        settings = load_settings(settings_file) if settings_file else None
        folder = _check_output(chosen, output)
        check_is_no_report(paths, output)
        if is_case(Path(paths[0]), passphrase_fd):
            dossier = _of_case(paths, output, settings, passphrase_fd, by, quiet)
        else:
            dossier = open_dossier(
                paths,
                settings=settings or Settings(),
                published=publication_dates(published),
                quiet=quiet,
            )
        check_no_report_is_overwritten(dossier, output)
        if chosen.files is not None and folder is not None:
            _write_folder(folder, chosen.files(dossier), paths)
        else:
            with reader_may_leave():
                write_bytes(output, chosen.render(dossier))
        if not quiet:
            _say_what_is_missing(chosen, dossier)
        sys.exit(SOME_FAILED if dossier.account.failed else 0)


def _of_case(
    paths: Sequence[str],
    output: str,
    settings: Settings | None,
    passphrase_fd: int | None,
    by: str | None,
    quiet: bool,
) -> Dossier:
    if len(paths) > 1:
        raise SettingsError(f"{paths[0]}: is a case; give it alone, or reports without it")
    known = knowledge_of(
        Path(paths[0]), settings=settings, passphrase_fd=passphrase_fd, by=by, quiet=quiet
    )
    known.check_names_nobody(output)
    return known.dossier


def _check_output(chosen: Format, output: str) -> Path | None:
    """The folder to write into, or None where the output is one file; before any work."""
    separators = tuple(s for s in (os.sep, os.altsep) if s)
    if chosen.files is not None and (output.endswith(separators) or Path(output).is_dir()):
        folder = Path(output)
        if not folder.is_dir():
            check_outputs(str(folder))
        return folder
    check_outputs(output)
    if chosen.files is not None and output == "-" and sys.stdout.isatty():
        raise SettingsError(f"{chosen.name} is a zip of files; name a file or folder by --output")
    return None


def _write_folder(folder: Path, files: Sequence[File], paths: Sequence[str]) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{folder}: could not be made ({error.strerror})") from error
    for file in files:
        check_is_no_report(paths, str(folder / file.name))
    for file in files:
        write_bytes(str(folder / file.name), file.content)


def _say_what_is_missing(chosen: Format, dossier: Dossier) -> None:
    account = dossier.account
    unread = [f"{o.path}: {o.reason}" for o in account.failed]
    for line in (*unread, *account.degraded, *chosen.left_out(dossier)):
        click.echo(f"headwater: {line}", err=True)
