"""What every command shares at its edge: options, progress, outputs, and errors in one line.

Exit codes: 0 everything was read, 1 some of it failed, 2 it could not run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.errors import HeadwaterError, SettingsError

if TYPE_CHECKING:
    from headwater.dossier import Dossier
    from headwater.pipeline import Progress

SOME_FAILED = 1
COULD_NOT_RUN = 2

json_option = click.option(
    "--json", "json_file", metavar="FILE", help="Write the dossier as JSON (- for standard output)."
)
published_option = click.option(
    "--published",
    multiple=True,
    metavar="FILE=DATE",
    help="Say when a report was published (2015-07-01, or an instant with its zone). Repeatable.",
)
settings_option = click.option(
    "--settings",
    "settings_file",
    metavar="FILE.toml",
    type=click.Path(path_type=Path),
    help="Settings, one table a stage.",
)

_MOST_PROCESSES = 4


def _processes() -> int:
    return min(_MOST_PROCESSES, os.cpu_count() or 1)


processes_option = click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=_processes,
    show_default="one a processor, four at most",
    help="How many processes may work where there are many reports.",
)


@contextmanager
def errors_in_one_line() -> Iterator[None]:
    """What stops a command is said in one line, with exit code 2."""
    try:
        yield
    except HeadwaterError as error:
        click.echo(f"headwater: {error}", err=True)
        sys.exit(COULD_NOT_RUN)
    except KeyboardInterrupt:
        click.echo("headwater: stopped", err=True)
        sys.exit(COULD_NOT_RUN)


@contextmanager
def progress_shown(quiet: bool, *, remaining: bool = False) -> Iterator[Progress | None]:
    """A progress bar on a terminal; nothing where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from headwater.render.progress import progress_bar

    with progress_bar(remaining=remaining) as progress:
        yield progress


def check_outputs(*targets: str | None) -> None:
    """Find out before the work whether its result can be written."""
    if targets.count("-") > 1:
        raise SettingsError("only one of --json and --html can go to standard output")
    for target in targets:
        if target and target != "-":
            parent = Path(target).absolute().parent
            if not parent.is_dir():
                raise SettingsError(f"{target}: there is no folder {parent.name}; make it first")
            if Path(target).is_dir():
                raise SettingsError(f"{target}: is a folder; name a file")


def check_no_report_is_overwritten(dossier: Dossier, *targets: str | None) -> None:
    """Refuse to write over what the dossier was made from."""
    check_is_no_report([r.path for r in dossier.reports], *targets)


def check_is_no_report(paths: Iterable[str], *targets: str | None) -> None:
    """Refuse a target that is one of the reports."""
    reports = {Path(path).resolve() for path in paths}
    for target in targets:
        if target and target != "-" and Path(target).resolve() in reports:
            raise SettingsError(f"{target}: is one of the reports; name another file")


def publication_dates(options: Iterable[str]) -> dict[str, str]:
    """Publication dates by path, from `--published FILE=DATE`."""
    dates: dict[str, str] = {}
    for option in options:
        path, mark, date = option.rpartition("=")
        if not mark or not path or not date:
            raise SettingsError(
                f"--published {option!r} is not FILE=DATE, as in report.txt=2015-07-01"
            )
        dates[path] = date
    return dates


def write(target: str, text: str) -> None:
    """Write to a file, or to standard output where the target is `-`."""
    write_bytes(target, text.encode("utf-8", "backslashreplace"))


def write_bytes(target: str, content: bytes) -> None:
    """Write to a file, or to standard output where the target is `-`."""
    if target == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        raise SettingsError(f"{target}: could not be written ({error.strerror})") from error


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Whoever reads our output may go away (as `head` does); the exit code is what it would be."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
