"""The commands; the only module that prints or exits.

Exit codes: 0 everything was read, 1 some of it failed, 2 it could not run, 3 (`compare` alone) both
reports were read and a serious change was found. What takes a second to import (the parser, the
renderers) is imported by the command that needs it, so that `--help` is there at once.
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
from headwater.settings import Settings, load_settings
from headwater.version import VERSION

if TYPE_CHECKING:
    from headwater.dossier import Dossier
    from headwater.pipeline import Progress

_SOME_FAILED = 1
_COULD_NOT_RUN = 2
_SERIOUS_CHANGE = 3

_json_option = click.option(
    "--json", "json_file", metavar="FILE", help="Write the dossier as JSON (- for standard output)."
)
_settings_option = click.option(
    "--settings",
    "settings_file",
    metavar="FILE.toml",
    type=click.Path(path_type=Path),
    help="Settings, one table a stage.",
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Nothing leaves this machine: Headwater opens no connection.",
)
@click.version_option(
    VERSION, "-V", "--version", prog_name="headwater", message="%(prog)s %(version)s"
)
def main() -> None:
    """Know where news comes from: who copied whom, who said it, how many really know it."""


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_json_option
@click.option(
    "--html",
    "html_file",
    metavar="FILE",
    help="Write the dossier as one HTML page (- for standard output).",
)
@click.option(
    "--published",
    multiple=True,
    metavar="FILE=DATE",
    help="Say when a report was published (2015-07-01, or an instant with its zone). Repeatable.",
)
@click.option("--with-text", is_flag=True, help="Put each report's whole text into the JSON.")
@_settings_option
@click.option("-q", "--quiet", is_flag=True, help="Print no dossier and no progress; errors only.")
def trace(
    paths: tuple[str, ...],
    json_file: str | None,
    html_file: str | None,
    published: tuple[str, ...],
    with_text: bool,
    settings_file: Path | None,
    quiet: bool,
) -> None:
    """Trace reports: files, folders, or - for one report on standard input.

    Prints what was taken from what, who said it and what changed on the way. A sidecar
    NAME.meta.json beside NAME.txt, or header lines (Title:, Source:, Published:, URL:, Author:) at
    the top of a text, say what the words do not.
    """
    with _errors_in_one_line():
        settings = load_settings(settings_file) if settings_file else Settings()
        _check_outputs(json_file, html_file)
        dossier = _trace(paths, settings, _dates(published), quiet)
        _check_no_report_is_overwritten(dossier, json_file, html_file)
        with _reader_may_leave():
            if json_file:
                _write(json_file, dossier.to_json(with_text=with_text))
            if html_file:
                from headwater.render.page import render_page

                _write(html_file, render_page(dossier))
            if not quiet and "-" not in (json_file, html_file):
                from headwater.render.terminal import print_dossier

                print_dossier(dossier)
        for outcome in dossier.account.failed:
            if quiet or "-" in (json_file, html_file):
                click.echo(f"headwater: {outcome.path}: {outcome.reason}", err=True)
        sys.exit(_SOME_FAILED if dossier.account.failed else 0)


@main.command()
@click.argument("parent")
@click.argument("child")
@_json_option
@_settings_option
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
    with _errors_in_one_line():
        settings = load_settings(settings_file) if settings_file else Settings()
        _check_outputs(json_file)
        _check_is_no_report((parent, child), json_file)
        dossier = _compare(parent, child, settings, quiet)
        with _reader_may_leave():
            if json_file:
                _write(json_file, dossier.to_json())
            if not quiet and json_file != "-":
                from headwater.render.compared import print_comparison

                print_comparison(dossier)
            else:
                _tell_what_is_missing(dossier)
        sys.exit(_code_of_comparison(dossier))


@main.group()
def gazetteer() -> None:
    """The places that toponyms are resolved with."""


@gazetteer.command()
def build() -> None:
    """Compile the gazetteer now, which the first trace would do otherwise (about 10 seconds)."""
    from headwater.extract.gazetteer import open_gazetteer
    from headwater.settings import PlaceSettings

    with _errors_in_one_line(), _progress(quiet=False) as progress:
        opened = open_gazetteer(PlaceSettings(), progress)
        click.echo(f"The gazetteer is ready: {opened.version}")


def _trace(
    paths: tuple[str, ...], settings: Settings, published: dict[str, str], quiet: bool
) -> Dossier:
    from headwater.pipeline import trace as trace_reports

    with _progress(quiet) as progress:
        # A path given on the command line is a path even where its name holds a line break.
        return trace_reports(
            [p if p == "-" else Path(p) for p in paths],
            settings=settings,
            published=published,
            progress=progress,
        )


def _compare(parent: str, child: str, settings: Settings, quiet: bool) -> Dossier:
    from headwater.pipeline import compare as compare_reports

    with _progress(quiet) as progress:
        return compare_reports(Path(parent), Path(child), settings=settings, progress=progress)


def _code_of_comparison(dossier: Dossier) -> int:
    if dossier.account.read < 2:
        return _SOME_FAILED
    return _SERIOUS_CHANGE if any(d.severity == "high" for d in dossier.drift) else 0


def _tell_what_is_missing(dossier: Dossier) -> None:
    """On standard error: what was not read, and what else keeps this from being all clear."""
    account = dossier.account
    unread = [f"{o.path}: {o.reason}" for o in (*account.failed, *account.skipped)]
    for line in (*unread, *account.degraded):
        click.echo(f"headwater: {line}", err=True)


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from headwater.render.progress import progress_bar

    with progress_bar() as progress:
        yield progress


def _dates(options: tuple[str, ...]) -> dict[str, str]:
    dates: dict[str, str] = {}
    for option in options:
        path, mark, date = option.rpartition("=")
        if not mark or not path or not date:
            raise SettingsError(
                f"--published {option!r} is not FILE=DATE, as in report.txt=2015-07-01"
            )
        dates[path] = date
    return dates


def _check_outputs(*targets: str | None) -> None:
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


def _check_no_report_is_overwritten(dossier: Dossier, *targets: str | None) -> None:
    _check_is_no_report([r.path for r in dossier.reports], *targets)


def _check_is_no_report(paths: Iterable[str], *targets: str | None) -> None:
    reports = {Path(path).resolve() for path in paths}
    for target in targets:
        if target and target != "-" and Path(target).resolve() in reports:
            raise SettingsError(f"{target}: is one of the reports; name another file")


def _write(target: str, text: str) -> None:
    content = text.encode("utf-8", "backslashreplace")
    if target == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        raise SettingsError(f"{target}: could not be written ({error.strerror})") from error


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Whoever reads our output may go away (as `head` does); the exit code is what it would be."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    try:
        yield
    except HeadwaterError as error:
        click.echo(f"headwater: {error}", err=True)
        sys.exit(_COULD_NOT_RUN)
    except KeyboardInterrupt:
        click.echo("headwater: stopped", err=True)
        sys.exit(_COULD_NOT_RUN)
