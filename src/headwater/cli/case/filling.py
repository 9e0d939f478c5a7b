"""`headwater case new` and `headwater add`: a case is made, and reports go into it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.case.opening import (
    by_option,
    case_argument,
    given_passphrase,
    opened,
    passphrase_option,
    sign,
)
from headwater.cli.edge import (
    SOME_FAILED,
    errors_in_one_line,
    progress_shown,
    reader_may_leave,
    settings_option,
)
from headwater.errors import CaseError
from headwater.settings import load_settings

if TYPE_CHECKING:
    from headwater.case.sorting import Added
    from headwater.settings import Settings
    from headwater.store import CaseFile, Signature

# Findings of a larger case take long enough that a user should say when they are wanted.
_ANALYSED_AT_ONCE = 200


@click.group()
def case() -> None:
    """An investigation that lasts, in one file."""


@case.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--encrypt", is_flag=True, help="Encrypt the case with a passphrase (SQLCipher).")
@passphrase_option
@by_option
def new(file: Path, encrypt: bool, passphrase_fd: int | None, by: str | None) -> None:
    """Make an empty case. FILE must not be there yet."""
    from headwater.store import create_case

    with errors_in_one_line():
        passphrase = None
        if encrypt or passphrase_fd is not None:
            passphrase = given_passphrase(passphrase_fd, ask=True, confirm=True)
            if passphrase is None:
                raise CaseError(
                    f"{file}: a passphrase is needed; use --passphrase-fd or HEADWATER_PASSPHRASE"
                )
        create_case(file, sign(by), passphrase=passphrase)
        click.echo(f"{file} is ready. Put reports into it with: headwater add {file} PLACE...")


@click.command()
@case_argument
@click.argument("places", nargs=-1, required=True, metavar="PLACE...")
@click.option(
    "--analyse/--later",
    default=None,
    help="Bring the findings up to date now, or when they are asked for (default: now, in a case "
    f"of up to {_ANALYSED_AT_ONCE} reports).",
)
@settings_option
@passphrase_option
@by_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def add(
    case_file: Path,
    places: tuple[str, ...],
    analyse: bool | None,
    settings_file: Path | None,
    passphrase_fd: int | None,
    by: str | None,
    quiet: bool,
) -> None:
    """Add reports to a case: files, folders, or - for one report on standard input.

    Their bytes are kept as they were received. What the case holds already is not added again; a
    page seen again with other words is kept as a revision of the one before.
    """
    from headwater.case.sorting import settings_of
    from headwater.cli.case.sheets import print_added

    with errors_in_one_line():
        signature = sign(by)
        with opened(case_file, passphrase_fd) as held:
            settings = load_settings(settings_file) if settings_file else settings_of(held)
            added = _add(held, places, settings, signature, quiet)
            fresh = _bring_up_to_date(held, analyse, settings, signature, quiet)
            with reader_may_leave():
                print_added(held, added, fresh=fresh, quiet=quiet)
        sys.exit(SOME_FAILED if added.failed else 0)


def _add(
    held: CaseFile,
    places: tuple[str, ...],
    settings: Settings,
    signature: Signature,
    quiet: bool,
) -> Added:
    from headwater.acquire import acquire
    from headwater.case.sorting import nothing_new, sort_captures

    acquired = acquire(list(places), sys.stdin.buffer.read, settings.read, {})
    found = sort_captures(held, acquired.captures)
    if not found.new:
        return nothing_new(acquired, found)
    from headwater.case.adding import add_captures

    with progress_shown(quiet) as progress:
        return add_captures(
            held, acquired, found, settings=settings, signature=signature, progress=progress
        )


def _bring_up_to_date(
    held: CaseFile, wanted: bool | None, settings: Settings, signature: Signature, quiet: bool
) -> bool:
    """Whether the findings are of all that the case holds, once they were made or left."""
    from headwater.case.sorting import is_fresh
    from headwater.store.captures import names

    if is_fresh(held, settings):
        return True
    if wanted is False or (wanted is None and len(names(held)) > _ANALYSED_AT_ONCE):
        return False
    from headwater.case.analysing import analyse

    with progress_shown(quiet) as progress:
        analyse(held, settings=settings, signature=signature, progress=progress)
    return True
