"""`headwater compare`: what a retelling changes, before it is published."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.edge import (
    SOME_FAILED,
    check_is_no_report,
    check_outputs,
    errors_in_one_line,
    json_option,
    progress_shown,
    reader_may_leave,
    settings_option,
    write,
)
from headwater.settings import Settings, load_settings

if TYPE_CHECKING:
    from headwater.dossier import Dossier

_SERIOUS_CHANGE = 3


@click.command()
@click.argument("parent")
@click.argument("child")
@json_option
@settings_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors; see the exit code.")
def compare(
    parent: str, child: str, json_file: str | None, settings_file: Path | None, quiet: bool
) -> None:
    """Before you publish: what does CHILD change of PARENT?

    Each is a file, or - for standard input. That the child was made from the parent is your word:
    it is not asked whether it looks so. Changes are listed with the most serious first.

    Exit codes: 0 nothing serious, 3 a serious change, 1 one of the two could not be read, 2 it
    could not run. 3 is given only where both were read.
    """
    with errors_in_one_line():
        settings = load_settings(settings_file) if settings_file else Settings()
        check_outputs(json_file)
        check_is_no_report((parent, child), json_file)
        dossier = _compare(parent, child, settings, quiet)
        with reader_may_leave():
            if json_file:
                write(json_file, dossier.to_json())
            if not quiet and json_file != "-":
                from headwater.render.compared import print_comparison

                print_comparison(dossier)
            else:
                _tell_what_is_missing(dossier)
        sys.exit(_code_of_comparison(dossier))


def _compare(parent: str, child: str, settings: Settings, quiet: bool) -> Dossier:
    from headwater.pipeline import compare as compare_reports

    with progress_shown(quiet) as progress:
        return compare_reports(Path(parent), Path(child), settings=settings, progress=progress)


def _code_of_comparison(dossier: Dossier) -> int:
    if dossier.account.read < 2:
        return SOME_FAILED
    return _SERIOUS_CHANGE if any(d.severity == "high" for d in dossier.drift) else 0


def _tell_what_is_missing(dossier: Dossier) -> None:
    """On standard error: what was not read, and what else keeps this from being all clear."""
    account = dossier.account
    unread = [f"{o.path}: {o.reason}" for o in (*account.failed, *account.skipped)]
    for line in (*unread, *account.degraded):
        click.echo(f"headwater: {line}", err=True)
