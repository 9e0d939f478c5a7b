"""`headwater check`, `protect`, `purge` and `pack`: a case kept whole, and safe to hand on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from headwater.cli.case.opening import by_option, case_argument, opened, passphrase_option, sign
from headwater.cli.edge import errors_in_one_line, progress_shown, reader_may_leave
from headwater.errors import CaseError, SettingsError

_FAULTS = 1


@click.command()
@case_argument
@passphrase_option
def check(case_file: Path, passphrase_fd: int | None) -> None:
    """Whether a case is whole: the file, the chain of the log, every digest, every span.

    Exit codes: 0 all of it holds, 1 something does not, 2 the case could not be opened.
    """
    from headwater.case.checking import check as check_whole
    from headwater.case.guarding import find_protected
    from headwater.cli.case.sheets import print_checked

    with errors_in_one_line():
        with opened(case_file, passphrase_fd, read_only=True) as held:
            checked = check_whole(held)
            finder = find_protected(held)
        with reader_may_leave():
            print_checked(checked, finder)
        sys.exit(_FAULTS if checked.faults else 0)


@click.command()
@case_argument
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--spelling",
    "spellings",
    multiple=True,
    metavar="WORDS",
    help="A nickname, a handle or a spelling that does not follow from the name. Repeatable.",
)
@by_option
@passphrase_option
def protect(
    case_file: Path,
    names: tuple[str, ...],
    spellings: tuple[str, ...],
    by: str | None,
    passphrase_fd: int | None,
) -> None:
    """Protect names: from now on they leave the case in nothing that Headwater writes.

    A pseudonym stands in their place, the same everywhere, and coordinates are given to a tenth of
    a degree. Found are other spellings and scripts, initials, possessives, handles and addresses.
    Each NAME is another person.
    """
    from headwater.case.guarding import protect as protect_name

    with errors_in_one_line():
        if spellings and len(names) > 1:
            raise SettingsError("--spelling is of one name; protect each with a call of its own")
        signature = sign(by)
        with opened(case_file, passphrase_fd) as held:
            for name in names:
                person = protect_name(held, name, spellings, signature)
                click.echo(f"protected as {person.pseudonym}")


@click.command()
@case_argument
@click.argument("names", nargs=-1, required=True, metavar="REPORT...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@by_option
@passphrase_option
def purge(
    case_file: Path, names: tuple[str, ...], yes: bool, by: str | None, passphrase_fd: int | None
) -> None:
    """Take reports out of a case for good, by their stable names (report-...).

    No byte of them is left in the file. The log keeps that something was purged, and when.
    """
    from headwater.store.captures import holds
    from headwater.store.purging import purge as purge_reports

    with errors_in_one_line(), opened(case_file, passphrase_fd) as held:
        strange = [n for n in names if not holds(held, n)]
        if strange:
            raise CaseError(f"{strange[0]!r}: no report of that name; headwater search shows names")
        if not yes:
            click.confirm(f"Purge {len(names)} for good?", abort=True, err=True)
        gone = purge_reports(held, names, sign(by))
        click.echo(f"purged {', '.join(gone)}")


@click.command()
@case_argument
@click.argument("out", type=click.Path(path_type=Path))
@by_option
@passphrase_option
def pack(case_file: Path, out: Path, by: str | None, passphrase_fd: int | None) -> None:
    """Write a package to hand on: captures, texts, dossier, log and custody records in one zip.

    It is a BagIt bag, with a digest of every file. A capture that names somebody protected is left
    out, and the package says so.
    """
    from headwater.case.packing import pack_case

    with errors_in_one_line(), opened(case_file, passphrase_fd) as held:
        with progress_shown(quiet=False) as progress:
            packed = pack_case(held, out, signature=sign(by), progress=progress)
        click.echo(f"{packed.files} files, {packed.size:,} bytes; sha256 {packed.sha256}")
        if packed.withheld:
            why = "they name who is protected, or cannot be looked into"
            click.echo(f"{packed.withheld} captures are left out, since {why}")
